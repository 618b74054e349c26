import type { Statement } from '../../api/agreements.ts';

/** Some months of a statement: what the balance was before them, their lines, and what these come to. Rubles. */
export interface StatementPeriod {
  readonly opening: number;
  readonly rows: Statement['rows'];
  /** Positive, as papers say it, and so is what was paid back. */
  readonly accrued: number;
  readonly paid: number;
  readonly returned: number;
  readonly closing: number;
}

const kopecks = (rubles: number) => Math.round(rubles * 100);

/**
 * The lines of the months `from`–`to` (`YYYY-MM`, both included; null: without end). Rent is charged in stretches that are
 * cut at each month's first day, so that no line reaches over a period's edge.
 */
export const statementPeriod = (
  rows: Statement['rows'],
  from: string | null,
  to: string | null,
): StatementPeriod => {
  const month = (row: Statement['rows'][number]) => row.day.slice(0, 7);
  const before = rows.filter((row) => from !== null && month(row) < from);
  const within = rows.filter(
    (row) => (from === null || month(row) >= from) && (to === null || month(row) <= to),
  );
  const sum = (event: string) =>
    within.reduce((total, row) => total + (row.event === event ? kopecks(row.sum) : 0), 0) / 100;
  const opening = before.at(-1)?.balance ?? 0;
  return {
    opening,
    rows: within,
    accrued: 0 - sum('rent'),
    paid: sum('payment'),
    returned: 0 - sum('return'),
    closing: within.at(-1)?.balance ?? opening,
  };
};
