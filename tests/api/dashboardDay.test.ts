import { expect, test } from 'vitest';
import { bookings, guestVisits, priceChanges } from '../../db/schema/letting.ts';
import { locks } from '../../db/schema/property.ts';
import { addDays } from '../../main/domain/dates.ts';
import * as make from '../support/factories.ts';
import { NOON, type TestDesk, TODAY, testDesk } from '../support/testDesk.ts';

const HOUR = 3_600_000;

/** Warehouse 1 has a room in each state of domain §2 on floor 1 and one let on floor 2; warehouse 2 one let room. */
const house = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db);
  make.warehouse(db, { id: 2, timeZone: 'Asia/Novosibirsk' });
  for (let id = 1; id <= 8; id++) make.room(db, { id, inService: id !== 8, area: id + 0.5 });
  make.room(db, { id: 20, floor: 2, area: 40.25 });
  make.room(db, { id: 30, warehouseId: 2 });
  for (let id = 1; id <= 7; id++) make.client(db, { id, approved: id !== 5 });
  make.client(db, { id: 20, lastName: 'Петров' });
  make.client(db, { id: 30, approved: false });
  const let_ = (id: number, start: string, more: object = {}, activatedAt: number | null = 1) => {
    make.agreement(db, { id, clientId: id, begin: start, activatedAt });
    make.rental(db, { agreementId: id, roomId: id, start, price: 3_650_00, ...more });
  };
  const pay = (agreementId: number, amount: number, more: object = {}) =>
    make.payment(db, { agreementId, amount, paidOn: '2026-11-01', ...more });
  // 120 ₽ a day: room 1 has paid to the day, room 2 owes ten days and moves out, room 20 has two days left.
  let_(1, '2026-11-01');
  pay(1, 22 * 120_00);
  let_(2, '2026-11-01', { moveOutOn: TODAY, moveOutReason: 'Переезд' });
  pay(2, 12 * 120_00);
  let_(3, TODAY, {}, null);
  make.client(db, { id: 40, birthday: null });
  make.agreement(db, { id: 4, clientId: 40, begin: TODAY, activatedAt: null });
  make.rental(db, { agreementId: 4, roomId: 4, start: TODAY });
  pay(4, 9_000_00, { paidOn: TODAY, type: 'Наличными' });
  let_(5, TODAY, {}, null);
  pay(5, 9_000_00, { paidOn: TODAY });
  let_(20, '2026-11-01', { moveOutOn: addDays(TODAY, 1), moveOutReason: 'Переезд', moveOutApprovedAt: 1 });
  pay(20, 24 * 120_00);
  let_(30, '2026-11-01');
  pay(30, 100 * 120_00);
  db.insert(bookings)
    .values({ roomId: 6, clientId: 6, bookedAt: NOON - HOUR, heldUntil: NOON + HOUR })
    .run();
  db.insert(guestVisits)
    .values({ roomId: 7, clientId: 7, startedAt: NOON - HOUR, endsAt: NOON + HOUR })
    .run();
  return desk;
};

/** [code, rooms, %, m²] */
const counts = (items: { rented: number; cnt: number; rate: number; area: number }[]) =>
  items.map(({ rented, cnt, rate, area }) => [rented, cnt, rate, area]);

