import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as contract from '../../contract/dashboards.ts';
import type { WriteDb } from '../../db/handles.ts';
import { bookings, guestVisits, priceChanges } from '../../db/schema/letting.ts';
import { addDays } from '../../main/domain/dates.ts';
import { runsOn, type Tenancy } from '../../main/domain/flows.ts';
import { daysIn, monthsTouched } from '../../main/domain/periods.ts';
import { dashboardClient } from '../../main/queries/dashboardClient.ts';
import { dashboardFinance } from '../../main/queries/dashboardFinance.ts';
import { dashboardMain } from '../../main/queries/dashboardMain.ts';
import { dashboardWarehouse } from '../../main/queries/dashboardWarehouse.ts';
import { agreementAccounts } from '../../main/queries/parts/rent.ts';
import { periodsDue } from '../../main/queries/parts/rentPeriods.ts';
import { roomBoard } from '../../main/queries/parts/roomBoard.ts';
import { rentRoll } from '../../main/queries/rentRoll.ts';
import * as make from '../support/factories.ts';
import { NOON, TODAY, testDatabase } from '../support/testDesk.ts';

/** Dashboards of any small chain add up, as they must for anybody who checks one figure against another. */

const RUNS = { seed: 20261123, numRuns: 60 };
const ROOMS = 8;
const back = fc.integer({ min: 0, max: 420 });

const story = fc.record({
  rooms: fc.array(
    fc.record({
      warehouseId: fc.integer({ min: 1, max: 2 }),
      tenths: fc.integer({ min: 5, max: 600 }),
      inService: fc.boolean(),
    }),
    { minLength: ROOMS, maxLength: ROOMS },
  ),
  lets: fc.array(
    fc.record({
      room: fc.nat(ROOMS - 1),
      client: fc.integer({ min: 1, max: 4 }),
      back,
      length: fc.option(fc.nat(200), { nil: null }),
      price: fc.integer({ min: 1, max: 50_000_00 }),
      leaving: fc.boolean(),
      inForce: fc.boolean(),
      indexedAfter: fc.option(fc.integer({ min: 1, max: 430 }), { nil: null }),
      payments: fc.array(
        fc.record({
          after: fc.nat(420),
          amount: fc.integer({ min: 1, max: 90_000_00 }),
          article: fc.constantFrom('Аренда', 'Аренда', 'Депозит', 'Продажа', 'Штраф'),
          /** Part of it given back so many days later. */
          returnedAfter: fc.option(fc.nat(60), { nil: null }),
        }),
        { maxLength: 4 },
      ),
    }),
    { maxLength: 10 },
  ),
  booked: fc.uniqueArray(fc.nat(ROOMS - 1), { maxLength: 2 }),
  visited: fc.uniqueArray(fc.nat(ROOMS - 1), { maxLength: 2 }),
  range: fc.tuple(back, back).map(([a, b]) => ({
    start_date: addDays(TODAY, -Math.max(a, b)),
    end_date: addDays(TODAY, -Math.min(a, b)),
  })),
});
type Story = typeof story extends fc.Arbitrary<infer S> ? S : never;

const clear = (db: WriteDb): void => {
  for (const table of [
    'payments',
    'price_changes',
    'rentals',
    'agreements',
    'bookings',
    'guest_visits',
    'rooms',
  ])
    db.run(sql.raw(`DELETE FROM ${table}`));
};

