import { describe, expect, test } from 'vitest';
import { outbox } from '../../db/schema/exchange.ts';
import { bookings, guestVisits } from '../../db/schema/letting.ts';
import { auditEntries, notifications } from '../../db/schema/office.ts';
import { clients } from '../../db/schema/people.ts';
import { callAs, form, postForm } from '../support/callAs.ts';
import * as make from '../support/factories.ts';
import { picture } from '../support/picture.ts';
import { NOON, type TestDesk, testDesk } from '../support/testDesk.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TO = { username: '79991234560', email: 'jZx4s@example.com', send_what: 'email' };
const VISIT = { room_id: 2, ...TO };
const LINK = { room_ids: [2, 3], ...TO, fullname: 'Иванов Иван Иванович' };

/** Room 1 is let under №29, 2 and 3 are free, 4 is tried by client 1, 5 booked for client 1, 6 not offered. */
const house = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db);
  for (let id = 1; id <= 6; id++) make.room(db, { id, inService: id !== 6 });
  make.room(db, { id: 15, name: 'Бокс А-15' });
  make.client(db, { id: 1, phone: '79161234567' });
  make.agreement(db, { id: 29, clientId: 1 });
  make.rental(db, { agreementId: 29, roomId: 1 });
  const held = { clientId: 1, closedAt: null };
  db.insert(guestVisits)
    .values({ ...held, roomId: 4, startedAt: NOON - HOUR, endsAt: NOON + HOUR })
    .run();
  db.insert(bookings)
    .values({ ...held, roomId: 5, bookedAt: NOON - HOUR, heldUntil: NOON + HOUR })
    .run();
  make.idRange(db, 'client', 50);
  return desk;
};

const status = async (desk: TestDesk, roomId: number) => {
  const { body } = await desk.get('/_main_rooms_?show_cnt=100');
  return body.plan_rooms.find((room: { room_id: number }) => room.room_id === roomId).rented;
};
const notice = ({ db }: TestDesk) => {
  const row = db.select().from(notifications).get();
  return row && { ...row, data: JSON.parse(row.data) };
};
const visits = ({ db }: TestDesk, roomId: number) =>
  db
    .select()
    .from(guestVisits)
    .all()
    .filter((visit) => visit.roomId === roomId);
const bookingsOf = ({ db }: TestDesk, roomId: number) =>
  db
    .select()
    .from(bookings)
    .all()
    .filter((booking) => booking.roomId === roomId);

const refusal = async (desk: TestDesk, path: string, body: object) => {
  const before = picture(desk.db);
  const answer = await desk.post(path, body);
  expect(picture(desk.db)).toBe(before);
  expect(desk.db.select().from(outbox).all()).toEqual([]);
  return answer;
};

