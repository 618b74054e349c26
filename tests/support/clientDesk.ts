import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { outbox } from '../../db/schema/exchange.ts';
import { agreements } from '../../db/schema/letting.ts';
import { auditEntries, notifications } from '../../db/schema/office.ts';
import { clientHistory, clients } from '../../db/schema/people.ts';
import { innWithCheckDigits, withAccountKey } from '../../main/domain/identifiers.ts';
import * as make from './factories.ts';
import { answer, NOON, type TestDesk, testDesk } from './testDesk.ts';

/** A desk with three clients, and what tests of writes about clients look at. */

export const INN = innWithCheckDigits('770708389');
export const PERSON_INN = innWithCheckDigits('7707083891');
export const BIK = '044525225';
export const ACCOUNT = withAccountKey('40702810900000000123', BIK, 'bank');
export const CORRESPONDENT = withAccountKey('30101810000000000225', BIK, 'correspondent');
export const KEY = '0190a1b2-0000-7000-8000-000000000001';

/** Иванов rents room 1 under an agreement in force; the firm and Петрова have none. Manager 2 has no right at all. */
export const chain = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db, { id: 1 });
  for (const id of [1, 2]) make.room(db, { id });
  make.manager(db, { id: 2, phone: '79000000002' });
  make.client(db, { id: 1, phone: '79161234567', email: 'ivanov@mail.example' });
  make.client(db, {
    id: 2,
    lastName: 'Петрова',
    firstName: 'Анна',
    patronymic: null,
    phone: '79260000002',
    passportSeries: null,
    approved: false,
  });
  make.client(db, {
    id: 3,
    type: 'u',
    companyName: 'ООО «Ива»',
    lastName: null,
    firstName: null,
    patronymic: null,
    phone: '79260000003',
    inn: INN,
    kpp: '770701001',
    passportPhotoFileId: null,
    birthday: null,
  });
  make.agreement(db, { id: 1, clientId: 1 });
  make.rental(db, { agreementId: 1, roomId: 1 });
  make.payment(db, { id: 1, agreementId: 1 });
  return desk;
};

export const clientRow = ({ db }: TestDesk, id: number) =>
  db.select().from(clients).where(eq(clients.id, id)).get();
export const history = ({ db }: TestDesk) =>
  db
    .select()
    .from(clientHistory)
    .all()
    .map((row) => ({ ...row, data: JSON.parse(row.data) as Record<string, unknown> }));
export const audit = ({ db }: TestDesk) =>
  db
    .select()
    .from(auditEntries)
    .all()
    .map((entry) => ({
      ...entry,
      before: entry.before && JSON.parse(entry.before),
      after: entry.after && JSON.parse(entry.after),
    }));
/** All that a refused write must leave alone. */
export const picture = ({ db }: TestDesk) =>
  JSON.stringify(
    [clients, clientHistory, auditEntries, outbox, notifications, agreements].map((t) =>
      db.select().from(t).all(),
    ),
  );

export const editOf = (
  desk: TestDesk,
  client: Record<string, unknown>,
  headers: Record<string, string> = {},
) => desk.post('/_edit_client_', { client: { user_id: 1, ...client } }, headers);

/** A call as old clients make it: no problem+json, so refusals come with 200. */
export const oldCall = async (
  desk: TestDesk,
  path: string,
  body: string | FormData | URLSearchParams,
  type?: string,
) =>
  answer(
    await fetch(desk.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${desk.token}`, ...(type ? { 'content-type': type } : {}) },
      body,
    }),
  );

export const withoutRights = async ({ desk }: TestDesk) => ({
  authorization: `Bearer ${await desk.tokens.issue(2, NOON)}`,
});

/** The write is refused with that status and sentence, and nothing at all has changed. */
export const expectRefused = async (
  desk: TestDesk,
  call: () => Promise<Awaited<ReturnType<typeof answer>>>,
  status: number,
  msg: RegExp,
  fields?: string[],
) => {
  const before = picture(desk);
  const { status: given, body } = await call();
  expect([given, body.msg_type]).toEqual([status, 'danger']);
  expect(body.msg).toMatch(msg);
  if (fields) expect(body.errors.map((e: { field: string }) => e.field)).toEqual(fields);
  expect(picture(desk)).toBe(before);
};