/** No room is let twice at once: a rental that would be is left out. */
const tell = (db: WriteDb, told: Story): void => {
  for (const [i, { warehouseId, tenths, inService }] of told.rooms.entries())
    make.room(db, { id: i + 1, warehouseId, area: tenths / 10, inService, price: tenths * 100_00 });
  const taken: { room: number; start: string; end: string }[] = [];
  for (const [i, one] of told.lets.entries()) {
    const start = addDays(TODAY, -one.back);
    const last = one.length === null ? null : addDays(start, one.length);
    const end = last !== null && last < TODAY ? last : null;
    const span = { room: one.room, start, end: end ?? '9999-12-31' };
    if (taken.some((other) => other.room === span.room && other.start <= span.end && other.end >= span.start))
      continue;
    taken.push(span);
    letRoom(db, i + 1, one, start, end);
  }
  const hold = { clientId: 1, closedAt: null };
  for (const room of told.booked)
    db.insert(bookings)
      .values({ ...hold, roomId: room + 1, bookedAt: NOON - 1, heldUntil: NOON + 1 })
      .run();
  for (const room of told.visited)
    db.insert(guestVisits)
      .values({ ...hold, roomId: room + 1, startedAt: NOON - 1, endsAt: NOON + 1 })
      .run();
};

const letRoom = (
  db: WriteDb,
  id: number,
  one: Story['lets'][number],
  start: string,
  end: string | null,
): void => {
  const activatedAt = one.inForce ? 1 : null;
  make.agreement(db, { id, clientId: one.client, begin: start, end, plannedEnd: '2027-12-31', activatedAt });
  make.rental(db, {
    agreementId: id,
    roomId: one.room + 1,
    start,
    end,
    price: one.price,
    plannedEnd: '2027-12-31',
    ...(one.leaving && end === null ? { moveOutOn: TODAY, moveOutReason: 'Переезд' } : {}),
  });
  if (one.indexedAfter !== null)
    db.insert(priceChanges)
      .values({
        agreementId: id,
        roomId: one.room + 1,
        rentalStart: start,
        day: addDays(start, one.indexedAfter),
        sum: 100_00,
      })
      .run();
  for (const { after, amount, article, returnedAfter } of one.payments) {
    const paidOn = addDays(start, Math.min(after, one.back));
    make.payment(db, { agreementId: id, paidOn, amount, article });
    if (returnedAfter === null || amount < 2) continue;
    const back = addDays(paidOn, returnedAfter);
    const returned = { agreementId: id, amount: Math.floor(amount / 2), article, returned: true };
    make.payment(db, { ...returned, paidOn: back > TODAY ? TODAY : back });
  }
};

const kopecks = (rubles: number): number => Math.round(rubles * 100);
const total = <T>(items: readonly T[], value: (item: T) => number): number =>
  items.reduce((sum, item) => sum + value(item), 0);

/** The same chain for every property, told anew each run. */
const property = (
  check: (context: { db: WriteDb; now: number }, told: Story, warehouse_id: number) => void,
): void => {
  const connections = testDatabase();
  make.warehouse(connections.write);
  make.warehouse(connections.write, { id: 2 });
  for (let id = 1; id <= 4; id++)
    make.client(connections.write, { id, approved: id !== 3, birthday: id === 4 ? null : '1990-05-09' });
  fc.assert(
    fc.property(story, fc.integer({ min: 0, max: 2 }), (told, warehouse) => {
      connections.write.$client.transaction(() => {
        clear(connections.write);
        tell(connections.write, told);
      })();
      check({ db: connections.read as WriteDb, now: NOON }, told, warehouse);
    }),
    RUNS,
  );
};

test('states’ rooms and areas add up to the -1 total, and are the states of the board', () => {
  property((context, _told, warehouse_id) => {
    const answer = contract.dashboardWarehouse.output.parse(dashboardWarehouse(context, { warehouse_id }));
    const all = answer.rented_cnt.at(-1);
    const states = answer.rented_cnt.slice(0, -1);
    const board = roomBoard(context, { warehouseId: warehouse_id });
    expect(all?.rented).toBe(-1);
    expect(total(states, (state) => state.cnt)).toBe(all?.cnt);
    expect(total(states, (state) => Math.round(state.area * 10))).toBe(Math.round((all?.area ?? 0) * 10));
    expect(all?.cnt).toBe(board.length);
    const byStatus = Map.groupBy(board, (room) => room.status);
    expect(states.map(({ rented, cnt }) => [rented, cnt])).toEqual(
      [...byStatus]
        .map(([status, rooms]) => [status, rooms.length])
        .sort(([a = 0], [b = 0]) => Number(a) - Number(b)),
    );
    const seen = (rooms: readonly { id: number; status: number; price: number }[]) =>
      rooms.map(({ id, status, price }) => `${id} ${status} ${price}`).sort();
    expect(
      answer.plan_rooms.map((room) => `${room.room_id} ${room.rented} ${kopecks(room.price)}`).sort(),
    ).toEqual(seen(board));
    expect(dashboardMain(context, { warehouse_id }).rented_cnt).toEqual(answer.rented_cnt);
  });
});

