import type { QueryContext } from '../context.ts';
import type { AgreementLine } from './ledger.ts';
import { type Ledger, ledgerOf } from './ledger.ts';
import { EMPTY } from './page.ts';

/** What a client's agreements come to. */
export interface ClientSum {
  /** Running ones. */
  agreements: number;
  /** Rented now, and of these the ones that a move-out is planned of. */
  rooms: number;
  leaving: number;
  /** Kopecks a month. */
  price: number;
  /** Kopecks, of all agreements, ended ones too (domain §3). */
  balance: number;
  /** The least of the running agreements'; EMPTY where none. */
  daysLeft: number;
  /** Rank of the first room rented now; EMPTY for none. */
  firstRoom: number;
  /** Day since 1970 on which the first rental started; EMPTY for none. */
  firstStart: number;
}

const NOTHING: ClientSum = {
  agreements: 0,
  rooms: 0,
  leaving: 0,
  price: 0,
  balance: 0,
  daysLeft: EMPTY,
  firstRoom: EMPTY,
  firstStart: EMPTY,
};

const known = new WeakMap<Ledger, { readonly edition: number; readonly sums: readonly ClientSum[] }>();

/** By the client's place in the ledger. */
export const clientSums = (context: QueryContext): readonly ClientSum[] => {
  const ledger = ledgerOf(context);
  const before = known.get(ledger);
  if (before?.edition === ledger.edition) return before.sums;
  const sums = ledger.clients.map(() => ({ ...NOTHING }));
  const ranks = ledger.texts.room.ranks();
  for (const line of ledger.agreements) {
    const sum = line && sums[line.client];
    if (sum) add(sum, line, ranks);
  }
  known.set(ledger, { edition: ledger.edition, sums });
  return sums;
};

const add = (sum: ClientSum, line: AgreementLine, ranks: readonly number[]): void => {
  sum.balance += line.balance;
  sum.firstStart = Math.min(sum.firstStart, line.firstStart);
  if (line.rooms > 0) {
    sum.rooms += line.rooms;
    sum.leaving += line.leaving;
    sum.firstRoom = Math.min(sum.firstRoom, ranks[line.firstRoom] ?? EMPTY);
  }
  if (!line.isRunning) return;
  sum.agreements += 1;
  sum.price += line.price;
  sum.daysLeft = Math.min(sum.daysLeft, line.daysLeft);
};
