import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { notifications as table } from '../../db/schema/office.ts';
import { clients } from '../../db/schema/people.ts';
import { callAs } from '../support/callAs.ts';
import * as make from '../support/factories.ts';
import { NOON, type TestDesk, testDesk } from '../support/testDesk.ts';

const PATH = '/_desk_/notifications';
const HOUR = 3_600_000;

/** Two rooms; Иванова with phone and e-mail, a man with a phone alone; manager 2 has no right at all. */
const house = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db);
  for (const id of [1, 2]) make.room(db, { id });
  make.manager(db, { id: 2, phone: '79000000002' });
  make.client(db, {
    id: 1,
    lastName: 'Иванова',
    firstName: 'Анна',
    patronymic: null,
    phone: '79160000001',
    email: 'anna@mail.example',
  });
  make.client(db, { id: 2, phone: '79160000002', email: null });
  make.idRange(db, 'client', 50);
  return desk;
};

const put = (desk: TestDesk, id: string, given: Partial<typeof table.$inferInsert> = {}) =>
  desk.db
    .insert(table)
    .values({
      id,
      channel: 'email',
      recipient: 'anna@mail.example',
      template: 'guest-visit',
      data: JSON.stringify({ roomIds: [1], fullName: null, endsAt: NOON + HOUR }),
      clientId: 1,
      status: 'failed',
      createdAt: NOON - HOUR,
      error: 'Такого почтового адреса нет (550).',
      ...given,
    })
    .run();

const again = (id: string) => `${PATH}/${id}/send_again`;
const rowOf = (desk: TestDesk, id: string) => desk.db.select().from(table).where(eq(table.id, id)).get();

describe('the list of SMS and e-mails', () => {
  test('says of each what became of it, the newest first', async () => {
    const desk = await house();
    put(desk, 'a');
    put(desk, 'b', { status: 'sent', sentAt: NOON, error: null, createdAt: NOON, channel: 'sms' });
    const { body } = await desk.get(PATH);
    expect(body).toMatchObject({ cnt_all: 2, cnt_pages: 1, page: 1, cnt_queued: 0, cnt_failed: 1 });
    expect(body.notifications).toMatchObject([
      { notification_id: 'b', send_what: 'sms', status: 'sent', sent_at: NOON, reason: null },
      {
        notification_id: 'a',
        send_what: 'email',
        recipient: 'anna@mail.example',
        title: 'Гостевой визит',
        user_id: 1,
        fullname: 'Иванова Анна',
        rooms: [{ room_id: 1, room_name: 'Ячейка 1' }],
        status: 'failed',
        reason: 'Такого почтового адреса нет (550).',
        pending: false,
        created_at: NOON - HOUR,
        sent_at: null,
        repeats: null,
      },
    ]);
  });

  test('by client, by status, by page', async () => {
    const desk = await house();
    for (let i = 0; i < 5; i++) put(desk, `a${i}`, { createdAt: NOON + i });
    put(desk, 'q', { status: 'queued', clientId: 2, error: 'Не отправлено: SMS не настроены.' });
    const ids = (body: { notifications: { notification_id: string }[] }) =>
      body.notifications.map((one) => one.notification_id);
    const page = (await desk.get(`${PATH}?user_id=1&show_cnt=2&page=2`)).body;
    expect(ids(page)).toEqual(['a2', 'a1']);
    expect(page).toMatchObject({ cnt_all: 5, cnt_pages: 3, cnt_queued: 0, cnt_failed: 5 });
    const queued = (await desk.get(`${PATH}?status=queued`)).body;
    expect(ids(queued)).toEqual(['q']);
    expect(queued).toMatchObject({ cnt_all: 1, cnt_queued: 1, cnt_failed: 5 });
    expect((await desk.get(`${PATH}?status=lost`)).status).toBe(422);
    expect((await fetch(desk.url + PATH)).status).toBe(401);
  });

  test('what the centre has yet to learn of is marked so', async () => {
    const desk = await house();
    await desk.post('/_test_room_by_admin_', {
      room_id: 2,
      username: '79160000001',
      email: 'anna@mail.example',
      send_what: 'email',
    });
    const { body } = await desk.get(PATH);
    expect(body.notifications).toMatchObject([{ status: 'queued', pending: true, user_id: 1 }]);
    expect(body.notifications[0].send_again).toEqual([
      { send_what: 'sms', allowed: false, reason: 'Сообщение ещё в очереди: центр отправит его сам.' },
      { send_what: 'email', allowed: false, reason: 'Сообщение ещё в очереди: центр отправит его сам.' },
    ]);
  });
});

