import { expect } from 'vitest';
import { outbox } from '../../db/schema/exchange.ts';
import { payments } from '../../db/schema/letting.ts';
import { auditEntries } from '../../db/schema/office.ts';
import * as make from './factories.ts';
import { answer, type TestDesk, testDesk } from './testDesk.ts';

/** Agreement 29 of Иванов (room 15, since 1 November), not yet paid; agreement 30 of Петрова in Novosibirsk (room 16). */
export const payingDesk = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db, { id: 1 });
  make.warehouse(db, { id: 2, name: 'Восток', timeZone: 'Asia/Novosibirsk' });
  make.room(db, { id: 15 });
  make.room(db, { id: 16, warehouseId: 2 });
  make.room(db, { id: 17 });
  make.client(db, { id: 1 });
  make.client(db, { id: 2, lastName: 'Петрова', firstName: 'Анна', patronymic: null });
  make.agreement(db, { id: 29, clientId: 1, begin: '2026-11-01', activatedAt: null });
  make.rental(db, { agreementId: 29, roomId: 15, start: '2026-11-01' });
  make.agreement(db, { id: 30, clientId: 2, begin: '2026-11-01' });
  make.rental(db, { agreementId: 30, roomId: 16, start: '2026-11-01' });
  make.idRange(db, 'payment', 500, 600);
  return desk;
};

export const PAYMENT_FORM = {
  payment_date: '2026-11-20',
  payment_type: 'Наличными',
  account_article: 'Аренда',
  amount: 6000,
  comment: null,
};

export const paymentRows = (desk: TestDesk) => desk.db.select().from(payments).orderBy(payments.id).all();
export const auditRows = (desk: TestDesk) => desk.db.select().from(auditEntries).all();
export const balanceOf = async (desk: TestDesk, agrid: number) => {
  const { body } = await desk.get(`/_get_agreement_total_/${agrid}`);
  return Math.round(body.agreement.balance * 100);
};

/** As old clients call: no problem+json, their own kind of body. */
export const oldPost = async (desk: TestDesk, path: string, body: URLSearchParams | FormData) =>
  answer(
    await fetch(desk.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${desk.token}` },
      body,
    }),
  );

/** A refused write: true status and sentence for us, 200 and danger for old clients, nothing changed by either. */
export const refusedWrite = async (
  desk: TestDesk,
  path: string,
  body: object,
  { status = 409, msg, field }: { status?: number; msg: string | RegExp; field?: string },
) => {
  const before = [paymentRows(desk), auditRows(desk).length, desk.db.select().from(outbox).all().length];
  const told = await desk.post(path, body);
  expect(told.status).toBe(status);
  if (typeof msg === 'string') expect(told.body.msg).toBe(msg);
  else expect(told.body.msg).toMatch(msg);
  if (field !== undefined) expect(told.body.errors).toMatchObject([{ field }]);
  const old = await desk.post(path, body, { accept: 'application/json' });
  expect(old.status).toBe(200);
  expect(old.body).toMatchObject({ msg_type: 'danger', msg: told.body.msg });
  expect([paymentRows(desk), auditRows(desk).length, desk.db.select().from(outbox).all().length]).toEqual(
    before,
  );
};
