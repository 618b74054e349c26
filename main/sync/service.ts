import type { ExchangeStatus } from '../../contract/deskExchange.ts';
import type { FileStore } from '../../db/files.ts';
import type { Connections } from '../../db/handles.ts';
import type { AdjustableClock } from '../clock.ts';
import type { Command } from '../commands/command.ts';
import { ownOnly } from '../domain/allowed.ts';
import { refused, UserFacingError } from '../errors.ts';
import { fetchAhead } from './ahead.ts';
import type { CentreEvents } from './centreEvents.ts';
import { beginFill, readState, writeState } from './deskState.ts';
import type { IdentityStore } from './identity.ts';
import type { Journal } from './journal.ts';
import { assertOwnWarehouse, setOwnWarehouse } from './ownWarehouse.ts';
import { exchangeOnce, Halted, type RoundPorts } from './round.ts';
import { noteRound } from './roundLog.ts';
import { type Attempt, scheduleOf, type Timers } from './schedule.ts';
import { type Health, healthAtStart, patienceLeft, statusOf } from './status.ts';
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
  /** Calls back when the status or the data have changed; returns its end. */
  onChange(listener: () => void): () => void;
  /** @throws UserFacingError 503 filling */
  assertReady(): void;
  /** May a desk without a line accept this? @throws UserFacingError own_warehouse */
  assertAcceptable(command: Pick<Command, 'roomsTaken'>, input: unknown): void;
  poke(): void;
  /** A sign-in has made this PC known to the centre: what had stopped the exchange is over. */
  enrolled(): void;
  /** @throws UserFacingError not_enrolled */
  rebuild(): Promise<void>;
  setWarehouse(warehouseId: number): Promise<void>;
  fetchFile(id: string): Promise<Buffer | null>;
  stop(): Promise<void>;
}

export const startExchange = (ports: ServicePorts): ExchangeService => {
  const { connections, identity, clock } = ports;
  const health = healthAtStart(connections.read);
  clock.adjust(health.offset);
  const { changed, onChange } = announcer();
  const events = centreWord(ports, () => schedule.poke());
  const schedule = scheduleOf(roundOf(ports, health, changed, events), ports.timers);
  const status = () => statusOf(connections.read, ports.centre, identity.load(), health, clock.own());
  schedule.poke();
  return {
    status,
    onChange,
    assertReady: () => {
      if (readState(connections.read, 'replica') === null) throw filling(identity.load() !== null);
    },
    assertAcceptable: (command, input) =>
      assertOwnWarehouse(connections.read, ownOnly(status()), command, input),
    poke: () => {
      changed();
      schedule.poke();
    },
    enrolled: () => {
      health.halt = null;
      events.stop();
      changed();
      schedule.poke();
    },
    rebuild: async () => {
      if (identity.load() === null) throw notEnrolled();
      await connections.exclusive((db) => db.$client.transaction(() => beginFill(db)).immediate());
      schedule.poke();
    },
    setWarehouse: (warehouseId) => setOwnWarehouse(connections, warehouseId),
    fetchFile: (id) => fetchFile(ports, id),
    stop: async () => {
      events.stop();
      ports.timers.clear(health.patience);
      await schedule.stop();
    },
  };
};

const announcer = () => {
  const listeners = new Set<() => void>();
  return {
    changed: () => {
      for (const listener of listeners) listener();
    },
    onChange: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};

interface CentreWord {
  listen(): void;
  stop(): void;
}

/** The centre's stream, while there is a line: what it tells of that isn't here yet begins a round. */
const centreWord = ({ connections, identity, events }: ServicePorts, poke: () => void): CentreWord => {
  let stream: { stop(): void } | null = null;
  return {
    listen: () => {
      const known = identity.load();
      if (known === null || stream !== null) return;
      stream = events.listen(known, (head) => {
        if (head > (readState(connections.read, 'replica')?.version ?? -1)) poke();
      });
    },
    stop: () => {
      stream?.stop();
      stream = null;
    },
  };
};

/** One attempt, with all that is to be remembered of it. Never rejects. */
const roundOf =
  (ports: ServicePorts, health: Health, changed: () => void, events: CentreWord) =>
  async (): Promise<Attempt> => {
    if (ports.identity.load() === null || health.halt !== null) return { ok: true };
    const at = ports.clock.own();
    const note = (report: Awaited<ReturnType<typeof exchangeOnce>> | null, error: string | null) =>
      noteRound(ports.connections, ports.journal, { at, took: ports.clock.own() - at, report, error }).catch(
        (fault: unknown) => ports.log(`exchange log: ${faultOf(fault)}`),
      );
    try {
      const report = await exchangeOnce({
        ...ports,
        now: ports.clock.own,
        onTime: (centreNow, askedAt) => correctClock(ports, health, centreNow, askedAt),
        onProgress: (done, total) => {
          health.progress = { done, total };
          changed();
        },
      });
      events.listen();
      const isNews = report.changed || health.failing || health.lastSuccess === null;
      health.lastSuccess = ports.clock.own();
      health.failing = false;
      await note(report, null);
      if (isNews) changed();
      if (report.changed) await ahead(ports);
      return { ok: true };
    } catch (error) {
      events.stop();
      // When patience ends, the sign changes without another attempt.
      ports.timers.clear(health.patience);
      health.patience = ports.timers.set(changed, patienceLeft(health, ports.clock.own()) + 1);
      health.failing = true;
      if (error instanceof Halted) health.halt = error.why;
      else if (!(error instanceof ExchangeError)) ports.log(`exchange: ${faultOf(error)}`);
      await note(null, error instanceof ExchangeError ? error.code : faultOf(error));
      changed();
      if (error instanceof Halted) return { ok: true };
      return { ok: false, waitMs: error instanceof ExchangeError ? (error.retryAfter ?? 0) * 1000 : 0 };
    } finally {
      health.progress = null;
    }
  };

/** Never a reason for a round to fail. */
const ahead = async ({ connections, files, transport, identity, log }: ServicePorts): Promise<void> => {
  const known = identity.load();
  if (known === null) return;
  await fetchAhead(connections, files, transport, known).catch((fault: unknown) =>
    log(`files: ${faultOf(fault)}`),
  );
};

/** The chain's time is the centre's: what is stamped here is corrected by how far this PC's clock is off. */
const correctClock = (ports: ServicePorts, health: Health, centreNow: number, askedAt: number): void => {
  const answeredAt = ports.clock.own();
  const measured = Math.round(centreNow - (askedAt + answeredAt) / 2);
  // What the way there and back may account for is no error of the clock.
  if (Math.abs(measured - health.offset) <= (answeredAt - askedAt) / 2 + 200) return;
  health.offset = measured;
  ports.clock.adjust(measured);
  ports.connections
    .exclusive((db) => writeState(db, 'clockOffset', measured))
    .catch((fault: unknown) => ports.log(`clock: ${faultOf(fault)}`));
};

const fetchFile = async (
  { identity, transport, files }: ServicePorts,
  id: string,
): Promise<Buffer | null> => {
  const known = identity.load();
  if (known === null) return null;
  try {
    const bytes = await transport.fetchFile(known, id);
    if (bytes !== null) files.put(bytes);
    return bytes;
  } catch (error) {
    if (error instanceof ExchangeError) return null;
    throw error;
  }
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