describe('sending again', () => {
  test('goes to where the client can be reached now; the old one stays', async () => {
    const desk = await house();
    put(desk, 'a');
    desk.db.update(clients).set({ email: 'anna@right.example' }).where(eq(clients.id, 1)).run();
    const { status, body } = await desk.post(again('a'), {});
    expect({ status, msg: body.msg }).toEqual({ status: 200, msg: 'Письмо будет отправлено ещё раз' });
    expect(rowOf(desk, body.notification_id)).toMatchObject({
      channel: 'email',
      recipient: 'anna@right.example',
      template: 'guest-visit',
      status: 'queued',
      error: null,
      repeats: 'a',
      createdAt: NOON,
      data: rowOf(desk, 'a')?.data,
    });
    expect(rowOf(desk, 'a')?.status).toBe('failed');
    const list = (await desk.get(PATH)).body;
    expect(list).toMatchObject({ cnt_queued: 1, cnt_failed: 0 });
    const second = await desk.post(again('a'), {});
    expect({ status: second.status, code: second.body.code }).toEqual({
      status: 409,
      code: 'notice_repeated',
    });
  });

  test('the other channel, and one that was sent: the client may not have got it', async () => {
    const desk = await house();
    put(desk, 'a', { status: 'sent', sentAt: NOON - HOUR, error: null });
    const { body } = await desk.post(again('a'), { send_what: 'sms' });
    expect(rowOf(desk, body.notification_id)).toMatchObject({ channel: 'sms', recipient: '79160000001' });
  });

  test.each<[string, Partial<typeof table.$inferInsert>, object, string]>([
    ['one in the queue', { status: 'queued' }, {}, 'notice_queued'],
    ['a visit that is over', { data: JSON.stringify({ roomIds: [1], endsAt: NOON }) }, {}, 'notice_over'],
    ['no e-mail', { clientId: 2 }, {}, 'no_email'],
    ['a text of a newer version', { template: 'birthday' }, {}, 'newer'],
  ])('%s is refused, and the list says so beforehand', async (_what, given, input, code) => {
    const desk = await house();
    put(desk, 'a', given);
    const [item] = (await desk.get(PATH)).body.notifications;
    const { status, body } = await desk.post(again('a'), input);
    expect({ status, code: body.code }).toEqual({ status: 409, code });
    const byMail = item.send_again.find((one: { send_what: string }) => one.send_what === 'email');
    expect(byMail).toEqual({ send_what: 'email', allowed: false, reason: body.msg });
  });

  test('a password link needs the right that makes one, a visit none', async () => {
    const desk = await house();
    put(desk, 'p', { template: 'password-link', data: '{"fullName":null}' });
    put(desk, 'v');
    const other = await callAs(desk, 2);
    const { status, body } = await other.post(again('p'), {});
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'right_missing' });
    const listed = (await other.get(PATH)).body.notifications.find(
      (one: { notification_id: string }) => one.notification_id === 'p',
    );
    expect(listed.send_again[0]).toMatchObject({ allowed: false, reason: body.msg });
    expect((await other.post(again('v'), {})).status).toBe(200);
    // However old: a new link has its own time.
    desk.clock.at += 100 * 24 * HOUR;
    const later = await callAs(desk, 1);
    expect((await later.post(again('p'), {})).status).toBe(200);
  });

  test('the same key twice is one; one that isn’t is told', async () => {
    const desk = await house();
    put(desk, 'a');
    const headers = { 'idempotency-key': '0190a1b2-0000-7000-8000-000000000001' };
    const first = await desk.post(again('a'), {}, headers);
    expect((await desk.post(again('a'), {}, headers)).body).toEqual(first.body);
    expect(desk.db.select().from(table).all()).toHaveLength(2);
    expect((await desk.post(again('nobody'), {})).status).toBe(404);
  });
});
