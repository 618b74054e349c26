import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../../db/handles.ts';

interface Memory<T> {
  state: string;
  readonly values: Map<string, T>;
}

/**
 * What is dear to derive and the same until something is written: kept a connection, thrown away whole as soon as the
 * database has changed. Existing clients ask for the finance dashboard some 70 times at once (client facts 34), each time
 * for another range. The function it gives takes all that the value depends on besides the database. The values are
 * shared: nobody may change them.
 * @param most how many values are kept; one more, and all are forgotten
 */
export const remembering = <T>(
  most: number,
): ((db: ReadDb, key: readonly unknown[], derive: () => T) => T) => {
  const memories = new WeakMap<ReadDb, Memory<T>>();
  return (db, parts, derive) => {
    const key = JSON.stringify(parts);
    const state = stateOf(db);
    let memory = memories.get(db);
    if (memory?.state !== state) {
      memory = { state, values: new Map() };
      memories.set(db, memory);
    }
    const known = memory.values.get(key);
    if (known !== undefined) return known;
    const value = derive();
    if (memory.values.size >= most) memory.values.clear();
    memory.values.set(key, value);
    return value;
  };
};

/** Changes with every commit of another connection, and with every row that this one writes. */
export const stateOf = (db: ReadDb): string => {
  const { others, own } = db.get<{ others: number; own: number }>(
    sql`SELECT v.data_version AS others, total_changes() AS own FROM pragma_data_version v`,
  );
  return `${others} ${own}`;
};
