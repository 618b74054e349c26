import type { ExchangeStatus } from '../../contract/deskExchange.ts';
import type { ReadDb } from '../../db/handles.ts';
import { readState } from './deskState.ts';
import type { Identity } from './identity.ts';
import { countsOf } from './queue.ts';
import type { Halt } from './round.ts';

/** What the running exchange remembers of itself; all else is in the database. */
export interface Health {
  halt: Halt | null;
  /** Milliseconds that the centre's clock is ahead of this PC's. */
  offset: number;
  /** By this PC's clock. */
  lastSuccess: number | null;
  failing: boolean;
  /** The timer that ends patience. */
  patience: unknown;
  progress: { readonly done: number; readonly total: number | null } | null;
}

/** One failed call is no outage: so long the sign stays «online». */
const PATIENCE_MS = 40_000;

export const healthAtStart = (db: ReadDb): Health => ({
  halt: haltOf(db),
  offset: readState(db, 'clockOffset') ?? 0,
  lastSuccess: null,
  failing: false,
  patience: null,
  progress: null,
});

const haltOf = (db: ReadDb): Halt | null => {
  const must = readState(db, 'mustEnrol');
  return must === null ? null : must === 'conflict' ? 'device-conflict' : 'device-unknown';
};

/** Online means that the last authenticated call to the centre succeeded; the system's own opinion is not asked. */
const isOffline = (health: Health, now: number): boolean => health.failing && patienceLeft(health, now) === 0;

/** Milliseconds until failing counts as offline. */
export const patienceLeft = ({ lastSuccess }: Health, now: number): number =>
  lastSuccess === null ? 0 : Math.max(0, lastSuccess + PATIENCE_MS - now);

/** Rounds that brought nothing don't write: what is shown is as of the last that went through, by the centre's clock. */
const asOf = (written: number, { lastSuccess, offset }: Health): number =>
  lastSuccess === null ? written : Math.max(written, lastSuccess + offset);

/** @param now by this PC's clock */
export const statusOf = (
  db: ReadDb,
  centre: string,
  identity: Identity | null,
  health: Health,
  now: number,
): ExchangeStatus => {
  const counts = { ...countsOf(db), warehouse_id: readState(db, 'warehouse') };
  if (identity === null) return { kind: 'not-enrolled', centre, ...counts };
  const replica = readState(db, 'replica');
  const common = {
    ...counts,
    centre,
    device_id: identity.deviceId,
    as_of: replica === null ? null : asOf(replica.asOf, health),
    clock_offset: health.offset,
  };
  if (health.halt !== null) return { kind: 'halted', ...common, why: health.halt };
  if (replica === null) {
    const { done, total } = health.progress ?? readState(db, 'staging') ?? { done: 0, total: null };
    return { kind: 'filling', ...common, done, total, offline: health.failing };
  }
  if (isOffline(health, now))
    return { kind: 'offline', ...common, since: health.lastSuccess ?? replica.asOf };
  return { kind: 'online', ...common };
};
