import { sql } from 'drizzle-orm';
import type { Answer, Input } from '../../contract/endpoint.ts';
import type * as endpoints from '../../contract/prints.ts';
import { HOME_TIME_ZONE } from '../clock.ts';
import { localDateTime, type PlainDate } from '../domain/dates.ts';
import { toKopecks, toRubles } from '../domain/money.ts';
import { notFound } from '../errors.ts';
import { agreementStatement } from '../queries/agreementStatement.ts';
import { cashDay } from '../queries/cashDay.ts';
import type { QueryContext } from '../queries/context.ts';
import { dashboardClient } from '../queries/dashboardClient.ts';
import { dashboardFinance } from '../queries/dashboardFinance.ts';
import { dashboardWarehouse } from '../queries/dashboardWarehouse.ts';
import { readLandlord } from '../queries/landlord.ts';
import { agreementRows } from '../queries/parts/agreementRows.ts';
import { houseOf, rangeOf } from '../queries/parts/house.ts';
import { paymentRows, type WirePayment } from '../queries/parts/payments.ts';
import { anyPending, pendingAgreements, pendingRows } from '../queries/parts/pending.ts';
import { flagOf, managerName } from '../queries/parts/wire.ts';
import { rentTrend } from '../queries/rentTrend.ts';
import { rublesInWords } from './words.ts';

/** What the pages under `/print` show (contract/prints.ts). Figures are the lists' own. */

/** Who prints. */
export interface Printing extends QueryContext {
  readonly managerId: number;
}

interface House {
  readonly name: string;
  readonly address: string;
  readonly timeZone: string;
}

const NOWHERE: House = { name: 'Все склады', address: '', timeZone: HOME_TIME_ZONE };

const headOf = ({ db, now, managerId }: Printing, house: House, pending: boolean) => {
  const it = readLandlord(db);
  const names = db.get<{ lastName: string; firstName: string; patronymic: string } | undefined>(sql`
    SELECT last_name AS "lastName", first_name AS "firstName", patronymic FROM managers WHERE id = ${managerId}`);
  return {
    landlord: it && {
      name: it.name,
      short_name: it.shortName,
      inn: it.inn,
      address: it.address,
      phone: it.phone,
    },
    warehouse_name: house.name,
    warehouse_address: house.address,
    made_at: localDateTime(now, house.timeZone),
    made_by: names === undefined ? '—' : managerName(names),
    pending: flagOf(pending),
  };
};

/** The house that an agreement belongs to (parts/scope.ts). */
const houseOfAgreement = ({ db }: QueryContext, agreementId: number): House =>
  db.get<House | undefined>(sql`
    SELECT w.name, w.address, w.time_zone AS "timeZone"
    FROM agreement_totals a JOIN warehouses w ON w.id = a.warehouse_id WHERE a.id = ${agreementId}`) ??
  NOWHERE;

const houseById = ({ db }: QueryContext, id: number): House =>
  db.get<House | undefined>(
    sql`SELECT name, address, time_zone AS "timeZone" FROM warehouses WHERE id = ${id}`,
  ) ?? NOWHERE;

/** @throws UserFacingError not_found */
export const statementPrint = (
  printing: Printing,
  { agrid }: Input<typeof endpoints.statementPrint>,
): Answer<typeof endpoints.statementPrint> => {
  const statement = agreementStatement(printing, { agrid });
  const [row] = agreementRows(printing, [agrid]);
  if (row === undefined) throw new Error('an agreement with a statement has a row');
  return {
    ...headOf(printing, houseOfAgreement(printing, agrid), pendingAgreements(printing.db).has(agrid)),
    user_type: row.user_type,
    inn: row.inn,
    agrbegdate: row.agrbegdate,
    agrplanenddate: row.agrplanenddate,
    agrenddate: row.agrenddate,
    price: row.price,
    room_names: row.room_names,
    statement,
  };
};

/** @throws UserFacingError not_found */
export const receiptPrint = (
  printing: Printing,
  { payment_id }: Input<typeof endpoints.receiptPrint>,
): Answer<typeof endpoints.receiptPrint> => {
  const { db } = printing;
  const [payment] = paymentRows(db, sql`p.id = ${payment_id}`);
  if (payment === undefined)
    throw notFound(`Платёж №${payment_id} не найден. Найдите его в списке платежей.`);
  const [agreement] = agreementRows(printing, [payment.agrid]);
  return {
    ...headOf(
      printing,
      houseOfAgreement(printing, payment.agrid),
      pendingRows(db, 'payments')({ id: payment_id }),
    ),
    payment_id,
    payment_date: payment.payment_date,
    type: payment.type,
    account_article: payment.account_article,
    amount: payment.amount,
    amount_in_words: rublesInWords(toKopecks(payment.amount)),
    returned: payment.returned,
    return_reason: payment.return_reason,
    comment: payment.comment,
    agrid: payment.agrid,
    agrname: payment.agrname,
    fullname: payment.fullname,
    room_names: agreement?.room_names ?? [],
    manager_name: payment.manager_name,
  };
};

