import { describe, expect, test } from 'vitest';
import { payments } from '../../db/schema/letting.ts';
import * as make from '../support/factories.ts';
import { TODAY, testDesk } from '../support/testDesk.ts';

/** An agreement that begins next month is signed, and paid, today. */
const signedAhead = async () => {
  const desk = await testDesk();
  make.warehouse(desk.db);
  make.room(desk.db, { id: 1 });
  make.client(desk.db, { id: 1 });
  make.agreement(desk.db, { id: 1, begin: '2026-12-01', plannedEnd: '2027-11-30', activatedAt: null });
  make.rental(desk.db, { start: '2026-12-01', plannedEnd: '2027-11-30' });
  make.idRange(desk.db, 'payment');
  return desk;
};

const pay = { payment_type: 'Наличными', account_article: 'Аренда', amount: 9000 };

describe('paying before the agreement begins', () => {
  test('today is accepted, and puts it in force', async () => {
    const desk = await signedAhead();
    const { status, body } = await desk.post('/_add_payment_/1', { ...pay, payment_date: TODAY });
    expect([status, body.msg_type]).toEqual([200, 'success']);
    expect(desk.db.select().from(payments).all()).toMatchObject([{ paidOn: TODAY, amount: 9_000_00 }]);
    const room = (await desk.get('/_update_floor_for_admin_?warehouse_id=1')).body.rooms[0];
    expect(room).toMatchObject({ rented: 1, balance: 9_000 });
  });

  test.each(['2026-11-22', '2026-11-24'])('%s is not', async (payment_date) => {
    const desk = await signedAhead();
    const { status, body } = await desk.post('/_add_payment_/1', { ...pay, payment_date });
    expect([status, body.errors[0].field]).toEqual([409, 'payment_date']);
    expect(desk.db.select().from(payments).all()).toEqual([]);
  });
});