test('flow = inflow − outflow in every month touched, each counted day by day from who rents', () => {
  property((context, told, warehouse_id) => {
    const { start_date: start, end_date: end } = told.range;
    const answer = contract.dashboardClient.output.parse(
      dashboardClient(context, { warehouse_id, ...told.range }),
    );
    const rentals = rentalsOf(context.db, warehouse_id);
    const lists = [
      answer.inflow_by_month,
      answer.outflow_by_month,
      answer.flow_by_month,
      answer.moves_by_month,
    ];
    const parts = monthsTouched({ start, end });
    for (const list of lists) expect(list.map(({ month }) => month)).toEqual(parts.map(({ month }) => month));
    for (const [i, part] of parts.entries()) {
      const days = daysOf(part.start, part.end);
      const came = total(days, (day) =>
        missingIn(clientsOn(rentals, addDays(day, -1)), clientsOn(rentals, day)),
      );
      const left = total(days, (day) =>
        missingIn(clientsOn(rentals, addDays(day, 1)), clientsOn(rentals, day)),
      );
      expect(answer.inflow_by_month[i]).toMatchObject({ inflow: came, cnt: came });
      expect(answer.outflow_by_month[i]).toMatchObject({ outflow: left, cnt: left });
      expect(answer.flow_by_month[i]).toMatchObject({ flow: came - left, cnt: came - left });
      const { occupied_at_start, move_ins, move_outs, transfers } = answer.moves_by_month[i] ?? fail();
      expect(occupied_at_start).toBe(
        rentals.filter((one) => one.start < part.start && runsOn(one, part.start)).length,
      );
      expect(move_outs + transfers).toBe(rentals.filter((one) => one.end && days.includes(one.end)).length);
      expect(move_ins).toBeLessThanOrEqual(rentals.filter((one) => days.includes(one.start)).length);
    }
  });
});

const fail = (): never => {
  throw new Error('a month is missing');
};

const rentalsOf = (db: WriteDb, warehouse: number) =>
  db.all<Tenancy>(sql`
    SELECT a.client_id AS "clientId", r.start, r."end" FROM rentals r JOIN agreements a ON a.id = r.agreement_id
    JOIN rooms room ON room.id = r.room_id WHERE ${warehouse} = 0 OR room.warehouse_id = ${warehouse}`);

const clientsOn = (rentals: readonly Tenancy[], day: string): Set<number> =>
  new Set(rentals.filter((one) => runsOn(one, day)).map((one) => one.clientId));

/** How many of `some` are not in `others`. */
const missingIn = (others: ReadonlySet<number>, some: ReadonlySet<number>): number =>
  [...some].filter((id) => !others.has(id)).length;

const daysOf = (start: string, end: string): string[] =>
  Array.from({ length: daysIn({ start, end }) }, (_, n) => addDays(start, n));

