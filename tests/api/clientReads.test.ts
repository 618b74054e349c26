import { describe, expect, test } from 'vitest';
import { clientHistory } from '../../db/schema/people.ts';
import { chain, editOf } from '../support/clientDesk.ts';
import * as make from '../support/factories.ts';
import { answer, type TestDesk } from '../support/testDesk.ts';

const ids = (users: { user_id: number }[]) => users.map(({ user_id }) => user_id);

describe('a client’s data before the last edit (document L507)', () => {
  test('nobody has edited him: the current data, every documented field and those that clients read', async () => {
    const desk = await chain();
    const { status, body } = await desk.get('/_get_old_client_data_?user_id=1');
    expect([status, body]).toEqual([
      200,
      {
        client: {
          user_id: 1,
          user_type: 'f',
          fullname: 'Иванов Иван Иванович',
          fullname_genitive: null,
          familyname: 'Иванов',
          firstname: 'Иван',
          patronymic: 'Иванович',
          gender: null,
          username: '79161234567',
          email: 'ivanov@mail.example',
          birthday: '1990-05-09',
          series: '4510',
          number: '123456',
          no: '123456',
          issue_date: '2010-06-01',
          issued_by: 'ТП №1',
          subdivision: '770-001',
          passp_photo_link: '/images/passports/1',
          address: null,
          inn: null,
          kpp: null,
          bank: null,
          rs: null,
          ks: null,
          bik: null,
          approved: 1,
          changed_at: null,
        },
      },
    ]);
  });

  test('the newest earlier version, not the first and not the current one', async () => {
    const desk = await chain();
    const old = async () => (await desk.get('/_get_old_client_data_?user_id=1')).body.client;
    await editOf(desk, { fullname: 'Сидоров Иван', gender: 1 });
    expect(await old()).toMatchObject({
      user_id: 1,
      fullname: 'Иванов Иван Иванович',
      fullname_genitive: null,
      gender: null,
      approved: 1,
      changed_at: '2026-11-23 12:00:00',
    });
    desk.clock.at += 3_600_000;
    await editOf(desk, { fullname: 'Кузнецов Иван' });
    expect(await old()).toMatchObject({
      fullname: 'Сидоров Иван',
      patronymic: '',
      gender: 1,
      approved: 0,
      changed_at: '2026-11-23 13:00:00',
    });
    const another = await desk.get('/_get_old_client_data_?user_id=3');
    expect(another.body.client).toMatchObject({ user_type: 'u', familyname: 'ООО «Ива»', changed_at: null });
  });

  test('the photo of that time, under a link of its own', async () => {
    const desk = await chain();
    const put = (bytes: string) => {
      const id = desk.files.put(Buffer.from(bytes));
      make.photo(desk.db, id);
      return id;
    };
    make.client(desk.db, { id: 8, passportPhotoFileId: put('now') });
    const data = JSON.stringify({
      type: 'f',
      last_name: 'Иванов',
      passport_photo_file_id: put('before'),
      approved: 1,
    });
    desk.db.insert(clientHistory).values({ clientId: 8, changedAt: 5_000, changedBy: 1, data }).run();
    const { body } = await desk.get('/_get_old_client_data_?user_id=8');
    expect(body.client.passp_photo_link).toBe('/images/passports/8/5000');
    const photo = (path: string, headers = {}) => fetch(desk.url + path, { headers });
    const signed = { authorization: `Bearer ${desk.token}` };
    expect(await (await photo('/images/passports/8/5000', signed)).text()).toBe('before');
    expect(await (await photo('/images/passports/8', signed)).text()).toBe('now');
    expect((await photo('/images/passports/8/5000')).status).toBe(401);
    expect((await photo('/images/passports/8/5001', signed)).status).toBe(404);
    expect((await photo('/images/passports/1/5000', signed)).status).toBe(404);
    expect((await photo('/images/passports/8/x', signed)).status).toBe(422);
  });

  test('the parameter in a JSON body, as the document writes it; an unknown client, a missing and an unknown parameter', async () => {
    const desk = await chain();
    const call = (query: string) => desk.get(`/_get_old_client_data_${query}`);
    expect((await call('?user_id=99')).body).toMatchObject({
      status: 404,
      msg: expect.stringContaining('№99'),
    });
    expect((await call('')).body).toMatchObject({ status: 422, errors: [{ field: 'user_id' }] });
    expect((await call('?user_id=1&foo=1')).body).toMatchObject({ status: 422, errors: [{ field: 'foo' }] });
    expect((await call('/?user_id=2')).body.client.user_id).toBe(2);
  });
});

