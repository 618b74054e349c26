import { addMonths } from '../domain/dates.ts';
import { type Day, dayOf, dayText } from './calendar.ts';
import { type Dice, urn } from './dice.ts';
import type { Deal, Lease, RoomRow, Site, Standing, Tenant, World } from './model.ts';
import { drawHabit, drawMethod, drawPersonOrFirm } from './tenants.ts';

/** Rooms, clients and agreements as the years bring them: every day clients leave, and others take what is free. */

/** Length of a stay in months, by how often it happens. */
const drawStay = urn<readonly [number, number]>(
  [[1, 3], 30],
  [[3, 6], 27],
  [[6, 12], 24],
  [[12, 24], 13],
  [[24, 60], 6],
);
const TERMS = [1, 2, 3, 4, 6, 8, 9, 11, 12, 18, 24] as const;
const MONTH_DAYS = 30.44;
/** Share of the rooms missing to the usual occupancy that is let on one day. */
const DAILY_SHARE = 0.35;
const MOST_HELD = 5;
const QUIET_DAYS = 6;
const USUALLY_NEW = 0.36;
const EARLY = 0.9;
const PACE = 16;
const FROM_NEIGHBOURS = 0.03;
/** Rooms freed wait a few days for the next client: what the daily share leaves open of the usual occupancy. */
const LAG = 0.008;

/** One warehouse on its way through the years. */
interface Course {
  readonly world: World;
  readonly site: Site;
  readonly dice: Dice;
  readonly free: RoomRow[];
  readonly freed: Map<Day, Lease[]>;
  readonly tenants: Tenant[];
  /** Clients of the other warehouses of the town: some come here too. */
  readonly neighbours: readonly Tenant[];
  /** How many new clients the years bring here. */
  readonly newcomers: number;
  readonly deals: Deal[];
  readonly tenantOf: Map<Lease, Tenant>;
}

/** Share of rooms let on a day: grows while the house is new, then breathes with the seasons (spring is moving time). */
const usualShare = (world: World, site: Site, day: Day, reserve: number): number => {
  const grown = 1 - Math.exp(-(day - site.opened) / world.figures.fillDays);
  const season = 0.02 * Math.sin(((day - 60) / 365.25) * 2 * Math.PI) * (day > world.today - 60 ? 0 : 1);
  return (site.plan.occupancy + LAG + season) * grown - reserve;
};

export const newTenant = (site: Site, since: Day, standing: Standing, dice: Dice): Tenant => {
  const type = standing === 'usual' ? drawPersonOrFirm(dice) : dice.chance(0.9) ? 'f' : 'u';
  const habit = drawHabit(dice);
  return { id: 0, site, type, since, standing, habit, method: drawMethod(type, dice), held: 0 };
};

/** Whether a new client comes: so many as keep pace with what the years shall bring; half of all who sign, or fewer. */
const isNew = ({ world, site, dice, tenants, newcomers }: Course, day: Day): boolean => {
  const gone = (day - site.opened + 1) / (world.today - site.opened);
  // A new house fills faster than it later changes its clients.
  const behind = newcomers * gone ** EARLY - tenants.length;
  return dice.chance(Math.min(0.9, Math.max(0.08, USUALLY_NEW * (1 + (behind / newcomers) * PACE))));
};

const chooseTenant = (course: Course, day: Day): Tenant => {
  const { site, dice, tenants, neighbours } = course;
  if (tenants.length > 0 && !isNew(course, day)) {
    const from = neighbours.length > 0 && dice.chance(FROM_NEIGHBOURS) ? neighbours : tenants;
    for (let attempt = 0; attempt < 4; attempt++) {
      const known = dice.pick(from);
      if (known.held < MOST_HELD && known.since < day - 20) return known;
    }
  }
  const tenant = newTenant(site, day - dice.int(0, 6), 'usual', dice);
  tenants.push(tenant);
  return tenant;
};

const take = (rooms: RoomRow[], at: number): RoomRow => {
  const [room] = rooms.splice(at, 1);
  if (room === undefined) throw new RangeError('no free room');
  return room;
};

/** A free room and, for some clients, one or two more, as near as may be. */
const takeRooms = ({ world, dice, free }: Course, isFirm: boolean): RoomRow[] => {
  const first = take(free, dice.int(0, free.length - 1));
  const rooms = [first];
  const [second, third] = world.figures.moreRooms;
  const wanted = dice.chance(second * (isFirm ? 1.8 : 0.86)) ? (dice.chance(third) ? 3 : 2) : 1;
  while (rooms.length < wanted && free.length > 0) {
    let nearest = 0;
    const distance = (room: RoomRow) =>
      Math.abs(room.id - first.id) + (room.floor === first.floor ? 0 : 10_000);
    free.forEach((room, i) => {
      if (distance(room) < distance(free[nearest] as RoomRow)) nearest = i;
    });
    rooms.push(take(free, nearest));
  }
  return rooms;
};

