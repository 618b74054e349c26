import type { ReadDb } from '../../db/handles.ts';

/** What a query may know: one state of the database, and the time. */
export interface QueryContext {
  readonly db: ReadDb;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}
