import { describe, expect, test } from 'vitest';
import { managers } from '../../db/schema/people.ts';
import { waitAfter } from '../../main/auth/throttle.ts';
import { PASSWORD, PHONE, testDesk } from '../support/testDesk.ts';

const HOUR = 3_600_000;
const OLD = { accept: 'application/json', authorization: '' };

describe('sign-in (document L61, domain §4)', () => {
  test.each(['79000000001', '+7 900 000-00-01', '8 (900) 000 00 01', '9000000001', 79000000001])(
    'takes the phone as %s',
    async (username) => {
      const desk = await testDesk();
      const { status, body } = await desk.post('/_admin_login_', { username, password: PASSWORD });
      expect(status).toBe(200);
      expect(body).toMatchObject({ msg: 'Вы успешно вошли', msg_type: 'success', expiration_time: 43_200 });
      expect(body.manager).toMatchObject({ manager_id: 1, can_set_accesses: 1, can_add_edit_payments: 1 });
      const me = await desk.get('/_get_warehouses_info_for_admin_', {
        authorization: `Bearer ${body.access_token}`,
      });
      expect(me.status).toBe(200);
    },
  );

  test('takes a form as the document writes it, urlencoded and multipart alike', async () => {
    const desk = await testDesk();
    const form = new FormData();
    form.set('username', PHONE);
    form.set('password', PASSWORD);
    for (const body of [form, new URLSearchParams({ username: PHONE, password: PASSWORD })]) {
      const response = await fetch(`${desk.url}/_admin_login_`, { method: 'POST', body });
      expect(await response.json()).toMatchObject({ msg_type: 'success' });
    }
  });

  test('claims are plain: old clients decode them with atob', async () => {
    const desk = await testDesk();
    const payload = desk.token.split('.')[1] ?? '';
    expect(payload).toMatch(/^[A-Za-z0-9]+$/);
    expect(Object.keys(JSON.parse(atob(payload))).sort()).toEqual(['exp', 'iat', 'sub']);
  });

  test('a wrong pair: 200 and danger for old clients, the true status for ours, never a token', async () => {
    const desk = await testDesk();
    for (const wrong of [
      { username: PHONE, password: 'не тот' },
      { username: '79999999999', password: PASSWORD },
      { username: 'кто-то', password: PASSWORD },
    ]) {
      const old = await desk.post('/_admin_login_', wrong, OLD);
      expect(old.status).toBe(200);
      expect(old.body).toMatchObject({ msg: 'Неверный номер телефона или пароль', msg_type: 'danger' });
      expect(old.body.access_token).toBeUndefined();
      expect((await desk.post('/_admin_login_', wrong)).status).toBe(422);
    }
  });

  test('after five failures one waits, longer each time, and a right password does not help before', async () => {
    const desk = await testDesk();
    for (let n = 0; n < 5; n++) {
      desk.clock.at += 1000;
      await desk.post('/_admin_login_', { username: PHONE, password: 'нет' });
    }
    const right = { username: PHONE, password: PASSWORD };
    const throttled = await desk.post('/_admin_login_', right, OLD);
    expect(throttled.status).toBe(429);
    expect(Number(throttled.headers.get('retry-after'))).toBe(30);
    expect(throttled.body.msg).toContain('30 с');
    desk.clock.at += 30_001;
    expect((await desk.post('/_admin_login_', right)).status).toBe(200);
    expect([4, 5, 6, 7, 12].map(waitAfter)).toEqual([0, 30_000, 60_000, 120_000, 900_000]);
  });
});

describe('the token', () => {
  test.each([
    ['missing', '', 'token_missing'],
    ['forged', 'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.AAAA', 'token_invalid'],
    [
      'unsigned',
      `Bearer ${btoa('{"alg":"none"}')}.${btoa('{"sub":"1","exp":9999999999}')}.`,
      'token_invalid',
    ],
    ['of another kind', 'Basic dXNlcjpwYXNz', 'token_missing'],
  ])('%s: 401 and a sentence', async (_name, authorization, code) => {
    const desk = await testDesk();
    const { status, body } = await desk.get('/_main_clients_', { authorization });
    expect(status).toBe(401);
    expect(body).toMatchObject({ code, msg_type: 'danger' });
    expect(body.msg).toMatch(/Войдите/);
  });

  test('ends after its time, and at once when the manager is switched off', async () => {
    const desk = await testDesk();
    desk.clock.at += 12 * HOUR + 1000;
    expect((await desk.get('/_main_clients_')).body.code).toBe('token_expired');
    desk.clock.at -= HOUR;
    expect((await desk.get('/_main_clients_')).status).toBe(200);
    desk.db.update(managers).set({ active: false }).run();
    expect((await desk.get('/_main_clients_')).body.code).toBe('manager_off');
  });

  test("another machine's token is worth nothing here", async () => {
    const [here, there] = [await testDesk(), await testDesk()];
    expect((await here.get('/_main_clients_', { authorization: `Bearer ${there.token}` })).status).toBe(401);
  });
});
