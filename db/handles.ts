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
  close(): void;
}

export const readDb = (reader: Database.Database): ReadDb => drizzle(reader, { schema });

export const connections = (writer: Database.Database, reader: Database.Database): Connections => {
  const read = readDb(reader);
  return {
    read,
    write: drizzle(writer, { schema }),
    snapshot: (work) => reader.transaction(() => work(read))(),
    close: () => {
      reader.close();
      // Folds the log into the file, so that a copied data directory is whole.
      if (writer.open) writer.pragma('wal_checkpoint(TRUNCATE)');
      writer.close();
    },
  };
};
