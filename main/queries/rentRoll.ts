import { type SQL, sql } from 'drizzle-orm';
import type { rentRoll as endpoint } from '../../contract/dashboards.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { type ClientType, clientFullName } from '../domain/clients.ts';
import type { PlainDate } from '../domain/dates.ts';
import { type Kopecks, toRubles } from '../domain/money.ts';
import { pricePerSquareMetre, roomShares } from '../domain/rent.ts';
import type { QueryContext } from './context.ts';
import { houseOf, warehouseDays } from './parts/house.ts';
import { pageInfo, paging } from './parts/paging.ts';
import { remembering } from './parts/remember.ts';
import { accountTables, agreementAccounts, balanceSql, daysLeftSql, priceInForce } from './parts/rent.ts';
import { rentalSearch } from './parts/rentalSearch.ts';
import { AREA_UNITS, areaUnits } from './parts/roomStates.ts';
import { roomFits, zoneTable } from './parts/scope.ts';

type Filter = Input<typeof endpoint>;
type Roll = Answer<typeof endpoint>;
/** Price in force of the rental `r` in the joined `zone`. */
const price = priceInForce(sql`zone.today`);

type Column = NonNullable<Filter['sort_column']>;

/**
 * The rent roll (domain §5, last point): every rental that runs, what it brings and what its room would bring by the
 * list. Not of the document.
 */
export const rentRoll = (context: QueryContext, filter: Filter): Roll => {
  houseOf(context, filter.warehouse_id);
  const { warehouse_id, floor, search_str } = filter;
  const key = [warehouse_id, floor, search_str, ...warehouseDays(context)];
  const totals = rememberedTotals(context.db, key, () => totalsOf(context, rollFrom(filter, false)));
  const page = paging(filter);
  return {
    rows: rowsOf(context, filter),
    totals,
    ...pageInfo(page, totals.rooms),
  };
};

const CLIENT = sql`JOIN agreements a ON a.id = r.agreement_id JOIN clients client ON client.id = a.client_id`;

/** Turning pages asks for the same totals again. */
const rememberedTotals = remembering<Roll['totals']>(100);

/** Rentals of the roll; their clients only where something asks for them. */
const rollFrom = ({ warehouse_id = 0, floor = 0, search_str = '' }: Filter, client: boolean): SQL => sql`
  rentals r JOIN rooms room ON room.id = r.room_id JOIN warehouses w ON w.id = room.warehouse_id
  JOIN zone ON zone.id = w.id ${client || search_str !== '' ? CLIENT : sql``}
  WHERE r."end" IS NULL AND ${roomFits({ warehouseId: warehouse_id })}
    AND ${floor === 0 ? sql`TRUE` : sql`room.floor = ${floor}`} AND ${rentalSearch(search_str)}`;

interface TotalRow {
  readonly rooms: number;
  readonly area: number;
  readonly price: Kopecks;
  readonly listPrice: Kopecks;
  readonly deposit: Kopecks;
}

const totalsOf = ({ db, now }: QueryContext, from: SQL): Roll['totals'] => {
  const row = db.get<TotalRow>(sql`
    WITH ${zoneTable(now)}
    SELECT count(*) AS rooms, coalesce(sum(${areaUnits(sql`room.area`)}), 0) AS area,
      coalesce(sum(${price}), 0) AS price, coalesce(sum(room.price), 0) AS "listPrice",
      coalesce(sum(r.deposit), 0) AS deposit
    FROM ${from}`);
  return {
    rooms: row.rooms,
    area: row.area / AREA_UNITS,
    price: toRubles(row.price),
    list_price: toRubles(row.listPrice),
    variance: toRubles(row.listPrice - row.price),
    deposit: toRubles(row.deposit),
  };
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
  readonly start: PlainDate;
  readonly plannedEnd: PlainDate;
  readonly price: Kopecks;
  readonly listPrice: Kopecks;
  readonly deposit: Kopecks;
  readonly moveOutOn: PlainDate | null;
}