/** The planned term that fits a stay: most guess it about right. */
const termFor = (months: number, dice: Dice): number => {
  const guess = Math.min(24, months * dice.real(0.45, 1.3));
  return TERMS.reduce<number>(
    (best, term) => (Math.abs(term - guess) < Math.abs(best - guess) ? term : best),
    1,
  );
};

/** The last day of a stay: most leave when a paid month ends, the others in its midst. */
const endOfStay = (start: Day, months: number, dice: Dice): Day => {
  if (dice.chance(0.6)) return dayOf(addMonths(dayText(start), Math.max(1, Math.round(months)))) - 1;
  return start + Math.max(14, Math.round(months * MONTH_DAYS)) - 1;
};

/** The planned end: prolonged term by term while the client stays; now and then somebody forgot to. */
export const plannedEndOf = (begin: Day, term: number, until: Day, dice: Dice): Day => {
  const start = dayText(begin);
  let months = term;
  let end = dayOf(addMonths(start, months)) - 1;
  while (end < until && !dice.chance(0.02)) {
    months += Math.min(term, 11);
    end = dayOf(addMonths(start, months)) - 1;
  }
  return end;
};

export const newLease = (room: RoomRow, start: Day, end: Day, plannedEnd: Day): Lease => ({
  room,
  start,
  end,
  plannedEnd,
  price: 0,
  surcharge: 0,
  deposit: 0,
  steps: [],
  leaving: false,
});

const letRooms = (course: Course, day: Day): number => {
  const { world, site, dice } = course;
  const tenant = chooseTenant(course, day);
  const rooms = takeRooms(course, tenant.type === 'u');
  const [min, max] = drawStay(dice);
  const months = dice.real(min, max) * world.figures.stay * (tenant.type === 'u' ? 1.3 : 0.95);
  const term = termFor(months, dice);
  const end = endOfStay(day, months, dice);
  const leases = rooms.map((room, i) => {
    const leavesEarly = i > 0 && end - day > 90 && dice.chance(0.2);
    const last = leavesEarly ? day + dice.int(30, end - day) : end;
    return newLease(room, day, last, plannedEndOf(day, term, Math.min(last, world.today), dice));
  });
  for (const lease of leases) {
    const others = course.freed.get(lease.end + 1);
    if (others) others.push(lease);
    else course.freed.set(lease.end + 1, [lease]);
    course.tenantOf.set(lease, tenant);
  }
  tenant.held += leases.length;
  course.deals.push({ id: 0, tenant, site, begin: day, term, leases, pays: true, activatedAt: null });
  return leases.length;
};

const freeRooms = ({ freed, free, tenantOf }: Course, day: Day): number => {
  const leases = freed.get(day) ?? [];
  for (const lease of leases) {
    free.push(lease.room);
    const tenant = tenantOf.get(lease);
    if (tenant) tenant.held -= 1;
    tenantOf.delete(lease);
  }
  freed.delete(day);
  return leases.length;
};

/** What is let or shown these days must not have been somebody else's when it was. */
const longFree = ({ world, free, deals }: Course): RoomRow[] => {
  const leases = deals.flatMap((deal) => deal.leases);
  const lately = new Set(leases.filter(({ end }) => end >= world.today - QUIET_DAYS).map(({ room }) => room));
  return free.filter((room) => !lately.has(room));
};

export interface SiteHistory {
  readonly site: Site;
  readonly tenants: Tenant[];
  readonly deals: Deal[];
  /** Rooms in service that nobody has rented these last days. */
  readonly free: RoomRow[];
}

/**
 * A warehouse's agreements up to yesterday.
 * @param newRooms rooms that will be let besides, to those who haven't paid or aren't approved yet
 * @param newcomers new clients that the years bring
 * @param neighbours clients of other warehouses in the same town
 */
export const simulateSite = (
  world: World,
  site: Site,
  newRooms: number,
  newcomers: number,
  neighbours: readonly Tenant[],
): SiteHistory => {
  const free = site.rooms.filter((room) => room.inService);
  const offered = free.length;
  const course: Course = {
    world,
    site,
    dice: world.dice(`letting ${site.plan.name}`),
    free,
    freed: new Map(),
    tenants: [],
    neighbours,
    newcomers,
    deals: [],
    tenantOf: new Map(),
  };
  let taken = 0;
  for (let day = site.opened; day < world.today; day++) {
    taken -= freeRooms(course, day);
    const missing = usualShare(world, site, day, newRooms / offered) * offered - taken;
    let count = missing > 0 ? Math.floor(missing * DAILY_SHARE + course.dice.real(0, 1)) : 0;
    while (count > 0 && free.length > 0) {
      const rooms = letRooms(course, day);
      taken += rooms;
      count -= rooms;
    }
  }
  freeRooms(course, world.today);
  return { site, tenants: course.tenants, deals: course.deals, free: longFree(course) };
};