describe('clients not yet approved (document L1252)', () => {
  test('all of them and nobody else, by name', async () => {
    const desk = await chain();
    make.client(desk.db, {
      id: 4,
      lastName: 'Ёлкина',
      firstName: 'Анна',
      patronymic: 'Львовна',
      approved: false,
    });
    make.client(desk.db, {
      id: 5,
      type: 'u',
      lastName: null,
      firstName: null,
      patronymic: null,
      companyName: 'Жар',
      approved: false,
    });
    const { status, body } = await desk.get('/_get_nonapproved_clients_');
    expect(status).toBe(200);
    expect(ids(body.users)).toEqual([4, 5, 2]);
    expect(body.cnt_all).toBe(3);
    expect(body.users[0]).toEqual({
      user_id: 4,
      user_type: 'f',
      familyname: 'Ёлкина',
      firstname: 'Анна',
      patronymic: 'Львовна',
      fullname: 'Ёлкина Анна Львовна',
      username: '79000000004',
      approved: 0,
      ready: 1,
      rejected: null,
    });
    expect(body.users[1]).toMatchObject({ familyname: 'Жар', firstname: '', patronymic: '' });
    expect((await desk.get('/_get_nonapproved_clients_?approved=1')).status).toBe(422);
  });

  test('none: an empty list', async () => {
    const desk = await chain();
    await desk.post('/_approve_client_', { user_id: 2, approved: 1 });
    expect((await desk.get('/_get_nonapproved_clients_')).body).toEqual({ users: [], cnt_all: 0 });
  });
});

describe('names for an agreement with an old client (document L1306)', () => {
  const find = async (desk: TestDesk, text: string) =>
    (await desk.get(`/_get_fio_/?search_str=${encodeURIComponent(text)}`)).body;

  test('answers under the document’s key and under that of existing clients', async () => {
    const desk = await chain();
    const found = { user_id: 1, fullname: 'Иванов Иван Иванович', user_type: 'f', username: '79161234567' };
    expect(await find(desk, 'Иванов')).toEqual({ fios: [found], users: [found], cnt_all: 1 });
  });

  test.each([
    ['ива', [1, 3]],
    ['ИВАН', [1]],
    ['ива ив', [1]],
    ['ив ив ив', [1]],
    ['ив ив ив ив', []],
    ['анна петр', [2]],
    ['анов', []],
    ['', [1, 3, 2]],
    ['" OR *', []],
    ['«»', [1, 3, 2]],
  ])('finds «%s» by the beginning of words', async (text, expected) => {
    const desk = await chain();
    const body = await find(desk, text);
    expect([ids(body.users), body.cnt_all]).toEqual([expected, expected.length]);
  });

  test('ё is е, by name in Russian order, namesakes by number', async () => {
    const desk = await chain();
    for (const [id, lastName] of [
      [12, 'Жуков'],
      [11, 'Ёлкина'],
      [10, 'Ежов'],
      [14, 'Ёлкина'],
    ] as const)
      make.client(desk.db, { id, lastName, firstName: 'Зоя', patronymic: null });
    expect(ids((await find(desk, 'зо')).users)).toEqual([10, 11, 14, 12]);
    expect(ids((await find(desk, 'ЕЛК')).users)).toEqual([11, 14]);
  });

  test('at most 500 names, and the true count', async () => {
    const desk = await chain();
    for (let id = 1000; id < 1600; id++) make.client(desk.db, { id, lastName: 'Яковлев' });
    const one = await find(desk, 'яков');
    expect([one.users.length, one.users[0].user_id, one.cnt_all]).toEqual([500, 1000, 600]);
    expect((await find(desk, 'яков ив')).cnt_all).toBe(600);
  });

  test('the word in a JSON body of a GET', async () => {
    const desk = await chain();
    const { request } = await import('node:http');
    const body = JSON.stringify({ search_str: 'Петр' });
    const response = await new Promise<Response>((resolve, reject) => {
      const call = request(
        `${desk.url}/_get_fio_/`,
        {
          method: 'GET',
          headers: {
            authorization: `Bearer ${desk.token}`,
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
          },
        },
        async (incoming) =>
          resolve(
            new Response(Buffer.concat(await incoming.toArray()), { status: incoming.statusCode ?? 0 }),
          ),
      );
      call.on('error', reject);
      call.end(body);
    });
    expect(ids((await answer(response)).body.fios)).toEqual([2]);
  });
});
