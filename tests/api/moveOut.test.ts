import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { agreements, rentals } from '../../db/schema/letting.ts';
import { auditEntries } from '../../db/schema/office.ts';
import { JPEG, postForm } from '../support/callAs.ts';
import * as make from '../support/factories.ts';
import { house, PLAN, rentalOf, status } from '../support/moveOutHouse.ts';
import { picture } from '../support/picture.ts';
import { NOON, type TestDesk } from '../support/testDesk.ts';

const agreementOf = ({ db }: TestDesk, id: number) =>
  db.select().from(agreements).where(eq(agreements.id, id)).get();

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
