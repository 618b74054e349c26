import { hostname } from 'node:os';
import { DatabaseError } from '../db/errors.ts';
import type { Connections } from '../db/handles.ts';
import { setAside } from '../db/restore.ts';
import type { Exchange } from './api/desk.ts';
import { type Accounts, localAccounts } from './auth/signIn.ts';
import { machineSecret, rememberSecret } from './auth/tokens.ts';
import type { AdjustableClock } from './clock.ts';
import type { Writer } from './commands/writer.ts';
import { type DataOptions, filesOf, openConnections } from './dataDir.ts';
import type { DemoSize } from './demo/fill.ts';
import { exchangingAccounts } from './sync/accounts.ts';
import { adoptKeptFields } from './sync/applyPage.ts';
import { httpEvents } from './sync/centreEvents.ts';
import { readState, writeState } from './sync/deskState.ts';
import { deskWriter } from './sync/deskWriter.ts';
import { httpTransport } from './sync/httpTransport.ts';
import { fileIdentity, type IdentityStore } from './sync/identity.ts';
import { type Journal, openJournal } from './sync/journal.ts';
import { rebaseThread } from './sync/rebaseThread.ts';
import { missingIn, restoreQueue, tidyJournal } from './sync/restoreQueue.ts';
import { startExchange } from './sync/service.ts';
import { noExchange } from './sync/standalone.ts';

export interface ExchangingOptions extends DataOptions {
  /** The centre's address; absent: the one this desk is enrolled at, or none. */
  readonly central?: string | undefined;
  /** The program of the thread that rebases. */
  readonly rebaseWorker: string;
  readonly version: string;
}

/** The parts of a desk that differ by whether it has a centre. */
export interface Exchanging {
  readonly connections: Connections;
  readonly writer: Writer;
  readonly accounts: Accounts;
  readonly exchange: Exchange;
  /** Size of the demo chain at the centre, once that is known. */
  centreDemo(): DemoSize | null;
  readonly hasCentre: boolean;
  close(): Promise<void>;
}

/**
 * Opens a desk's data and everything around its queue. A damaged replica of an enrolled desk is set aside and made anew: its
 * unsent commands stand in the journal.
 * @throws DatabaseError
 */
export const openExchanging = (options: ExchangingOptions, clock: AdjustableClock): Exchanging => {
  const identity = fileIdentity(options.dataDir, options.key);
  const connections = openSound(options, identity);
  const journal = openJournal(options.dataDir, options.key);
  restore(connections, identity, journal);
  const centre = options.central ?? identity.load()?.centre;
  if (centre === undefined) return withoutCentre(connections, journal);
  const known = identity.load();
  if (known !== null && known.centre !== centre) identity.save({ ...known, centre });
  return withCentre(options, clock, { connections, identity, journal, centre });
};

const openSound = (options: ExchangingOptions, identity: IdentityStore): Connections => {
  try {
    return openConnections(options);
  } catch (error) {
    const rebuildable =
      error instanceof DatabaseError && error.fault === 'damaged' && identity.load() !== null;
    if (!rebuildable) throw error;
    const aside = setAside(options.dataDir, `damaged-${new Date().toISOString().replaceAll(':', '-')}`);
    options.log(
      `База повреждена и отложена: ${aside}. Данные загрузятся из центра, очередь взята из журнала.`,
    );
    return openConnections(options);
  }
};

/** Commands that stand in the journal and not in the database come back; then both say the same. */
const restore = ({ write }: Connections, identity: IdentityStore, journal: Journal): void => {
  const known = identity.load();
  if (known !== null) rememberSecret(write, Buffer.from(known.tokenSecret, 'base64url'));
  write.$client
    .transaction(() => {
      const missing = missingIn(write, journal.read());
      if (missing !== null) restoreQueue(write, missing);
      adoptKeptFields(write);
    })
    .immediate();
  tidyJournal(write, journal);
};

const withoutCentre = (connections: Connections, journal: Journal): Exchanging => {
  const exchange = noExchange('standalone', connections);
  return {
    connections,
    writer: deskWriter({ connections, journal, decided: true, onWritten: exchange.poke }),
    accounts: localAccounts(connections),
    exchange,
    centreDemo: () => null,
    hasCentre: false,
    close: async () => journal.close(),
  };
};

const withCentre = (
  options: ExchangingOptions,
  clock: AdjustableClock,
  {
    connections,
    identity,
    journal,
    centre,
  }: { connections: Connections; identity: IdentityStore; journal: Journal; centre: string },
): Exchanging => {
  const transport = httpTransport();
  const thread = rebaseThread(options.rebaseWorker, { dataDir: options.dataDir, key: options.key });
  const exchange = startExchange({
    centre,
    connections,
    identity,
    transport,
    journal,
    clock,
    events: httpEvents(),
    files: filesOf(options),
    appVersion: options.version,
    timers: { set: setTimeout, clear: (timer) => clearTimeout(timer as NodeJS.Timeout), random: Math.random },
    rebase: (_db, pulled) => thread.rebase(pulled),
    log: options.log,
  });
  return {
    connections,
    writer: deskWriter({
      connections,
      journal,
      assertAcceptable: exchange.assertAcceptable,
      onWritten: exchange.poke,
    }),
    accounts: exchangingAccounts({
      centre,
      connections,
      identity,
      transport,
      appVersion: options.version,
      pcName: hostname(),
      encrypted: options.key !== undefined,
      tokenSecret: machineSecret(connections.write),
      onEnrolled: exchange.enrolled,
      onDemo: (size) => void connections.exclusive((db) => writeState(db, 'centreDemo', size)),
    }),
    exchange,
    centreDemo: () => readState(connections.read, 'centreDemo'),
    hasCentre: true,
    close: async () => {
      await exchange.stop();
      await thread.close();
      journal.close();
    },
  };
};
