import { sql } from 'drizzle-orm';
import type { AgreementRow } from '../../contract/agreements.ts';
import { toRubles } from '../domain/money.ts';
import type { QueryContext } from '../queries/context.ts';
import { agreementRows } from '../queries/parts/agreementRows.ts';
import { AGES, ageOf, debtsOf } from '../queries/parts/arrears.ts';
import { houseOf } from '../queries/parts/house.ts';
import { idsIn } from '../queries/parts/listing.ts';
import { pendingAgreements } from '../queries/parts/pending.ts';
import type { AgreementAccount } from '../queries/parts/rent.ts';
import type { Job } from './registerJob.ts';
import { CLIENT_TYPES, PENDING_COLUMN, paidUntilText, phoneText, slices } from './registerParts.ts';
import type { Column, Register } from './sheet.ts';

interface Line {
  readonly row: AgreementRow;
  readonly debt: AgreementAccount;
  readonly warehouse: string | null;
  readonly pending: boolean;
}

const rubles = ({ debt }: Line): number => toRubles(-debt.balance);

/** A column an age, as the finance dashboard counts them; who rents nothing any more owes apart from them. */
const ages = (): Column<Line>[] =>
  AGES.map(([from, to], i) => ({
    title: `${to === null ? `свыше ${from - 1} дней` : `${from}–${to} дней`}, ₽`,
    kind: 'rubles',
    width: 15,
    total: true,
    of: (line) => (line.debt.running && ageOf(line.debt) === i ? rubles(line) : null),
  }));

const COLUMNS: readonly Column<Line>[] = [
  { title: 'ID', kind: 'whole', width: 9, of: ({ row }) => row.agrid },
  { title: 'Договор', kind: 'text', width: 17, of: ({ row }) => row.agrname },
  {
    title: 'Состояние',
    kind: 'text',
    width: 12,
    of: ({ debt }) => (debt.running ? 'действует' : 'завершён'),
  },
  { title: 'Клиент', kind: 'name', width: 44, of: ({ row }) => row.fullname },
  { title: 'Вид', kind: 'text', width: 10, of: ({ row }) => CLIENT_TYPES[row.user_type] },
  { title: 'ИНН', kind: 'text', width: 14, of: ({ row }) => row.inn },
  { title: 'Телефон', kind: 'text', width: 19, of: ({ row }) => phoneText(row.username) },
  { title: 'Эл. почта', kind: 'name', width: 36, of: ({ row }) => row.email },
  { title: 'Склад', kind: 'text', width: 22, of: (line) => line.warehouse },
  { title: 'Ячейки', kind: 'name', width: 20, of: ({ row }) => row.room_names.join(', ') },
  { title: 'Дней долга', kind: 'whole', width: 10, of: ({ debt }) => (debt.running ? -debt.daysLeft : null) },
  {
    title: 'Оплачено до',
    kind: 'day',
    width: 12,
    of: ({ row, debt }) => (debt.running ? paidUntilText(row) : null),
  },
  ...ages(),
  {
    title: 'Завершённые, ₽',
    kind: 'rubles',
    width: 15,
    total: true,
    of: (line) => (line.debt.running ? null : rubles(line)),
  },
  { title: 'Долг всего, ₽', kind: 'rubles', width: 15, total: true, of: rubles },
  { title: 'Депозит, ₽', kind: 'rubles', width: 15, total: true, of: ({ row }) => row.deposit },
  {
    title: 'Последний платёж',
    kind: 'day',
    width: 12,
    of: ({ row }) => row.previous_payment_date,
  },
  { title: 'Менеджер', kind: 'name', width: 36, of: ({ row }) => row.manager_name },
  PENDING_COLUMN,
];

/** Who owes, and for how long, the largest debt first; it adds up to the finance dashboard's arrears. */
export const arrearsPages = (context: QueryContext, { filter }: Job<'arrears'>): Register<Line> => {
  const { warehouseId } = houseOf(context, filter.warehouse_id);
  const debts = debtsOf(context, { warehouseId }).toSorted(
    (a, b) => a.balance - b.balance || a.agreementId - b.agreementId,
  );
  return { title: 'Задолженность', columns: COLUMNS, total: debts.length, pages: pages(context, debts) };
};

function* pages(context: QueryContext, debts: readonly AgreementAccount[]): Generator<Line[]> {
  const pending = pendingAgreements(context.db);
  for (const some of slices(debts)) {
    const ids = some.map((debt) => debt.agreementId);
    const rows = new Map(agreementRows(context, ids).map((row) => [row.agrid, row]));
    const warehouses = warehousesOf(context, ids);
    yield some.flatMap((debt) => {
      const id = debt.agreementId;
      const row = rows.get(id);
      return row === undefined
        ? []
        : [{ row, debt, warehouse: warehouses.get(id) ?? null, pending: pending.has(id) }];
    });
  }
}

const warehousesOf = ({ db }: QueryContext, ids: readonly number[]): Map<number, string | null> =>
  new Map(
    db
      .all<{ id: number; name: string | null }>(sql`
        SELECT a.id, w.name FROM agreement_totals a LEFT JOIN warehouses w ON w.id = a.warehouse_id
        WHERE a.id IN ${idsIn(ids)}`)
      .map(({ id, name }) => [id, name]),
  );
