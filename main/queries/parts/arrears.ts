import { sql } from 'drizzle-orm';
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
export const AGES = [
  [1, 10],
  [11, 30],
  [31, 60],
  [61, null],
] as const;

/** Agreements that owe. SQL tells which, so that the accounts of the others, nearly all, are not read. */
export const debtsOf = (context: QueryContext, scope: RoomScope): AgreementAccount[] => {
  const fits = agreementFits(scope);
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
  const owing = debtsOf(context, scope);
  const debtors = owing.filter((account) => account.running);
  const total = (accounts: typeof owing) => ({
    cnt: accounts.length,
    sum: toRubles(sumOf(accounts, (account) => -account.balance)),
  });
  return {
    ...total(debtors),
    ended: total(owing.filter((account) => !account.running)),
    buckets: AGES.map(([from, to], i) => ({
      from,
      to,
      ...total(debtors.filter((account) => ageOf(account) === i)),
    })),
  };
};

/**
 * Which of `AGES` a running agreement's debt is of. One with no running room any more has no days left: its debt is young
 * until it ends.
 */
export const ageOf = ({ daysLeft }: AgreementAccount): number =>
  AGES.findIndex(([, to]) => to === null || Math.max(1, -daysLeft) <= to);
