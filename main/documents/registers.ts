import { sql } from 'drizzle-orm';
import type { agreementRegister, paymentRegister } from '../../contract/documents.ts';
import type { Input } from '../../contract/endpoint.ts';
import type { dashboardRegister } from '../../contract/registers.ts';
import { safeFileName } from '../domain/fileName.ts';
import type { QueryContext } from '../queries/context.ts';
import { houseOf } from '../queries/parts/house.ts';
import { foundPayments } from '../queries/paymentList.ts';
import { dashboardTable } from './dashboardTables.ts';
import type { Job, RegisterJob, RegisterName } from './registerJob.ts';
import { assertAllThere } from './registerParts.ts';

/** A register that may be made, and the name it is saved under. */
export interface OrderedRegister {
  readonly job: RegisterJob;
  readonly fileName: string;
}

/** Who orders, at which moment. */
export interface Ordering extends QueryContext {
  readonly managerId: number;
}

const TITLES: Readonly<Record<RegisterName, string>> = {
  agreements: 'Реестр договоров',
  payments: 'Реестр платежей',
  clients: 'Реестр клиентов',
  locks: 'Замки',
  rooms: 'Реестр ячеек',
  future_payments: 'Предстоящие платежи',
  time_control: 'Контроль времени',
  arrears: 'Задолженность по срокам',
  rent_roll: 'Ведомость аренды',
  indexation: 'Индексация',
  dashboard: 'Дашборд',
};

/** @throws UserFacingError not_found, for an unknown warehouse */
export const orderRegister = <R extends RegisterName>(
  ordering: Ordering,
  register: R,
  filter: Job<R>['filter'],
  chosen: readonly number[] | null = null,
): OrderedRegister => {
  const { now, managerId } = ordering;
  const job: Job<R> = { register, filter, chosen, now, managerId };
  return { job: job as RegisterJob, fileName: fileName(ordering, job) };
};

/** @throws UserFacingError not_found, for an unknown warehouse or agreement */
export const orderAgreements = (
  ordering: Ordering,
  { agrids, all_agrs = agrids === undefined ? 1 : 0, ...filter }: Input<typeof agreementRegister>,
): OrderedRegister => {
  const chosen = all_agrs === 1 ? null : (agrids ?? []);
  if (chosen) assertAllThere(ordering.db, 'agreements', chosen);
  return orderRegister(ordering, 'agreements', filter, chosen);
};

/** «All payments» without days means of all time (document L1497), where a list would show twelve months. */
const BEGINNING = '1900-01-01';

/** @throws UserFacingError not_found, for an unknown warehouse or payment */
export const orderPayments = (
  ordering: Ordering,
  { payment_ids, all_payments = payment_ids === undefined ? 1 : 0, ...filter }: Input<typeof paymentRegister>,
): OrderedRegister => {
  const chosen = all_payments === 1 ? null : (payment_ids ?? []);
  if (chosen) assertAllThere(ordering.db, 'payments', chosen);
  const { warehouse_id } = filter;
  const ids = chosen
    ? Float64Array.from(chosen)
    : foundPayments(ordering, { returned: -1, filter_start_date: BEGINNING, ...filter });
  return orderRegister(ordering, 'payments', { warehouse_id, ids }, chosen);
};

/** The table is read here, once, and only written in the thread. @throws UserFacingError not_found, for an unknown warehouse */
export const orderDashboard = (
  ordering: Ordering,
  input: Input<typeof dashboardRegister>,
): OrderedRegister => {
  const table = dashboardTable(ordering, input);
  return orderRegister(ordering, 'dashboard', { warehouse_id: input.warehouse_id, table });
};

/** «Реестр договоров 2026-11-23 Борисовские пруды.xlsx»; the day first, so that a folder sorts them. */
const fileName = <R extends RegisterName>(
  context: QueryContext,
  { register, chosen, filter }: Job<R>,
): string => {
  const title = 'table' in filter ? filter.table.title : TITLES[register];
  const { today, warehouseId } = houseOf(context, chosen ? 0 : filter.warehouse_id);
  const place = chosen ? 'выбранные' : warehouseId === 0 ? 'все склады' : warehouseName(context, warehouseId);
  return safeFileName(`${title} ${today} ${place}.xlsx`);
};

const warehouseName = ({ db }: QueryContext, id: number): string =>
  db.get<{ name: string }>(sql`SELECT name FROM warehouses WHERE id = ${id}`).name;
