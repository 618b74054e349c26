import { sql } from 'drizzle-orm';
import type { AgreementRow } from '../../contract/agreements.ts';
import { HOME_TIME_ZONE } from '../clock.ts';
import { type PlainDate, todayIn } from '../domain/dates.ts';
import { type Kopecks, toKopecks, toRubles } from '../domain/money.ts';
import { pricePerSquareMetre } from '../domain/rent.ts';
import { foundAgreements } from '../queries/agreementList.ts';
import type { QueryContext } from '../queries/context.ts';
import { agreementRows } from '../queries/parts/agreementRows.ts';
import { idsIn } from '../queries/parts/listing.ts';
import { pendingAgreements } from '../queries/parts/pending.ts';
import type { Job } from './registerJob.ts';
import { CLIENT_TYPES, PENDING_COLUMN, paidUntilText, phoneText, slices } from './registerParts.ts';
import type { Column, Register } from './sheet.ts';

/** What an accountant needs beside the list's row. */
interface Line extends AgreementRow {
  readonly runs: boolean;
  readonly inForceSince: PlainDate | null;
  readonly warehouses: string;
  readonly area: number;
  readonly last: Indexation | null;
  readonly next: Indexation | null;
  readonly pending: boolean;
}

interface Indexation {
  readonly day: PlainDate;
  readonly sum: Kopecks;
}

const STATES = { '1': 'действует', '0.75': 'освобождается', '-1': 'завершён' } as const;

const stateOf = ({ active, inForceSince }: Line): string =>
  active === 1 && inForceSince === null ? 'не вступил в силу' : STATES[`${active}`];

/** An ended agreement rents nothing and owes no next payment: counted in, it would spoil every total. */
const whileRuns =
  <T>(of: (line: Line) => T) =>
  (line: Line): T | null =>
    line.runs ? of(line) : null;

const indexation = (which: 'last' | 'next', title: string): Column<Line>[] => [
  { title: `${title} индексация`, kind: 'day', width: 14, of: (line) => line[which]?.day ?? null },
  {
    title: `${title} инд., ₽`,
    kind: 'rubles',
    width: 14,
    of: (line) => (line[which] ? toRubles(line[which].sum) : null),
  },
];

const COLUMNS: readonly Column<Line>[] = [
  { title: 'ID', kind: 'whole', width: 9, of: (line) => line.agrid },
  { title: 'Договор', kind: 'text', width: 17, of: (line) => line.agrname },
  { title: 'Состояние', kind: 'text', width: 19, of: stateOf },
  { title: 'В силе с', kind: 'day', width: 12, of: (line) => line.inForceSince },
  { title: 'Клиент', kind: 'name', width: 44, of: (line) => line.fullname },
  { title: 'Вид', kind: 'text', width: 10, of: (line) => CLIENT_TYPES[line.user_type] },
  { title: 'ИНН', kind: 'text', width: 14, of: (line) => line.inn },
  { title: 'Телефон', kind: 'text', width: 19, of: (line) => phoneText(line.username) },
  { title: 'Эл. почта', kind: 'name', width: 36, of: (line) => line.email },
  { title: 'Склад', kind: 'text', width: 22, of: (line) => line.warehouses },
  { title: 'Ячейки', kind: 'name', width: 20, of: (line) => line.room_names.join(', ') },
  { title: 'Ячеек', kind: 'whole', width: 9, total: true, of: whileRuns((line) => line.room_ids.length) },
  { title: 'Площадь, м²', kind: 'area', width: 12, total: true, of: whileRuns((line) => line.area) },
  { title: 'Цена, ₽/мес', kind: 'rubles', width: 15, total: true, of: whileRuns((line) => line.price) },
  {
    title: '₽/м²',
    kind: 'rubles',
    width: 12,
    of: whileRuns((line) => pricePerSquareMetre(toKopecks(line.price), line.area)),
  },
  { title: 'Депозит, ₽', kind: 'rubles', width: 15, total: true, of: (line) => line.deposit },
  { title: 'Баланс, ₽', kind: 'rubles', width: 15, total: true, of: (line) => line.balance },
  { title: 'Осталось дней', kind: 'whole', width: 11, of: whileRuns((line) => line.days_left) },
  { title: 'Оплачено до', kind: 'day', width: 12, of: whileRuns(paidUntilText) },
  {
    title: 'Следующий платёж',
    kind: 'day',
    width: 12,
    of: whileRuns((line) => line.next_payment_date),
  },
  { title: 'Последний платёж', kind: 'day', width: 12, of: (line) => line.previous_payment_date },
  { title: 'Вид платежа', kind: 'text', width: 13, of: (line) => line.last_payment_type },
  { title: 'Начало', kind: 'day', width: 12, of: (line) => line.agrbegdate },
  { title: 'Окончание по плану', kind: 'day', width: 12, of: (line) => line.agrplanenddate },
  { title: 'Окончание', kind: 'day', width: 12, of: (line) => line.agrenddate },
  ...indexation('last', 'Прошлая'),
  ...indexation('next', 'Следующая'),
  { title: 'Менеджер', kind: 'name', width: 36, of: (line) => line.manager_name },
  PENDING_COLUMN,
];

