import { describe, expect, test } from 'vitest';
import type { AgreementRow } from '../../contract/agreements.ts';
import * as letting from '../../db/schema/letting.ts';
import * as make from '../support/factories.ts';
import { dayCell, download, readRegister } from '../support/files.ts';
import { type TestDesk, TODAY, testDesk } from '../support/testDesk.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Two warehouses; a person with two rooms, a firm that leaves, an ended agreement, one not yet in force. */
const filled = async () => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db, { id: 1 });
  make.warehouse(db, { id: 2, name: 'Медведково', shortName: 'М' });
  for (const id of [1, 2, 3]) make.room(db, { id, area: 6 + id / 4 });
  make.room(db, { id: 4, warehouseId: 2, area: 10 });
  make.room(db, { id: 5, warehouseId: 2, area: 3 });
  make.client(db, { id: 1, email: 'ivanov@mail.example' });
  make.client(db, {
    id: 2,
    type: 'u',
    companyName: '=ООО «Ромашка»',
    inn: '0734423250',
    lastName: null,
    phone: null,
  });
  make.client(db, { id: 3, lastName: 'Ёлкина', firstName: 'Анна', patronymic: 'Юрьевна' });
  make.agreement(db, { id: 1, clientId: 1, managerId: 1, activatedAt: Date.UTC(2026, 0, 1, 22) });
  make.rental(db, { agreementId: 1, roomId: 1, price: 9_000_00 });
  make.rental(db, { agreementId: 1, roomId: 2, price: 4_500_50, surcharge: 100_00 });
  make.agreement(db, { id: 2, clientId: 2, begin: '2026-06-01', plannedEnd: '2027-05-31' });
  make.rental(db, {
    agreementId: 2,
    roomId: 4,
    start: '2026-06-01',
    plannedEnd: '2027-05-31',
    moveOutOn: '2026-12-01',
    moveOutReason: 'Переезд',
  });
  make.agreement(db, {
    id: 3,
    clientId: 3,
    begin: '2025-01-01',
    plannedEnd: '2025-12-31',
    end: '2025-12-31',
  });
  make.rental(db, {
    agreementId: 3,
    roomId: 3,
    start: '2025-01-01',
    plannedEnd: '2025-12-31',
    end: '2025-12-31',
  });
  make.agreement(db, { id: 4, clientId: 3, begin: TODAY, plannedEnd: '2027-05-22', activatedAt: null });
  make.rental(db, { agreementId: 4, roomId: 5, start: TODAY, plannedEnd: '2027-05-22' });
  make.payment(db, { id: 1, agreementId: 1, amount: 120_000_00, paidOn: '2026-01-01' });
  make.payment(db, { id: 2, agreementId: 1, amount: 20_000_55, paidOn: '2026-10-03', type: 'Онлайн' });
  make.payment(db, { id: 3, agreementId: 1, article: 'Депозит', amount: 9_000_00 });
  make.payment(db, { id: 4, agreementId: 3, amount: 1_00, paidOn: '2025-02-01' });
  db.insert(letting.priceChanges)
    .values([
      { agreementId: 1, roomId: 1, rentalStart: '2026-01-01', day: '2026-05-01', sum: 300_00 },
      { agreementId: 1, roomId: 2, rentalStart: '2026-01-01', day: '2026-08-01', sum: 100_00 },
      { agreementId: 1, roomId: 1, rentalStart: '2026-01-01', day: '2026-08-01', sum: -50_00 },
      { agreementId: 1, roomId: 1, rentalStart: '2026-01-01', day: '2027-01-01', sum: 500_00 },
    ])
    .run();
  return desk;
};

const register = async (desk: TestDesk, fields: object | string = { all_agrs: 1 }) => {
  const got = await download(desk, '/download_reestr', fields);
  expect([got.status, got.body]).toEqual([200, undefined]);
  return { got, ...(await readRegister(got.bytes)) };
};

const ids = (rows: readonly Record<string, unknown>[]) => rows.map((row) => row.ID);
const listed = async (desk: TestDesk, query: string): Promise<AgreementRow[]> =>
  (await desk.get(`/_main_agreements_?${query}`)).body.agreements;

