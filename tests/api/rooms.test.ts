import { describe, expect, test } from 'vitest';
import { bookings, guestVisits } from '../../db/schema/letting.ts';
import { floorPlans } from '../../db/schema/property.ts';
import * as make from '../support/factories.ts';
import { NOON, type TestDesk, testDesk } from '../support/testDesk.ts';

const HOUR = 3_600_000;

/** One room in each state of domain §2, on floor 1; room 20 on floor 2 belongs to the tenant of room 1. */
const floor = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db);
  make.warehouse(db, { id: 2, name: 'Запад', timeZone: 'Asia/Novosibirsk' });
  for (let id = 1; id <= 10; id++) make.room(db, { id, inService: id !== 10, price: id * 1_000_00 });
  make.room(db, { id: 20, floor: 2 });
  make.room(db, { id: 30, warehouseId: 2, price: 100_00, inService: false });
  for (let id = 1; id <= 9; id++) make.client(db, { id, lastName: `Жилец${id}`, approved: id !== 5 });
  const let_ = (id: number, more: object = {}, paid = true, activatedAt: number | null = 1) => {
    make.agreement(db, { id, clientId: id, begin: '2026-11-01', activatedAt });
    make.rental(db, { agreementId: id, roomId: id, start: '2026-11-01', ...more });
    if (paid) make.payment(db, { agreementId: id, paidOn: '2026-11-01', amount: 9_000_00 });
  };
  let_(1);
  make.rental(db, { agreementId: 1, roomId: 20, start: '2026-11-01', price: 4_500_00 });
  let_(2, { moveOutOn: '2026-11-30', moveOutReason: 'Переезд', moveOutApprovedAt: NOON });
  let_(3, {}, false, null);
  make.client(db, { id: 40, birthday: null });
  make.agreement(db, { id: 4, clientId: 40, begin: '2026-11-01', activatedAt: null });
  make.rental(db, { agreementId: 4, roomId: 4, start: '2026-11-01' });
  make.payment(db, { agreementId: 4 });
  let_(5, {}, true, null);
  db.insert(bookings)
    .values({ roomId: 6, clientId: 6, bookedAt: NOON - HOUR, heldUntil: NOON + HOUR })
    .run();
  db.insert(guestVisits)
    .values({ roomId: 7, clientId: 7, startedAt: NOON - HOUR, endsAt: NOON + HOUR })
    .run();
  db.insert(guestVisits)
    .values({ roomId: 8, clientId: 8, startedAt: NOON - 2 * HOUR, endsAt: NOON - HOUR })
    .run();
  return desk;
};

const states = (rooms: { room_id: number; rented: number }[]) =>
  Object.fromEntries(rooms.map((room) => [room.room_id, room.rented]));

