import type { agreementRegister } from '../../contract/documents.ts';
import type { Input } from '../../contract/endpoint.ts';
import type * as registers from '../../contract/registers.ts';
import type { Column } from './sheet.ts';

/** A small table that was read already; each row has a value for each column. */
export interface Table {
  readonly title: string;
  /** Some of what was added up is not confirmed by the centre. */
  readonly pending: boolean;
  readonly columns: readonly Omit<Column<never>, 'of'>[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** What each register is asked for: the filters of its list. */
interface Filters {
  readonly agreements: Omit<Input<typeof agreementRegister>, 'agrids' | 'all_agrs'>;
  /** Ids of the payments, in no order: found by the API's ledger, since one for the thread alone would take as much again. */
  readonly payments: { readonly warehouse_id?: number | undefined; readonly ids: Float64Array };
  readonly clients: Omit<Input<typeof registers.clientRegister>, 'ids'>;
  readonly locks: Omit<Input<typeof registers.lockRegister>, 'ids'>;
  readonly rooms: Omit<Input<typeof registers.roomRegister>, 'ids'>;
  readonly future_payments: Omit<Input<typeof registers.futurePaymentRegister>, 'ids'>;
  readonly rent_roll: Omit<Input<typeof registers.rentRollRegister>, 'ids'>;
  readonly indexation: Omit<Input<typeof registers.indexationRegister>, 'ids'>;
  readonly time_control: Input<typeof registers.timeControlRegister>;
  readonly arrears: Input<typeof registers.arrearsRegister>;
  readonly dashboard: { readonly warehouse_id?: number | undefined; readonly table: Table };
}

export type RegisterName = keyof Filters;

/** One register to be made, as the worker thread gets it: plain data. */
export interface Job<R extends RegisterName> {
  readonly register: R;
  readonly filter: Filters[R];
  /** The moment that it is of, ms since 1970 UTC. */
  readonly now: number;
  /** Ids of the rows picked by hand; null: all that fit the filter. */
  readonly chosen: readonly number[] | null;
  /** Who asks: not everyone's hours are shown to everyone. */
  readonly managerId: number;
}

export type RegisterJob = { [R in RegisterName]: Job<R> }[RegisterName];

/** What the worker thread is started with: where the data are, and their key. */
export interface DataPlace {
  readonly dataDir: string;
  readonly key?: string | undefined;
}