describe('the register of agreements', () => {
  test('each row is the list’s row', async () => {
    const desk = await filled();
    const { rows } = await register(desk);
    const list = await listed(desk, '');
    expect(list).toHaveLength(4);
    expect(rows).toEqual(
      list.map((row) => {
        const runs = row.active !== -1;
        return expect.objectContaining({
          ID: row.agrid,
          Договор: row.agrname,
          Клиент: row.fullname,
          Вид: row.user_type === 'f' ? 'Физлицо' : 'Юрлицо',
          ИНН: row.inn,
          'Эл. почта': row.email || null,
          Ячейки: row.room_names.join(', '),
          Ячеек: runs ? row.room_ids.length : null,
          'Цена, ₽/мес': runs ? row.price : null,
          'Депозит, ₽': row.deposit,
          'Баланс, ₽': row.balance,
          'Осталось дней': runs ? row.days_left : null,
          'Следующий платёж': dayCell(runs ? row.next_payment_date : null),
          'Последний платёж': dayCell(row.previous_payment_date),
          'Вид платежа': row.last_payment_type,
          Начало: dayCell(row.agrbegdate),
          'Окончание по плану': dayCell(row.agrplanenddate),
          Окончание: dayCell(row.agrenddate),
          'Следующая индексация': dayCell(row.future_index_date),
          Менеджер: row.manager_name,
        });
      }),
    );
  });

  test('and what an accountant needs beside it', async () => {
    const { rows, titles } = await register(await filled());
    expect(rows[0]).toMatchObject({
      Состояние: 'действует',
      // 22:00 UTC is the next day in Moscow.
      'В силе с': dayCell('2026-01-02'),
      Телефон: '+7 900 000-00-01',
      Склад: 'Борисовские пруды',
      'Площадь, м²': 12.75,
      // 9000 + 4500.50 + 100 + 300 + 100 − 50 rubles for 12.75 m².
      'Цена, ₽/мес': 13_950.5,
      '₽/м²': 1094.16,
      'Депозит, ₽': 9000,
      'Прошлая индексация': dayCell('2026-08-01'),
      'Прошлая инд., ₽': 50,
      'Следующая индексация': dayCell('2027-01-01'),
      'Следующая инд., ₽': 500,
      Менеджер: 'Склад Пётр',
    });
    expect(rows[1]).toMatchObject({
      Состояние: 'освобождается',
      Клиент: '=ООО «Ромашка»',
      ИНН: '0734423250',
      Телефон: null,
      Склад: 'Медведково',
    });
    expect(rows[2]).toMatchObject({
      Состояние: 'завершён',
      Ячейки: '3',
      'Площадь, м²': null,
      'Цена, ₽/мес': null,
    });
    expect(rows[3]).toMatchObject({ Состояние: 'не вступил в силу', 'В силе с': null });
    expect(titles.slice(0, 2)).toEqual(['ID', 'Договор']);
  });

  test('totals are formulas over the rows, with what they come to', async () => {
    const desk = await filled();
    const { rows, totals, filters } = await register(desk);
    const sum = (title: string) => rows.reduce((total, row) => total + Number(row[title] ?? 0), 0);
    for (const [title, letter] of [
      ['Ячеек', 'L'],
      ['Площадь, м²', 'M'],
      ['Цена, ₽/мес', 'N'],
      ['Депозит, ₽', 'P'],
      ['Баланс, ₽', 'Q'],
    ] as const) {
      expect(totals?.[title]).toEqual({
        formula: `SUBTOTAL(109,${letter}2:${letter}5)`,
        result: expect.closeTo(sum(title), 6),
      });
    }
    expect(totals?.['₽/м²']).toBeNull();
    expect(filters).toBe('A1:AE5');
  });

  test('with the list’s filters', async () => {
    const desk = await filled();
    for (const [query, filter] of [
      ['active=1', { active: 1 }],
      ['active=0.75', { active: '0.75' }],
      ['active=-1', { active: -1 }],
      ['user_type=u', { user_type: 'u' }],
      ['warehouse_id=2', { warehouse_id: 2 }],
      ['warehouse_id=1&active=1&user_type=f', { warehouse_id: '1', active: '1', user_type: 'ф' }],
      ['indexation=1', { indexation: 1 }],
      ['indexation=-1', { indexation: -1 }],
      ['search_str=елкина', { search_str: 'елкина' }],
      ['search_str=2&search_type=number', { search_str: '2', search_type: 'number' }],
    ] as const) {
      const { rows } = await register(desk, { all_agrs: 1, ...filter });
      const list = await listed(desk, query);
      expect([query, [1, 2, 3].includes(list.length)]).toEqual([query, true]);
      expect([query, ids(rows)]).toEqual([query, list.map((row) => row.agrid)]);
    }
  });

  test('nothing fits: headings alone', async () => {
    const { rows, totals, titles } = await register(await filled(), { all_agrs: 1, search_str: 'нетаких' });
    expect([rows, totals]).toEqual([[], undefined]);
    expect(titles).toContain('Баланс, ₽');
  });

  test('which rows', async () => {
    const desk = await filled();
    for (const [name, fields, expected] of [
      ['a list', { agrids: [3, 1], all_agrs: 0 }, [1, 3]],
      ['a list as text, without the flag', { agrids: '[3, 1]' }, [1, 3]],
      ['a form', 'agrids=1,3&all_agrs=0', [1, 3]],
      ['the flag makes the list void', { agrids: [3], all_agrs: '1' }, [1, 2, 3, 4]],
      ['the document’s example', { agrids: [], all_agrs: 1 }, [1, 2, 3, 4]],
      ['neither list nor flag', {}, [1, 2, 3, 4]],
      ['filters don’t thin out a list', { agrids: [3], all_agrs: 0, active: 1, warehouse_id: 2 }, [3]],
    ] as const)
      expect([name, ids((await register(desk, fields)).rows)]).toEqual([name, expected]);
  });

  test('its kind and its name, by day and warehouse', async () => {
    const desk = await filled();
    const { got } = await register(desk);
    expect(got.type).toBe(XLSX);
    expect(got.fileName).toBe(`Реестр договоров ${TODAY} все склады.xlsx`);
    expect(got.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w%.-]+$/);
    expect(got.headers.get('cache-control')).toBe('no-store');
    expect((await register(desk, { all_agrs: 1, warehouse_id: 2 })).got.fileName).toBe(
      `Реестр договоров ${TODAY} Медведково.xlsx`,
    );
    expect((await register(desk, { agrids: [1], warehouse_id: 2 })).got.fileName).toBe(
      `Реестр договоров ${TODAY} выбранные.xlsx`,
    );
  });

  test('rows with work still to be sent say so', async () => {
    const desk = await filled();
    const marks = async () => (await register(desk)).rows.map((row) => row['Отправка в центр']);
    expect(await marks()).toEqual([null, null, null, null]);
    const planned = await desk.post('/_plan_indexation_', {
      agrid: 2,
      index_date: '2027-01-01',
      index_sum: 10,
    });
    expect(planned.body.msg_type).toBe('success');
    expect(await marks()).toEqual([null, 'не отправлено', null, null]);
    const edited = await desk.post('/_edit_comment_', { payment_id: 4, comment: 'да' });
    expect(edited.body.msg_type).toBe('success');
    expect(await marks()).toEqual([null, 'не отправлено', 'не отправлено', null]);
    desk.db.$client.exec(`UPDATE outbox SET state = 'applied'`);
    expect(await marks()).toEqual([null, null, null, null]);
  });
});

