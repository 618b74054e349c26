import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DemoDesk, demoDesk, demoTemplate } from '../support/demoDesk.ts';
import { dayCell, download, readRegister } from '../support/files.ts';
import { TODAY } from '../support/testDesk.ts';

/** Registers beyond the document, over the demo chain: each row as its list has it, read back by another library. */

const template = mkdtempSync(join(tmpdir(), 'mesto-demo-'));
beforeAll(() => demoTemplate(template), 60_000);
afterAll(() => rmSync(template, { recursive: true, force: true }));

type Row = Record<string, unknown>;

const register = async (desk: DemoDesk, name: string, query = '') => {
  const got = await download(desk, `/_desk_/registers/${name}?${query}`);
  expect([got.status, got.body]).toEqual([200, undefined]);
  return { got, ...(await readRegister(got.bytes)) };
};

/** A list whole, page by page. */
const listed = async (desk: DemoDesk, path: string, rows: string): Promise<Row[]> => {
  const all: Row[] = [];
  for (let page = 1; ; page++) {
    const { body } = await desk.get(`${path}&show_cnt=500&page=${page}`);
    all.push(...body[rows]);
    if (page >= body.cnt_pages) return all;
  }
};

const TYPES: Record<string, string> = { f: 'Физлицо', u: 'Юрлицо' };
const phoneOf = (text: unknown) => (text === null ? null : String(text).replace(/\D/g, ''));
const sumOf = (rows: readonly Row[], title: string) =>
  rows.reduce((sum, row) => sum + Math.round(Number(row[title] ?? 0) * 100), 0) / 100;
const expectTotals = (rows: readonly Row[], totals: Row | undefined, titles: readonly string[]) => {
  for (const title of titles)
    expect([title, totals?.[title]]).toEqual([
      title,
      {
        formula: expect.stringMatching(/^SUBTOTAL\(109,[A-Z]+2:[A-Z]+\d+\)$/),
        result: expect.closeTo(sumOf(rows, title), 2),
      },
    ]);
};

describe('clients', () => {
  test('as the list has them, in its order', async () => {
    const desk = await demoDesk(template);
    const { rows, totals, got } = await register(desk, 'clients', 'sort_column=balance&sort_direction=desc');
    const list = await listed(desk, '/_main_clients_?sort_column=balance&sort_direction=desc', 'clients');
    expect(list.length).toBeGreaterThan(300);
    expect(rows.map((row) => ({ ...row, Телефон: phoneOf(row.Телефон) }))).toEqual(
      list.map((row) =>
        expect.objectContaining({
          ID: row.user_id,
          Клиент: row.fullname,
          Вид: TYPES[String(row.user_type)],
          Данные: row.approved ? 'подтверждены' : 'не подтверждены',
          Телефон: row.username === '' ? null : row.username,
          'Эл. почта': row.email === '' ? null : row.email,
          Договоров: row.num_of_agrs,
          Ячеек: row.num_of_rooms,
          Ячейки: row.rooms === '' ? null : row.rooms,
          'Плата, ₽/мес': row.active === -1 ? null : row.month_payment,
          'Баланс, ₽': row.balance,
          'Осталось дней': row.active === -1 ? null : row.days_left,
        }),
      ),
    );
    expectTotals(rows, totals, ['Договоров', 'Ячеек', 'Плата, ₽/мес', 'Депозит, ₽', 'Баланс, ₽']);
    expect(got.fileName).toBe(`Реестр клиентов ${TODAY} все склады.xlsx`);
    const firm = rows.find((row) => row.Вид === 'Юрлицо');
    const card = (await desk.get(`/_get_client_total_/${firm?.ID}`)).body.client;
    expect([firm?.ИНН, firm?.КПП, firm?.Адрес]).toEqual([card.inn, card.kpp, card.address]);
  });

  test('with the list’s filters', async () => {
    const desk = await demoDesk(template);
    for (const query of ['active=0.75', 'user_type=u&active=1', 'warehouse_id=2', `search_str=ива`]) {
      const list = await listed(desk, `/_main_clients_?${query}`, 'clients');
      const { rows } = await register(desk, 'clients', query);
      expect([query, rows.map((row) => row.ID)]).toEqual([query, list.map((row) => row.user_id)]);
    }
  });
});

