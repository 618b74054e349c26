import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { asDatabaseError, DatabaseError } from '../db/errors.ts';
import { type FileStore, openFileStore } from '../db/files.ts';
import type { Connections } from '../db/handles.ts';
import { openDatabase } from '../db/open.ts';
import { deskState } from '../db/schema/exchange.ts';
import { hashPassword } from './auth/passwords.ts';
import { type Clock, HOME_TIME_ZONE } from './clock.ts';
import { type DemoSize, fillDemo } from './demo/fill.ts';
import { databaseSentence, UserFacingError } from './errors.ts';
import { SQL_FUNCTIONS } from './queries/functions.ts';

/** Opening a data directory for a desk or the centre, with sentences for whoever started the program. */

export interface DataOptions {
  readonly dataDir: string;
  /** The database's key; absent: nothing but demo data is held. */
  readonly key?: string | undefined;
  readonly migrationsDir: string;
  /** Fill an empty data directory with this demo chain. */
  readonly demo?: DemoSize | undefined;
  log(line: string): void;
}

export const filesOf = ({ dataDir, key }: Pick<DataOptions, 'dataDir' | 'key'>): FileStore =>
  openFileStore(join(dataDir, 'files'), key);

/** @throws DatabaseError */
export const openConnections = ({ dataDir, migrationsDir, key }: DataOptions): Connections =>
  openDatabase({
    dataDir,
    migrationsDir,
    functions: SQL_FUNCTIONS,
    ...(key === undefined ? {} : { key }),
  });

/** What SQLite or the disk said, as a sentence; anything else passes. */
export const sentenceOf = (thrown: unknown, dataDir: string): unknown => {
  const error = asDatabaseError(thrown);
  if (!(error instanceof DatabaseError)) return thrown;
  const sentence = databaseSentence(error.fault, dataDir);
  return new UserFacingError(`database_${error.fault}`, 503, sentence, { cause: thrown });
};

/** The demo that a directory holds, filled now where it is empty and a demo was asked for; null: no demo. */
export const prepareDemo = (
  connections: Connections,
  clock: Clock,
  options: Pick<DataOptions, 'demo' | 'log' | 'dataDir' | 'key'>,
): DemoSize | null => {
  const held = demoHeld(connections);
  if (held !== null || !options.demo || !isEmpty(connections)) return held;
  options.log(`Заполняется демонстрационная сеть (${options.demo})…`);
  fillDemo(connections.write, {
    size: options.demo,
    today: clock.today(HOME_TIME_ZONE),
    now: clock.now(),
    files: filesOf(options),
    hashPassword,
  });
  return options.demo;
};

const isEmpty = ({ read }: Connections): boolean =>
  read.get<{ n: number }>('SELECT count(*) AS n FROM warehouses').n === 0;

export const demoHeld = ({ read }: Connections): DemoSize | null => {
  const row = read.select().from(deskState).where(eq(deskState.key, 'demo')).get();
  return row ? (JSON.parse(row.value) as { size: DemoSize }).size : null;
};

/** @throws UserFacingError key_missing */
export const assertMayHold = (demo: DemoSize | null, key: string | undefined): void => {
  if (demo !== null || key !== undefined) return;
  throw new UserFacingError(
    'key_missing',
    503,
    'Без ключа шифрования хранятся только демонстрационные данные. Укажите --key-file ФАЙЛ или --demo с пустой папкой.',
  );
};

/** @throws UserFacingError port_taken */
export const listening = async (start: () => Promise<string>, port: number): Promise<string> => {
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
