import { describe, expect, test } from 'vitest';
import * as make from '../support/factories.ts';
import { type TestDesk, testDesk } from '../support/testDesk.ts';

const names = (body: { clients: { fullname: string }[] }) => body.clients.map((client) => client.fullname);

/** Four clients: Иванов rents a room, Ёлкина plans to move out of hers, Петров rented once, the firm never did. */
const chain = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db, { id: 1 });
  make.warehouse(db, { id: 2, name: 'Север' });
  for (const id of [1, 2, 9, 10]) make.room(db, { id, name: `Ячейка ${id}`, warehouseId: id > 8 ? 2 : 1 });
  make.client(db, { id: 1 });
  make.client(db, {
    id: 2,
    lastName: 'Ёлкина',
    firstName: 'Анна',
    patronymic: 'Ивановна',
    phone: '79161234567',
  });
  make.client(db, {
    id: 3,
    lastName: 'Петров-Водкин',
    firstName: 'Кузьма',
    patronymic: 'Сергеевич',
    approved: false,
  });
  make.client(db, {
    id: 4,
    type: 'u',
    companyName: 'ООО «Ива»',
    lastName: null,
    firstName: null,
    patronymic: null,
    passportSeries: null,
    inn: '7707083893',
    phone: null,
  });
  make.agreement(db, { id: 1, clientId: 1 });
  make.rental(db, { agreementId: 1, roomId: 1, price: 9_000_00 });
  make.rental(db, { agreementId: 1, roomId: 10, price: 6_000_00 });
  make.payment(db, { id: 1, agreementId: 1, amount: 200_000_00 });
  make.agreement(db, { id: 2, clientId: 2 });
  make.rental(db, { agreementId: 2, roomId: 2, moveOutOn: '2026-11-30', moveOutReason: 'Переезд' });
  make.agreement(db, { id: 3, clientId: 3, end: '2026-02-01' });
  make.rental(db, { agreementId: 3, roomId: 9, end: '2026-02-01' });
  return desk;
};

describe('the clients’ list (document L134)', () => {
  test('holds every documented field, and those that existing clients read', async () => {
    const desk = await chain();
    const { body } = await desk.get('/_main_clients_?search_str=иванов+иван');
    expect(body).toEqual({
      clients: [
        {
          user_id: 1,
          user_type: 'f',
          familyname: 'Иванов',
          firstname: 'Иван',
          patronymic: 'Иванович',
          fullname: 'Иванов Иван Иванович',
          username: '79000000001',
          email: '',
          approved: 1,
          active: 1,
          num_of_agrs: 1,
          num_of_rooms: 2,
          rooms: '1, 10',
          month_payment: 15_000,
          // 326 days from 1 January to 22 November: 200 000 − 15 000 × 12 × 326 / 365.
          balance: 39_232.88,
          days_left: 79,
          pending: false,
        },
      ],
      page: 1,
      cnt_pages: 1,
      cnt_all: 1,
    });
  });

  test.each([
    ['active=1', ['Ёлкина Анна Ивановна', 'Иванов Иван Иванович']],
    ['active=0.75', ['Ёлкина Анна Ивановна']],
    ['active=-1', ['ООО «Ива»', 'Петров-Водкин Кузьма Сергеевич']],
    ['active=0&user_type=u', ['ООО «Ива»']],
    ['user_type=ф&active=-1', ['Петров-Водкин Кузьма Сергеевич']],
    ['warehouse_id=2', ['Иванов Иван Иванович', 'Петров-Водкин Кузьма Сергеевич']],
    ['warehouse_id=2&active=1', ['Иванов Иван Иванович']],
    ['warehouse_id=2&active=-1', ['Петров-Водкин Кузьма Сергеевич']],
    ['warehouse_id=1&active=1', ['Ёлкина Анна Ивановна', 'Иванов Иван Иванович']],
  ])('filters by %s', async (query, expected) => {
    const desk = await chain();
    expect(names((await desk.get(`/_main_clients_?${query}`)).body)).toEqual(expected);
  });

  test.each([
    ['ива ив', ['Иванов Иван Иванович']],
    ['ИВА', ['Ёлкина Анна Ивановна', 'Иванов Иван Иванович', 'ООО «Ива»']],
    ['елк', ['Ёлкина Анна Ивановна']],
    ['водк', ['Петров-Водкин Кузьма Сергеевич']],
    ['анна ивано', ['Ёлкина Анна Ивановна']],
    ['анов', []],
    ['916 123', ['Ёлкина Анна Ивановна']],
    ['8 916', ['Ёлкина Анна Ивановна']],
    ['770708', ['ООО «Ива»']],
    ['"ива" OR *', []],
    ["'; DROP TABLE clients; --", []],
  ])('finds «%s»', async (query, expected) => {
    const desk = await chain();
    const { status, body } = await desk.get(`/_main_clients_?search_str=${encodeURIComponent(query)}`);
    expect(status).toBe(200);
    expect(names(body)).toEqual(expected);
  });

  test('sorts as Russians do: ё beside е, ties by number, empty values last either way', async () => {
    const desk = await chain();
    const order = async (query: string) =>
      (await desk.get(`/_main_clients_?${query}`)).body.clients.map((c: { user_id: number }) => c.user_id);
    expect(await order('sort_column=familyname&sort_direction=ASC')).toEqual([2, 1, 4, 3]);
    expect(await order('sort_column=familyname&sort_direction=desc')).toEqual([3, 4, 1, 2]);
    expect(await order('sort_column=firstname')).toEqual([2, 1, 3, 4]);
    expect(await order('sort_column=firstname&sort_direction=desc')).toEqual([3, 1, 2, 4]);
    expect(await order('sort_column=days_left')).toEqual([2, 3, 4, 1]);
    expect(await order('sort_column=balance&sort_direction=desc')).toEqual([1, 4, 3, 2]);
    expect(await order('sort_column=num_of_rooms&sort_direction=desc')).toEqual([1, 2, 3, 4]);
    expect(await order('sort_column=month_payment')).toEqual([3, 4, 2, 1]);
    expect(await order('sort_column=rooms')).toEqual([1, 2, 3, 4]);
  });

  test('«все» of an old client is the largest page there is', async () => {
    const desk = await chain();
    const { status, body } = await desk.get('/_main_clients_?show_cnt=25000');
    expect([status, body.clients.length, body.cnt_pages]).toEqual([200, 4, 1]);
  });

  test('pages: true counts, and an empty page past the end', async () => {
    const desk = await chain();
    const { body } = await desk.get('/_main_clients_?show_cnt=3&page=2');
    expect(body).toMatchObject({ page: 2, cnt_pages: 2, cnt_all: 4 });
    expect(body.clients).toHaveLength(1);
    const past = await desk.get('/_main_clients_?show_cnt=3&page=7');
    expect(past.body).toEqual({ clients: [], page: 7, cnt_pages: 2, cnt_all: 4 });
    const none = await desk.get('/_main_clients_?search_str=нет+таких');
    expect(none.body).toMatchObject({ clients: [], cnt_pages: 1, cnt_all: 0 });
  });
});