test('rooms by state on a floor: one item a state that has rooms, all of them last, areas and shares', async () => {
  const desk = await house();
  const { body } = await desk.get('/_dashboard_warehouse_?warehouse_id=1&floor=1');
  expect(counts(body.rented_cnt)).toEqual([
    [-2, 1, 12.5, 8.5],
    [0.25, 1, 12.5, 7.5],
    [0.4, 1, 12.5, 3.5],
    [0.45, 1, 12.5, 4.5],
    [0.5, 2, 25, 12],
    [0.75, 1, 12.5, 2.5],
    [1, 1, 12.5, 1.5],
    [-1, 8, 100, 40],
  ]);
  expect(body.plan_rooms.map((room: { room_id: number }) => room.room_id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(body.plan_rooms[0]).toEqual({
    room_id: 1,
    room_name: 'Ячейка 1',
    warehouse_id: 1,
    floor: 1,
    dimensions: '2x3x2.5',
    length: 2,
    width: 3,
    height: 2.5,
    area: 1.5,
    volume: 15,
    price: 3650,
    price_6m: 8500,
    price_11m: 8000,
    rented: 1,
  });
});

test('all floors, all warehouses and all states where the request leaves them out, as existing clients do', async () => {
  const desk = await house();
  const all = async (query: string) => {
    const { body } = await desk.get(`/_dashboard_warehouse_${query}`);
    return [body.plan_rooms.length, counts(body.rented_cnt).at(-1)];
  };
  expect(await all('?warehouse_id=1')).toEqual([9, [-1, 9, 100, 80.25]]);
  expect(await all('')).toEqual([10, [-1, 10, 100, 86.25]]);
  expect(await all('?warehouse_id=0&floor=0&rented=-1')).toEqual([10, [-1, 10, 100, 86.25]]);
});

test('a state filters the drawing alone, an area the counts too', async () => {
  const desk = await house();
  const leaving = await desk.get('/_dashboard_warehouse_?warehouse_id=1&rented=0.75');
  expect(leaving.body.plan_rooms.map((room: { room_id: number }) => room.room_id)).toEqual([2, 20]);
  expect(leaving.body.rented_cnt.at(-1).cnt).toBe(9);
  const small = await desk.get('/_dashboard_warehouse_?warehouse_id=1&start_area=2.5&end_area=7.5');
  expect(small.body.rented_cnt.at(-1)).toEqual({ rented: -1, cnt: 6, rate: 100, area: 30 });
  expect(small.body.plan_rooms).toHaveLength(6);
  const none = await desk.get('/_dashboard_warehouse_?warehouse_id=1&floor=9');
  expect(none.body.rented_cnt).toEqual([{ rented: -1, cnt: 0, rate: 0, area: 0 }]);
});

test('the states are those of the rooms’ list, also when a hold has run out', async () => {
  const desk = await house();
  for (const after of [0, HOUR]) {
    desk.clock.at = NOON + after;
    const board = await desk.get('/_main_rooms_?show_cnt=100');
    const { body } = await desk.get('/_dashboard_warehouse_');
    const states = (rooms: { room_id: number; rented: number; price: number }[]) =>
      rooms.map(({ room_id, rented, price }) => [room_id, rented, price]).sort();
    expect(states(body.plan_rooms)).toEqual(states(board.body.plan_rooms));
    const summed = body.rented_cnt
      .slice(0, -1)
      .map(({ rented, cnt }: { rented: number; cnt: number }) => [rented, cnt]);
    const listed = Map.groupBy(board.body.plan_rooms, (room: { rented: number }) => room.rented);
    expect(summed).toEqual(
      [...listed]
        .map(([rented, rooms]) => [rented, rooms.length])
        .sort((a, b) => Number(a[0]) - Number(b[0])),
    );
  }
});

test('occupancy: let rooms of those in service, by rooms, by area, by rent against the list', async () => {
  const desk = await house();
  const { body } = await desk.get('/_dashboard_warehouse_?warehouse_id=1');
  expect(body.occupancy).toEqual({
    rooms_offered: 8,
    rooms_occupied: 3,
    rooms_rate: 37.5,
    area_offered: 71.75,
    area_occupied: 44.25,
    area_rate: 61.67,
    rent_potential: 72_000,
    rent_in_place: 10_950,
    economic_rate: 15.21,
  });
});

test('a warehouse that is not there is told', async () => {
  const desk = await house();
  for (const path of [
    '_dashboard_warehouse_',
    '_dashboard_main_',
    '_dashboard_client_',
    '_dashboard_finance_',
    '_desk_/rent_roll',
  ]) {
    const { status, body } = await desk.get(`/${path}?warehouse_id=9`);
    expect([path, status, body.code]).toEqual([path, 404, 'not_found']);
    expect(body.msg).toContain('Склад №9 не найден');
  }
  expect((await desk.get('/_dashboard_main_?floor=1')).status).toBe(422);
});

test('the front desk’s day: what is due, owed, planned and taken (domain §5)', async () => {
  const desk = await house();
  const { db } = desk;
  const change = (agreementId: number, day: string, sum: number) =>
    db
      .insert(priceChanges)
      .values({ agreementId, roomId: agreementId, rentalStart: '2026-11-01', day, sum })
      .run();
  change(1, addDays(TODAY, 30), 500_00);
  change(1, addDays(TODAY, 31), 900_00);
  change(2, TODAY, 0);
  db.insert(locks)
    .values(
      [19, 20, 5].map((charge, i) => ({ id: i + 1, roomId: [1, 2, 30][i] ?? null, charge, updatedAt: 0 })),
    )
    .run();
  make.payment(db, { agreementId: 1, paidOn: TODAY, amount: 100_00, returned: true, type: 'Наличными' });
  make.payment(db, { agreementId: 1, paidOn: TODAY, amount: 500_00, article: 'Депозит', type: 'Наличными' });
  // The return of 100 ₽ leaves room 1 in debt.
  const { body } = await desk.get('/_dashboard_main_?warehouse_id=1');
  expect(body).toMatchObject({
    warehouse_id: 1,
    day: TODAY,
    move_outs_due: 1,
    move_outs_to_approve: 1,
    unapproved_clients: 1,
    agreements_unpaid: { cnt: 2, sum: 100 + 10 * 120 },
    // Room 20 with two days, room 3 with none yet.
    agreements_running_out: { cnt: 2, sum: 7300 },
    agreements_ending: 0,
    indexations_planned: { cnt: 1, sum: 500 },
    guest_visits_ending: 1,
    locks_low: 1,
    money_today: [
      { type: 'Наличными', cnt: 2, amount: 9500, returned: 100, total: 9400 },
      { type: 'Безнал', cnt: 1, amount: 9000, returned: 0, total: 9000 },
      { type: 'Онлайн', cnt: 0, amount: 0, returned: 0, total: 0 },
    ],
  });
  expect(counts(body.rented_cnt).at(-1)).toEqual([-1, 9, 100, 80.25]);
  const all = (await desk.get('/_dashboard_main_')).body;
  expect(all).toMatchObject({
    warehouse_id: 0,
    locks_low: 2,
    unapproved_clients: 2,
    agreements_unpaid: { cnt: 2 },
  });
});

test('planned ends and visits count to their last moment, by the warehouse’s own day', async () => {
  const desk = await house();
  const { db, clock } = desk;
  make.agreement(db, { id: 50, clientId: 1, begin: '2026-11-01', plannedEnd: addDays(TODAY, 7) });
  make.room(db, { id: 50 });
  make.rental(db, { agreementId: 50, roomId: 50, start: '2026-11-01' });
  const read = async () => (await desk.get('/_dashboard_main_?warehouse_id=1')).body;
  expect(await read()).toMatchObject({ agreements_ending: 1, guest_visits_ending: 1 });
  clock.at = NOON - 24 * HOUR;
  expect(await read()).toMatchObject({
    day: addDays(TODAY, -1),
    agreements_ending: 0,
    guest_visits_ending: 0,
  });
  // 20:00 in Moscow is midnight in Novosibirsk.
  clock.at = NOON + 8 * HOUR;
  expect((await desk.get('/_dashboard_main_?warehouse_id=2')).body.day).toBe(addDays(TODAY, 1));
});
