import type { locks, warehouses } from '../../db/schema/property.ts';
import { naturalKey } from '../domain/search.ts';
import { instantAt, zoneOffset } from './calendar.ts';
import { SITE_PLANS, type SitePlan } from './data/places.ts';
import { type Dice, urn } from './dice.ts';
import type { Row } from './insert.ts';
import { type RoomRow, roundTo, type Site, type World } from './model.ts';

/** Width and length of a kind of room, metres, by how often it is built: many small ones, few halls. */
const drawModule = urn<readonly [number, number]>(
  [[1, 1.05], 3],
  [[1, 1.5], 6],
  [[1.25, 1.6], 9],
  [[1.5, 2], 14],
  [[1.6, 2.5], 14],
  [[2, 2.5], 13],
  [[2, 3], 12],
  [[2.5, 3], 8],
  [[2.5, 3.5], 6],
  [[3, 3.3], 5],
  [[3, 4], 3.5],
  [[3, 5], 2],
  [[4, 4.5], 1],
  [[4, 5.5], 0.6],
  [[5, 6], 0.3],
);
const drawHeight = urn([2.5, 3], [2.6, 2], [2.7, 2], [2.8, 2], [3, 2]);

/** Kopecks a price is rounded to: 50 rubles. */
const PRICE_STEP = 5000;
const OUT_OF_SERVICE = 0.03;
const LOCKED = 0.7;
const MONTH_DAYS = 30.44;

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** Rubles a m² a month: small rooms are dearer by the metre, upper floors a little cheaper. */
const metrePrice = (plan: SitePlan, area: number, floor: number, dice: Dice): number => {
  const price = plan.level * 1.5 * area ** -0.26 * 0.96 ** (floor - 1) * dice.real(0.97, 1.03);
  return Math.min(3450, Math.max(1030, price));
};

const listPrices = (plan: SitePlan, area: number, floor: number, dice: Dice) => {
  const rubles = metrePrice(plan, area, floor, dice) * area;
  const rounded = (share: number) => roundTo(rubles * 100 * share, PRICE_STEP);
  return {
    price: rounded(1),
    price6m: rounded(dice.real(0.93, 0.95)),
    price11m: rounded(dice.real(0.85, 0.9)),
  };
};

/** Rooms of one floor, in runs of like ones as builders put them up, numbered on from `number`. */
const floorRooms = (
  site: Pick<Site, 'id' | 'plan'>,
  floor: number,
  count: number,
  number: number,
  dice: Dice,
) => {
  const height = drawHeight(dice);
  const closed = new Set(
    dice
      .shuffled(Array.from({ length: count }, (_, i) => i))
      .slice(0, Math.max(2, Math.round(count * OUT_OF_SERVICE))),
  );
  const rooms: RoomRow[] = [];
  let run = 0;
  let [width, length] = [0, 0];
  for (let i = 0; i < count; i++, run--) {
    if (run === 0) {
      const [w, l] = drawModule(dice);
      [width, length] = [w + dice.int(0, 2) / 20, l + dice.int(0, 3) / 20].map(
        (side) => Math.round(side * 100) / 100,
      ) as [number, number];
      run = Math.max(1, Math.round(dice.int(3, 14) / Math.max(1, (w * l) / 8)));
    }
    const area = Math.min(30, tenths(width * length));
    const name = `Ячейка ${number + i}`;
    rooms.push({
      id: 0,
      warehouseId: site.id,
      floor,
      name,
      nameKey: naturalKey(name),
      length,
      width,
      height,
      area,
      volume: tenths(area * height),
      ...listPrices(site.plan, area, floor, dice),
      inService: !closed.has(i),
    });
  }
  return rooms;
};

/** Rooms a floor: the ground floor has the most. */
const floorCounts = (total: number, floors: number): number[] => {
  const upper = Math.floor((total / floors) * 0.93);
  return Array.from({ length: floors }, (_, i) => (i === 0 ? total - upper * (floors - 1) : upper));
};

const buildSite = (world: World, plan: SitePlan, index: number): Site => {
  const dice = world.dice(`rooms ${plan.name}`);
  const id = index + 1;
  const rooms: RoomRow[] = [];
  floorCounts(plan.rooms[world.size], plan.floors).forEach((count, i) => {
    rooms.push(...floorRooms({ id, plan }, i + 1, count, rooms.length + 1, dice));
  });
  return {
    id,
    plan,
    offset: zoneOffset(plan.timeZone, world.today),
    opened: world.today - Math.round(plan.opened[world.size] * MONTH_DAYS),
    rooms,
  };
};

/** The warehouses of the demo and their rooms, numbered from 1 through the chain. */
export const buildSites = (world: World): Site[] => {
  const sites = SITE_PLANS.filter((plan) => plan.rooms[world.size] > 0).map((plan, i) =>
    buildSite(world, plan, i),
  );
  sites
    .flatMap((site) => site.rooms)
    .forEach((room, i) => {
      room.id = i + 1;
    });
  return sites;
};

export const warehouseRow = ({ id, plan }: Site): Row<typeof warehouses> => ({
  id,
  name: plan.name,
  shortName: plan.name,
  address: `${plan.city}, ${plan.street}`,
  shortAddress: plan.street,
  mailIndex: plan.mailIndex,
  metro: plan.metro,
  latitude: plan.latitude,
  longitude: plan.longitude,
  floors: plan.floors,
  timeZone: plan.timeZone,
});

const drawCharge = urn<readonly [number, number]>([[40, 100], 88], [[20, 39], 8], [[3, 19], 4]);
const LOW = 20;
const LOW_LOCKS = 3;

/** Charges of one warehouse's locks; every warehouse has some to change, so that the warning is never an empty page. */
const drawCharges = (count: number, dice: Dice): number[] => {
  const charges = Array.from({ length: count }, () => dice.int(...drawCharge(dice)));
  while (charges.filter((charge) => charge < LOW).length < LOW_LOCKS) {
    charges[dice.int(0, count - 1)] = dice.int(5, LOW - 1);
  }
  return charges;
};

/** Locks of about seven rooms in ten. The weak ones have been silent longer: the radio saves what is left. */
export const buildLocks = (world: World, sites: readonly Site[]): Row<typeof locks>[] => {
  const dice = world.dice('locks');
  const rows: Row<typeof locks>[] = [];
  for (const site of sites) {
    const locked = site.rooms.filter(() => dice.chance(LOCKED));
    const charges = drawCharges(locked.length, dice);
    locked.forEach((room, i) => {
      const charge = charges[i] ?? 0;
      const daysAgo = charge < LOW ? dice.int(1, 5) : dice.int(0, 1);
      // Today only the small hours: at whatever time the demo is opened, no instant lies ahead.
      const minute = daysAgo === 0 ? dice.real(0, 240) : dice.real(0, 1439);
      rows.push({
        id: rows.length + 1,
        roomId: room.id,
        charge,
        updatedAt: instantAt(world.today - daysAgo, minute, site.offset),
      });
    });
  }
  return rows;
};