describe('a guest visit (document L1941)', () => {
  const PATH = '/_test_room_by_admin_';

  test('opens for 24 hours, queues the link, makes a bare client for an unknown phone', async () => {
    const desk = await house();
    const { body } = await desk.post(PATH, VISIT);
    expect(body).toEqual({
      msg: 'Гостевой визит оформлен. Ссылка отправлена клиенту на email',
      msg_type: 'success',
      user_id: 50,
      test_end: '2026-11-24 12:00:00',
    });
    expect(visits(desk, 2)).toMatchObject([
      { clientId: 50, startedAt: NOON, endsAt: NOON + DAY, closedAt: null },
    ]);
    expect(await status(desk, 2)).toBe(0.25);
    expect(notice(desk)).toMatchObject({
      channel: 'email',
      recipient: 'jZx4s@example.com',
      template: 'guest-visit',
      data: { roomIds: [2], fullName: null, endsAt: NOON + DAY },
      clientId: 50,
      status: 'queued',
    });
    const made = desk.db
      .select()
      .from(clients)
      .all()
      .find((client) => client.id === 50);
    expect(made).toMatchObject({
      type: 'f',
      phone: '79991234560',
      email: 'jZx4s@example.com',
      lastName: '',
      approved: false,
    });
    const entry = desk.db.select().from(auditEntries).get();
    expect(entry).toMatchObject({ command: 'test-room', entity: 'client', entityId: '50' });
    desk.clock.at += DAY - 60_000;
    const token = await callAs(desk, 1);
    expect((await token.get('/_get_free_room_ids_')).body.room_ids).not.toContain(2);
    desk.clock.at += 60_000;
    expect((await token.get('/_get_free_room_ids_')).body.room_ids).toContain(2);
  });

  test('a known phone, in any spelling, is that client; by SMS no e-mail is needed', async () => {
    const desk = await house();
    const { body } = await desk.post(PATH, {
      room_id: '2',
      username: '8 (916) 123-45-67',
      email: '',
      send_what: 'SMS',
      fullname: 'Иван',
    });
    expect(body).toMatchObject({
      msg: 'Гостевой визит оформлен. Ссылка отправлена клиенту по SMS',
      user_id: 1,
    });
    expect(notice(desk)).toMatchObject({ channel: 'sms', recipient: '79161234567', clientId: 1 });
    expect(desk.db.select().from(clients).all()).toHaveLength(1);
  });

  test('the name of a new client is read from fullname', async () => {
    const desk = await house();
    await desk.post(PATH, { ...VISIT, fullname: 'Сидорова  Анна Петровна' });
    await desk.post(PATH, { ...VISIT, room_id: 3, username: '79991234561', fullname: 'Анна' });
    const names = desk.db
      .select()
      .from(clients)
      .all()
      .slice(1)
      .map((client) => [client.lastName, client.firstName, client.patronymic, client.nameKey]);
    expect(names).toEqual([
      ['Сидорова', 'Анна', 'Петровна', 'сидорова анна петровна'],
      ['', 'Анна', null, 'анна'],
    ]);
  });

  test('a visit that lapsed makes room for the next', async () => {
    const desk = await house();
    desk.clock.at += HOUR;
    expect((await desk.post(PATH, { ...VISIT, room_id: 4 })).body.msg_type).toBe('success');
    expect(visits(desk, 4).map(({ clientId, closedAt }) => [clientId, closedAt])).toEqual([
      [1, NOON + HOUR],
      [50, null],
    ]);
  });

  test.each([
    ['let', 1, 'room_taken', 'Ячейка 1 уже занята по договору №29'],
    ['in test', 4, 'room_in_test', 'Ячейка 4 на гостевом визите у клиента №1 до 23.11.2026 13:00'],
    ['booked', 5, 'room_booked', 'Ячейка 5 забронирована за клиентом №1 до 23.11.2026 13:00'],
    ['not offered', 6, 'room_not_offered', 'Ячейка 6 не выставлена'],
  ])('a room that is %s is refused, to its own client too', async (_name, room_id, code, words) => {
    const desk = await house();
    for (const username of [TO.username, '79161234567']) {
      const { status: got, body } = await refusal(desk, PATH, { ...VISIT, username, room_id });
      expect([got, body.code, body.errors[0].field]).toEqual([409, code, 'room_id']);
      expect(body.msg).toContain(words);
    }
  });

  test.each([
    ['no phone', { username: '' }, 'username'],
    ['no phone at all', { username: '12-34' }, 'username'],
    ['a link by e-mail without one', { email: '' }, 'email'],
    ['a wrong e-mail', { email: 'нет' }, 'email'],
    ['a wrong e-mail, though it goes by SMS', { email: 'нет', send_what: 'sms' }, 'email'],
    ['by pigeon', { send_what: 'pigeon' }, 'send_what'],
    ['no room', { room_id: '' }, 'room_id'],
  ])('%s is refused', async (_name, change, field) => {
    const desk = await house();
    const { status: got, body } = await refusal(desk, PATH, { ...VISIT, ...change });
    expect([got, body.errors[0].field]).toEqual([422, field]);
    expect(JSON.stringify(body)).not.toMatch(/12-34|"нет"/);
  });

  test('an unknown room; the same key twice', async () => {
    const desk = await house();
    expect((await refusal(desk, PATH, { ...VISIT, room_id: 99 })).status).toBe(404);
    const headers = { 'idempotency-key': '0190a1b2-0000-7000-8000-000000000001' };
    const first = await desk.post(PATH, VISIT, headers);
    expect((await desk.post(PATH, VISIT, headers)).body).toEqual(first.body);
    expect(desk.db.select().from(notifications).all()).toHaveLength(1);
  });

  test('nobody needs a right for it; an old client reads the refusal with status 200', async () => {
    const desk = await house();
    make.manager(desk.db, { id: 2, phone: '79000000002' });
    expect((await (await callAs(desk, 2)).post(PATH, VISIT)).body.msg_type).toBe('success');
    const { status: got, body } = await desk.post(PATH, VISIT, { accept: 'application/json' });
    expect([got, body.msg_type]).toEqual([200, 'danger']);
  });
});

