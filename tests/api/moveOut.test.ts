import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { outbox } from '../../db/schema/exchange.ts';
import { agreements, rentals } from '../../db/schema/letting.ts';
import { auditEntries } from '../../db/schema/office.ts';
import { form, JPEG, postForm } from '../support/callAs.ts';
import * as make from '../support/factories.ts';
import { picture } from '../support/picture.ts';
import { NOON, type TestDesk, testDesk } from '../support/testDesk.ts';

const PLAN = { room_id: 1, leave_date: '2026-11-30', leave_reason: 'Переезд', comment: null };

/** Иванов rents rooms 1 and 2 with deposits of 5 000 and 3 000, both paid; Петров rents room 3; room 4 is free. */
const house = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db);
  make.warehouse(db, { id: 2, name: 'Восток', timeZone: 'Asia/Vladivostok' });
  for (const id of [1, 2, 3, 4]) make.room(db, { id });
  make.room(db, { id: 20, warehouseId: 2 });
  make.client(db, { id: 1 });
  make.client(db, { id: 2, lastName: 'Петров' });
  make.agreement(db, { id: 1, clientId: 1 });
  make.rental(db, { agreementId: 1, roomId: 1, deposit: 5_000_00 });
  make.rental(db, { agreementId: 1, roomId: 2, deposit: 3_000_00 });
  make.payment(db, { id: 1, agreementId: 1, article: 'Депозит', amount: 8_000_00 });
  make.agreement(db, { id: 2, clientId: 2 });
  make.rental(db, { agreementId: 2, roomId: 3 });
  return desk;
};

const rentalOf = ({ db }: TestDesk, roomId: number, agreementId = 1) =>
  db
    .select()
    .from(rentals)
    .where(and(eq(rentals.roomId, roomId), eq(rentals.agreementId, agreementId)))
    .get();
const agreementOf = ({ db }: TestDesk, id: number) =>
  db.select().from(agreements).where(eq(agreements.id, id)).get();
const status = async (desk: TestDesk, roomId: number) => {
  const { body } = await desk.get('/_main_rooms_?show_cnt=100');
  return body.plan_rooms.find((room: { room_id: number }) => room.room_id === roomId).rented;
};

/** The refusal, and that it left everything as it was. */
const refusal = async (desk: TestDesk, path: string, body: object) => {
  const before = picture(desk.db);
  const { status: code, body: told } = await desk.post(path, body);
  expect(picture(desk.db)).toBe(before);
  expect(desk.db.select().from(outbox).all()).toEqual([]);
  return { code, ...told };
};

