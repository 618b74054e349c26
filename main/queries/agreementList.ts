import type { agreementList as endpoint } from '../../contract/agreements.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { isWatched } from '../domain/watch.ts';
import type { QueryContext } from './context.ts';
import { byText } from './ledger/dictionary.ts';
import { type AgreementLine, isOfHouse, type Ledger, ledgerOf, rentsAt } from './ledger/ledger.ts';
import { clientTypeRank } from './ledger/lines.ts';
import { EMPTY, type Fit, foundAmong, pageOf } from './ledger/page.ts';
import { agreementRows } from './parts/agreementRows.ts';
import { agreementSearch } from './parts/agreementSearch.ts';
import { houseOf } from './parts/house.ts';
import { managerRanks } from './parts/listing.ts';
import { pageInfo, paging } from './parts/paging.ts';

type Filter = Input<typeof endpoint>;
type SortColumn = NonNullable<Filter['sort_column']>;

/**
 * The agreements' register (document L573; filters, search and sorting by domain §4), by number unless asked otherwise.
 * With a warehouse chosen: the running agreements that rent a room there; where ended ones are asked for, its own too.
 * @throws UserFacingError not_found, for an unknown warehouse
 */
export const agreementList = (context: QueryContext, filter: Filter): Answer<typeof endpoint> => {
  const { agreements } = ledgerOf(context);
  const found = foundSlots(context, filter);
  const page = paging(filter);
  const from = (page.page - 1) * page.size;
  const key = sortKey(context, filter.sort_column);
  const slots = pageOf(
    { found, key: onLine(agreements, key), id: onLine(agreements, ({ id }) => id) },
    from,
    from + page.size,
    filter.sort_direction === 'desc',
  );
  const ids = slots.flatMap((slot) => agreements[slot]?.id ?? []);
  return { agreements: agreementRows(context, ids), ...pageInfo(page, found.length) };
};

/**
 * Ids of all agreements that fit, in no order.
 * @throws UserFacingError not_found, for an unknown warehouse
 */
export const foundAgreements = (context: QueryContext, filter: Filter): number[] => {
  const { agreements } = ledgerOf(context);
  return Array.from(foundSlots(context, filter), (slot) => agreements[slot]?.id ?? 0);
};

type Key = (line: AgreementLine) => number;

const onLine =
  (lines: Ledger['agreements'], key: Key) =>
  (slot: number): number => {
    const line = lines[slot];
    return line === undefined ? EMPTY : key(line);
  };

const foundSlots = (context: QueryContext, filter: Filter): Int32Array => {
  houseOf(context, filter.warehouse_id);
  const ledger = ledgerOf(context);
  const fits = conditions(context, ledger, filter);
  const fit: Fit = (slot) => {
    const line = ledger.agreements[slot];
    return line !== undefined && fits.every((condition) => condition(line));
  };
  return foundAmong(ledger.agreements.length, fit);
};

type Condition = (line: AgreementLine) => boolean;

const ACTIVITY: Record<NonNullable<Filter['active']>, readonly Condition[]> = {
  1: [({ isRunning }) => isRunning],
  0.75: [({ isRunning, leaving }) => isRunning && leaving > 0],
  [-1]: [({ isRunning }) => !isRunning],
  0: [],
};

const conditions = (context: QueryContext, { clients }: Ledger, filter: Filter): Condition[] => {
  const { active = 0, warehouse_id = 0, indexation = 0, user_type, watch } = filter;
  const isPlaced: Condition = (line) =>
    active > 0 ? rentsAt(line, warehouse_id) : isOfHouse(line, warehouse_id);
  const found = agreementSearch(context, filter);
  return [
    ...ACTIVITY[active],
    ...(warehouse_id === 0 ? [] : [isPlaced]),
    ...(indexation === 0
      ? []
      : [({ nextIndexation }: AgreementLine) => (nextIndexation === EMPTY) === (indexation === -1)]),
    ...(watch === undefined ? [] : [(line: AgreementLine) => line.isRunning && isWatched[watch](line)]),
    ...(user_type === undefined ? [] : [({ client }: AgreementLine) => clients[client]?.type === user_type]),
    ...(found === null ? [] : [found.fits]),
  ];
};

/** What a column sorts by. */
const sortKey = (context: QueryContext, column: SortColumn = 'agrid'): Key => {
  const { clients, texts } = ledgerOf(context);
  const client = (name: 'name' | 'phone' | 'email' | 'inn'): Key =>
    byText(texts[name], ({ client: slot }: AgreementLine) => clients[slot]?.[name] ?? -1);
  const room = () => byText(texts.room, ({ firstRoom }: AgreementLine) => firstRoom);
  const due: Key = ({ day, daysLeft }) => day + Math.max(daysLeft, 0);
  const manager = (): Key => {
    const ranks = managerRanks(context.db);
    return (line) => ranks.get(line.manager) ?? EMPTY;
  };
  const keys: Record<SortColumn, () => Key> = {
    agrid: () => (line) => line.id,
    agrname: () => (line) => line.id,
    agrbegdate: () => (line) => line.begin,
    agrplanenddate: () => (line) => line.plannedEnd,
    agrenddate: () => (line) => line.end,
    fullname: () => client('name'),
    familyname: () => client('name'),
    user_id: () => (line) => line.clientId,
    user_type: () => (line) => clientTypeRank(clients[line.client]),
    username: () => client('phone'),
    email: () => client('email'),
    inn: () => client('inn'),
    room_ids: room,
    room_names: room,
    rooms: room,
    price: () => (line) => line.price,
    days_left: () => (line) => line.daysLeft,
    balance: () => (line) => line.balance,
    deposit: () => (line) => line.deposit,
    future_payment_date: () => due,
    next_payment_date: () => due,
    future_index_date: () => (line) => line.nextIndexation,
    previous_payment_date: () => (line) => line.lastPaidOn,
    last_payment_type: () => (line) => line.lastPaidBy,
    manager_name: manager,
  };
  return keys[column]();
};
