import type Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { type Schema, schema } from './schema/index.ts';

declare const access: unique symbol;

type Drizzle = BetterSQLite3Database<Schema>;

/** A connection that can only read: a query takes this, so it can't write; SQLite refuses it too. */
export type ReadDb = Pick<
  Drizzle,
  'select' | 'selectDistinct' | 'query' | 'all' | 'get' | 'values' | '$count'
> & {
  readonly [access]?: 'read' | 'write';
};

/** The one connection that writes; only the unit of work, the exchange and the first fill hold it. */
export type WriteDb = Drizzle & { readonly $client: Database.Database; readonly [access]?: 'write' };

/** An open database: one writer, one reader beside it (WAL: they don't wait for each other). */
export interface Connections {
  readonly read: ReadDb;
  readonly write: WriteDb;
  /** Runs `work` on one state of the database, whatever is written meanwhile. Synchronous. */
  snapshot<T>(work: (db: ReadDb) => T): T;
  /**
   * Runs `work` when nobody else writes, first come first served: a write that meets the exchange at work waits here and
   * holds up no reader. Everything that writes once the program serves goes through it.
   */
  exclusive<T>(work: (db: WriteDb) => T | Promise<T>): Promise<T>;
  close(): void;
}

export const readDb = (reader: Database.Database): ReadDb => drizzle(reader, { schema });

export const writeDb = (writer: Database.Database): WriteDb => drizzle(writer, { schema });

export const connections = (writer: Database.Database, reader: Database.Database): Connections => {
  const read = readDb(reader);
  const write = writeDb(writer);
  let last: Promise<unknown> = Promise.resolve();
  return {
    read,
    write,
    snapshot: (work) => reader.transaction(() => work(read))(),
    exclusive: (work) => {
      const mine = last.then(() => work(write));
      last = mine.catch(() => {});
      return mine;
    },
    close: () => {
      reader.close();
      // Folds the log into the file, so that a copied data directory is whole.
      if (writer.open) writer.pragma('wal_checkpoint(TRUNCATE)');
      writer.close();
    },
  };
};
