import { describe, expect, test } from 'vitest';
import type { Answer } from '../../contract/endpoint.ts';
import type { paymentList } from '../../contract/payments.ts';
import * as make from '../support/factories.ts';
import { dayCell, download, readRegister } from '../support/files.ts';
import { type TestDesk, TODAY, testDesk } from '../support/testDesk.ts';

type Payment = Answer<typeof paymentList>['payments'][number];

const filled = async () => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db, { id: 1 });
  make.warehouse(db, { id: 2, name: 'Медведково', shortName: 'М' });
  make.room(db, { id: 1 });
  make.room(db, { id: 2, warehouseId: 2 });
  make.client(db, { id: 1 });
  make.client(db, { id: 2, type: 'u', companyName: 'ООО «Ромашка»', inn: '7734423250', lastName: null });
  make.agreement(db, { id: 1, clientId: 1 });
  make.rental(db, { agreementId: 1, roomId: 1 });
  make.agreement(db, { id: 2, clientId: 2 });
  make.rental(db, { agreementId: 2, roomId: 2 });
  make.payment(db, {
    id: 1,
    agreementId: 1,
    paidOn: '2024-01-15',
    insertedAt: Date.UTC(2024, 0, 15, 22),
    managerId: 1,
  });
  make.payment(db, { id: 2, agreementId: 2, paidOn: '2026-11-01', amount: 12_345_67, type: 'Онлайн' });
  make.payment(db, { id: 3, agreementId: 1, paidOn: '2026-10-01', article: 'Депозит', comment: '-2+3' });
  make.payment(db, {
    id: 4,
    agreementId: 1,
    paidOn: '2026-11-01',
    amount: 1_000_10,
    returned: true,
    returnReason: 'Переплата',
  });
  make.payment(db, { id: 5, agreementId: 2, paidOn: '2026-11-01', article: 'Штраф', amount: 500_00 });
  return desk;
};

const register = async (desk: TestDesk, fields: object | string) => {
  const got = await download(desk, '/download_payments', fields);
  expect([got.status, got.body]).toEqual([200, undefined]);
  return { got, ...(await readRegister(got.bytes)) };
};

const ids = (rows: readonly Record<string, unknown>[]) => rows.map((row) => row.ID);
const listed = async (desk: TestDesk, query: string): Promise<Payment[]> =>
  (await desk.get(`/_main_payments_?${query}`)).body.payments;