/** What a day brought, by the day of payment as in the takings of `_dashboard_main_`. @throws UserFacingError not_found */
export const dayPrint = (
  printing: Printing,
  { warehouse_id, day }: Input<typeof endpoints.dayPrint>,
): Answer<typeof endpoints.dayPrint> => {
  const { warehouseId, today } = houseOf(printing, warehouse_id);
  const shown: PlainDate = day ?? today;
  const payments = paymentsOf(printing, warehouseId, shown);
  const isPending = pendingRows(printing.db, 'payments');
  const rows = payments.map((row) => ({ ...row, pending: flagOf(isPending({ id: row.payment_id })) }));
  const cash = rows.filter((row) => row.type === 'Наличными');
  return {
    ...headOf(
      printing,
      warehouseId === 0 ? NOWHERE : houseById(printing, warehouseId),
      rows.some((row) => row.pending === 1),
    ),
    day: shown,
    types: grouped(rows, (row) => row.type).map(([type, flow]) => ({ type, ...flow })),
    articles: grouped(rows, (row) => row.account_article).map(([account_article, flow]) => ({
      account_article,
      ...flow,
    })),
    managers: grouped(cash, (row) => row.manager_name).map(([manager_name, flow]) => ({
      manager_name,
      ...flow,
    })),
    total: flowOf(rows),
    cash_expected: toRubles(
      cash.reduce((sum, row) => sum + toKopecks(row.amount) * (row.returned === 1 ? -1 : 1), 0),
    ),
    close: closeOf(printing, warehouseId, shown),
    payments: rows,
  };
};

/**
 * All dashboards of one moment and one range. Pending is what any command here has yet to be confirmed: each may move a figure.
 * @throws UserFacingError not_found | invalid_input
 */
export const dashboardPrint = (
  printing: Printing,
  input: Input<typeof endpoints.dashboardPrint>,
): Answer<typeof endpoints.dashboardPrint> => {
  const { warehouseId, today } = houseOf(printing, input.warehouse_id);
  const { start, end } = rangeOf(input, today);
  const { plan_rooms: _drawing, ...warehouse } = dashboardWarehouse(printing, { warehouse_id: warehouseId });
  return {
    ...headOf(
      printing,
      warehouseId === 0 ? NOWHERE : houseById(printing, warehouseId),
      anyPending(printing.db),
    ),
    start_date: start,
    end_date: end,
    warehouse,
    clients: dashboardClient(printing, input),
    finance: dashboardFinance(printing, input),
    trend: rentTrend(printing, input),
  };
};

const closeOf = (context: QueryContext, warehouseId: number, day: PlainDate) =>
  warehouseId === 0 ? null : (cashDay(context, { warehouse_id: warehouseId, day }).closes[0] ?? null);

/** As the close of the day counts them: a payment belongs to its agreement's warehouse (queries/cashDay.ts). */
const paymentsOf = ({ db }: QueryContext, warehouseId: number, day: PlainDate): WirePayment[] => {
  const house =
    warehouseId === 0
      ? sql`TRUE`
      : sql`p.agreement_id IN (SELECT id FROM agreement_totals WHERE warehouse_id = ${warehouseId})`;
  return paymentRows(db, sql`p.paid_on = ${day} AND ${house}`).toReversed();
};

type Flowing = Pick<WirePayment, 'amount' | 'returned'>;

/** Sums in kopecks, so that a day of many payments adds up. */
const flowOf = (rows: readonly Flowing[]) => {
  const sum = (returned: 0 | 1) =>
    toRubles(rows.reduce((total, row) => total + (row.returned === returned ? toKopecks(row.amount) : 0), 0));
  return { cnt: rows.length, received: sum(0), returned: sum(1) };
};

const grouped = <R extends Flowing, K extends string>(
  rows: readonly R[],
  of: (row: R) => K,
): [K, ReturnType<typeof flowOf>][] =>
  [...Map.groupBy(rows, of)]
    .map(([key, own]): [K, ReturnType<typeof flowOf>] => [key, flowOf(own)])
    .sort(byName);

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a.localeCompare(b, 'ru');
