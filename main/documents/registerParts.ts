import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles.ts';
import { formatPhone } from '../domain/phone.ts';
import { notFound } from '../errors.ts';
import { idsIn } from '../queries/parts/listing.ts';

/** What both registers need. */

export const CLIENT_TYPES = { f: 'Физлицо', u: 'Юрлицо' } as const;

/** A row that the centre has not confirmed yet: whoever prints it must see that. */
export const pendingMark = (pending: boolean): string => (pending ? 'не отправлено' : '');

export const phoneText = (phone: string): string => (phone === '' ? '' : formatPhone(phone));

/** Payments that commands still to be sent wrote. */
export const pendingPayments = (db: ReadDb): Set<number> =>
  new Set(
    db
      .all<{ id: number }>(sql`
        SELECT DISTINCT i.row_key ->> 'id' AS id FROM undo_images i JOIN outbox o ON o.seq = i.seq
        WHERE o.state = 'pending' AND i.table_name = 'payments'`)
      .map((row) => row.id),
  );

/** Agreements whose own row, rooms, prices or payments commands still to be sent changed. */
export const pendingAgreements = (db: ReadDb): Set<number> =>
  new Set(
    db
      .all<{ id: number | null }>(sql`
        SELECT DISTINCT CASE i.table_name
          WHEN 'agreements' THEN i.row_key ->> 'id'
          WHEN 'payments' THEN (SELECT p.agreement_id FROM payments p WHERE p.id = i.row_key ->> 'id')
          ELSE i.row_key ->> 'agreement_id' END AS id
        FROM undo_images i JOIN outbox o ON o.seq = i.seq
        WHERE o.state = 'pending' AND i.table_name IN ('agreements', 'rentals', 'price_changes', 'payments')`)
      .flatMap((row) => row.id ?? []),
  );

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

/** Condition that a column's value is among the ids; with null, always true. */
export const amongChosen = (column: 'a.id' | 'p.id', chosen: readonly number[] | null) =>
  chosen === null
    ? sql`TRUE`
    : column === 'a.id'
      ? sql`a.id IN ${idsIn(chosen)}`
      : sql`p.id IN ${idsIn(chosen)}`;
