import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { asDatabaseError, DatabaseError } from '../db/errors.ts';
import { openFileStore } from '../db/files.ts';
import type { Connections } from '../db/handles.ts';
import { openDatabase } from '../db/open.ts';
import { deskState } from '../db/schema/exchange.ts';
import packageJson from '../package.json' with { type: 'json' };
import { buildServer } from './api/server.ts';
import { hashPassword } from './auth/passwords.ts';
import { machineTokens } from './auth/tokens.ts';
import { type Clock, HOME_TIME_ZONE, systemClock } from './clock.ts';
import { type DemoSize, fillDemo } from './demo/fill.ts';
import { documentsOf } from './documents/documents.ts';
import type { PlainDate } from './domain/dates.ts';
import { databaseSentence, UserFacingError } from './errors.ts';
import { SQL_FUNCTIONS } from './queries/functions.ts';
import { deskWriter } from './sync/deskWriter.ts';

export interface HostOptions {
  readonly dataDir: string;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
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
  /** Word templates of this version. */
  readonly templatesDir: string;
  log(line: string): void;
}

export interface Host {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * A whole desk without a window: opens the data directory, fills the demo when asked, serves API and renderer.
 * @throws UserFacingError, whose sentence is for the user, when the directory can't be opened or the port is taken
 */
export const startHost = async (options: HostOptions): Promise<Host> => {
  const clock = systemClock(options.today);
  const connections = openConnections(options);
  const documents = documentsOf({ ...options, workerFile: options.documentsWorker });
  try {
    const demo = prepareData(connections, clock, options);
    const app = await buildServer({
      ...options,
      desk: {
        connections,
        writer: deskWriter({ connections }),
        files: filesOf(options),
        documents,
        clock,
        tokens: machineTokens(connections.write),
        version: packageJson.version,
        demo,
      },
    });
    const url = await listen(() => app.listen({ host: options.host, port: options.port }), options.port);
    return {
      url,
      close: async () => {
        await app.close();
        await documents.close();
        connections.close();
      },
    };
  } catch (error) {
    connections.close();
    throw sentenceOf(error, options.dataDir);
  }
};

const filesOf = ({ dataDir, key }: HostOptions) => openFileStore(join(dataDir, 'files'), key);

const openConnections = ({ dataDir, migrationsDir, key }: HostOptions): Connections => {
  try {
    return openDatabase({
      dataDir,
      migrationsDir,
      functions: SQL_FUNCTIONS,
      ...(key === undefined ? {} : { key }),
    });
  } catch (error) {
    throw sentenceOf(error, dataDir);
  }
};

const sentenceOf = (thrown: unknown, dataDir: string): unknown => {
  const error = asDatabaseError(thrown);
  if (!(error instanceof DatabaseError)) return thrown;
  const sentence = databaseSentence(error.fault, dataDir);
  return new UserFacingError(`database_${error.fault}`, 503, sentence, { cause: thrown });
};

/** Fills an empty directory when a demo is asked for. @returns the demo's size, null for real data */
const prepareData = (connections: Connections, clock: Clock, options: HostOptions): DemoSize | null => {
  const held = demoHeld(connections);
  if (held !== null) return held;
  const empty = connections.read.get<{ n: number }>('SELECT count(*) AS n FROM warehouses').n === 0;
  if (empty && options.demo) {
    options.log(`Заполняется демонстрационная сеть (${options.demo})…`);
    fillDemo(connections.write, {
      size: options.demo,
      today: clock.today(HOME_TIME_ZONE),
      now: clock.now(),
      files: filesOf(options),
      hashPassword,
    });
    return options.demo;
  }
  if (options.key === undefined) {
    throw new UserFacingError(
      'key_missing',
      503,
      'Без ключа шифрования хранятся только демонстрационные данные. Укажите --key-file ФАЙЛ или --demo с пустой папкой.',
    );
  }
  return null;
};

const demoHeld = ({ read }: Connections): DemoSize | null => {
  const row = read.select().from(deskState).where(eq(deskState.key, 'demo')).get();
  return row ? (JSON.parse(row.value) as { size: DemoSize }).size : null;
};

const listen = async (start: () => Promise<string>, port: number): Promise<string> => {
  try {
    return await start();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE' || code === 'EACCES' || code === 'EADDRNOTAVAIL') {
      throw new UserFacingError(
        'port_taken',
        503,
        `Порт ${port} занят или недоступен на этом адресе. Укажите другой: --port N (0 — любой свободный).`,
        { cause: error },
      );
    }
    throw error;
  }
};
