import { type SQL, sql } from 'drizzle-orm';
import type { PlainDate } from '../../domain/dates.ts';
import type { Tenancy } from '../../domain/flows.ts';
import type { Kopecks } from '../../domain/money.ts';
import type { PriceStep } from '../../domain/rent.ts';
import type { QueryContext } from '../context.ts';
import { idsIn } from '../parts/listing.ts';
import { following, type Keeper } from './following.ts';

/** A rental, also an ended one, as the dashboards count it. */
export interface RoomTenancy extends Tenancy {
  readonly roomId: number;
  readonly warehouseId: number;
  /** cm². */
  readonly area: number;
  /** A month: as signed, with the surcharge; and its indexations. */
  readonly price: Kopecks;
  readonly changes: readonly PriceStep[];
}

const CM2 = 10_000;

/** All rentals by agreement, kept in memory. */
interface Tenancies {
  readonly byAgreement: Map<number, RoomTenancy[]>;
  readTo: number;
}

type Row = [
  ...[agreementId: number, clientId: number, roomId: number, warehouseId: number, area: number],
  ...[start: PlainDate, end: PlainDate | null, price: Kopecks, changes: string | null],
];

const NO_CHANGES: readonly PriceStep[] = [];

const read = ({ db }: QueryContext, { byAgreement }: Tenancies, where: SQL): void => {
  const rows = db.values<Row>(sql`
    SELECT r.agreement_id, a.client_id, r.room_id, room.warehouse_id, room.area, r.start, r."end", r.price + r.surcharge,
      (SELECT json_group_array(json_object('date', c.day, 'sum', c.sum)) FROM price_changes c
        WHERE c.agreement_id = r.agreement_id AND c.room_id = r.room_id AND c.rental_start = r.start)
    FROM rentals r JOIN agreements a ON a.id = r.agreement_id JOIN rooms room ON room.id = r.room_id
    WHERE ${where} ORDER BY r.agreement_id, r.room_id, r.start`);
  for (const [id, clientId, roomId, warehouseId, area, start, end, price, steps] of rows) {
    const changes = steps === null || steps === '[]' ? NO_CHANGES : (JSON.parse(steps) as PriceStep[]);
    const tenancy = {
      clientId,
      roomId,
      warehouseId,
      area: Math.round(area * CM2),
      start,
      end,
      price,
      changes,
    };
    const known = byAgreement.get(id);
    if (known) known.push(tenancy);
    else byAgreement.set(id, [tenancy]);
  }
};

const PART = 5000;

const keeper: Keeper<Tenancies> = {
  empty: () => ({ byAgreement: new Map(), readTo: 0 }),
  read: (context, kept) => {
    const ids = context.db
      .values<[number]>(sql`SELECT id FROM agreements WHERE id > ${kept.readTo} ORDER BY id LIMIT ${PART}`)
      .flat();
    const last = ids.at(-1);
    if (last === undefined) return false;
    read(context, kept, sql`r.agreement_id > ${kept.readTo} AND r.agreement_id <= ${last}`);
    kept.readTo = last;
    return true;
  },
  // A room's area and house are in the totals, so their change is told as the agreement's.
  update: (context, kept, { agreements }) => {
    if (agreements.size === 0) return true;
    for (const id of agreements) kept.byAgreement.delete(id);
    read(context, kept, sql`r.agreement_id IN ${idsIn([...agreements])}`);
    return true;
  },
};

const followed = following(keeper);

export const tenanciesOf = (context: QueryContext): ReadonlyMap<number, readonly RoomTenancy[]> =>
  followed.of(context).byAgreement;

/** Reads them ahead of their being asked for; false when all are read. */
export const warmTenancies = (context: QueryContext): boolean => followed.warm(context);