describe('rooms (document L923, domain §2)', () => {
  test('each state, and the plan whole whatever the filters', async () => {
    const desk = await floor();
    const { body } = await desk.get('/_main_rooms_/?warehouse_id=1&floor=1&show_cnt=100');
    const expected = { 1: 1, 2: 0.75, 3: 0.4, 4: 0.45, 5: 0.5, 6: 0.5, 7: 0.25, 8: 0, 9: 0, 10: -2 };
    expect(states(body.rooms)).toEqual(expected);
    const filtered = await desk.get('/_main_rooms_?warehouse_id=1&floor=1&rented=0.5&show_cnt=1');
    expect(filtered.body).toMatchObject({ rooms: [{ room_id: 5 }], page: 1, cnt_pages: 2, cnt_all: 2 });
    expect(states(filtered.body.plan_rooms)).toEqual(expected);
  });

  test('several states at once, as existing clients join them; a decimal comma is none', async () => {
    const desk = await floor();
    const found = async (rented: string) =>
      (await desk.get(`/_main_rooms_?warehouse_id=1&floor=1&${rented}`)).body.rooms.map(
        (room: { room_id: number }) => room.room_id,
      );
    for (const several of ['rented=0,0.4', 'rented=0&rented=0.4', 'rented=[0,0.4]', 'rented=%220,0.4%22'])
      expect(await found(several), several).toEqual([3, 8, 9]);
    expect(await found('rented=0,5')).toEqual([5, 6]);
    expect(await found('rented=0,-1')).toHaveLength(10);
    const drawn = await desk.get('/_dashboard_warehouse_?warehouse_id=1&rented=0,0.4');
    expect(drawn.body.plan_rooms.map((room: { room_id: number }) => room.room_id)).toEqual([3, 8, 9]);
    const unknown = await desk.get('/_main_rooms_?warehouse_id=1&rented=0,7');
    expect(unknown.status).toBe(422);
    expect(unknown.body.errors[0].field).toMatch(/^rented/);
  });

  test('a hold ends with its time, not before', async () => {
    const desk = await floor();
    desk.clock.at += HOUR - 1;
    const read = async () => states((await desk.get('/_main_rooms_?warehouse_id=1&floor=1')).body.plan_rooms);
    expect(await read()).toMatchObject({ 6: 0.5, 7: 0.25 });
    desk.clock.at += 1;
    expect(await read()).toMatchObject({ 6: 0, 7: 0 });
  });

  test.each([
    ['price_start=6000&price_end=8000', [6, 7, 8]],
    ['search_str=1', [1, 10]],
    ['search_str=жилец5', [5]],
    ['area_end=5.9', []],
    ['area_start=6&area_end=6&length_end=2&width_start=3&height_start=2.5&volume_end=15&rented=-2', [10]],
    ['sort_column=price&sort_direction=desc&show_cnt=2', [10, 1]],
    ['sort_column=fullname&sort_direction=desc&show_cnt=2', [4, 5]],
    ['sort_column=fullname&show_cnt=3', [1, 2, 3]],
    ['sort_column=room_name&sort_direction=desc&show_cnt=2', [10, 9]],
  ])('filters and sorts: %s', async (query, expected) => {
    const desk = await floor();
    const { body } = await desk.get(`/_main_rooms_?warehouse_id=1&floor=1&${query}`);
    expect(body.rooms.map((room: { room_id: number }) => room.room_id)).toEqual(expected);
  });

  test('sorts by any field of a room, either way (errata L994)', async () => {
    const desk = await floor();
    const { body } = await desk.get('/_main_rooms_?warehouse_id=1&floor=1');
    const fields = Object.keys(body.rooms[0]).filter((field) => field !== 'pending');
    for (const field of fields)
      for (const direction of ['asc', 'desc']) {
        const sorted = await desk.get(
          `/_main_rooms_?warehouse_id=1&floor=1&sort_column=${field}&sort_direction=${direction}`,
        );
        expect([field, sorted.status, sorted.body.rooms?.length]).toEqual([field, 200, body.rooms.length]);
        const values = sorted.body.rooms.map((room: Record<string, unknown>) => room[field]);
        const given = values.filter((value: unknown) => value !== null);
        expect([field, values.slice(0, given.length)]).toEqual([field, given]);
        if (typeof given[0] === 'number' || field === 'username')
          expect([field, given]).toEqual([
            field,
            given.toSorted((a: number, b: number) =>
              direction === 'asc' ? Number(a) - Number(b) : Number(b) - Number(a),
            ),
          ]);
      }
  });

  test('a room’s share of the balance counts the agreement’s rooms on other floors', async () => {
    const desk = await floor();
    const { body } = await desk.get('/_update_floor_for_admin_?warehouse_id=1&floor=2');
    // 9 000 paid; 22 days of 13 500 a month; a third of what is left is room 20's.
    const left = 9_000 - Math.round((13_500 * 12 * 22 * 100) / 365) / 100;
    expect(body.rooms[0].balance).toBeCloseTo(left / 3, 1);
    const all = await desk.get('/_update_floor_for_admin_?warehouse_id=1&floor=0');
    const own = all.body.rooms.filter((room: { agrid: number }) => room.agrid === 1);
    expect(own.reduce((sum: number, room: { balance: number }) => sum + room.balance, 0)).toBeCloseTo(
      left,
      5,
    );
    expect(all.body.floor).toBe(0);
    expect(all.body.users.find((user: { user_id: number }) => user.user_id === 1)).toEqual({
      user_id: 1,
      approved: 1,
      fullname: 'Жилец1 Иван Иванович',
      rooms: [1, 20],
    });
  });

  test('the document’s own examples: 110 000 at 28 800 is 116 days, 120 000 at 23 400 is 155', async () => {
    const desk = await testDesk();
    make.warehouse(desk.db);
    for (const [id, price, paid] of [
      [209, 28_800_00, 110_000_00],
      [212, 23_400_00, 120_000_00],
    ] as const) {
      make.room(desk.db, { id, floor: 2 });
      make.client(desk.db, { id });
      make.agreement(desk.db, { id, clientId: id, begin: '2026-11-23', plannedEnd: '2027-11-23' });
      make.rental(desk.db, {
        agreementId: id,
        roomId: id,
        start: '2026-11-23',
        plannedEnd: '2027-11-23',
        price,
      });
      make.payment(desk.db, { agreementId: id, amount: paid });
    }
    const { body } = await desk.get('/_update_floor_for_admin_?warehouse_id=1&floor=2');
    expect(body.rooms).toMatchObject([
      { room_id: 209, balance: 110_000, days_left: 116, price: 28_800 },
      { room_id: 212, balance: 120_000, days_left: 155, price: 23_400 },
    ]);
  });

  test('free rooms are counted alike on the board and over all warehouses', async () => {
    const desk = await floor();
    const { body } = await desk.get('/_get_warehouses_info_for_admin_');
    expect(body.warehouses).toMatchObject([
      { warehouse_id: 1, cnt_all: 11, cnt_free: 2, min_price: 8_000, num_of_floors: 2 },
      { warehouse_id: 2, cnt_all: 1, cnt_free: 0, min_price: 0 },
    ]);
    expect(desk.db.select().from(floorPlans).all()).toEqual([]);
  });

  test('a warehouse’s address with the city and without, x the latitude and y the longitude; no token (errata L102–L129)', async () => {
    const desk = await floor();
    const { body } = await desk.get('/_get_warehouses_info_for_admin_');
    expect(Object.keys(body)).toEqual(['warehouses']);
    expect(body.warehouses[0]).toMatchObject({
      warehouse_address: 'Москва, Борисовские Пруды, 22к4с1',
      warehouse_address_short: 'Борисовские Пруды, 22к4с1',
      x: 55.637967,
      y: 37.753613,
    });
  });

  test('«today» is the warehouse’s: at 21:00 in Moscow Novosibirsk has been owing a day longer', async () => {
    const desk = await floor();
    make.client(desk.db, { id: 50 });
    make.room(desk.db, { id: 50, warehouseId: 2 });
    make.agreement(desk.db, { id: 50, clientId: 50, begin: '2026-11-01' });
    make.rental(desk.db, { agreementId: 50, roomId: 50, start: '2026-11-01', price: 9_000_00 });
    make.payment(desk.db, { agreementId: 50, paidOn: '2026-11-01', amount: 9_000_00 });
    const left = async (warehouse: number, id: number) =>
      (await desk.get(`/_main_rooms_?warehouse_id=${warehouse}&show_cnt=100`)).body.rooms.find(
        (room: { room_id: number }) => room.room_id === id,
      ).days_left;
    const [moscow, siberia] = [await left(1, 2), await left(2, 50)];
    expect(siberia).toBe(moscow);
    desk.clock.at += 9 * HOUR;
    expect([await left(1, 2), await left(2, 50)]).toEqual([moscow, moscow - 1]);
  });
});
