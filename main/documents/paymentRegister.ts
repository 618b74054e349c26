import { sql } from 'drizzle-orm';
import type { QueryContext } from '../queries/context.ts';
import { idsIn } from '../queries/parts/listing.ts';
import { paymentRows, type WirePayment } from '../queries/parts/payments.ts';
import { pendingRows } from '../queries/parts/pending.ts';
import type { Job } from './registerJob.ts';
import { CLIENT_TYPES, PENDING_COLUMN, slices } from './registerParts.ts';
import type { Column, Register } from './sheet.ts';

/** What an accountant needs beside the list's row. */
interface Line extends WirePayment {
  readonly inn: string | null;
  readonly warehouse: string | null;
  /** The warehouse where the manager who took it works; null: the head office, or nobody (online). */
  readonly desk: string | null;
  readonly pending: boolean;
}

/** Money in and money out each have a column, so that neither a filter nor a sum needs signs. */
const COLUMNS: readonly Column<Line>[] = [
  { title: 'ID', kind: 'whole', width: 10, of: (line) => line.payment_id },
  { title: 'Дата платежа', kind: 'day', width: 12, of: (line) => line.payment_date },
  { title: 'Дата внесения', kind: 'day', width: 12, of: (line) => line.payment_insert_date },
  { title: 'Операция', kind: 'text', width: 11, of: (line) => (line.returned ? 'Возврат' : 'Платёж') },
  { title: 'Вид', kind: 'text', width: 12, of: (line) => line.type },
  { title: 'Статья', kind: 'text', width: 12, of: (line) => line.account_article },
  {
    title: 'Поступило, ₽',
    kind: 'rubles',
    width: 16,
    total: true,
    of: (line) => (line.returned ? null : line.amount),
  },
  {
    title: 'Возвращено, ₽',
    kind: 'rubles',
    width: 16,
    total: true,
    of: (line) => (line.returned ? line.amount : null),
  },
  { title: 'Причина возврата', kind: 'text', width: 46, of: (line) => line.return_reason },
  { title: 'ID договора', kind: 'whole', width: 10, of: (line) => line.agrid },
  { title: 'Договор', kind: 'text', width: 17, of: (line) => line.agrname },
  { title: 'Клиент', kind: 'name', width: 44, of: (line) => line.fullname },
  { title: 'Вид клиента', kind: 'text', width: 10, of: (line) => CLIENT_TYPES[line.user_type] },
  { title: 'ИНН', kind: 'text', width: 14, of: (line) => line.inn },
  { title: 'Склад', kind: 'text', width: 22, of: (line) => line.warehouse },
  { title: 'Менеджер', kind: 'name', width: 36, of: (line) => line.manager_name },
  { title: 'Рабочее место', kind: 'text', width: 22, of: (line) => line.desk },
  { title: 'Комментарий', kind: 'text', width: 50, of: (line) => line.comment },
  PENDING_COLUMN,
];

/** The register of payments and returns (document L1477), oldest first: each row as the list `_main_payments_` has it, and more. */
export const paymentPages = (context: QueryContext, { filter }: Job<'payments'>): Register<Line> => {
  const ids = inOrder(context, [...filter.ids]);
  return { title: 'Платежи', columns: COLUMNS, total: ids.length, pages: pages(context, ids) };
};

/** As one text, for half a million rows of one number each would be a hundred times as large. */
const inOrder = ({ db }: QueryContext, ids: readonly number[]): number[] =>
  JSON.parse(
    db.get<{ ids: string }>(sql`
      SELECT json_group_array(id) AS ids
      FROM (SELECT p.id FROM payments p WHERE p.id IN ${idsIn(ids)} ORDER BY p.paid_on, p.id)`).ids,
  );

function* pages(context: QueryContext, ids: readonly number[]): Generator<Line[]> {
  const known = { pending: pendingRows(context.db, 'payments'), desks: desksOf(context) };
  for (const page of slices(ids)) yield linesOf(context, page, known);
}

interface Known {
  readonly pending: ReturnType<typeof pendingRows>;
  /** Managers' places of work. */
  readonly desks: ReadonlyMap<number, string>;
}

const desksOf = ({ db }: QueryContext): Map<number, string> =>
  new Map(
    db
      .all<{ id: number; name: string }>(
        sql`SELECT m.id, w.name FROM managers m JOIN warehouses w ON w.id = m.warehouse_id`,
      )
      .map(({ id, name }) => [id, name]),
  );

const linesOf = (context: QueryContext, ids: readonly number[], { pending, desks }: Known): Line[] => {
  const rows = new Map(
    paymentRows(context.db, sql`p.id IN ${idsIn(ids)}`).map((row) => [row.payment_id, row]),
  );
  const facts = new Map(
    factsOf(
      context,
      [...rows.values()].map((row) => row.agrid),
    ).map((fact) => [fact.id, fact]),
  );
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (row === undefined) return [];
    const { inn = null, warehouse = null } = facts.get(row.agrid) ?? {};
    const desk = row.manager_id === null ? null : (desks.get(row.manager_id) ?? null);
    return [{ ...row, inn, warehouse, desk, pending: pending({ id }) }];
  });
};

interface Facts {
  readonly id: number;
  readonly inn: string | null;
  readonly warehouse: string | null;
}

const factsOf = ({ db }: QueryContext, agreements: readonly number[]): Facts[] =>
  db.all<Facts>(sql`
    SELECT a.id, client.inn, w.name AS warehouse FROM agreement_totals a
    JOIN clients client ON client.id = a.client_id LEFT JOIN warehouses w ON w.id = a.warehouse_id
    WHERE a.id IN ${idsIn(agreements)}`);
