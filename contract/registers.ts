import { z } from 'zod';
import { clientList } from './clients.ts';
import { rentRoll } from './dashboards.ts';
import { fileOut, XLSX } from './documents.ts';
import { endpoint } from './endpoint.ts';
import { optionalDayIn, optionalIdListIn, optionalIntIn } from './fields.ts';
import { futurePayments } from './futurePayments.ts';
import { indexationList } from './indexation.ts';
import { locksPower } from './locks.ts';
import { roomList } from './rooms.ts';
import { timeControl } from './staff.ts';

/** Registers beyond the document, each with its list's own filters and order, and how far the making of one has come. */

/** A register holds all rows, whatever page the list shows. */
const WHOLE = { page: true, show_cnt: true } as const;

/** Rows marked by hand: with them no filter counts but the order. As many as an address can hold. */
const CHOSEN_MAX = 1000;
const marked = { ids: optionalIdListIn(CHOSEN_MAX) };

const register = <I extends z.ZodType>(name: string, title: string, input: I) =>
  endpoint({
    method: 'GET',
    path: `/_desk_/registers/${name}`,
    title: `Выгрузка в Excel: ${title}`,
    input,
    output: fileOut(XLSX),
  });

/** `ids`: of clients. */
export const clientRegister = register(
  'clients',
  'реестр клиентов',
  clientList.input.omit(WHOLE).extend(marked),
);
/** `ids`: of locks. */
export const lockRegister = register(
  'locks',
  'замки и их заряд',
  locksPower.input.omit(WHOLE).extend(marked),
);
/** Every room, let or not. `ids`: of rooms. */
export const roomRegister = register(
  'rooms',
  'реестр ячеек с арендаторами',
  roomList.input.omit(WHOLE).extend(marked),
);
/** `ids`: of agreements; which of their payments, the filters say. */
export const futurePaymentRegister = register(
  'future_payments',
  'предстоящие платежи',
  futurePayments.input.omit(WHOLE).extend(marked),
);
/** Every rental that runs, as its list has them. `ids`: of their rooms. */
export const rentRollRegister = register(
  'rent_roll',
  'ведомость аренды',
  rentRoll.input.omit(WHOLE).extend(marked),
);
/** `ids`: of the rented rooms. */
export const indexationRegister = register(
  'indexation',
  'аренды для индексации',
  indexationList.input.omit(WHOLE).extend(marked),
);
export const timeControlRegister = register(
  'time_control',
  'контроль рабочего времени',
  timeControl.input.omit(WHOLE),
);
export const arrearsRegister = register(
  'arrears',
  'задолженность по срокам',
  z.strictObject({ warehouse_id: optionalIntIn(z.int().min(0)) }),
);

export const DASHBOARD_CHARTS = [
  'states',
  'rented',
  'forecast',
  'flow',
  'moves',
  'ages',
  'revenue',
  'arrears',
] as const;
export type DashboardChart = (typeof DASHBOARD_CHARTS)[number];
export const dashboardRegister = register(
  'dashboard',
  'данные диаграммы',
  z.strictObject({
    chart: z.enum(DASHBOARD_CHARTS),
    warehouse_id: optionalIntIn(z.int().min(0)),
    start_date: optionalDayIn(),
    end_date: optionalDayIn(),
  }),
);

/** A download is known by the `Idempotency-Key` that it was asked for with; one that isn't running has nothing to tell. */
export const downloadProgress = endpoint({
  method: 'GET',
  path: '/_desk_/downloads/:key',
  title: 'Сколько строк выгрузки уже готово',
  input: z.object({ key: z.uuid() }),
  output: z.object({ done: z.int(), total: z.int().nullable() }),
});