test('rooms: the rent roll, let or not', async () => {
  const desk = await demoDesk(template);
  const { rows, totals, got } = await register(desk, 'rooms', 'warehouse_id=1');
  const list = await listed(desk, '/_main_rooms_?warehouse_id=1', 'rooms');
  const roll = new Map(
    (await listed(desk, '/_desk_/rent_roll?warehouse_id=1', 'rows')).map((row) => [row.room_id, row]),
  );
  expect(list.length).toBeGreaterThan(200);
  expect(rows).toEqual(
    list.map((row) => {
      const rent = roll.get(row.room_id);
      return expect.objectContaining({
        ID: row.room_id,
        Ячейка: row.room_name,
        Склад: expect.any(String),
        Этаж: row.floor,
        'Площадь, м²': row.area,
        'Объём, м³': row.volume,
        'Прейскурант 1–5 мес, ₽': rent ? rent.list_price : row.price,
        '6–10 мес, ₽': row.price_6m,
        Клиент: row.fullname,
        'Плата, ₽/мес': rent ? rent.price : null,
        '₽/м²': rent ? rent.price_1m : null,
        'Ниже прейскуранта, ₽': rent ? rent.variance : null,
        'Депозит, ₽': rent ? rent.deposit : null,
        'Баланс, ₽': row.balance,
        'Осталось дней': row.days_left,
        'Окончание по плану': dayCell((rent?.rentplanenddate as string | undefined) ?? null),
        Выезд: dayCell(row.rentenddate as string | null),
        'Заряд замка, %': row.electric_quantity,
      });
    }),
  );
  for (const row of rows.filter((one) => Number(one['Осталось дней']) < 0))
    expect((row['Оплачено до'] as Date).getTime()).toBe(
      Date.parse(TODAY) + Number(row['Осталось дней']) * 86_400_000,
    );
  expectTotals(rows, totals, [
    'Площадь, м²',
    'Плата, ₽/мес',
    'Ниже прейскуранта, ₽',
    'Депозит, ₽',
    'Баланс, ₽',
  ]);
  expect(got.fileName).toMatch(/^Реестр ячеек 2026-11-23 (?!все склады).+\.xlsx$/);
  const free = await register(desk, 'rooms', 'warehouse_id=1&rented=0&area_start=5');
  expect(free.rows.map((row) => row.ID)).toEqual(
    (await listed(desk, '/_main_rooms_?warehouse_id=1&rented=0&area_start=5', 'rooms')).map(
      (row) => row.room_id,
    ),
  );
});

test('payments to come', async () => {
  const desk = await demoDesk(template);
  for (const query of ['', 'sort_column=fullname', 'show_what=debitors', 'end_date=2026-12-05']) {
    const { rows, totals, got } = await register(desk, 'future_payments', query);
    const list = await listed(desk, `/_get_future_payments_?${query}`, 'agreements');
    expect(list.length).toBeGreaterThan(3);
    expect(rows).toEqual(
      list.map((row) =>
        expect.objectContaining({
          'Дата платежа': dayCell(String(row.write_off_date)),
          ID: row.agrid,
          Договор: row.agrname,
          Клиент: row.fullname,
          Ячейки: (row.room_names as string[]).join(', '),
          'Площадь, м²': row.area,
          'К оплате, ₽': row.price,
          'Баланс, ₽': row.balance,
          'Осталось дней': row.days_left,
        }),
      ),
    );
    expectTotals(rows, totals, ['К оплате, ₽', 'Баланс, ₽']);
    expect(got.fileName).toBe(`Предстоящие платежи ${TODAY} все склады.xlsx`);
  }
});

test('marked clients, whatever filter and page they were marked on', async () => {
  const desk = await demoDesk(template);
  const list = await listed(desk, '/_main_clients_?sort_column=balance', 'clients');
  const marked = [list[300], list[2], list[40]].map((row) => row?.user_id);
  const { rows, got } = await register(
    desk,
    'clients',
    `ids=${marked.join(',')}&sort_column=balance&user_type=u&search_str=xxx`,
  );
  expect(rows.map((row) => row.ID)).toEqual([marked[1], marked[2], marked[0]]);
  expect(got.fileName).toBe(`Реестр клиентов ${TODAY} выбранные.xlsx`);
});

test('locks as the list has them, or the marked ones', async () => {
  const desk = await demoDesk(template);
  const query = 'sort_column=electric_quantity&warehouse_id=1&charge_below=50';
  const { rows } = await register(desk, 'locks', query);
  const list = await listed(desk, `/_get_locks_power_?${query}`, 'rooms_x_locks');
  expect(list.length).toBeGreaterThan(3);
  expect(rows).toEqual(
    list.map((row) =>
      expect.objectContaining({
        'Замок №': row.lock_id,
        'Заряд, %': row.electric_quantity,
        Ячейка: row.room_name,
        Этаж: row.floor,
      }),
    ),
  );
  const marked = await register(desk, 'locks', `ids=${list[1]?.lock_id}&warehouse_id=2`);
  expect(marked.rows.map((row) => row['Замок №'])).toEqual([list[1]?.lock_id]);
});

