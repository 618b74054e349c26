import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { agreements } from '../../db/schema/letting.ts';
import { notifications } from '../../db/schema/office.ts';
import { clients } from '../../db/schema/people.ts';
import {
  audit,
  chain,
  clientRow,
  expectRefused,
  INN,
  KEY,
  oldCall,
  withoutRights,
} from '../support/clientDesk.ts';
import * as make from '../support/factories.ts';
import { NOON, type TestDesk } from '../support/testDesk.ts';

describe('approving a client (document L409)', () => {
  test('answers as the document prints it, and an agreement that waited for it comes into force', async () => {
    const desk = await chain();
    const { db } = desk;
    make.client(db, { id: 4, approved: false });
    make.agreement(db, { id: 4, clientId: 4, activatedAt: null });
    make.rental(db, { agreementId: 4, roomId: 2 });
    make.payment(db, { id: 4, agreementId: 4 });
    const { status, body } = await desk.post('/_approve_client_', { user_id: 4, approved: 1 });
    expect([status, body]).toEqual([200, { msg: 'Подтверждено', msg_type: 'success' }]);
    expect(clientRow(desk, 4)?.approved).toBe(true);
    expect(db.select().from(agreements).where(eq(agreements.id, 4)).get()?.activatedAt).toBe(NOON);
    expect(audit(desk)).toMatchObject([
      {
        managerId: 1,
        at: NOON,
        command: 'approve-client',
        entityId: '4',
        before: { approved: 0 },
        after: { approved: 1 },
      },
    ]);
  });

  test('whoever approves second is told by whom and when it was done', async () => {
    const desk = await chain();
    make.client(desk.db, { id: 4, approved: false });
    const approve = async () => (await desk.post('/_approve_client_', { user_id: 4, approved: 1 })).body;
    await approve();
    expect(await approve()).toEqual({
      msg: expect.stringMatching(/^Уже подтверждено: \S.*, 23\.11\.2026 12:00$/),
      msg_type: 'success',
    });
    expect(clientRow(desk, 4)?.approved).toBe(true);
  });

  test('rejecting takes it back, needs no photo, and leaves an agreement in force', async () => {
    const desk = await chain();
    desk.db.update(clients).set({ passportPhotoFileId: null }).where(eq(clients.id, 1)).run();
    const { body } = await desk.post('/_approve_client_', { user_id: '1', approved: '0' });
    expect(body).toEqual({ msg: 'Подтверждение снято', msg_type: 'success' });
    expect(clientRow(desk, 1)?.approved).toBe(false);
    expect(desk.db.select().from(agreements).get()?.activatedAt).toBe(1);
  });

  test('a person without a passport photo, a firm without an INN are not approved', async () => {
    const desk = await chain();
    desk.db
      .update(clients)
      .set({ passportPhotoFileId: null, approved: false })
      .where(eq(clients.id, 1))
      .run();
    desk.db.update(clients).set({ inn: null, approved: false }).where(eq(clients.id, 3)).run();
    const approve = (user_id: number) => () => desk.post('/_approve_client_', { user_id, approved: 1 });
    await expectRefused(desk, approve(1), 409, /«Иванов Иван Иванович»: нет фото паспорта/, ['approved']);
    await expectRefused(desk, approve(3), 409, /«ООО «Ива»»: нет ИНН/, ['approved']);
    make.client(desk.db, {
      id: 5,
      type: 'u',
      companyName: 'АО',
      inn: INN,
      passportPhotoFileId: null,
      approved: false,
    });
    expect((await approve(5)()).body.msg).toBe('Подтверждено');
  });

  test('refuses who has no right, an unknown client and another value', async () => {
    const desk = await chain();
    const headers = await withoutRights(desk);
    const call =
      (body: unknown, more = {}) =>
      () =>
        desk.post('/_approve_client_', body, more);
    await expectRefused(desk, call({ user_id: 1, approved: 0 }, headers), 403, /нет права подтверждать/);
    await expectRefused(desk, call({ user_id: 99, approved: 1 }), 404, /№99 не найден/);
    await expectRefused(desk, call({ user_id: 1, approved: 2 }), 422, /approved/, ['approved']);
    await expectRefused(desk, call({ user_id: 1 }), 422, /approved/, ['approved']);
    const old = await oldCall(
      desk,
      '/_approve_client_',
      new URLSearchParams({ user_id: '99', approved: '1' }),
    );
    expect([old.status, old.body.msg_type, old.body.code]).toEqual([200, 'danger', 'not_found']);
  });
});