describe('the register of payments', () => {
  test('oldest first, each row is the list’s row; money in and money out have a column each', async () => {
    const desk = await filled();
    const { rows } = await register(desk, { all_payments: 1 });
    const list = (await listed(desk, 'returned=-1&filter_start_date=2000-01-01')).toReversed();
    expect(ids(rows)).toEqual([1, 3, 2, 4, 5]);
    expect(rows).toEqual(
      list.map((row) =>
        expect.objectContaining({
          ID: row.payment_id,
          'Дата платежа': dayCell(row.payment_date),
          'Дата внесения': dayCell(row.payment_insert_date),
          Операция: row.returned ? 'Возврат' : 'Платёж',
          Вид: row.type,
          Статья: row.account_article,
          'Поступило, ₽': row.returned ? null : row.amount,
          'Возвращено, ₽': row.returned ? row.amount : null,
          'Причина возврата': row.return_reason,
          'ID договора': row.agrid,
          Договор: row.agrname,
          Клиент: row.fullname,
          'Вид клиента': row.user_type === 'f' ? 'Физлицо' : 'Юрлицо',
          Менеджер: row.manager_name,
          Комментарий: row.comment,
        }),
      ),
    );
    expect(rows.map((row) => [row.ИНН, row.Склад])).toEqual([
      [null, 'Борисовские пруды'],
      [null, 'Борисовские пруды'],
      ['7734423250', 'Медведково'],
      [null, 'Борисовские пруды'],
      ['7734423250', 'Медведково'],
    ]);
  });

  test('totals', async () => {
    const { totals } = await register(await filled(), { all_payments: 1 });
    expect(totals?.['Поступило, ₽']).toEqual({ formula: 'SUBTOTAL(109,G2:G6)', result: 30_845.67 });
    expect(totals?.['Возвращено, ₽']).toEqual({ formula: 'SUBTOTAL(109,H2:H6)', result: 1000.1 });
  });

  test('which rows', async () => {
    const desk = await filled();
    for (const [name, fields, expected] of [
      ['all is all: of all time, returns too', {}, [1, 3, 2, 4, 5]],
      ['the flag as text', { all_payments: '1' }, [1, 3, 2, 4, 5]],
      ['payments', { all_payments: 1, returned: 0 }, [1, 3, 2, 5]],
      ['returns', { all_payments: 1, returned: '1' }, [4]],
      ['both', { all_payments: 1, returned: -1 }, [1, 3, 2, 4, 5]],
      ['from a day', { all_payments: 1, filter_start_date: '2026-10-02' }, [2, 4, 5]],
      ['to a day', { all_payments: 1, filter_end_date: '01.10.2026' }, [1, 3]],
      ['a warehouse', { all_payments: 1, warehouse_id: 2 }, [2, 5]],
      ['a name', { all_payments: 1, search_str: 'ромашка' }, [2, 5]],
      ['a list', { payment_ids: [5, 3], all_payments: 0 }, [3, 5]],
      ['a form', 'payment_ids=[5,3]&all_payments=0', [3, 5]],
      [
        'filters don’t thin out a list',
        { payment_ids: [1, 4], returned: 0, filter_start_date: '2026-01-01' },
        [1, 4],
      ],
    ] as const)
      expect([name, ids((await register(desk, fields)).rows)]).toEqual([name, expected]);
  });

  test('more than a page of rows, many on one day, comes whole and in order', async () => {
    const desk = await filled();
    desk.db.$client.exec(`
      WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 2699)
      INSERT INTO payments (id, agreement_id, paid_on, inserted_at, type, article, amount)
      SELECT i, 1 + i % 2, date('2026-05-01', (i % 3) || ' days'), 0, 'Безнал', 'Аренда', 10 FROM n`);
    const { rows } = await register(desk, {
      all_payments: 1,
      filter_start_date: '2026-05-01',
      filter_end_date: '2026-05-03',
    });
    expect(rows).toHaveLength(2600);
    const keys = rows.map(
      (row) => `${(row['Дата платежа'] as Date).toISOString()} ${String(row.ID).padStart(5, '0')}`,
    );
    expect(keys).toEqual(keys.toSorted());
  });

  test('its name', async () => {
    const desk = await filled();
    const name = async (fields: object) => (await register(desk, fields)).got.fileName;
    expect(await name({ all_payments: 1 })).toBe(`Реестр платежей ${TODAY} все склады.xlsx`);
    expect(await name({ all_payments: 1, warehouse_id: 1 })).toBe(
      `Реестр платежей ${TODAY} Борисовские пруды.xlsx`,
    );
  });

  test('a payment still to be sent says so', async () => {
    const desk = await filled();
    make.idRange(desk.db, 'payment', 900);
    await desk.post('/_add_payment_/1', {
      payment_date: TODAY,
      payment_type: 'Наличными',
      account_article: 'Аренда',
      amount: 100,
    });
    const { rows } = await register(desk, { all_payments: 1 });
    expect(rows.map((row) => [row.ID, row['Отправка в центр']]).slice(-2)).toEqual([
      [5, null],
      [900, 'не отправлено'],
    ]);
  });

  test.each([
    ['an empty list', { payment_ids: [], all_payments: 0 }, 422, 'payment_ids'],
    ['an unknown payment', { payment_ids: [77] }, 404, 'Платежа с ID 77 нет.'],
    ['an unknown warehouse', { warehouse_id: 9 }, 404, 'Склад №9 не найден'],
    ['no day', { filter_start_date: '2026-02-30' }, 422, 'filter_start_date'],
    ['an unknown filter', { colour: 1 }, 422, 'неизвестный параметр «colour»'],
  ])('is refused with the true status: %s', async (_case, fields, status, sentence) => {
    const got = await download(await filled(), '/download_payments', fields);
    expect([got.status, got.body?.msg_type]).toEqual([status, 'danger']);
    expect(got.body.msg).toContain(sentence);
  });
});