test('rentals for indexation as the list has them', async () => {
  const desk = await demoDesk(template);
  const query = 'warehouse_id=1&age_months=6&sort_column=price_1m&sort_direction=desc';
  const { rows, totals, got } = await register(desk, 'indexation', query);
  const list = await listed(desk, `/_desk_/indexation?${query}`, 'rows');
  expect(list.length).toBeGreaterThan(10);
  expect(rows).toEqual(
    list.map((row) =>
      expect.objectContaining({
        Договор: row.agrid,
        Клиент: row.fullname,
        Вид: TYPES[String(row.user_type)],
        Ячейка: row.room_name,
        'Площадь, м²': row.area,
        'Плата, ₽/мес': row.price,
        '₽/м²': row.price_1m,
        'Цена с': dayCell(String(row.price_since)),
        'Индексация с': dayCell(row.future_index_date as string | null),
        'Изменение, ₽': row.future_index_sum,
      }),
    ),
  );
  expectTotals(rows, totals, ['Площадь, м²', 'Плата, ₽/мес', 'Изменение, ₽']);
  expect(got.fileName).toMatch(/^Индексация 2026-11-23 (?!все склады).+\.xlsx$/);
});

test.each(['rooms', 'rent_roll', 'indexation'])(
  '%s: those marked alone, in the list’s order',
  async (name) => {
    const desk = await demoDesk(template);
    const list = await listed(desk, '/_desk_/rent_roll?sort_column=room_name&sort_direction=desc', 'rows');
    const marked = [list[9], list[2], list[30]];
    const order = 'sort_column=room_name&sort_direction=desc&warehouse_id=3';
    const { rows, got } = await register(
      desk,
      name,
      `ids=${marked.map((row) => row?.room_id).join(',')}&${order}`,
    );
    expect(rows.map((row) => row.Ячейка)).toEqual([list[2], list[9], list[30]].map((row) => row?.room_name));
    expect(got.fileName).toContain(' выбранные.xlsx');
  },
);

test('marked payments to come keep their filter', async () => {
  const desk = await demoDesk(template);
  const list = await listed(desk, '/_get_future_payments_?show_what=debitors', 'agreements');
  const { rows } = await register(desk, 'future_payments', `show_what=debitors&ids=${list[1]?.agrid}`);
  expect(rows.map((row) => [row.ID, row['К оплате, ₽']])).toEqual([[list[1]?.agrid, list[1]?.price]]);
});

test('arrears by age add up to the finance dashboard’s', async () => {
  const desk = await demoDesk(template);
  const { rows, totals, titles, got } = await register(desk, 'arrears');
  const { arrears } = (await desk.get('/_dashboard_finance_?warehouse_id=0')).body;
  const buckets = ['1–10 дней, ₽', '11–30 дней, ₽', '31–60 дней, ₽', 'свыше 60 дней, ₽'];
  expect(titles).toEqual(expect.arrayContaining(buckets));
  expect(buckets.map((title) => sumOf(rows, title))).toEqual(
    arrears.buckets.map((bucket: { sum: number }) => bucket.sum),
  );
  expect(buckets.map((title) => rows.filter((row) => row[title] !== null).length)).toEqual(
    arrears.buckets.map((bucket: { cnt: number }) => bucket.cnt),
  );
  expect(sumOf(rows, 'Завершённые, ₽')).toBeCloseTo(arrears.ended.sum, 2);
  expect(sumOf(rows, 'Долг всего, ₽')).toBeCloseTo(arrears.sum + arrears.ended.sum, 2);
  expectTotals(rows, totals, [...buckets, 'Долг всего, ₽']);
  const agreements = new Map(
    (await listed(desk, '/_main_agreements_?active=0', 'agreements')).map((row) => [row.agrid, row]),
  );
  for (const row of rows) {
    const own = agreements.get(row.ID);
    expect([row.Клиент, row['Долг всего, ₽'], row.Договор]).toEqual([
      own?.fullname,
      -Number(own?.balance),
      own?.agrname,
    ]);
  }
  expect(rows.map((row) => row['Долг всего, ₽'])).toEqual(
    rows.map((row) => Number(row['Долг всего, ₽'])).toSorted((a, b) => b - a),
  );
  expect(got.fileName).toBe(`Задолженность по срокам ${TODAY} все склады.xlsx`);
});

