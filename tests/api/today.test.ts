import { describe, expect, test } from 'vitest';
import { guestVisits } from '../../db/schema/letting.ts';
import * as make from '../support/factories.ts';
import { NOON, type TestDesk, TODAY, testDesk } from '../support/testDesk.ts';

const HOUR = 3_600_000;

/** №1 owes, №2 is paid for 5 days, №3 for long but ends in 3 days, №4 has ended in debt. */
const house = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db);
  make.client(db, { id: 1 });
  for (const id of [1, 2, 3, 4]) make.room(db, { id });
  const rent = { start: '2026-11-13', price: 3_650_00 };
  const agreement = (id: number, paid: number, more: object = {}) => {
    make.agreement(db, { id, clientId: 1, begin: '2026-11-13', ...more });
    make.rental(db, {
      agreementId: id,
      roomId: id,
      ...rent,
      ...('end' in more ? { end: '2026-11-20' } : {}),
    });
    if (paid > 0) make.payment(db, { id, agreementId: id, amount: paid, paidOn: TODAY });
  };
  agreement(1, 0);
  agreement(2, 1_800_00);
  agreement(3, 90_000_00, { plannedEnd: '2026-11-26' });
  agreement(4, 0, { end: '2026-11-20' });
  return desk;
};

describe('what the desk keeps an eye on', () => {
  test.each([
    ['debt', [1], 'agreements_unpaid'],
    ['soon', [2], 'agreements_running_out'],
    ['ending', [3], 'agreements_ending'],
  ] as const)('%s: the list behind the figure', async (watch, ids, figure) => {
    const desk = await house();
    const { body } = await desk.get(`/_main_agreements_?watch=${watch}`);
    expect(body.agreements.map((row: { agrid: number }) => row.agrid)).toEqual(ids);
    const summary = (await desk.get('/_dashboard_main_')).body[figure];
    expect(summary.cnt ?? summary).toBe(body.cnt_all);
  });

  test('an unknown word is told', async () => {
    expect((await (await house()).get('/_main_agreements_?watch=all')).status).toBe(422);
  });

  test('locks under a charge', async () => {
    const desk = await house();
    make.lock(desk.db, { id: 1, roomId: 1, charge: 19 });
    make.lock(desk.db, { id: 2, roomId: 2, charge: 20 });
    const { body } = await desk.get(
      '/_get_locks_power_?charge_below=20&sort_column=electric_quantity&page=1',
    );
    expect(body.rooms_x_locks.map((row: { room_id: number }) => row.room_id)).toEqual([1]);
    expect(body.cnt_all).toBe((await desk.get('/_dashboard_main_')).body.locks_low);
  });

  test('guest visits that are open, the first to end first', async () => {
    const desk = await house();
    const visit = { clientId: 1, startedAt: NOON - HOUR };
    desk.db
      .insert(guestVisits)
      .values([
        { ...visit, roomId: 4, endsAt: NOON + 20 * HOUR },
        { ...visit, roomId: 3, endsAt: NOON + 2 * HOUR },
        { ...visit, roomId: 2, endsAt: NOON - 1 },
        { ...visit, roomId: 1, endsAt: NOON + HOUR, closedAt: NOON - 1 },
      ])
      .run();
    const { visits } = (await desk.get('/_desk_/visits')).body;
    expect(
      visits.map((row: { room_id: number; ends_today: number; test_end: string }) => [
        row.room_id,
        row.ends_today,
        row.test_end,
      ]),
    ).toEqual([
      [3, 1, '2026-11-23 14:00:00'],
      [4, 0, '2026-11-24 08:00:00'],
    ]);
    expect((await desk.get('/_desk_/visits?warehouse_id=2')).body.visits).toEqual([]);
  });
});