describe('a register that can’t be made is refused with its true status, old clients’ POST or not', () => {
  test.each([
    [
      'an empty list',
      { agrids: [], all_agrs: 0 },
      422,
      'invalid_input',
      'отметьте в списке хотя бы одну строку',
    ],
    ['the flag alone', { all_agrs: 0 }, 422, 'invalid_input', 'отметьте в списке хотя бы одну строку'],
    ['an unknown agreement', { agrids: [1, 77] }, 404, 'not_found', 'Договора с ID 77 нет.'],
    [
      'several of them',
      { agrids: [71, 72, 73, 74, 75, 76] },
      404,
      'not_found',
      'Договоров с ID 71, 72, 73, 74, 75 и других нет.',
    ],
    ['an unknown warehouse', { all_agrs: 1, warehouse_id: 9 }, 404, 'not_found', 'Склад №9 не найден'],
    [
      'an unknown filter',
      { all_agrs: 1, colour: 'red' },
      422,
      'invalid_input',
      'неизвестный параметр «colour»',
    ],
    ['no number', { agrids: ['x'] }, 422, 'invalid_input', 'agrids'],
  ])('%s', async (_case, fields, status, code, sentence) => {
    const desk = await filled();
    const got = await download(desk, '/download_reestr', fields);
    expect([got.status, got.body?.code, got.body?.msg_type]).toEqual([status, code, 'danger']);
    expect(got.body.msg).toContain(sentence);
    const problem = await download(desk, '/download_reestr', fields, {
      headers: { accept: 'application/problem+json' },
    });
    expect([problem.status, problem.type]).toEqual([status, expect.stringContaining('problem+json')]);
  });

  test('the field is named', async () => {
    const got = await download(await filled(), '/download_reestr', { all_agrs: 0 });
    expect(got.body.errors).toEqual([{ field: 'agrids', msg: expect.any(String) }]);
  });

  test('without a token', async () => {
    const desk = await filled();
    expect((await download({ ...desk, token: 'x' }, '/download_reestr', { all_agrs: 1 })).status).toBe(401);
  });
});
