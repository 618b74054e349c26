import { describe, expect, test } from 'vitest';
import * as make from '../support/factories.ts';
import { type TestDesk, testDesk } from '../support/testDesk.ts';

const PATH = '/_get_locks_power_';

/** Locks of rooms 1, 2, 10 (Moscow) and 30 (Novosibirsk), and one on the shelf. */
const chain = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db, { id: 1 });
  make.warehouse(db, { id: 2, name: 'Запад', timeZone: 'Asia/Novosibirsk' });
  for (const id of [1, 2, 3, 10]) make.room(db, { id, floor: id === 10 ? 2 : 1 });
  make.room(db, { id: 30, name: 'Бокс Ё-7', warehouseId: 2 });
  const at = Date.UTC(2026, 10, 22, 22, 13, 25);
  make.lock(db, { id: 14862434, roomId: 10, charge: 60, updatedAt: at });
  make.lock(db, { id: 14862435, roomId: 1, charge: 5, updatedAt: at + 1000 });
  make.lock(db, { id: 14862436, roomId: 2, charge: 60, updatedAt: at - 1000 });
  make.lock(db, { id: 77, roomId: 30, charge: 100, updatedAt: at });
  make.lock(db, { id: 5, roomId: null, charge: 90, updatedAt: at });
  return desk;
};

const rooms = (body: { rooms_x_locks: { room_id: number }[] }) =>
  body.rooms_x_locks.map((row) => row.room_id);

describe('charge of the locks (document L1883)', () => {
  test('asked as the document does: both lists whole, spare locks too, and the joined one', async () => {
    const desk = await chain();
    const { status, body } = await desk.get(`${PATH}/`);
    expect(status).toBe(200);
    expect(body.rooms).toEqual([
      { room_id: 1, lock_id: 14862435 },
      { room_id: 2, lock_id: 14862436 },
      { room_id: 10, lock_id: 14862434 },
      { room_id: 30, lock_id: 77 },
    ]);
    expect(body.locks).toEqual([
      { lock_id: 14862435, electric_quantity: 5, update_date: '2026-11-23 01:13:26' },
      { lock_id: 14862436, electric_quantity: 60, update_date: '2026-11-23 01:13:24' },
      { lock_id: 14862434, electric_quantity: 60, update_date: '2026-11-23 01:13:25' },
      { lock_id: 77, electric_quantity: 100, update_date: '2026-11-23 05:13:25' },
      { lock_id: 5, electric_quantity: 90, update_date: '2026-11-23 01:13:25' },
    ]);
    expect(body.rooms_x_locks[2]).toEqual({
      lock_id: 14862434,
      electric_quantity: 60,
      update_date: '2026-11-23 01:13:25',
      room_id: 10,
      room_name: 'Ячейка 10',
      warehouse_id: 1,
      floor: 2,
    });
    expect(body).toMatchObject({ page: 1, cnt_pages: 1, cnt_all: 4 });
  });

  test('without a page asked for the joined list still has one, the document’s two have none', async () => {
    const desk = await chain();
    for (let id = 101; id <= 140; id++) {
      make.room(desk.db, { id });
      make.lock(desk.db, { id, roomId: id });
    }
    const { body } = await desk.get(PATH);
    expect([body.locks.length, body.rooms.length, body.rooms_x_locks.length]).toEqual([45, 44, 30]);
    expect(body).toMatchObject({ page: 1, cnt_pages: 2, cnt_all: 44 });
    const second = (await desk.get(`${PATH}?page=2`)).body;
    expect([second.locks.length, second.rooms.length, second.rooms_x_locks.length]).toEqual([14, 14, 14]);
    expect(second).toMatchObject({ page: 2, cnt_pages: 2, cnt_all: 44 });
  });

  test.each([
    ['warehouse_id=1', [1, 2, 10]],
    ['warehouse_id=0', [1, 2, 10, 30]],
    ['search_str=1', [1, 10]],
    ['search_str=ЯЧЕЙКА+1&warehouse_id=2', []],
    ['search_str=бокс+е', [30]],
    ['search_str=148624', []],
    ['search_str=%25', []],
    ['sort_column=room_name', [30, 1, 2, 10]],
    ['sort_column=room_name&sort_direction=desc', [10, 2, 1, 30]],
    ['sort_column=electric_quantity', [1, 2, 10, 30]],
    ['sort_column=electric_quantity&sort_direction=desc', [30, 2, 10, 1]],
    ['sort_column=update_date', [2, 10, 30, 1]],
    ['sort_column=lock_id&sort_direction=DESC', [2, 1, 10, 30]],
    ['sort_column=room_id&sort_direction=desc&show_cnt=3', [30, 10, 2]],
    ['show_cnt=3&page=2', [30]],
    ['show_cnt=3&page=9', []],
  ])('%s', async (query, expected) => {
    const desk = await chain();
    const { status, body } = await desk.get(`${PATH}?${query}`);
    expect([status, rooms(body)]).toEqual([200, expected]);
  });

  test('filters narrow the document’s lists too; an unknown one is told', async () => {
    const desk = await chain();
    const { body } = await desk.get(`${PATH}?warehouse_id=2`);
    expect(body.locks.map((lock: { lock_id: number }) => lock.lock_id)).toEqual([77]);
    expect(body.rooms).toEqual([{ room_id: 30, lock_id: 77 }]);
    const unknown = await desk.get(`${PATH}?sort_column=colour`);
    expect([unknown.status, unknown.body.errors[0].field]).toEqual([422, 'sort_column']);
    expect((await desk.get(`${PATH}?charge=1`)).status).toBe(422);
  });
});
