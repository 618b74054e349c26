import { sql } from 'drizzle-orm';
import type { agreementRegister, paymentRegister } from '../../contract/documents.ts';
import type { Input } from '../../contract/endpoint.ts';
import { safeFileName } from '../domain/fileName.ts';
import type { QueryContext } from '../queries/context.ts';
import { houseOf } from '../queries/parts/house.ts';
import type { AgreementJob, PaymentJob, RegisterJob } from './registerJob.ts';
import { assertAllThere } from './registerParts.ts';

/** A register that may be made, and the name it is saved under. */
export interface OrderedRegister {
  readonly job: RegisterJob;
  readonly fileName: string;
}

/** @throws UserFacingError not_found, for an unknown warehouse or agreement */
export const orderAgreements = (
  context: QueryContext,
  { agrids, all_agrs = agrids === undefined ? 1 : 0, ...filter }: Input<typeof agreementRegister>,
): OrderedRegister => {
  const job: AgreementJob = {
    register: 'agreements',
    now: context.now,
    chosen: all_agrs === 1 ? null : (agrids ?? []),
    filter,
  };
  if (job.chosen) assertAllThere(context.db, 'agreements', job.chosen);
  return { job, fileName: fileName(context, 'Реестр договоров', job) };
};

/** @throws UserFacingError not_found, for an unknown warehouse or payment */
export const orderPayments = (
  context: QueryContext,
  { payment_ids, all_payments = payment_ids === undefined ? 1 : 0, ...filter }: Input<typeof paymentRegister>,
): OrderedRegister => {
  const job: PaymentJob = {
    register: 'payments',
    now: context.now,
    chosen: all_payments === 1 ? null : (payment_ids ?? []),
    filter,
  };
  if (job.chosen) assertAllThere(context.db, 'payments', job.chosen);
  return { job, fileName: fileName(context, 'Реестр платежей', job) };
};

/** «Реестр договоров 2026-11-23 Борисовские пруды.xlsx»; the day first, so that a folder sorts them. */
const fileName = (context: QueryContext, title: string, { chosen, filter }: RegisterJob): string => {
  const { today, warehouseId } = houseOf(context, chosen ? 0 : filter.warehouse_id);
  const place = chosen ? 'выбранные' : warehouseId === 0 ? 'все склады' : warehouseName(context, warehouseId);
  return safeFileName(`${title} ${today} ${place}.xlsx`);
};

const warehouseName = ({ db }: QueryContext, id: number): string =>
  db.get<{ name: string }>(sql`SELECT name FROM warehouses WHERE id = ${id}`).name;