/** Nothing here is ever empty, so there are no empty values to sort last. */
const SORT_KEYS: Record<Column, SQL> = {
  agrid: sql`r.agreement_id`,
  fullname: sql`client.name_key`,
  warehouse_id: sql`room.warehouse_id`,
  room_name: sql`room.name_key`,
  area: sql`room.area`,
  rentstartdate: sql`r.start`,
  rentplanenddate: sql`r.planned_end`,
  price,
  price_1m: sql`1.0 * ${price} / room.area`,
  list_price: sql`room.price`,
  variance: sql`room.price - ${price}`,
  deposit: sql`r.deposit`,
  // The room's share before the kopecks left over by rounding go to the dearest room.
  balance: sql`1.0 * settled.balance * ${price} / nullif(settled.price, 0)`,
  days_left: sql`settled.days_left`,
};

/** Table expressions: sorting by a figure of the account wants all accounts, anything else only those of the page. */
const tables = (byAccount: boolean, now: number): SQL =>
  byAccount
    ? sql`${accountTables(now, sql`a.rooms > 0`)}, settled AS MATERIALIZED (
        SELECT id, balance, price, ${daysLeftSql} AS days_left
        FROM (SELECT id, price, ${balanceSql} AS balance FROM account))`
    : zoneTable(now);

const rowsOf = (context: QueryContext, filter: Filter): Roll['rows'] => {
  const { db, now } = context;
  const { sort_column = 'fullname', sort_direction } = filter;
  const { page, size } = paging(filter);
  const direction = sort_direction === 'desc' ? sql`DESC` : sql`ASC`;
  const byAccount = sort_column === 'balance' || sort_column === 'days_left';
  const rows = db.all<Row>(sql`
    WITH ${tables(byAccount, now)}
    SELECT r.agreement_id AS "agreementId", client.id AS "clientId", client.type, client.last_name AS "lastName",
      client.first_name AS "firstName", client.patronymic, client.company_name AS "companyName", room.id AS "roomId",
      room.name AS "roomName", w.id AS "warehouseId", w.name AS "warehouseName", room.floor, room.area, r.start,
      r.planned_end AS "plannedEnd", ${price} AS price, room.price AS "listPrice", r.deposit,
      r.move_out_on AS "moveOutOn"
    FROM ${byAccount ? sql`settled JOIN` : sql``} ${rollFrom(filter, true)}
      ${byAccount ? sql`AND settled.id = r.agreement_id` : sql``}
    ORDER BY ${SORT_KEYS[sort_column]} ${direction}, r.agreement_id, r.room_id
    LIMIT ${size} OFFSET ${(page - 1) * size}`);
  return withBalances(context, rows);
};

const withBalances = (context: QueryContext, rows: readonly Row[]): Roll['rows'] => {
  const listed = sql`SELECT value FROM json_each(${JSON.stringify(rows.map((row) => row.agreementId))})`;
  const accounts = new Map(
    agreementAccounts(context, sql`a.id IN (${listed})`).map((account) => [account.agreementId, account]),
  );
  const running = context.db.all<{ agreementId: number; roomId: number; price: Kopecks }>(sql`
    WITH ${zoneTable(context.now)}
    SELECT r.agreement_id AS "agreementId", r.room_id AS "roomId", ${price} AS price
    FROM rentals r JOIN rooms room ON room.id = r.room_id JOIN zone ON zone.id = room.warehouse_id
    WHERE r."end" IS NULL AND r.agreement_id IN (${listed})`);
  const shares = new Map<number, Kopecks>();
  for (const [agreementId, rooms] of Map.groupBy(running, (rental) => rental.agreementId)) {
    for (const [roomId, share] of roomShares(accounts.get(agreementId)?.balance ?? 0, rooms))
      shares.set(roomId, share);
  }
  return rows.flatMap((row) => {
    const account = accounts.get(row.agreementId);
    if (account === undefined) return [];
    return [
      {
        ...wireRow(row),
        balance: toRubles(shares.get(row.roomId) ?? 0),
        days_left: account.daysLeft,
        next_payment_date: account.nextPaymentDate,
      },
    ];
  });
};

const wireRow = (row: Row): Omit<Roll['rows'][number], 'balance' | 'days_left' | 'next_payment_date'> => ({
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
  rentstartdate: row.start,
  rentplanenddate: row.plannedEnd,
  price: toRubles(row.price),
  price_1m: pricePerSquareMetre(row.price, row.area),
  list_price: toRubles(row.listPrice),
  variance: toRubles(row.listPrice - row.price),
  deposit: toRubles(row.deposit),
  move_out_date: row.moveOutOn,
});
