import { type SQL, sql } from 'drizzle-orm';
import type { Input } from '../../../contract/endpoint.ts';
import type { futurePayments } from '../../../contract/futurePayments.ts';
import { pricePerSquareMetre } from '../../domain/rent.ts';
import type { QueryContext } from '../context.ts';
import { areasOf, type DueEntry } from './dueEntries.ts';
import { idsIn } from './listing.ts';
import { type AgreementAccount, agreementAccounts } from './rent.ts';

type Column = NonNullable<Input<typeof futurePayments>['sort_column']>;
type Key = string | number;
type KeyOf = (entry: DueEntry) => Key;

/** What a column sorts future payments by. What the list has nothing of sorts by the day (errata L1862). */
export const dueSortKeys = (
  context: QueryContext,
  found: readonly DueEntry[],
  column: Column = 'write_off_date',
): KeyOf => {
  const ids = found.map((entry) => entry.agreementId);
  switch (column) {
    case 'price':
    case 'amount':
      return (entry) => entry.sum;
    case 'agrid':
    case 'agrname':
    case 'write_off_id':
      return (entry) => entry.agreementId;
    case 'real_payment':
      return (entry) => Number(entry.isPaid);
    case 'fullname':
      return byColumn(context, ids, sql`client.name_key`);
    case 'user_type':
      return byColumn(context, ids, sql`client.type`);
    case 'user_id':
      return byColumn(context, ids, sql`client.id`);
    case 'deposit':
      return byColumn(context, ids, sql`a.deposit`);
    case 'days_left':
      return byAccount(context, ids, (account) => account.daysLeft);
    case 'area':
    case 'price_1m':
      return byArea(context, ids, column);
    default:
      return (entry) => entry.day;
  }
};

const byColumn = ({ db }: QueryContext, ids: readonly number[], key: SQL): KeyOf => {
  const keys = new Map(
    db.values<[number, Key]>(sql`
      SELECT a.id, ${key} FROM agreement_totals a JOIN clients client ON client.id = a.client_id
      WHERE a.id IN ${idsIn(ids)}`),
  );
  return (entry) => keys.get(entry.agreementId) ?? '';
};

const byAccount = (
  context: QueryContext,
  ids: readonly number[],
  key: (account: AgreementAccount) => number,
): KeyOf => {
  const keys = new Map(
    agreementAccounts(context, sql`a.id IN ${idsIn(ids)}`).map((account) => [
      account.agreementId,
      key(account),
    ]),
  );
  return (entry) => keys.get(entry.agreementId) ?? 0;
};

const byArea = (context: QueryContext, ids: readonly number[], column: 'area' | 'price_1m'): KeyOf => {
  const areas = areasOf(context, ids);
  if (column === 'area') return (entry) => areas.get(entry.agreementId) ?? 0;
  return byAccount(context, ids, (account) =>
    pricePerSquareMetre(account.price, areas.get(account.agreementId) ?? 0),
  );
};