describe('a link to form an agreement (document L1992)', () => {
  const PATH = '/_send_link_to_form_agreement_';

  test('books each room for 3 days and queues one link', async () => {
    const desk = await house();
    const { body } = await desk.post(PATH, LINK);
    expect(body).toEqual({ msg: 'Ссылка отправлена клиенту на email', msg_type: 'success', user_id: 50 });
    for (const roomId of [2, 3]) {
      expect(bookingsOf(desk, roomId)).toMatchObject([
        { clientId: 50, bookedAt: NOON, heldUntil: NOON + 3 * DAY, closedAt: null },
      ]);
      expect(await status(desk, roomId)).toBe(0.5);
    }
    expect(notice(desk)).toMatchObject({
      template: 'agreement-link',
      recipient: 'jZx4s@example.com',
      data: { roomIds: [2, 3], fullName: 'Иванов Иван Иванович', heldUntil: NOON + 3 * DAY },
      clientId: 50,
    });
    const entry = desk.db.select().from(auditEntries).get();
    expect(entry).toMatchObject({ command: 'send-agreement-link', entityId: '50' });
    expect(JSON.parse(entry?.after ?? '')).toMatchObject({ booking: { roomIds: [2, 3] } });
  });

  test.each([
    ['a JSON text', [['room_ids', '[2,3]']]],
    ['a text with commas', [['room_ids', '2, 3']]],
    [
      'a field repeated',
      [
        ['room_ids', '2'],
        ['room_ids', '3'],
        ['room_ids', '2'],
      ],
    ],
    [
      'brackets',
      [
        ['room_ids[]', '2'],
        ['room_ids[]', '3'],
      ],
    ],
  ] as const)('as a form, the rooms being %s', async (_name, rooms) => {
    const desk = await house();
    const fields = [...rooms, ...Object.entries(TO), ['fullname', 'Иван']] as [string, string][];
    const { status: got, body } = await postForm(desk, PATH, form(fields));
    expect([got, body.msg_type]).toEqual([200, 'success']);
    expect(bookingsOf(desk, 2)).toHaveLength(1);
    expect(bookingsOf(desk, 3)).toHaveLength(1);
    const plain = new URLSearchParams(
      fields.map(([name, value]) => [name, value.replace('3', '15').replace('2', '3')]),
    );
    plain.set('username', TO.username);
    // Sent again: room 3 is this client's own by now.
    expect((await postForm(desk, PATH, plain)).body.msg_type).toBe('success');
    expect(bookingsOf(desk, 15)).toHaveLength(1);
  });

  test('sent again, the three days begin anew; what he tries himself may be booked', async () => {
    const desk = await house();
    desk.clock.at += HOUR / 2;
    const known = { ...LINK, username: '79161234567', room_ids: [5, 4] };
    expect((await desk.post(PATH, known)).body).toMatchObject({ msg_type: 'success', user_id: 1 });
    expect(bookingsOf(desk, 5).map(({ heldUntil, closedAt }) => [heldUntil, closedAt])).toEqual([
      [NOON + HOUR, NOON + HOUR / 2],
      [NOON + HOUR / 2 + 3 * DAY, null],
    ]);
    expect(visits(desk, 4)).toMatchObject([{ closedAt: null }]);
    expect(await status(desk, 4)).toBe(0.5);
    // Twice in one instant is one booking.
    expect((await desk.post(PATH, known)).body.msg_type).toBe('success');
    expect(bookingsOf(desk, 5)).toHaveLength(2);
    expect(bookingsOf(desk, 5)[1]?.closedAt).toBeNull();
  });

  test('a booking that lapsed makes room for the next', async () => {
    const desk = await house();
    desk.clock.at += HOUR;
    expect((await desk.post(PATH, { ...LINK, room_ids: [5] })).body.msg_type).toBe('success');
    expect(bookingsOf(desk, 5).map(({ clientId, closedAt }) => [clientId, closedAt])).toEqual([
      [1, NOON + HOUR],
      [50, null],
    ]);
  });

  test.each([
    ['let', 1, 'room_taken', '№29'],
    ['tried by another', 4, 'room_in_test', '№1'],
    ['booked for another', 5, 'room_booked', '№1'],
    ['not offered', 6, 'room_not_offered', 'не выставлена'],
  ])('one room that is %s refuses all', async (_name, roomId, code, words) => {
    const desk = await house();
    const { status: got, body } = await refusal(desk, PATH, { ...LINK, room_ids: [2, roomId] });
    expect([got, body.code, body.errors[0].field]).toEqual([409, code, 'room_ids']);
    expect(body.msg).toContain(`Ячейка ${roomId}`);
    expect(body.msg).toContain(words);
  });

  test('no rooms, an unknown room, no e-mail for an e-mail', async () => {
    const desk = await house();
    expect((await refusal(desk, PATH, { ...LINK, room_ids: '[]' })).body.errors[0].field).toBe('room_ids');
    expect((await refusal(desk, PATH, { ...LINK, room_ids: [2, 99] })).status).toBe(404);
    expect((await refusal(desk, PATH, { ...LINK, email: null })).body.errors[0].field).toBe('email');
    const bySms = { ...LINK, email: null, send_what: 'sms' };
    expect((await desk.post(PATH, bySms)).body.msg).toBe('Ссылка отправлена клиенту по SMS');
    expect(notice(desk)).toMatchObject({ channel: 'sms', recipient: '79991234560' });
  });

  test('the same key twice', async () => {
    const desk = await house();
    const headers = { 'idempotency-key': '0190a1b2-0000-7000-8000-000000000001' };
    const first = await desk.post(PATH, LINK, headers);
    expect((await desk.post(PATH, LINK, headers)).body).toEqual(first.body);
    expect(desk.db.select().from(notifications).all()).toHaveLength(1);
  });
});
