import { type SQL, sql } from 'drizzle-orm';
import type { dashboardFinance } from '../../../contract/dashboards.ts';
import type { Answer } from '../../../contract/endpoint.ts';
import { toRubles } from '../../domain/money.ts';
import type { QueryContext } from '../context.ts';
import { warehouseDays } from './house.ts';
import { remembering } from './remember.ts';
import { type AgreementAccount, accountTables, agreementAccounts, balanceSql } from './rent.ts';
import { sumOf } from './roomStates.ts';
import { agreementFits, type RoomScope } from './scope.ts';

type Arrears = Answer<typeof dashboardFinance>['arrears'];

/** The oldest day of each age; the last one has no end (domain §5). */
const AGES = [
  [1, 10],
  [11, 30],
  [31, 60],
  [61, null],
] as const;

/** SQL tells who owes, so that the accounts of the others, nearly all, are not read. */
const agreementsInDebt = (context: QueryContext, fits: SQL): AgreementAccount[] => {
  const rows = context.db.values<[number]>(sql`
    WITH ${accountTables(context.now, fits)} SELECT id FROM account WHERE ${balanceSql} < 0`);
  const ids = JSON.stringify(rows.map(([id]) => id));
  return agreementAccounts(context, sql`a.id IN (SELECT value FROM json_each(${ids}))`).filter(
    (account) => account.balance < 0,
  );
};

const remembered = remembering<Arrears>(20);

/** Debts of today by age (domain §5, last point). */
export const arrearsOf = (context: QueryContext, scope: RoomScope): Arrears =>
  remembered(context.db, [scope, ...warehouseDays(context)], () => derive(context, scope));

const derive = (context: QueryContext, scope: RoomScope): Arrears => {
  const owing = agreementsInDebt(context, agreementFits(scope));
  const debtors = owing.filter((account) => account.running);
  const total = (accounts: typeof owing) => ({
    cnt: accounts.length,
    sum: toRubles(sumOf(accounts, (account) => -account.balance)),
  });
  return {
    ...total(debtors),
    ended: total(owing.filter((account) => !account.running)),
    buckets: AGES.map(([from, to]) => ({
      from,
      to,
      // Who has no running room any more but an open agreement has no days left: his debt is young until it ends.
      ...total(debtors.filter(({ daysLeft }) => isOfAge(Math.max(1, -daysLeft), from, to))),
    })),
  };
};

const isOfAge = (days: number, from: number, to: number | null): boolean =>
  days >= from && (to === null || days <= to);
