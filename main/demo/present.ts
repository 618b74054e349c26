import type { bookings, guestVisits } from '../../db/schema/letting.ts';
import { type Day, instantAt } from './calendar.ts';
import { type Dice, urn } from './dice.ts';
import type { Row } from './insert.ts';
import { newLease, newTenant, plannedEndOf, type SiteHistory } from './letting.ts';
import {
  type Deal,
  isRunning,
  type Lease,
  type RoomRow,
  type Site,
  type Standing,
  type Tenant,
  type World,
} from './model.ts';

/** What is going on today: new agreements on their way, visits, bookings, move-outs, enquiries. */

export interface Visit {
  readonly tenant: Tenant;
  readonly row: Row<typeof guestVisits>;
}

export interface Booking {
  readonly tenant: Tenant;
  readonly row: Row<typeof bookings>;
}

export interface Present {
  readonly deals: Deal[];
  readonly tenants: Tenant[];
  readonly visits: Visit[];
  readonly bookings: Booking[];
}

/** Rooms in each unusual state on each floor, so that every warehouse has at least three of each. */
export const ofEachKind = (floors: number): number => [3, 3, 2, 1][floors] ?? 1;

/** Kinds of agreement that are not yet in force. */
const FRESH: readonly Standing[] = ['usual', 'incomplete', 'unapproved'];

export const freshRooms = (floors: number): number => ofEachKind(floors) * floors * FRESH.length;

const drawTerm = urn([1, 3], [2, 2], [3, 4], [6, 4], [11, 3], [12, 1]);

/** Signed these days: nobody has paid, or the client's data aren't whole, or nobody has approved them. */
const freshDeal = (world: World, site: Site, room: RoomRow, standing: Standing, dice: Dice): Deal => {
  const pays = standing !== 'usual';
  // Three days are enough for a bank to carry the first rent over a week-end.
  const begin = world.today - (pays ? dice.int(3, 5) : dice.int(0, 2));
  const tenant = newTenant(site, Math.min(begin, world.today - 1) - dice.int(0, 1), standing, dice);
  const term = drawTerm(dice);
  const plannedEnd = plannedEndOf(begin, term, begin, dice);
  tenant.held = 1;
  const leases = [newLease(room, begin, plannedEnd, plannedEnd)];
  return { id: 0, tenant, site, begin, term, leases, pays, activatedAt: null };
};

/** Whoever visits or books today: an enquirer, or a client of ours who wants one more room. */
const asker = (world: World, { site, tenants }: SiteHistory, dice: Dice): Tenant => {
  const known = dice.chance(0.35) ? dice.pick(tenants) : undefined;
  return known ?? newTenant(site, world.today - dice.int(2, 9), 'lead', dice);
};

const MINUTES_A_DAY = 1440;
const DAY_MS = 86_400_000;
const NOON = 720;

/** A visit that is open now: most end tomorrow, some this evening. */
const openVisit = (
  today: Day,
  tenant: Tenant,
  room: RoomRow,
  offset: number,
  tomorrow: boolean,
  dice: Dice,
): Visit => {
  // Those who came late yesterday may stay till tomorrow noon: the desk prolongs a visit that began at closing time.
  const start = tomorrow ? NOON + dice.int(300, 510) : NOON + dice.int(370, 510);
  const end = tomorrow ? MINUTES_A_DAY * 2 + dice.int(540, 900) : start + MINUTES_A_DAY;
  return {
    tenant,
    row: {
      roomId: room.id,
      clientId: 0,
      startedAt: instantAt(today - 1, start, offset),
      endsAt: instantAt(today - 1, end, offset),
      closedAt: null,
    },
  };
};

const openBooking = (today: Day, tenant: Tenant, room: RoomRow, offset: number, dice: Dice): Booking => {
  const bookedAt = instantAt(today - dice.int(1, 2), dice.real(560, 1190), offset);
  return {
    tenant,
    row: { roomId: room.id, clientId: 0, bookedAt, heldUntil: bookedAt + 3 * DAY_MS, closedAt: null },
  };
};