describe('planning a move-out (document L879)', () => {
  test('is kept, shows as 0.75, and is audited', async () => {
    const desk = await house();
    expect((await desk.post('/_end_rent_', { ...PLAN, comment: 'К лету' })).body).toEqual({
      msg: 'Завершение аренды успешно запланировано',
      msg_type: 'success',
    });
    expect(rentalOf(desk, 1)).toMatchObject({
      end: null,
      moveOutOn: '2026-11-30',
      moveOutReason: 'Переезд',
      moveOutComment: 'К лету',
    });
    expect(await status(desk, 1)).toBe(0.75);
    const [entry] = desk.db.select().from(auditEntries).all();
    expect(entry).toMatchObject({ command: 'end-rent', entity: 'agreement', entityId: '1', managerId: 1 });
    expect(JSON.parse(entry?.before ?? '')).toMatchObject({ roomId: 1, moveOutOn: null });
    expect(JSON.parse(entry?.after ?? '')).toMatchObject({ roomId: 1, moveOutOn: '2026-11-30' });
  });

  test('as the present client sends it: a text for the id, the reason as account_article', async () => {
    const desk = await house();
    const { comment: _, leave_reason, ...rest } = PLAN;
    const old = { ...rest, room_id: '1', account_article: leave_reason, comment: '' };
    expect((await desk.post('/_end_rent_', old)).body.msg_type).toBe('success');
    expect(rentalOf(desk, 1)).toMatchObject({ moveOutReason: 'Переезд', moveOutComment: null });
  });

  test.each([
    ['urlencoded', (fields: [string, string][]) => new URLSearchParams(fields)],
    ['multipart', (fields: [string, string][]) => form(fields)],
  ])('as a form, %s', async (_kind, make_) => {
    const desk = await house();
    const fields: [string, string][] = [
      ['room_id', '1'],
      ['leave_date', '30.11.2026'],
      ['leave_reason', 'высокая цена'],
      ['comment', ''],
    ];
    const { status: code, body } = await postForm(desk, '/_end_rent_', make_(fields));
    expect([code, body.msg_type]).toEqual([200, 'success']);
    expect(rentalOf(desk, 1)).toMatchObject({ moveOutOn: '2026-11-30', moveOutReason: 'Высокая цена' });
  });

  test('again: the new plan takes the old one’s place and needs approval anew', async () => {
    const desk = await house();
    await desk.post('/_end_rent_', { ...PLAN, comment: 'К лету' });
    desk.db.update(rentals).set({ moveOutApprovedAt: NOON, moveOutApprovedBy: 1 }).run();
    await desk.post('/_end_rent_', { ...PLAN, leave_date: '2026-11-23', leave_reason: 'Высокая цена' });
    expect(rentalOf(desk, 1)).toMatchObject({
      moveOutOn: '2026-11-23',
      moveOutReason: 'Высокая цена',
      moveOutComment: null,
      moveOutApprovedAt: null,
      moveOutApprovedBy: null,
    });
  });

  test('leave_date null cancels it; without a plan there is nothing to cancel', async () => {
    const desk = await house();
    const none = await refusal(desk, '/_end_rent_', { room_id: 1, leave_date: null });
    expect(none).toMatchObject({ code: 'no_move_out', msg: expect.stringContaining('Ячейка 1: выезд не') });
    const before = rentalOf(desk, 1);
    await desk.post('/_end_rent_', PLAN);
    const { body } = await desk.post('/_end_rent_', { room_id: 1, leave_date: null });
    expect(body).toEqual({ msg: 'Завершение аренды отменено', msg_type: 'success' });
    expect(rentalOf(desk, 1)).toEqual(before);
    expect(await status(desk, 1)).not.toBe(0.75);
    await desk.post('/_end_rent_', PLAN);
    const asForm = new URLSearchParams({ room_id: '1', leave_date: 'null' });
    expect((await postForm(desk, '/_end_rent_', asForm)).body.msg_type).toBe('success');
    expect(rentalOf(desk, 1)).toEqual(before);
  });

  test.each([
    ['yesterday', { leave_date: '2026-11-22' }, 409, 'leave_date', 'сегодняшний день (23.11.2026)'],
    ['«Другая» without a comment', { leave_reason: 'Другая' }, 422, 'comment', '«Другая»'],
    ['«Другая» with blanks', { leave_reason: 'Другая', comment: '  ' }, 422, 'comment', '«Другая»'],
    ['no reason', { leave_reason: '' }, 422, 'leave_reason', '«Переезд»'],
    ['an unknown reason', { leave_reason: 'Надоело' }, 422, 'leave_reason', 'Высокая цена'],
    ['no such day', { leave_date: '2026-11-31' }, 422, 'leave_date', 'leave_date'],
    ['an empty day', { leave_date: '' }, 422, 'leave_date', 'leave_date'],
  ])('%s is refused', async (_name, change, code, field, words) => {
    const desk = await house();
    const before = picture(desk.db);
    const { status: got, body } = await desk.post('/_end_rent_', { ...PLAN, ...change });
    expect([got, body.errors[0].field]).toEqual([code, field]);
    expect(body.msg).toContain(words);
    expect(picture(desk.db)).toBe(before);
  });

  test('«Другая» without a comment is refused to the present client too, in words that it shows', async () => {
    const desk = await house();
    const old = { room_id: '1', leave_date: '2026-11-30', account_article: 'Другая', comment: null };
    const { status: code, body } = await desk.post('/_end_rent_', old, { accept: 'application/json' });
    expect([code, body.msg_type]).toEqual([200, 'danger']);
    expect(body.msg).toContain('«Другая»');
    await desk.post('/_end_rent_', { ...old, comment: 'Уезжает' });
    expect(rentalOf(desk, 1)).toMatchObject({ moveOutReason: 'Другая', moveOutComment: 'Уезжает' });
  });

  test('today is the warehouse’s; not before the rent begins', async () => {
    const desk = await house();
    desk.clock.at = Date.UTC(2026, 10, 23, 15);
    make.agreement(desk.db, { id: 3, clientId: 2 });
    make.rental(desk.db, { agreementId: 3, roomId: 20 });
    // In Vladivostok it is the 24th already.
    const past = await desk.post('/_end_rent_', { ...PLAN, room_id: 20, leave_date: '2026-11-23' });
    expect(past.body.msg).toContain('24.11.2026');
    make.agreement(desk.db, { id: 4, clientId: 2, begin: '2026-12-10' });
    make.rental(desk.db, { agreementId: 4, roomId: 4, start: '2026-12-10' });
    const early = await desk.post('/_end_rent_', { ...PLAN, room_id: 4, leave_date: '2026-12-09' });
    expect(early.body).toMatchObject({ code: 'leave_date_early' });
    expect(early.body.msg).toContain('10.12.2026');
    const first = await desk.post('/_end_rent_', { ...PLAN, room_id: 4, leave_date: '2026-12-10' });
    expect(first.status).toBe(200);
  });

  test('a room that is not let, or not there', async () => {
    const desk = await house();
    expect(await refusal(desk, '/_end_rent_', { ...PLAN, room_id: 4 })).toMatchObject({
      code: 'room_not_let',
      msg: expect.stringContaining('Ячейка 4'),
    });
    const missing = await desk.post('/_end_rent_', { ...PLAN, room_id: 99 });
    expect([missing.status, missing.body.msg]).toEqual([404, expect.stringContaining('№99')]);
  });

  test('the same key twice is one plan', async () => {
    const desk = await house();
    const headers = { 'idempotency-key': '0190a1b2-0000-7000-8000-000000000001' };
    const first = await desk.post('/_end_rent_', PLAN, headers);
    const again = await desk.post('/_end_rent_', PLAN, headers);
    expect(again.body).toEqual(first.body);
    expect(desk.db.select().from(auditEntries).all()).toHaveLength(1);
    const other = await desk.post('/_end_rent_', { ...PLAN, leave_date: '2026-12-01' }, headers);
    expect(other.body.code).toBe('idempotency_conflict');
  });
});

