import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles.ts';
import { addDays, type PlainDate } from '../domain/dates.ts';
import { formatPhone } from '../domain/phone.ts';
import { notFound } from '../errors.ts';
import type { QueryContext } from '../queries/context.ts';
import { pendingAgreements } from '../queries/parts/pending.ts';

/** What the registers share. */

export const CLIENT_TYPES = { f: 'Физлицо', u: 'Юрлицо' } as const;

/** A row that the centre has not confirmed yet: whoever prints it must see that. */
export const PENDING_COLUMN = {
  title: 'Отправка в центр',
  kind: 'text',
  width: 15,
  counted: 'Ещё не подтверждено центром строк:',
  of: ({ pending }: { readonly pending: boolean }) => (pending ? 'не отправлено' : null),
} as const;

export const phoneText = (phone: string): string => (phone === '' ? '' : formatPhone(phone));

/** The first day that is not paid for, debtors' too; the list's «next payment» is never before today. */
export const paidUntilText = (row: {
  readonly next_payment_date: PlainDate | null;
  readonly days_left: number | null;
}): PlainDate | null =>
  row.next_payment_date === null ? null : addDays(row.next_payment_date, Math.min(row.days_left ?? 0, 0));

const PAGE = 500;

/** Rows found whole, whose details are read a page at a time. */
export function* slices<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; at += PAGE) yield rows.slice(at, at + PAGE);
}

interface ListedPage<Row> {
  readonly rows: readonly Row[];
  readonly cnt_pages: number;
}

/** Rows of a list of rentals, a page of the list at a time, with what the centre has yet to confirm. */
export function* listedPages<Row extends { readonly agrid: number }>(
  { db }: QueryContext,
  list: (paging: { page: number; show_cnt: number }) => ListedPage<Row>,
): Generator<{ readonly row: Row; readonly pending: boolean }[]> {
  const pending = pendingAgreements(db);
  for (let page = 1; ; page++) {
    const { rows, cnt_pages } = list({ page, show_cnt: PAGE });
    yield rows.map((row) => ({ row, pending: pending.has(row.agrid) }));
    if (page >= cnt_pages) return;
  }
}

const NAMED_MAX = 5;

/**
 * Whoever picked rows gets all of them or is told.
 * @throws UserFacingError not_found
 */
export const assertAllThere = (
  db: ReadDb,
  table: 'agreements' | 'payments',
  chosen: readonly number[],
): void => {
  const missing = db
    .all<{ id: number }>(
      table === 'agreements'
        ? sql`SELECT value AS id FROM json_each(${JSON.stringify(chosen)}) WHERE value NOT IN (SELECT id FROM agreements)`
        : sql`SELECT value AS id FROM json_each(${JSON.stringify(chosen)}) WHERE value NOT IN (SELECT id FROM payments)`,
    )
    .map((row) => row.id);
  if (missing.length === 0) return;
  const named = missing.slice(0, NAMED_MAX).join(', ') + (missing.length > NAMED_MAX ? ' и других' : '');
  const [one, many] = table === 'agreements' ? ['Договора', 'Договоров'] : ['Платежа', 'Платежей'];
  const what = `${missing.length === 1 ? one : many} с ID`;
  throw notFound(`${what} ${named} нет. Обновите список, отметьте строки заново и повторите.`);
};