/** Fills one floor's free rooms with what is under way there. */
const occupyFloor = (
  world: World,
  history: SiteHistory,
  floor: number,
  dice: Dice,
  present: Present,
): void => {
  const { site } = history;
  const free = dice.shuffled(history.free.filter((room) => room.floor === floor));
  const next = () => (free.length > 2 ? free.pop() : undefined);
  for (let i = 0; i < ofEachKind(site.plan.floors); i++) {
    for (const standing of FRESH) {
      const room = next();
      if (room === undefined) continue;
      const deal = freshDeal(world, site, room, standing, dice);
      present.deals.push(deal);
      present.tenants.push(deal.tenant);
    }
    const [visited, booked] = [next(), next()];
    const tomorrow = i === 0 || dice.chance(0.5);
    const visitor = asker(world, history, dice);
    const booker = asker(world, history, dice);
    if (visited) present.visits.push(openVisit(world.today, visitor, visited, site.offset, tomorrow, dice));
    if (booked) present.bookings.push(openBooking(world.today, booker, booked, site.offset, dice));
    for (const tenant of [visitor, booker]) if (tenant.standing === 'lead') present.tenants.push(tenant);
  }
};

const LEAVING_WITHIN = 30;
const TELLS = 0.7;

/** Who will leave within a month has mostly said so; where too few have on a floor, others decide to. */
const planMoveOuts = (world: World, { site, deals }: SiteHistory, dice: Dice): void => {
  const running = deals.flatMap((deal) => deal.leases).filter((lease) => isRunning(lease, world.today));
  const latest = world.today + LEAVING_WITHIN;
  for (const lease of running) lease.leaving = lease.end <= latest && dice.chance(TELLS);
  for (let floor = 1; floor <= site.plan.floors; floor++) {
    const here = dice.shuffled(
      running.filter((lease) => lease.room.floor === floor && lease.start < world.today - 30),
    );
    const missing = ofEachKind(site.plan.floors) + 1 - here.filter((lease) => lease.leaving).length;
    for (const lease of here.filter((one: Lease) => !one.leaving).slice(0, Math.max(0, missing))) {
      lease.leaving = true;
      lease.end = world.today + dice.int(0, LEAVING_WITHIN);
    }
  }
};

/** A day or two before he signed, many a client tried his room, or was sent a link to form the agreement. */
const pastAsking = (world: World, { site, deals }: SiteHistory, dice: Dice, present: Present): void => {
  const share = world.size === 'small' ? 0.08 : 0.03;
  for (const deal of deals) {
    const roomId = deal.leases[0]?.room.id;
    if (roomId === undefined || deal.begin < site.opened + 3 || !dice.chance(share)) continue;
    const before = instantAt(deal.begin - 1, dice.real(600, 1140), site.offset);
    const signed = instantAt(deal.begin, dice.real(600, 700), site.offset);
    const base = { roomId, clientId: 0 };
    // Signing ends a visit, if it is not over by then, and a booking.
    const visit = {
      ...base,
      startedAt: before,
      endsAt: before + DAY_MS,
      closedAt: Math.min(before + DAY_MS, signed),
    };
    const booking = { ...base, bookedAt: before, heldUntil: before + 3 * DAY_MS, closedAt: signed };
    if (dice.chance(0.6)) present.visits.push({ tenant: deal.tenant, row: visit });
    else present.bookings.push({ tenant: deal.tenant, row: booking });
  }
};

/** Today in all warehouses. */
export const buildPresent = (world: World, histories: readonly SiteHistory[]): Present => {
  const present: Present = { deals: [], tenants: [], visits: [], bookings: [] };
  for (const history of histories) {
    const dice = world.dice(`present ${history.site.plan.name}`);
    for (let floor = 1; floor <= history.site.plan.floors; floor++)
      occupyFloor(world, history, floor, dice, present);
    planMoveOuts(world, history, dice);
    pastAsking(world, history, dice, present);
  }
  return present;
};

/** Those who registered and never rented: as many as are missing to the demo's number of clients. */
export const buildEnquirers = (world: World, sites: readonly Site[], known: number): Tenant[] => {
  const dice = world.dice('enquirers');
  const count = Math.max(0, world.figures.clients - known);
  return Array.from({ length: count }, () =>
    newTenant(dice.pick(sites), world.today - dice.int(1, 400), 'lead', dice),
  );
};