test('revenue by month adds up to the range’s, and warehouses to the chain', () => {
  property((context, told) => {
    const ask = (warehouse_id: number) =>
      contract.dashboardFinance.output.parse(dashboardFinance(context, { warehouse_id, ...told.range }));
    const all = ask(0);
    const paid = context.db.get<{ sum: number }>(sql`
      SELECT coalesce(sum(CASE returned WHEN 1 THEN -amount ELSE amount END), 0) AS sum FROM payments
      WHERE article IN ('Аренда', 'Продажа') AND paid_on BETWEEN ${told.range.start_date} AND ${told.range.end_date}`).sum;
    expect(kopecks(all.revenue)).toBe(paid);
    expect(total(all.revenue_by_month, (month) => kopecks(month.revenue))).toBe(paid);
    expect(kopecks(all.revenue_rent) + kopecks(all.revenue_sales)).toBe(paid);
    const parts = [ask(1), ask(2)];
    for (const key of [
      'revenue',
      'debitors',
      'reestr_sum',
      'reestr_revenue',
      'area_total',
      'new_clients_revenue_rent',
      'reestr_sum_was',
    ] as const)
      expect(total(parts, (part) => kopecks(part[key]))).toBe(kopecks(all[key]));
    expect(total(parts, (part) => part.cnt_active_agrs)).toBe(all.cnt_active_agrs);
  });
});

test('arrears’ ages add up to the debts, and the register’s sums to each other', () => {
  property((context, told, warehouse_id) => {
    const answer = dashboardFinance(context, { warehouse_id, ...told.range });
    const fits = warehouse_id === 0 ? sql`TRUE` : sql`a.warehouse_id = ${warehouse_id}`;
    const accounts = agreementAccounts(context, fits).filter((account) => account.balance < 0);
    const [running, ended] = [accounts.filter((a) => a.running), accounts.filter((a) => !a.running)];
    const debts = (owing: typeof accounts) => total(owing, (account) => -account.balance);
    const open = periodsDue(
      context,
      { warehouseId: warehouse_id },
      { start: '2020-01-01', end: TODAY },
    ).filter((period) => period.settledOn === null && period.isPast);
    expect(total(open, (period) => period.sum)).toBe(debts(accounts));
    const { arrears } = answer;
    expect([kopecks(arrears.sum), arrears.cnt]).toEqual([debts(running), running.length]);
    expect([kopecks(arrears.ended.sum), arrears.ended.cnt]).toEqual([debts(ended), ended.length]);
    expect(total(arrears.buckets, (bucket) => kopecks(bucket.sum))).toBe(debts(running));
    expect(total(arrears.buckets, (bucket) => bucket.cnt)).toBe(running.length);
    expect(kopecks(answer.debitors)).toBe(debts(running));
    expect(kopecks(answer.rest_in_reestr)).toBe(
      kopecks(answer.reestr_sum_past) + kopecks(answer.reestr_sum_future),
    );
    expect(kopecks(answer.total_reestr)).toBe(kopecks(answer.reestr_sum) + kopecks(answer.reestr_sum_extra));
    expect(kopecks(answer.total_reestr)).toBe(
      kopecks(answer.reestr_revenue) + kopecks(answer.rest_in_reestr),
    );
    const day = dashboardMain(context, { warehouse_id });
    expect([kopecks(day.agreements_unpaid.sum), day.agreements_unpaid.cnt]).toEqual([
      debts(running),
      running.length,
    ]);
  });
});

test('the rent roll’s pages are its total, and its balances those of the board', () => {
  property((context, _told, warehouse_id) => {
    const board = roomBoard(context, { warehouseId: warehouse_id }).filter((room) => room.tenant !== null);
    for (const sort_column of ['price', 'balance', 'days_left'] as const) {
      const roll = contract.rentRoll.output.parse(
        rentRoll(context, { warehouse_id, sort_column, show_cnt: 500 }),
      );
      expect(roll.rows.map((row) => `${row.room_id} ${row.balance} ${row.days_left}`).sort()).toEqual(
        board
          .map((room) => `${room.id} ${(room.tenant?.balance ?? 0) / 100} ${room.tenant?.daysLeft}`)
          .sort(),
      );
      expect(total(roll.rows, (row) => kopecks(row.price))).toBe(kopecks(roll.totals.price));
      expect(total(roll.rows, (row) => kopecks(row.variance))).toBe(kopecks(roll.totals.variance));
      expect(roll.cnt_all).toBe(board.length);
    }
  });
});
