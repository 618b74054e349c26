import type { Answer, Input } from '../../contract/endpoint.ts';
import type { futurePayments as endpoint } from '../../contract/futurePayments.ts';
import { fromEpochDay } from '../domain/dates.ts';
import { toRubles } from '../domain/money.ts';
import { pricePerSquareMetre } from '../domain/rent.ts';
import type { QueryContext } from './context.ts';
import { byText } from './ledger/dictionary.ts';
import { type AgreementLine, ledgerOf } from './ledger/ledger.ts';
import { clientTypeRank } from './ledger/lines.ts';
import { EMPTY, pageOf } from './ledger/page.ts';
import { agreementRows } from './parts/agreementRows.ts';
import { type DueEntry, dueEntries } from './parts/dueEntries.ts';
import { pageInfo, paging } from './parts/paging.ts';
import { AREA_UNITS } from './parts/roomStates.ts';
import { flagOf } from './parts/wire.ts';

type Filter = Input<typeof endpoint>;
type Row = Answer<typeof endpoint>['agreements'][number];

/**
 * Running agreements by the day on which their next payment is due (document L1820, domain §5), or one of the finance
 * dashboard's views (contract). A view is derived whole, as the dashboard derives its figure; details are read for the
 * page alone.
 * @throws UserFacingError not_found, for an unknown warehouse; invalid_input, for a range turned round
 */
export const futurePayments = (context: QueryContext, filter: Filter): Answer<typeof endpoint> => {
  const found = dueEntries(context, filter);
  const page = paging(filter);
  const from = (page.page - 1) * page.size;
  const agreements = dueRows(context, inOrder(context, found, filter, from, from + page.size));
  return {
    agreements,
    payments: agreements.map(inExample),
    sum_all: toRubles(found.reduce((sum, entry) => sum + entry.sum, 0)),
    ...pageInfo(page, found.length),
  };
};

/** All that fits in the order asked for, whatever the page; ties by number. */
export const sortedDue = (context: QueryContext, filter: Filter): DueEntry[] => {
  const found = dueEntries(context, filter);
  return inOrder(context, found, filter, 0, found.length);
};

const inOrder = (
  context: QueryContext,
  found: readonly DueEntry[],
  { sort_column, sort_direction }: Filter,
  from: number,
  to: number,
): DueEntry[] => {
  const key = sortKey(context, sort_column);
  const on = (of: (entry: DueEntry) => number) => (place: number) => {
    const entry = found[place];
    return entry === undefined ? EMPTY : of(entry);
  };
  const ordered = { found: Int32Array.from(found.keys()), key: on(key), id: on(({ line }) => line.id) };
  return pageOf(ordered, from, to, sort_direction === 'desc').flatMap((place) => found[place] ?? []);
};

/** What a column sorts by. What the list has nothing of sorts by the day (errata L1862). */
const sortKey = (
  context: QueryContext,
  column: Filter['sort_column'] = 'write_off_date',
): ((entry: DueEntry) => number) => {
  const { clients, texts } = ledgerOf(context);
  switch (column) {
    case 'price':
    case 'amount':
      return ({ sum }) => sum;
    case 'agrid':
    case 'agrname':
    case 'write_off_id':
      return ({ line }) => line.id;
    case 'real_payment':
      return ({ isPaid }) => Number(isPaid);
    case 'fullname':
      return byText(texts.name, ({ line }: DueEntry) => clients[line.client]?.name ?? -1);
    case 'user_type':
      return ({ line }) => clientTypeRank(clients[line.client]);
    case 'user_id':
      return ({ line }) => line.clientId;
    case 'deposit':
      return ({ line }) => line.deposit;
    case 'days_left':
      return ({ line }) => line.daysLeft;
    case 'area':
      return ({ line }) => line.area;
    case 'price_1m':
      return ({ line }) => pricePerSquareMetre(line.price, areaOf(line));
    default:
      return ({ day }) => day;
  }
};

/** m² of the rooms that it rents now; of one that rents nothing any more, of all that it had. */
const areaOf = ({ area }: AgreementLine): number => area / AREA_UNITS;

/** Lines with their details. */
export const dueRows = (context: QueryContext, shown: readonly DueEntry[]): Row[] => {
  const agreements = new Map(
    agreementRows(
      context,
      shown.map(({ line }) => line.id),
    ).map((row) => [row.agrid, row]),
  );
  return shown.flatMap(({ line, day, sum, isPaid }) => {
    const row = agreements.get(line.id);
    if (row === undefined) return [];
    const area = areaOf(line);
    return [
      {
        agrid: line.id,
        agrname: row.agrname,
        user_id: row.user_id,
        fullname: row.fullname,
        user_type: row.user_type,
        username: row.username,
        room_names: row.room_names,
        write_off_date: fromEpochDay(day),
        write_off_id: line.id,
        price: toRubles(sum),
        area,
        price_1m: pricePerSquareMetre(line.price, area),
        deposit: row.deposit,
        balance: row.balance,
        days_left: row.days_left,
        real_payment: flagOf(isPaid),
      },
    ];
  });
};

const inExample = (row: Row): Answer<typeof endpoint>['payments'][number] => ({
  payment_id: null,
  payment_date: row.write_off_date,
  payment_insert_date: null,
  type: null,
  account_article: null,
  amount: row.price,
  return_reason: null,
  returned: 0,
  fullname: row.fullname,
  agrid: row.agrid,
  agrname: row.agrname,
  user_type: row.user_type,
  manager_id: null,
  manager_name: null,
  comment: null,
});
