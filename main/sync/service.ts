import { inArray, sql } from 'drizzle-orm';
import type { ExchangeStatus } from '../../contract/deskExchange.ts';
import type { FileStore } from '../../db/files.ts';
import type { Connections, ReadDb } from '../../db/handles.ts';
import { exchangeLog, stagedPages } from '../../db/schema/exchange.ts';
import { rooms } from '../../db/schema/property.ts';
import type { AdjustableClock } from '../clock.ts';
import type { Command } from '../commands/command.ts';
import { refused, UserFacingError } from '../errors.ts';
import type { CentreEvents } from './centreEvents.ts';
import { readState, writeState } from './deskState.ts';
import type { IdentityStore } from './identity.ts';
import type { Journal } from './journal.ts';
import { countsOf } from './queue.ts';
import { tidyJournal } from './restoreQueue.ts';
import { exchangeOnce, type Halt, Halted, type RoundPorts, type RoundReport } from './round.ts';
import { type Attempt, scheduleOf, type Timers } from './schedule.ts';
import { ExchangeError, type Transport } from './transport.ts';

export interface ServicePorts {
  readonly centre: string;
  readonly connections: Connections;
  readonly identity: IdentityStore;
  readonly transport: Transport;
  readonly events: CentreEvents;
  readonly files: FileStore;
  readonly journal: Journal;
  readonly appVersion: string;
  readonly timers: Timers;
  readonly rebase: RoundPorts['rebase'];
  readonly clock: Pick<AdjustableClock, 'own' | 'adjust'>;
  log(line: string): void;
}

/** The running exchange of a desk: rounds when they are due, and what can be said of them. */
export interface ExchangeService {
  status(): ExchangeStatus;
  onChange(listener: () => void): () => void;
  assertReady(): void;
  /** May a desk without a line accept this? @throws UserFacingError own_warehouse */
  assertAcceptable(command: Pick<Command, 'roomsTaken'>, input: unknown): void;
  poke(): void;
  /** A sign-in has made this PC known to the centre: what had stopped the exchange is over. */
  enrolled(): void;
  rebuild(): Promise<void>;
  fetchFile(id: string): Promise<Buffer | null>;
  stop(): Promise<void>;
}

/** One failed call is no outage: so long the sign stays «online». */
const PATIENCE_MS = 40_000;
const LOG_ROWS = 500;
/** A journal of decided commands is cleared when it has grown by so much. */
const JOURNAL_BYTES = 256 * 1024;

