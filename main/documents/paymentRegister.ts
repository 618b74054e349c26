import { type SQL, sql } from 'drizzle-orm';
import type { PlainDate } from '../domain/dates.ts';
import type { QueryContext } from '../queries/context.ts';
import { idsIn } from '../queries/parts/listing.ts';
import { paymentRows, type WirePayment } from '../queries/parts/payments.ts';
import { pendingRows } from '../queries/parts/pending.ts';
import { conditions } from '../queries/paymentList.ts';
import type { Job } from './registerJob.ts';
import { amongChosen, CLIENT_TYPES, pendingMark } from './registerParts.ts';
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
  { title: 'Причина возврата', kind: 'text', width: 24, of: (line) => line.return_reason },
  { title: 'ID договора', kind: 'whole', width: 10, of: (line) => line.agrid },
  { title: 'Договор', kind: 'text', width: 17, of: (line) => line.agrname },
  { title: 'Клиент', kind: 'text', width: 36, of: (line) => line.fullname },
  { title: 'Вид клиента', kind: 'text', width: 10, of: (line) => CLIENT_TYPES[line.user_type] },
  { title: 'ИНН', kind: 'text', width: 14, of: (line) => line.inn },
  { title: 'Склад', kind: 'text', width: 22, of: (line) => line.warehouse },
  { title: 'Менеджер', kind: 'text', width: 30, of: (line) => line.manager_name },
  { title: 'Рабочее место', kind: 'text', width: 22, of: (line) => line.desk },
  { title: 'Комментарий', kind: 'text', width: 40, of: (line) => line.comment },
  { title: 'Отправка в центр', kind: 'text', width: 15, of: (line) => pendingMark(line.pending) },
];

const PAGE = 1000;
/** «All payments» without days means of all time (document L1497), where a list would show twelve months. */
const BEGINNING = '1900-01-01';

/** The register of payments and returns (document L1477), oldest first: each row as the list `_main_payments_` has it, and more. */
export const paymentPages = (context: QueryContext, job: Job<'payments'>): Register<Line> => {
  const where = whereOf(context, job);
  return {
    title: 'Платежи',
    columns: COLUMNS,
    total: context.db.get<{ n: number }>(sql`SELECT count(*) AS n FROM payments p WHERE ${where}`).n,
    pages: pages(context, where),
  };
};

const whereOf = (context: QueryContext, { chosen, filter }: Job<'payments'>): SQL =>
  chosen === null
    ? sql.join(
        conditions(context, {
          ...filter,
          returned: filter.returned ?? -1,
          filter_start_date: filter.filter_start_date ?? BEGINNING,
        }),
        sql` AND `,
      )
    : amongChosen('p.id', chosen);

function* pages(context: QueryContext, where: SQL): Generator<Line[]> {
  const pending = pendingRows(context.db, 'payments');
  const desks = desksOf(context);
  let last: Key = { day: '', id: 0 };
  for (;;) {
    const keys = keysAfter(context, last, where);
    const end = keys.at(-1);
    if (end === undefined) return;
    yield linesOf(context, keys, { pending, desks });
    last = end;
  }
}

interface Key {
  readonly day: PlainDate;
  readonly id: number;
}

/** Along the index of days, whatever the conditions: each page goes on where the last one stopped. */
const keysAfter = ({ db }: QueryContext, { day, id }: Key, where: SQL): Key[] =>
  db.all<Key>(sql`
    SELECT p.paid_on AS day, p.id FROM payments p INDEXED BY payments_by_day
    WHERE (p.paid_on, p.id) > (${day}, ${id}) AND ${where} ORDER BY p.paid_on, p.id LIMIT ${PAGE}`);

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

const linesOf = (context: QueryContext, keys: readonly Key[], { pending, desks }: Known): Line[] => {
  const ids = keys.map((key) => key.id);
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
