import type { agreementRegister, paymentRegister } from '../../contract/documents.ts';
import type { Input } from '../../contract/endpoint.ts';

/** A register to be made, as the worker thread gets it: plain data. */
export type RegisterJob = AgreementJob | PaymentJob;

interface Job {
  /** The moment that it is of, ms since 1970 UTC. */
  readonly now: number;
  /** Ids of the rows picked by hand; null: all that fit the filter. */
  readonly chosen: readonly number[] | null;
}

export interface AgreementJob extends Job {
  readonly register: 'agreements';
  readonly filter: Omit<Input<typeof agreementRegister>, 'agrids' | 'all_agrs'>;
}

export interface PaymentJob extends Job {
  readonly register: 'payments';
  readonly filter: Omit<Input<typeof paymentRegister>, 'payment_ids' | 'all_payments'>;
}

/** What the worker thread is started with: where the data are, and their key. */
export interface DataPlace {
  readonly dataDir: string;
  readonly key?: string | undefined;
}