describe('who is moving out (document L1131, L1172)', () => {
  const leaving = async () => {
    const desk = await house();
    await desk.post('/_end_rent_', { ...PLAN, leave_date: '2026-12-05' });
    await desk.post('/_end_rent_', { ...PLAN, room_id: 3, leave_date: '2026-11-25' });
    await desk.post('/_end_rent_', { ...PLAN, room_id: 2, leave_date: '2026-12-05' });
    return desk;
  };

  test('a line a room, the nearest first; a warehouse, or all when none or 0 is asked for', async () => {
    const desk = await leaving();
    const { body } = await desk.get('/_get_moving_out_clients_?warehouse_id=1');
    expect(body.users.map((user: { room_id: number }) => user.room_id)).toEqual([3, 1, 2]);
    expect(body.users[1]).toEqual({
      user_id: 1,
      fullname: 'Иванов Иван Иванович',
      username: '79000000001',
      rentenddate: '2026-12-05',
      agrid: 1,
      room_id: 1,
      room_name: 'Ячейка 1',
      warehouse_id: 1,
      leave_reason: 'Переезд',
      leave_approved: 0,
    });
    for (const query of ['', '?warehouse_id=0', '?warehouse_id='])
      expect((await desk.get(`/_get_moving_out_clients_${query}`)).body.users).toHaveLength(3);
    expect((await desk.get('/_get_moving_out_clients_?warehouse_id=2')).body.users).toEqual([]);
    expect((await desk.get('/_get_moving_out_clients_?floor=1')).status).toBe(422);
  });

  test('the room’s card: with agrid and without, with what is to be paid back and the photo’s link', async () => {
    const desk = await leaving();
    const id = desk.files.put(JPEG);
    make.photo(desk.db, id);
    desk.db.update(rentals).set({ moveOutFileId: id }).where(eq(rentals.roomId, 1)).run();
    const card = {
      room_id: 1,
      agrid: 1,
      room_name: 'Ячейка 1',
      user_id: 1,
      fullname: 'Иванов Иван Иванович',
      username: '79000000001',
      rentstartdate: '2026-01-01',
      rentenddate: '2026-12-05',
      warehouse_id: 1,
      warehouse_name: 'Борисовские пруды',
      deposit: 5000,
      return_amount: 5000,
      leave_reason: 'Переезд',
      leave_comment: null,
      leave_approved: 0,
      client_photo_link: '/documents/leaving/1_1',
    };
    for (const query of ['room_id=1&agrid=1', 'room_id=1'])
      expect((await desk.get(`/_get_moving_out_room_info_?${query}`)).body).toEqual({ room: card });
    const photo = await fetch(desk.url + card.client_photo_link, {
      headers: { authorization: `Bearer ${desk.token}` },
    });
    expect(Buffer.from(await photo.arrayBuffer())).toEqual(Buffer.from(JPEG));
    expect((await fetch(desk.url + card.client_photo_link)).status).toBe(401);
    for (const name of ['1_2', '1', '1_1_1', '..%2f1_1', 'x'])
      expect([name, (await desk.get(`/documents/leaving/${name}`)).status]).toEqual([name, 404]);
  });

  test('after the approval by its agreement; a later tenant hides it from who asks by the room alone', async () => {
    const desk = await leaving();
    await desk.post('/_approve_leaving_of_room_', { room_id: 3, agrid: 2 });
    const after = await desk.get('/_get_moving_out_room_info_?room_id=3');
    expect(after.body.room).toMatchObject({ agrid: 2, rentenddate: '2026-11-23', leave_approved: 1 });
    make.agreement(desk.db, { id: 5, clientId: 1, begin: '2026-11-24' });
    make.rental(desk.db, { agreementId: 5, roomId: 3, start: '2026-11-24' });
    const later = await desk.get('/_get_moving_out_room_info_?room_id=3');
    expect([later.status, later.body.msg]).toEqual([404, expect.stringContaining('№3')]);
    expect((await desk.get('/_get_moving_out_room_info_?room_id=3&agrid=2')).body.room.agrid).toBe(2);
  });

  test('nobody leaves, no such room', async () => {
    const desk = await house();
    for (const query of ['room_id=1', 'room_id=4', 'room_id=99', 'room_id=1&agrid=2'])
      expect([query, (await desk.get(`/_get_moving_out_room_info_?${query}`)).status]).toEqual([query, 404]);
    expect((await desk.get('/_get_moving_out_room_info_')).body.errors[0].field).toBe('room_id');
  });
});