describe('making a client’s account (document L1913)', () => {
  const register = (desk: TestDesk, body: Record<string, unknown>, headers = {}) =>
    desk.post(
      '/_register_user_by_admin_',
      { username: '+7 999 123-45-60', send_what: 'sms', ...body },
      headers,
    );

  const ready = async () => {
    const desk = await chain();
    make.idRange(desk.db, 'client', 100, 200);
    return desk;
  };

  test('takes the document’s example: the client stands in the register, the e-mail in the queue', async () => {
    const desk = await ready();
    const example = { username: '79991234560', email: 'jZx4s@example.com', send_what: 'email' };
    const { status, body } = await desk.post('/_register_user_by_admin_', example);
    expect([status, body]).toEqual([
      200,
      {
        msg: 'Личный кабинет создан. Ссылка с паролем отправлена клиенту',
        msg_type: 'success',
        user_id: 100,
      },
    ]);
    expect(clientRow(desk, 100)).toMatchObject({
      type: 'f',
      phone: '79991234560',
      email: 'jZx4s@example.com',
      approved: false,
      createdAt: NOON,
    });
    expect(desk.db.select().from(notifications).all()).toMatchObject([
      {
        channel: 'email',
        recipient: 'jZx4s@example.com',
        template: 'password-link',
        clientId: 100,
        status: 'queued',
      },
    ]);
    expect(audit(desk)).toMatchObject([{ command: 'register-client', entityId: '100', before: null }]);
    const { body: card } = await desk.get('/_get_client_total_/100');
    expect(card.client.missing).toEqual(expect.arrayContaining(['фамилия', 'имя', 'фото паспорта']));
  });

  test('by SMS no e-mail is needed; a name that was given is split and found', async () => {
    const desk = await ready();
    const { body } = await register(desk, { fullname: 'Ёлкин Олег Петрович', email: '' });
    expect(body.user_id).toBe(100);
    expect(desk.db.select().from(notifications).get()).toMatchObject({
      channel: 'sms',
      recipient: '79991234560',
    });
    expect(clientRow(desk, 100)).toMatchObject({ lastName: 'Ёлкин', patronymic: 'Петрович', email: null });
    expect((await desk.get(`/_get_fio_?search_str=${encodeURIComponent('елк ол')}`)).body.users).toHaveLength(
      1,
    );
  });

  test('refuses a phone in use, and everything that is not as it should be', async () => {
    const desk = await ready();
    const call =
      (body: Record<string, unknown>, headers = {}) =>
      () =>
        register(desk, body, headers);
    await expectRefused(desk, call({ username: '8 926 000 00 02' }), 409, /уже у клиента №2 «Петрова Анна»/, [
      'username',
    ]);
    await expectRefused(desk, call({ username: '123' }), 422, /11 цифр/, ['username']);
    await expectRefused(desk, call({ send_what: 'email' }), 422, /почту/, ['email']);
    await expectRefused(desk, call({ email: 'нет' }), 422, /почта/, ['email']);
    await expectRefused(desk, call({ send_what: 'fax' }), 422, /sms, email/, ['send_what']);
    await expectRefused(desk, call({ username: null }), 422, /username/, ['username']);
    await expectRefused(desk, call({}, await withoutRights(desk)), 403, /добавлять клиентов/);
    const old = await oldCall(
      desk,
      '/_register_user_by_admin_',
      new URLSearchParams({ username: '79260000002', email: 'a@b.ru', send_what: 'SMS' }),
    );
    expect([old.status, old.body.msg_type, old.body.code]).toEqual([200, 'danger', 'phone_taken']);
  });

  test('a refused account spends no number; without numbers the sentence says where they come from', async () => {
    const desk = await ready();
    await register(desk, { username: '79260000002' });
    expect((await register(desk, {})).body.user_id).toBe(100);
    const bare = await chain();
    await expectRefused(bare, () => register(bare, {}), 409, /закончились номера/);
  });

  test('the same Idempotency-Key makes one account', async () => {
    const desk = await ready();
    const headers = { 'idempotency-key': KEY };
    const first = await register(desk, {}, headers);
    expect((await register(desk, {}, headers)).body).toEqual(first.body);
    expect(desk.db.select().from(notifications).all()).toHaveLength(1);
  });
});
