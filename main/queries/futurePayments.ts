import type { Answer, Input } from '../../contract/endpoint.ts';
import type { futurePayments as endpoint } from '../../contract/futurePayments.ts';
import { toRubles } from '../domain/money.ts';
import { pricePerSquareMetre } from '../domain/rent.ts';
import type { QueryContext } from './context.ts';
import { agreementRows } from './parts/agreementRows.ts';
import { areasOf, type DueEntry, dueEntries } from './parts/dueEntries.ts';
import { dueSortKeys } from './parts/dueSort.ts';
import { pageInfo, paging } from './parts/paging.ts';
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
  const found = sortedDue(context, filter);
  const page = paging(filter);
  const shown = found.slice((page.page - 1) * page.size, page.page * page.size);
  const agreements = dueRows(context, shown);
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
  const keyOf = dueSortKeys(context, found, filter.sort_column);
  const sign = filter.sort_direction === 'desc' ? -1 : 1;
  return found.toSorted((a, b) => {
    const [x, y] = [keyOf(a), keyOf(b)];
    return (x < y ? -sign : x > y ? sign : 0) || a.agreementId - b.agreementId;
  });
};

/** Lines with their details. */
export const dueRows = (context: QueryContext, shown: readonly DueEntry[]): Row[] => {
  const ids = shown.map((entry) => entry.agreementId);
  const agreements = new Map(agreementRows(context, ids).map((row) => [row.agrid, row]));
  const areas = areasOf(context, ids);
  return shown.flatMap(({ agreementId, day, sum, isPaid }) => {
    const row = agreements.get(agreementId);
    if (row === undefined) return [];
    const area = areas.get(agreementId) ?? 0;
    return [
      {
        agrid: agreementId,
        agrname: row.agrname,
        user_id: row.user_id,
        fullname: row.fullname,
        user_type: row.user_type,
        username: row.username,
        room_names: row.room_names,
        write_off_date: day,
        write_off_id: agreementId,
        price: toRubles(sum),
        area,
        price_1m: pricePerSquareMetre(Math.round(row.price * 100), area),
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