describe('the client’s card (document L208)', () => {
  test('rooms share the balance by price and add up to it', async () => {
    const desk = await chain();
    const { body } = await desk.get('/_get_client_total_/1/');
    expect(body.client).toMatchObject({
      user_id: 1,
      number: '123456',
      no: '123456',
      balance: 39_232.88,
      days_left: 79,
    });
    expect(body.client.agreements).toEqual([1]);
    expect(body.agreements).toMatchObject([
      {
        agrid: 1,
        room_ids: [1, 10],
        price: 15_000,
        days_left: 79,
        next_payment_date: '2027-02-10',
        payments: [1],
        returns: [],
      },
    ]);
    const [first, second] = body.rooms;
    expect(first).toMatchObject({
      room_id: 1,
      price: 9_000,
      price_1m: 1_500,
      dimensions: '2x3x2.5',
      days_left: 79,
    });
    expect(Math.round((first.balance + second.balance) * 100)).toBe(3_923_288);
    expect(first.balance / second.balance).toBeCloseTo(1.5, 4);
    expect(body.payments).toMatchObject([
      { payment_id: 1, amount: 200_000, account_article: 'Аренда', agrid: 1 },
    ]);
  });

  test('a firm has no passport, an unknown number is told', async () => {
    const desk = await chain();
    const { body } = await desk.get('/_get_client_total_/4');
    expect(body.client).toMatchObject({
      user_type: 'u',
      fullname: 'ООО «Ива»',
      familyname: 'ООО «Ива»',
      series: null,
      inn: '7707083893',
    });
    expect(body.client.missing).toEqual(['телефон', 'расчётный счёт', 'БИК', 'КПП']);
    const unknown = await desk.get('/_get_client_total_/999');
    expect(unknown.status).toBe(404);
    expect(unknown.body.msg).toContain('№999');
    expect((await desk.get('/_get_client_total_/abc')).status).toBe(422);
  });

  test('the passport photo needs the token and never caches', async () => {
    const desk = await chain();
    const bytes = Buffer.from('89504e470d0a1a0a', 'hex');
    const id = desk.files.put(bytes);
    make.photo(desk.db, id);
    make.client(desk.db, { id: 8, passportPhotoFileId: id });
    const { body } = await desk.get('/_get_client_total_/8');
    const link = desk.url + body.client.passp_photo_link;
    expect((await fetch(link)).status).toBe(401);
    const photo = await fetch(link, { headers: { authorization: `Bearer ${desk.token}` } });
    expect(Buffer.from(await photo.arrayBuffer())).toEqual(bytes);
    expect(photo.headers.get('cache-control')).toBe('no-store');
    expect(photo.headers.get('content-type')).toBe('image/png');
  });
});
