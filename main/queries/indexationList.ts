import { type SQL, sql } from 'drizzle-orm';
import type { Answer, Input } from '../../contract/endpoint.ts';
import type { indexationList as endpoint } from '../../contract/indexation.ts';
import { type ClientType, clientFullName } from '../domain/clients.ts';
import { addMonths, type PlainDate } from '../domain/dates.ts';
import { type Kopecks, toRubles } from '../domain/money.ts';
import { pricePerSquareMetre } from '../domain/rent.ts';
import type { QueryContext } from './context.ts';
import { houseOf } from './parts/house.ts';
import { emptyLast } from './parts/listing.ts';
import { pageInfo, paging } from './parts/paging.ts';
import { priceInForce } from './parts/rent.ts';
import { rentalSearch } from './parts/rentalSearch.ts';
import { roomFits, zoneTable } from './parts/scope.ts';
import { rublesOrNull } from './parts/wire.ts';

type Filter = Input<typeof endpoint>;
type List = Answer<typeof endpoint>;

/** A price change of the rental `r`: past or planned, seen from its warehouse's today. */
const change = (what: SQL, when: SQL, order: SQL): SQL => sql`(
  SELECT ${what} FROM price_changes c
  WHERE c.agreement_id = r.agreement_id AND c.room_id = r.room_id AND c.rental_start = r.start AND c.day ${when} zone.today
  ORDER BY c.day ${order} LIMIT 1)`;

const PAST = sql`<=`;
const AHEAD = sql`>`;

/** The rentals that run, with what an indexation is decided by; `since`: the day from which today's price holds. */
const rentalsTable = ({
  warehouse_id = 0,
  area_start,
  area_end,
  room_ids,
  search_str = '',
}: Filter): SQL => sql`
  rental AS MATERIALIZED (
    SELECT r.agreement_id, r.room_id, r.start, r.move_out_on, room.name, room.name_key, room.warehouse_id, room.floor,
      room.area, room.price AS list_price, w.name AS warehouse_name, a.client_id,
      ${priceInForce(sql`zone.today`)} AS price,
      coalesce(${change(sql`c.day`, PAST, sql`DESC`)}, r.start) AS since,
      ${change(sql`c.sum`, PAST, sql`DESC`)} AS last_sum,
      ${change(sql`c.day`, AHEAD, sql`ASC`)} AS future_day,
      ${change(sql`c.sum`, AHEAD, sql`ASC`)} AS future_sum
    FROM rentals r JOIN rooms room ON room.id = r.room_id JOIN warehouses w ON w.id = room.warehouse_id
    JOIN zone ON zone.id = w.id JOIN agreements a ON a.id = r.agreement_id JOIN clients client ON client.id = a.client_id
    WHERE r."end" IS NULL
      AND ${roomFits({ warehouseId: warehouse_id, startArea: area_start, endArea: area_end })}
      AND ${room_ids === undefined ? sql`TRUE` : sql`r.room_id IN (SELECT value FROM json_each(${JSON.stringify(room_ids)}))`}
      AND ${rentalSearch(search_str)})`;

const PER_METRE = sql`1.0 * rental.price / rental.area`;

const conditions = (filter: Filter, today: PlainDate): SQL => {
  const { price_1m_start, price_1m_end, age_months, indexation = 0 } = filter;
  return sql.join(
    [
      sql`TRUE`,
      ...(price_1m_start === undefined ? [] : [sql`${PER_METRE} >= ${price_1m_start * 100}`]),
      ...(price_1m_end === undefined ? [] : [sql`${PER_METRE} <= ${price_1m_end * 100}`]),
      ...(age_months === undefined ? [] : [sql`rental.since <= ${addMonths(today, -age_months)}`]),
      ...(indexation === 0 ? [] : [sql`(rental.future_day IS NOT NULL) = ${indexation === 1 ? 1 : 0}`]),
    ],
    sql` AND `,
  );
};