export const startExchange = (ports: ServicePorts): ExchangeService => {
  const { connections, identity, clock } = ports;
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  let halt: Halt | null = haltOf(connections.read);
  let offset = readState(connections.read, 'clockOffset') ?? 0;
  clock.adjust(offset);
  let lastSuccess: number | null = null;
  let failing = false;
  let progress: { done: number; total: number | null } | null = null;
  let events: { stop(): void } | null = null;

  const onTime = (centreNow: number, askedAt: number): void => {
    const answeredAt = clock.own();
    const measured = centreNow - (askedAt + answeredAt) / 2;
    // What the way there and back may account for is no error of the clock.
    if (Math.abs(measured - offset) <= (answeredAt - askedAt) / 2 + 200) return;
    offset = Math.round(measured);
    clock.adjust(offset);
    void connections.exclusive((db) => writeState(db, 'clockOffset', offset)).catch(() => {});
  };

  const listen = (): void => {
    const known = identity.load();
    if (known === null || events !== null) return;
    events = ports.events.listen(known, (head) => {
      if (head > (readState(connections.read, 'replica')?.version ?? -1)) schedule.poke();
    });
  };

  const round = async (): Promise<Attempt> => {
    if (identity.load() === null || halt !== null) return { ok: true };
    const startedAt = clock.own();
    try {
      const report = await exchangeOnce({
        ...ports,
        onTime,
        now: clock.own,
        onProgress: (done, total) => {
          progress = { done, total };
          changed();
        },
      });
      listen();
      const wasFailing = failing || lastSuccess === null;
      lastSuccess = clock.own();
      failing = false;
      await note(startedAt, report, null);
      if (report.changed || wasFailing) changed();
      return { ok: true };
    } catch (error) {
      return failed(error, startedAt);
    } finally {
      progress = null;
    }
  };

  const failed = async (error: unknown, startedAt: number): Promise<Attempt> => {
    events?.stop();
    events = null;
    failing = true;
    if (error instanceof Halted) halt = error.why;
    else if (!(error instanceof ExchangeError)) ports.log(`exchange: ${faultOf(error)}`);
    await note(startedAt, null, error instanceof ExchangeError ? error.code : faultOf(error).slice(0, 60));
    changed();
    if (error instanceof Halted) return { ok: true };
    return { ok: false, waitMs: error instanceof ExchangeError ? (error.retryAfter ?? 0) * 1000 : 0 };
  };

  /** Idle rounds leave no line; nor does every failure of one outage. */
  const note = async (at: number, report: RoundReport | null, error: string | null): Promise<void> => {
    if (error === null && report !== null && report.pushed + report.pulled === 0) return;
    const { pushed = 0, pulled = 0 } = report ?? {};
    await connections
      .exclusive((db) => {
        db.insert(exchangeLog)
          .values({ at, took: clock.own() - at, pushed, pulled, error })
          .run();
        db.delete(exchangeLog)
          .where(sql`${exchangeLog.id} <= (SELECT max(id) FROM exchange_log) - ${LOG_ROWS}`)
          .run();
        tidyJournal(db, ports.journal, JOURNAL_BYTES);
      })
      .catch((fault: unknown) => ports.log(`exchange log: ${faultOf(fault)}`));
  };

  const isOffline = (): boolean =>
    failing && (lastSuccess === null || clock.own() - lastSuccess > PATIENCE_MS);

  const status = (): ExchangeStatus => {
    const counts = countsOf(connections.read);
    const known = identity.load();
    if (known === null) return { kind: 'not-enrolled', centre: ports.centre, ...counts };
    const replica = readState(connections.read, 'replica');
    const common = {
      ...counts,
      centre: ports.centre,
      device_id: known.deviceId,
      as_of: replica?.asOf ?? null,
      clock_offset: offset,
    };
    if (halt !== null) return { kind: 'halted', ...common, why: halt };
    if (replica === null) {
      const staging = readState(connections.read, 'staging');
      const { done, total } = progress ?? staging ?? { done: 0, total: null };
      return { kind: 'filling', ...common, done, total, offline: failing };
    }
    if (isOffline()) return { kind: 'offline', ...common, since: lastSuccess ?? replica.asOf };
    return { kind: 'online', ...common };
  };

  const schedule = scheduleOf(round, ports.timers);
  schedule.poke();

  return {
    status,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    assertReady: () => {
      if (readState(connections.read, 'replica') === null) throw filling(identity.load() !== null);
    },
    assertAcceptable: (command, input) => {
      const { kind } = status();
      if (kind === 'offline' || kind === 'halted') assertOwnWarehouse(connections.read, command, input);
    },
    poke: () => {
      changed();
      schedule.poke();
    },
    enrolled: () => {
      halt = null;
      events?.stop();
      events = null;
      changed();
      schedule.poke();
    },
    rebuild: async () => {
      if (identity.load() === null) throw notEnrolled();
      await connections.exclusive((db) =>
        db.$client
          .transaction(() => {
            db.delete(stagedPages).run();
            writeState(db, 'staging', {
              epoch: '',
              cursor: { version: 0, fill: null },
              fill: true,
              done: 0,
              total: null,
            });
          })
          .immediate(),
      );
      schedule.poke();
    },
    fetchFile: async (id) => {
      const known = identity.load();
      if (known === null) return null;
      const bytes = await ports.transport.fetchFile(known, id).catch(() => null);
      if (bytes !== null) ports.files.put(bytes);
      return bytes;
    },
    stop: async () => {
      events?.stop();
      await schedule.stop();
    },
  };
};

const haltOf = (db: ReadDb): Halt | null => {
  const must = readState(db, 'mustEnrol');
  return must === null ? null : must === 'conflict' ? 'device-conflict' : 'device-unknown';
};

/** Names of faults only: messages of others may hold data. */
const faultOf = (error: unknown): string =>
  error instanceof Error
    ? 'fault' in error
      ? `${error.name} ${String(error.fault)}`
      : error.name
    : 'unknown';

const filling = (begun: boolean) =>
  new UserFacingError(
    'filling',
    503,
    begun
      ? 'Данные ещё загружаются из центра. Подождите немного: работа начнётся сама.'
      : 'На этом компьютере ещё нет данных. Войдите при наличии связи с центром, и они загрузятся.',
    { retryAfter: 5 },
  );

export const notEnrolled = () =>
  refused('not_enrolled', 'Этот компьютер не обменивается с центром: получать данные неоткуда.');

/**
 * Without a line a desk lets only rooms of its own warehouse: nobody else's desk lets those, so nobody is promised a room
 * twice. @throws UserFacingError own_warehouse
 */
const assertOwnWarehouse = (db: ReadDb, command: Pick<Command, 'roomsTaken'>, input: unknown): void => {
  const ids = command.roomsTaken?.(input) ?? [];
  if (ids.length === 0) return;
  const own = readState(db, 'warehouse');
  const taken = db
    .select({ warehouseId: rooms.warehouseId })
    .from(rooms)
    .where(inArray(rooms.id, [...ids]))
    .all();
  if (own !== null && taken.every(({ warehouseId }) => warehouseId === own)) return;
  const sentence =
    own === null
      ? 'Связи с центром нет, а склад этого компьютера не назначен: ячейки без связи сдают только своего склада. Назначьте склад в настройках или дождитесь связи.'
      : 'Связи с центром нет: без неё сдают только ячейки своего склада, чтобы одну ячейку не сдали дважды. Дождитесь связи или выберите ячейку своего склада.';
  throw refused('own_warehouse', sentence, [{ field: 'room_ids', msg: sentence }]);
};