describe('approving a move-out (document L1226)', () => {
  const approve = (desk: TestDesk, room_id: number, agrid = 1) =>
    desk.post('/_approve_leaving_of_room_', { room_id, agrid });

  test.each([
    ['past', '2026-11-20', '2026-11-23'],
    ['today', '2026-11-23', '2026-11-23'],
    ['near', '2026-11-26', '2026-11-23'],
    ['further ahead', '2026-11-27', '2026-11-27'],
  ])('ends the rental and frees the room, the planned day being %s', async (_name, planned, end) => {
    const desk = await house();
    desk.db
      .update(rentals)
      .set({ moveOutOn: planned, moveOutReason: 'Переезд' })
      .where(eq(rentals.roomId, 1))
      .run();
    const { body } = await approve(desk, 1);
    expect(body).toEqual({
      msg: 'Выезд успешно подтвержден. К возврату депозит 5\u00A0000\u00A0₽',
      msg_type: 'success',
      deposit_due: 5000,
      rentenddate: end,
    });
    expect(rentalOf(desk, 1)).toMatchObject({
      end,
      moveOutApprovedAt: NOON,
      moveOutApprovedBy: 1,
    });
    expect(await status(desk, 1)).toBe(0);
    expect((await desk.get('/_get_free_room_ids_')).body.room_ids).toContain(1);
    expect((await desk.get('/_get_moving_out_clients_')).body.users).toEqual([]);
    expect(agreementOf(desk, 1)?.end).toBeNull();
  });

  test('a rental that has not begun ends no earlier than it begins', async () => {
    const desk = await house();
    make.agreement(desk.db, { id: 4, clientId: 2, begin: '2026-11-25' });
    make.rental(desk.db, { agreementId: 4, roomId: 4, start: '2026-11-25' });
    await desk.post('/_end_rent_', { ...PLAN, room_id: 4, leave_date: '2026-11-25' });
    expect((await approve(desk, 4, 4)).body.rentenddate).toBe('2026-11-25');
  });

  test('the agreement ends with its last rental, on the last of their days', async () => {
    const desk = await house();
    await desk.post('/_end_rent_', { ...PLAN, leave_date: '2026-12-10' });
    await desk.post('/_end_rent_', { ...PLAN, room_id: 2, leave_date: '2026-11-23' });
    expect((await approve(desk, 1)).body).toMatchObject({ rentenddate: '2026-12-10', deposit_due: 5000 });
    expect(agreementOf(desk, 1)?.end).toBeNull();
    // Nothing was paid back for the first room yet: with the last one the whole deposit is due.
    expect((await approve(desk, 2)).body).toMatchObject({ rentenddate: '2026-11-23', deposit_due: 8000 });
    expect(agreementOf(desk, 1)?.end).toBe('2026-12-10');
    expect(agreementOf(desk, 2)?.end).toBeNull();
    const entries = desk.db.select().from(auditEntries).all();
    expect(JSON.parse(entries.at(-1)?.after ?? '')).toEqual({
      roomId: 2,
      rentalEnd: '2026-11-23',
      agreementEnd: '2026-12-10',
      depositDue: 8_000_00,
    });
  });

  test('the deposit is not paid back by itself; without one the answer is the document’s own', async () => {
    const desk = await house();
    await desk.post('/_end_rent_', { ...PLAN, room_id: 3 });
    expect((await approve(desk, 3, 2)).body).toMatchObject({
      msg: 'Выезд успешно подтвержден',
      deposit_due: 0,
    });
    await desk.post('/_end_rent_', PLAN);
    await approve(desk, 1);
    const count = desk.db.$client.prepare('SELECT count(*) FROM payments').pluck().get();
    expect(count).toBe(1);
  });

  test('an existing client’s strings, and the key twice', async () => {
    const desk = await house();
    await desk.post('/_end_rent_', PLAN);
    const fields = new URLSearchParams({ room_id: '1', agrid: '1' });
    const headers = { 'idempotency-key': '0190a1b2-0000-7000-8000-000000000002' };
    const first = await postForm(desk, '/_approve_leaving_of_room_', fields, headers);
    expect(first.body.msg_type).toBe('success');
    const again = await postForm(desk, '/_approve_leaving_of_room_', fields, headers);
    expect(again.body).toEqual(first.body);
    const anew = await postForm(desk, '/_approve_leaving_of_room_', fields);
    expect([anew.status, anew.body.msg_type, anew.body.code]).toEqual([200, 'danger', 'room_not_let']);
  });

  test.each([
    ['not moving out', { room_id: 1, agrid: 1 }, 409, 'no_move_out', 'Сначала запланируйте'],
    ['another’s agreement', { room_id: 3, agrid: 1 }, 409, 'other_agreement', '№2, а не №1'],
    ['not let', { room_id: 4, agrid: 1 }, 409, 'room_not_let', 'Ячейка 4'],
    ['an unknown room', { room_id: 99, agrid: 1 }, 404, 'not_found', '№99'],
    ['an unknown agreement', { room_id: 1, agrid: 99 }, 404, 'not_found', '№99'],
    ['no agreement', { room_id: 1 }, 422, 'invalid_input', 'agrid'],
  ])('%s is refused', async (_name, body, code, word, words) => {
    const desk = await house();
    desk.db
      .update(rentals)
      .set({ moveOutOn: '2026-11-30', moveOutReason: 'Переезд' })
      .where(eq(rentals.roomId, 3))
      .run();
    const before = picture(desk.db);
    const { status: got, body: told } = await desk.post('/_approve_leaving_of_room_', body);
    expect([got, told.code]).toEqual([code, word]);
    expect(told.msg).toContain(words);
    expect(picture(desk.db)).toBe(before);
  });
});
