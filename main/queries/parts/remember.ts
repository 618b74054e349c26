import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../../db/handles.ts';

interface Memory<T> {
  state: string;
  readonly values: Map<string, T>;
}

/** One a warehouse and horizon: enough for a chain's pages side by side. */
const MOST_VALUES = 16;

/**
 * What is dear to derive and the same until something is written: kept a connection, thrown away whole as soon as the
 * database has changed. Existing clients ask for the finance dashboard some 70 times at once (client facts 34), each time
 * for another range. The values are shared: nobody may change them.
 * @param key all that the value depends on besides the database
 */
export const remembering = <T>(): ((db: ReadDb, key: string, derive: () => T) => T) => {
  const memories = new WeakMap<ReadDb, Memory<T>>();
  return (db, key, derive) => {
    const state = stateOf(db);
    let memory = memories.get(db);
    if (memory?.state !== state) {
      memory = { state, values: new Map() };
      memories.set(db, memory);
    }
    const known = memory.values.get(key);
    if (known !== undefined) return known;
    const value = derive();
    if (memory.values.size >= MOST_VALUES) memory.values.clear();
    memory.values.set(key, value);
    return value;
  };
};

/** Changes with every commit of another connection, and with every row that this one writes. */
const stateOf = (db: ReadDb): string => {
  const { others, own } = db.get<{ others: number; own: number }>(
    sql`SELECT v.data_version AS others, total_changes() AS own FROM pragma_data_version v`,
  );
  return `${others} ${own}`;
};
