import type {
  PullHeader,
  PullRequest,
  PushAnswer,
  PushRequest,
  SignInAnswer,
  SignInRequest,
} from '../../contract/exchange.ts';
import type { Identity } from './identity.ts';

/** A call to the centre that gave no usable answer. */
export class ExchangeError extends Error {
  /** `unreachable`: no answer came, or the centre is in trouble; `refused`: it said no. */
  readonly kind: 'unreachable' | 'refused';
  readonly status: number;
  readonly code: string;
  /** Seconds to wait, when the centre says so. */
  readonly retryAfter: number | undefined;

  constructor(
    kind: 'unreachable' | 'refused',
    status: number,
    code: string,
    sentence: string,
    retryAfter?: number,
  ) {
    super(sentence);
    this.name = 'ExchangeError';
    this.kind = kind;
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

export interface PulledPage {
  readonly header: PullHeader;
  /** A `Page`, as text: it is staged as it came. */
  readonly body: string;
}

/** The line to the centre. Every call may throw ExchangeError. */
export interface Transport {
  push(identity: Identity, request: PushRequest): Promise<PushAnswer>;
  pull(identity: Identity, request: PullRequest): Promise<PulledPage>;
  /** Of the given files those that the centre lacks, and how many bytes of each it has. */
  missingFiles(identity: Identity, ids: readonly string[]): Promise<{ id: string; have: number }[]>;
  sendFile(identity: Identity, id: string, bytes: Buffer, from: number): Promise<void>;
  /** null: the centre doesn't hold it either. */
  fetchFile(identity: Identity, id: string): Promise<Buffer | null>;
  signIn(centre: string, request: SignInRequest): Promise<SignInAnswer>;
}