const SORT_KEYS: Record<NonNullable<Filter['sort_column']>, SQL> = {
  fullname: sql`client.name_key`,
  agrid: sql`rental.agreement_id`,
  warehouse_name: sql`rental.warehouse_name`,
  room_name: sql`rental.name_key`,
  area: sql`rental.area`,
  price: sql`rental.price`,
  price_1m: PER_METRE,
  list_price: sql`rental.list_price`,
  price_since: sql`rental.since`,
  future_index_date: sql`rental.future_day`,
};

interface Row {
  readonly agreementId: number;
  readonly clientId: number;
  readonly type: ClientType;
  readonly lastName: string | null;
  readonly firstName: string | null;
  readonly patronymic: string | null;
  readonly companyName: string | null;
  readonly roomId: number;
  readonly roomName: string;
  readonly warehouseId: number;
  readonly warehouseName: string;
  readonly floor: number;
  readonly area: number;
  readonly price: Kopecks;
  readonly listPrice: Kopecks;
  readonly since: PlainDate;
  readonly lastSum: Kopecks | null;
  readonly futureDay: PlainDate | null;
  readonly futureSum: Kopecks | null;
  readonly moveOutOn: PlainDate | null;
}

/**
 * Rentals whose price may be raised (beyond the document): what they cost for a square metre, since when, and what is
 * planned already. The oldest prices first.
 */
export const indexationList = (context: QueryContext, filter: Filter): List => {
  const { db, now } = context;
  const { today } = houseOf(context, filter.warehouse_id);
  const page = paging(filter);
  const { sort_column = 'price_since', sort_direction } = filter;
  const table = sql`WITH ${zoneTable(now)}, ${rentalsTable(filter)}`;
  const where = conditions(filter, today);
  const totals = db.get<{ rooms: number; price: Kopecks; planned: number }>(sql`
    ${table} SELECT count(*) AS rooms, coalesce(sum(rental.price), 0) AS price, count(rental.future_day) AS planned
    FROM rental WHERE ${where}`);
  const rows = db.all<Row>(sql`
    ${table}
    SELECT rental.agreement_id AS "agreementId", client.id AS "clientId", client.type, client.last_name AS "lastName",
      client.first_name AS "firstName", client.patronymic, client.company_name AS "companyName",
      rental.room_id AS "roomId", rental.name AS "roomName", rental.warehouse_id AS "warehouseId",
      rental.warehouse_name AS "warehouseName", rental.floor, rental.area, rental.price,
      rental.list_price AS "listPrice", rental.since, rental.last_sum AS "lastSum", rental.future_day AS "futureDay",
      rental.future_sum AS "futureSum", rental.move_out_on AS "moveOutOn"
    FROM rental JOIN clients client ON client.id = rental.client_id
    WHERE ${where}
    ORDER BY ${emptyLast(SORT_KEYS[sort_column], sort_direction === 'desc')}, rental.agreement_id, rental.room_id
    LIMIT ${page.size} OFFSET ${(page.page - 1) * page.size}`);
  return {
    today,
    rows: rows.map(wireRow),
    totals: { ...totals, price: toRubles(totals.price) },
    ...pageInfo(page, totals.rooms),
  };
};

const wireRow = (row: Row): List['rows'][number] => ({
  agrid: row.agreementId,
  user_id: row.clientId,
  fullname: clientFullName(row),
  user_type: row.type,
  room_id: row.roomId,
  room_name: row.roomName,
  warehouse_id: row.warehouseId,
  warehouse_name: row.warehouseName,
  floor: row.floor,
  area: row.area,
  price: toRubles(row.price),
  price_1m: pricePerSquareMetre(row.price, row.area),
  list_price: toRubles(row.listPrice),
  price_since: row.since,
  last_index_sum: rublesOrNull(row.lastSum),
  future_index_date: row.futureDay,
  future_index_sum: rublesOrNull(row.futureSum),
  move_out_date: row.moveOutOn,
});
