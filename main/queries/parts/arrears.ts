import type { dashboardFinance } from '../../../contract/dashboards.ts';
import type { Answer } from '../../../contract/endpoint.ts';
import { toRubles } from '../../domain/money.ts';
import type { QueryContext } from '../context.ts';
import { accountOf, ledgerOf } from '../ledger/ledger.ts';
import type { AgreementAccount } from './rent.ts';
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

/** Agreements that owe. */
export const debtsOf = (context: QueryContext, scope: RoomScope): AgreementAccount[] => {
  const fits = agreementFits(scope);
  return ledgerOf(context).agreements.flatMap((line) =>
    line && line.balance < 0 && fits(line) ? [accountOf(line)] : [],
  );
};

/** Debts of today by age (domain §5, last point). */
export const arrearsOf = (context: QueryContext, scope: RoomScope): Arrears => {
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
