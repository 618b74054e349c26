import type { WriteDb } from './handles.ts';

/**
 * A query that is built once for each connection: to build one costs more than to run it, which shows where a rebase asks
 * it a thousand times. What changes from call to call stands in it as `sql.placeholder(name)`.
 */
export const preparedFor = <Query>(build: (db: WriteDb) => Query): ((db: WriteDb) => Query) => {
  const built = new WeakMap<WriteDb, Query>();
  return (db) => {
    const known = built.get(db) ?? build(db);
    built.set(db, known);
    return known;
  };
};
