import { type Backups, backupsOf } from '../db/backups.ts';
import type { Connections } from '../db/handles.ts';
import packageJson from '../package.json' with { type: 'json' };
import { buildServer } from './api/server.ts';
import { machineTokens } from './auth/tokens.ts';
import { backUpDaily } from './backups.ts';
import { type AdjustableClock, adjustable, systemClock } from './clock.ts';
import { assertMayHold, demoHeld, filesOf, listening, prepareDemo, sentenceOf } from './dataDir.ts';
import type { DemoSize } from './demo/fill.ts';
import { documentsOf } from './documents/documents.ts';
import type { PlainDate } from './domain/dates.ts';
import { UserFacingError } from './errors.ts';
import { type ExchangingOptions, openExchanging } from './exchanging.ts';
import { warmUp } from './queries/ledger/warmUp.ts';

export interface HostOptions {
  readonly dataDir: string;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** The centre to exchange with; absent: the one this desk is enrolled at, or none. */
  readonly central?: string | undefined;
  /** Fill an empty data directory with this demo chain. */
  readonly demo?: DemoSize | undefined;
  readonly today?: PlainDate | undefined;
  readonly allowOrigins: readonly string[];
  /** The desktop window's secret; absent in browser mode. */
  readonly launchToken?: string | undefined;
  /** The database's key; absent: nothing but demo data is held. */
  readonly key?: string | undefined;
  readonly rendererDir?: string | undefined;
  readonly migrationsDir: string;
  /** The program of the threads that make registers. */
  readonly documentsWorker: string;
  /** The program of the thread that rebases. */
  readonly rebaseWorker: string;
  /** Word templates of this version. */
  readonly templatesDir: string;
  log(line: string): void;
}

export interface Host {
  readonly url: string;
  readonly backups: Backups;
  /** Begins an exchange with the centre now: the machine has woken, or its network is back. */
  exchange(): void;
  close(): Promise<void>;
}

/**
 * A whole desk without a window: opens the data directory, fills the demo when asked, serves API and renderer.
 * @throws UserFacingError, whose sentence is for the user, when the directory can't be opened or the port is taken
 */
export const startHost = async (options: HostOptions): Promise<Host> => {
  const clock = adjustable(systemClock(options.today));
  const version = packageJson.version;
  const desk = open({ ...options, version }, clock);
  const { connections, writer, accounts, exchange } = desk;
  const backups = backupsOf(connections, options);
  const documents = documentsOf({ ...options, workerFile: options.documentsWorker });
  const close = async () => {
    await documents.close();
    await desk.close();
    connections.close();
  };
  try {
    const own = desk.hasCentre ? null : prepareDemo(connections, clock, options);
    if (desk.hasCentre) assertNoDemo(connections, options.dataDir);
    else assertMayHold(own, options.key);
    const app = await buildServer({
      ...options,
      desk: {
        connections,
        backups,
        dataDir: options.dataDir,
        writer,
        accounts,
        exchange,
        documents,
        clock,
        version,
        files: filesOf(options),
        tokens: machineTokens(connections.write),
        get demo() {
          return own ?? desk.centreDemo();
        },
      },
    });
    const url = await listening(() => app.listen({ host: options.host, port: options.port }), options.port);
    const stopWarming = warmUp(connections, clock.now);
    const stopBackups = own === null ? backUpDaily(backups, clock.now, options.log) : () => {};
    return {
      url,
      backups,
      exchange: exchange.poke,
      close: async () => {
        stopWarming();
        stopBackups();
        await app.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw sentenceOf(error, options.dataDir);
  }
};

const open = (options: ExchangingOptions, clock: AdjustableClock) => {
  try {
    return openExchanging(options, clock);
  } catch (error) {
    throw sentenceOf(error, options.dataDir);
  }
};

/** @throws UserFacingError demo_held */
const assertNoDemo = (connections: Connections, dataDir: string): void => {
  if (demoHeld(connections) === null) return;
  throw new UserFacingError(
    'demo_held',
    503,
    `В папке «${dataDir}» лежит демонстрационная сеть. Для работы с центром укажите другую папку: --data-dir.`,
  );
};
