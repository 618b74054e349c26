import * as contract from '../../../contract/cash.ts';
import { closeDay } from '../../commands/closeDay.ts';
import { toKopecks } from '../../domain/money.ts';
import { cashDay, cashExpected } from '../../queries/cashDay.ts';
import { type Route, read, write } from '../route.ts';

export const CASH_ROUTES: readonly Route[] = [
  read(contract.cashDay, cashDay),
  write(contract.closeDay, closeDay, (form, { desk }) => ({
    warehouseId: form.warehouse_id,
    day: form.day,
    counted: toKopecks(form.counted),
    seen: toKopecks(form.expected),
    expected: cashExpected({ db: desk.connections.read }, form.warehouse_id, form.day),
    note: form.note || null,
  })),
];