describe('time control', () => {
  test('days with their hours', async () => {
    const desk = await demoDesk(template);
    const { rows, totals } = await register(desk, 'time_control', 'filter_start_date=2026-11-01');
    const list = await listed(desk, '/_get_time_control_info_?filter_start_date=2026-11-01', 'timepoints');
    expect(list.length).toBeGreaterThan(20);
    expect(rows).toEqual(
      list.map((row) =>
        expect.objectContaining({
          Дата: dayCell(String(row.date)),
          Сотрудник: row.manager_fullname,
          Начало: row.time_start,
          Окончание: row.time_end,
          'Фото начала': row.start_photo_link === null ? 'нет' : 'есть',
        }),
      ),
    );
    // The demo's people come by their schedules: who is late by the clock is late in the register.
    const nine = rows.filter((row) => String(row['По графику'] ?? '').startsWith('09:00'));
    expect(nine.length).toBeGreaterThan(20);
    for (const row of nine) {
      const minutes = Math.floor(Date.parse(`1970-01-01T${row.Начало}Z`) / 60_000) - 540;
      if (minutes <= 0) expect(row.Опоздание).toBeNull();
      else expect(row.Опоздание).toBeCloseTo(minutes / 1440, 8);
    }
    expect(rows.map((row) => row.Завершение)).toEqual(
      list.map((row) => (row.time_end === null ? 'не отмечено' : null)),
    );
    const hours = (row: Row) =>
      row.time_end === null
        ? null
        : (Date.parse(`2026-01-01T${row.time_end}Z`) - Date.parse(`2026-01-01T${row.time_start}Z`)) /
          86_400_000;
    for (const [i, row] of rows.entries()) {
      const own = hours(list[i] ?? {});
      if (own === null) expect(row.Часы).toBeNull();
      else expect(row.Часы).toBeCloseTo(own, 8);
    }
    const total = totals?.Часы as { formula: string; result: number };
    expect(total.formula).toMatch(/^SUBTOTAL/);
    expect(total.result).toBeCloseTo(
      rows.reduce((sum, row) => sum + Number(row.Часы ?? 0), 0),
      6,
    );
  });

  test('nobody gets hours that the list hides from him', async () => {
    const desk = await demoDesk(template);
    const token = await desk.tokens.issue(desk.managerOf('79000000002'), desk.clock.now());
    const own = { ...desk, token };
    const list = await (
      await fetch(`${desk.url}/_get_time_control_info_?show_cnt=500`, {
        headers: { authorization: `Bearer ${token}` },
      })
    ).json();
    const got = await download(own, '/_desk_/registers/time_control');
    const { rows } = await readRegister(got.bytes);
    expect(rows).toHaveLength(list.cnt_all);
    expect(rows.length).toBeLessThan((await register(desk, 'time_control')).rows.length);
  });
});

test('what is still to be sent says so', async () => {
  const desk = await demoDesk(template);
  const { id, client, room } = desk.one<{ id: number; client: number; room: number }>(`
    SELECT a.id, a.client_id AS client, r.room_id AS room FROM agreements a JOIN rentals r ON r.agreement_id = a.id
    WHERE r."end" IS NULL AND r.start < '2026-10-01' LIMIT 1`);
  const paid = await desk.post(`/_add_payment_/${id}`, {
    payment_date: TODAY,
    payment_type: 'Наличными',
    account_article: 'Аренда',
    amount: 1,
  });
  expect(paid.body.msg_type).toBe('success');
  const marked = async (name: string, key: string) =>
    (await register(desk, name)).rows
      .filter((row) => row['Отправка в центр'] !== null)
      .map((row) => row[key]);
  expect(await marked('clients', 'ID')).toEqual([client]);
  expect(await marked('rooms', 'ID')).toContain(room);
  expect(await marked('future_payments', 'ID')).toEqual([id]);
  desk.db.$client.exec(`UPDATE outbox SET state = 'applied'`);
  expect(await marked('clients', 'ID')).toEqual([]);
  expect(await marked('rooms', 'ID')).toEqual([]);
});

test.each([
  ['clients', 'colour=red', 422, 'неизвестный параметр «colour»'],
  ['rooms', 'page=2', 422, 'неизвестный параметр «page»'],
  ['arrears', 'warehouse_id=99', 404, 'Склад №99 не найден'],
  ['future_payments', 'show_what=all', 422, 'show_what'],
])('%s?%s is refused with its true status', async (name, query, status, sentence) => {
  const desk = await demoDesk(template);
  const got = await download(desk, `/_desk_/registers/${name}?${query}`);
  expect([got.status, got.body.msg_type]).toEqual([status, 'danger']);
  expect(got.body.msg).toContain(sentence);
  expect((await download({ ...desk, token: 'x' }, `/_desk_/registers/${name}`)).status).toBe(401);
});
