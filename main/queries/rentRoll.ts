import { sql } from 'drizzle-orm';
import type { rentRoll as endpoint } from '../../contract/dashboards.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { epochDay } from '../domain/dates.ts';
import { type Kopecks, toRubles } from '../domain/money.ts';
import { pricePerSquareMetre } from '../domain/rent.ts';
import { searchKey } from '../domain/search.ts';
import type { QueryContext } from './context.ts';
import { byText } from './ledger/dictionary.ts';
import { type AgreementLine, ledgerOf } from './ledger/ledger.ts';
import { EMPTY, pageOf } from './ledger/page.ts';
import { boardOf, type Rental, type RoomLine, roomLines } from './ledger/rooms.ts';
import { houseOf } from './parts/house.ts';
import { idsByName } from './parts/nameSearch.ts';
import { pageInfo, paging } from './parts/paging.ts';
import { roomBoard, standing } from './parts/roomBoard.ts';
import { AREA_UNITS, areaOf, sumOf } from './parts/roomStates.ts';

type Filter = Input<typeof endpoint>;
type Roll = Answer<typeof endpoint>;
type Column = NonNullable<Filter['sort_column']>;

/** A rental that runs. */
interface Let {
  readonly line: RoomLine;
  readonly rental: Rental;
  readonly agreement: AgreementLine;
  readonly price: Kopecks;
}

/**
 * The rent roll (domain §5, last point): every rental that runs, what it brings and what its room would bring by the
 * list. Not of the document.
 */
export const rentRoll = (
  context: QueryContext,
  filter: Filter,
  /** Only rentals of these rooms; null: of any. */
  rooms: ReadonlySet<number> | null = null,
): Roll => {
  houseOf(context, filter.warehouse_id);
  const found = lets(context, filter).filter(({ line }) => rooms?.has(line.id) ?? true);
  const page = paging(filter);
  const from = (page.page - 1) * page.size;
  return {
    rows: rowsOf(context, inOrder(context, found, filter, from, from + page.size)),
    totals: totalsOf(found),
    ...pageInfo(page, found.length),
  };
};

const lets = (context: QueryContext, { warehouse_id = 0, floor = 0, search_str = '' }: Filter): Let[] => {
  const { agreementOf, priceOf } = standing(context);
  const matches = search(context, search_str);
  return roomLines(context).flatMap((line) => {
    const { rental } = line;
    const agreement = agreementOf(line);
    if (rental === null || agreement === null) return [];
    if (warehouse_id > 0 && line.warehouseId !== warehouse_id) return [];
    if (floor !== 0 && line.floor !== floor) return [];
    return matches(line, rental) ? [{ line, rental, agreement, price: priceOf(line) }] : [];
  });
};

/** The client by the beginnings of words of the name, or the room by all parts of what is asked for. */
const search = ({ db }: QueryContext, query: string): ((line: RoomLine, rental: Rental) => boolean) => {
  if (query === '') return () => true;
  const parts = searchKey(query).match(/\d+|[^\d ]+/g);
  if (parts === null) return () => false;
  const named = idsByName(query);
  const clients = new Set(named === null ? [] : db.values<[number]>(sql`SELECT id FROM ${named}`).flat());
  return ({ searchName }, { clientId }) =>
    clients.has(clientId) || parts.every((part) => searchName.includes(part));
};

const totalsOf = (found: readonly Let[]): Roll['totals'] => {
  const [price, listPrice] = [sumOf(found, (one) => one.price), sumOf(found, ({ line }) => line.listPrice)];
  return {
    rooms: found.length,
    area: sumOf(found, ({ line }) => areaOf(line)) / AREA_UNITS,
    price: toRubles(price),
    list_price: toRubles(listPrice),
    variance: toRubles(listPrice - price),
    deposit: toRubles(sumOf(found, ({ rental }) => rental.deposit)),
  };
};

/** Nothing here is ever empty, so there are no empty values to sort last. */
const sortKeys = (context: QueryContext): Record<Column, (one: Let) => number> => {
  const { clients, texts } = ledgerOf(context);
  return {
    agrid: ({ rental }) => rental.agreementId,
    fullname: byText(texts.name, ({ agreement }: Let) => clients[agreement.client]?.name ?? -1),
    warehouse_id: ({ line }) => line.warehouseId,
    room_name: byText(boardOf(context).names, ({ line }: Let) => line.nameCode),
    area: ({ line }) => line.area,
    rentstartdate: ({ rental }) => epochDay(rental.start),
    rentplanenddate: ({ rental }) => epochDay(rental.plannedEnd),
    price: ({ price }) => price,
    price_1m: ({ price, line }) => price / line.area,
    list_price: ({ line }) => line.listPrice,
    variance: ({ price, line }) => line.listPrice - price,
    deposit: ({ rental }) => rental.deposit,
    // The room's share before the kopecks left over by rounding go to the dearest room.
    balance: ({ price, agreement }) =>
      agreement.price > 0 ? (agreement.balance * price) / agreement.price : 0,
    days_left: ({ agreement }) => agreement.daysLeft,
  };
};

/** More rooms than a chain has: two numbers as one. */
const ROOMS_MAX = 1_000_000;

const inOrder = (
  context: QueryContext,
  found: readonly Let[],
  { sort_column = 'fullname', sort_direction }: Filter,
  from: number,
  to: number,
): Let[] => {
  const key = sortKeys(context)[sort_column];
  const on = (of: (one: Let) => number) => (place: number) => {
    const one = found[place];
    return one === undefined ? EMPTY : of(one);
  };
  // By number of the agreement, then of the room.
  const id = ({ rental, line }: Let) => rental.agreementId * ROOMS_MAX + line.id;
  const ordered = { found: Int32Array.from(found.keys()), key: on(key), id: on(id) };
  return pageOf(ordered, from, to, sort_direction === 'desc').flatMap((place) => found[place] ?? []);
};

const rowsOf = (context: QueryContext, page: readonly Let[]): Roll['rows'] => {
  const warehouses = new Map(
    context.db.values<[number, string]>(sql`SELECT id, name FROM warehouses ORDER BY id`),
  );
  const rooms = roomBoard(context, { roomIds: page.map(({ line }) => line.id) });
  const tenants = new Map(rooms.map((room) => [room.id, room.tenant]));
  return page.flatMap(({ line, rental, price }) => {
    const tenant = tenants.get(line.id);
    if (!tenant) return [];
    return [
      {
        agrid: rental.agreementId,
        user_id: rental.clientId,
        fullname: rental.fullName,
        user_type: rental.clientType,
        room_id: line.id,
        room_name: line.name,
        warehouse_id: line.warehouseId,
        warehouse_name: warehouses.get(line.warehouseId) ?? '',
        floor: line.floor,
        area: line.area,
        rentstartdate: rental.start,
        rentplanenddate: rental.plannedEnd,
        price: toRubles(price),
        price_1m: pricePerSquareMetre(price, line.area),
        list_price: toRubles(line.listPrice),
        variance: toRubles(line.listPrice - price),
        deposit: toRubles(rental.deposit),
        move_out_date: rental.moveOutOn,
        balance: toRubles(tenant.balance),
        days_left: tenant.daysLeft,
        next_payment_date: tenant.nextPaymentDate,
      },
    ];
  });
};
