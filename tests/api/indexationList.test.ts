import { describe, expect, test } from 'vitest';
import { priceChanges } from '../../db/schema/letting.ts';
import * as make from '../support/factories.ts';
import { testDesk } from '../support/testDesk.ts';

const PATH = '/_desk_/indexation';

/** Rooms 1–3 are let to client 1 at 9 000: 1 as signed, 2 raised last spring, 3 with a rise planned; 4 was left. */
const house = async () => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db);
  make.client(db, { id: 1, lastName: 'Соболев' });
  make.agreement(db, { id: 29, clientId: 1, begin: '2025-01-10' });
  for (let id = 1; id <= 4; id++) {
    make.room(db, { id, name: `Ячейка ${id}`, area: id * 2, price: 10_000_00 });
    make.rental(db, {
      agreementId: 29,
      roomId: id,
      start: '2025-01-10',
      price: 9_000_00,
      ...(id === 4 ? { end: '2026-01-01' } : {}),
    });
  }
  const change = { agreementId: 29, rentalStart: '2025-01-10', sum: 500_00 };
  db.insert(priceChanges)
    .values([
      { ...change, roomId: 2, day: '2026-04-01' },
      { ...change, roomId: 3, day: '2027-01-01' },
    ])
    .run();
  return desk;
};

const rooms = (body: { rows: { room_id: number }[] }) => body.rows.map((row) => row.room_id);

describe('rentals for indexation', () => {
  test('price for a square metre, since when it holds, what is planned; the oldest price first', async () => {
    const { body } = await (await house()).get(PATH);
    expect(rooms(body)).toEqual([1, 3, 2]);
    expect(body.rows[2]).toMatchObject({
      agrid: 29,
      price: 9_500,
      price_1m: 2_375,
      list_price: 10_000,
      price_since: '2026-04-01',
      last_index_sum: 500,
      future_index_date: null,
    });
    expect(body.rows[1]).toMatchObject({ future_index_date: '2027-01-01', future_index_sum: 500 });
    expect(body.totals).toEqual({ rooms: 3, price: 27_500, planned: 1 });
  });

  test.each([
    ['age_months=12', [1, 3]],
    ['age_months=22', [1, 3]],
    ['age_months=23', []],
    ['age_months=7', [1, 3, 2]],
    ['age_months=8', [1, 3]],
    ['indexation=1', [3]],
    ['indexation=-1', [1, 2]],
    ['price_1m_start=2375', [1, 2]],
    ['price_1m_end=1500', [3]],
    ['area_start=4&area_end=4', [2]],
    ['search_str=собол', [1, 3, 2]],
    ['search_str=3', [3]],
    ['room_ids=2,3', [3, 2]],
    ['room_ids=2&room_ids=4&room_ids=999', [2]],
    ['search_str=никто', []],
    ['warehouse_id=1&sort_column=price_1m&sort_direction=desc', [1, 2, 3]],
    ['sort_column=future_index_date', [3, 1, 2]],
    ['show_cnt=1&page=2', [3]],
  ])('%s', async (query, expected) => {
    const { body } = await (await house()).get(`${PATH}?${query}`);
    expect(rooms(body)).toEqual(expected);
  });

  test('totals are of all that was found, not of the page', async () => {
    const { body } = await (await house()).get(`${PATH}?show_cnt=1`);
    expect([body.rows.length, body.cnt_all, body.cnt_pages, body.totals.rooms]).toEqual([1, 3, 3, 3]);
  });
});