/** The register of agreements (document L653) by number: each row as the list `_main_agreements_` has it, and more. */
export const agreementPages = (context: QueryContext, job: Job<'agreements'>): Register<Line> => {
  const ids = (job.chosen ?? foundAgreements(context, job.filter)).toSorted((a, b) => a - b);
  return { title: 'Договоры', columns: COLUMNS, total: ids.length, pages: pages(context, ids) };
};

function* pages(context: QueryContext, ids: readonly number[]): Generator<Line[]> {
  const pending = pendingAgreements(context.db);
  for (const page of slices(ids)) yield linesOf(context, page, pending);
}

const linesOf = (context: QueryContext, ids: readonly number[], pending: ReadonlySet<number>): Line[] => {
  const facts = new Map(factsOf(context, ids).map((row) => [row.id, row]));
  const changes = Map.groupBy(changesOf(context, ids), (row) => row.id);
  return agreementRows(context, ids).map((row) => {
    const own = facts.get(row.agrid);
    const steps = changes.get(row.agrid) ?? [];
    const runs = row.active !== -1;
    return {
      ...row,
      runs,
      inForceSince: own?.activatedAt ? todayIn(own.timeZone ?? HOME_TIME_ZONE, own.activatedAt) : null,
      warehouses: own?.warehouses ?? '',
      area: own?.area ?? 0,
      last: steps.findLast((step) => step.ahead === 0) ?? null,
      next: (runs && steps.find((step) => step.ahead === 1)) || null,
      pending: pending.has(row.agrid),
    };
  });
};

interface Facts {
  readonly id: number;
  readonly activatedAt: number | null;
  readonly timeZone: string | null;
  readonly warehouses: string | null;
  readonly area: number | null;
}

/** Of the same rooms that the list shows: those rented now, or all of an agreement that rents nothing any more. */
const factsOf = ({ db }: QueryContext, ids: readonly number[]): Facts[] =>
  db.all<Facts>(sql`
    SELECT g.id, g.activated_at AS "activatedAt", min(held.time_zone) AS "timeZone",
      group_concat(DISTINCT held.warehouse) AS warehouses, sum(held.area) AS area
    FROM agreements g LEFT JOIN (
      SELECT DISTINCT a.id, room.id AS room_id, room.area, w.name AS warehouse, w.time_zone
      FROM agreement_totals a JOIN rentals r ON r.agreement_id = a.id JOIN rooms room ON room.id = r.room_id
      JOIN warehouses w ON w.id = room.warehouse_id
      WHERE a.id IN ${idsIn(ids)} AND (r."end" IS NULL OR a.rooms = 0)) held ON held.id = g.id
    WHERE g.id IN ${idsIn(ids)} GROUP BY g.id`);

interface Change extends Indexation {
  readonly id: number;
  readonly ahead: 0 | 1;
}

/** Indexations by day, all rooms of an agreement together. */
const changesOf = ({ db, now }: QueryContext, ids: readonly number[]): Change[] =>
  db.all<Change>(sql`
    SELECT r.agreement_id AS id, c.day, sum(c.sum) AS sum, c.day > local_today(${now}, w.time_zone) AS ahead
    FROM price_changes c JOIN rentals r
      ON r.agreement_id = c.agreement_id AND r.room_id = c.room_id AND r.start = c.rental_start
    JOIN agreement_totals a ON a.id = r.agreement_id
    JOIN rooms room ON room.id = r.room_id JOIN warehouses w ON w.id = room.warehouse_id
    WHERE r.agreement_id IN ${idsIn(ids)} AND (r."end" IS NULL OR a.rooms = 0)
    GROUP BY r.agreement_id, c.day, ahead ORDER BY r.agreement_id, c.day`);
