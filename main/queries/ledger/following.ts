import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../../db/handles.ts';
import type { QueryContext } from '../context.ts';

/** Ids of what was written since a reader looked last (db/derived/changeFeed.ts). */
export interface Changed {
  readonly clients: ReadonlySet<number>;
  readonly agreements: ReadonlySet<number>;
  readonly payments: ReadonlySet<number>;
  /** Also for what stands of a room in other tables: rental, booking, visit, lock. */
  readonly rooms: ReadonlySet<number>;
}

export interface Keeper<T> {
  /** With nothing in it yet. */
  empty(context: QueryContext): T;
  /** Reads a further part from the tables; false when there is no more. Parts may come from different states. */
  read(context: QueryContext, kept: T): boolean;
  /** Reads again what has changed, also what is gone; false where that can't be done and all must be read anew. */
  update(context: QueryContext, kept: T, changed: Changed): boolean;
}

export interface Follower<T> {
  /** As the database is now. The value is the keeper's own and changes; nobody else may change it. */
  of(context: QueryContext): T;
  /** Reads a further part ahead of its being asked for; false when all is read. */
  warm(context: QueryContext): boolean;
}

interface Kept<T> {
  readonly value: T;
  /** What was the newest change when reading began, or when it was last brought up to date. */
  tick: number;
  isWhole: boolean;
  state: string | null;
}

/** More than this is read anew: an exchange that brings whole tables. */
const MOST_CHANGES = 5000;

/**
 * What is kept in memory a connection and follows the database: after a write only what was written is read again.
 */
export const following = <T>(keeper: Keeper<T>): Follower<T> => {
  const all = besideConnection<Kept<T>>();
  const keptOf = (context: QueryContext): Kept<T> => {
    const known = all.get(context.db);
    if (known !== undefined) return known;
    // The tick before the rows: what changes while they are read is read once more.
    const tick = lastTick(context.db);
    const kept = { value: keeper.empty(context), tick, isWhole: false, state: null };
    all.set(context.db, kept);
    return kept;
  };
  const warm = (context: QueryContext): boolean => {
    const kept = keptOf(context);
    if (!kept.isWhole) kept.isWhole = !keeper.read(context, kept.value);
    return !kept.isWhole;
  };
  const of = (context: QueryContext): T => {
    const { db } = context;
    const state = stateOf(db);
    const kept = keptOf(context);
    if (kept.state === state) return kept.value;
    // Forgotten till it is whole again: an update that fails half-way must not be met by the next reader.
    all.delete(db);
    const news = changesSince(db, kept.tick);
    while (!kept.isWhole) kept.isWhole = !keeper.read(context, kept.value);
    if (news === null || !keeper.update(context, kept.value, news.changed)) return of(context);
    kept.tick = news.tick;
    kept.state = state;
    all.set(db, kept);
    return kept.value;
  };
  return { of, warm };
};

/**
 * One value a connection, gone with it. A property rather than a WeakMap: what only a WeakMap holds, V8 marks in the pause
 * that ends its collection, with everything standing still (60–80 ms for the ledger of a chain); this it marks beside the work.
 */
const besideConnection = <V>() => {
  const slot = Symbol('kept');
  type Holder = ReadDb & { [slot]?: V | undefined };
  return {
    get: (db: Holder): V | undefined => db[slot],
    set: (db: Holder, value: V): void => {
      db[slot] = value;
    },
    delete: (db: Holder): void => {
      db[slot] = undefined;
    },
  };
};

/** Changes with every commit of another connection, and with every row that this one writes. */
const stateOf = (db: ReadDb): string => {
  const { others, own } = db.get<{ others: number; own: number }>(
    sql`SELECT v.data_version AS others, total_changes() AS own FROM pragma_data_version v`,
  );
  return `${others} ${own}`;
};

const lastTick = (db: ReadDb): number =>
  db.get<{ tick: number }>(sql`SELECT max(tick) AS tick FROM changes`).tick;

/** null where the feed doesn't reach back to `tick`, or tells too much. */
const changesSince = (db: ReadDb, tick: number): { tick: number; changed: Changed } | null => {
  const rows = db.values<[number, string, number]>(
    sql`SELECT tick, what, id FROM changes WHERE tick >= ${tick} ORDER BY tick LIMIT ${MOST_CHANGES}`,
  );
  const [first, ...news] = rows;
  const last = rows.at(-1);
  if (first?.[0] !== tick || last === undefined || rows.length === MOST_CHANGES) return null;
  const ids = (wanted: string) => new Set(news.flatMap(([, what, id]) => (what === wanted ? [id] : [])));
  return {
    tick: last[0],
    changed: {
      clients: ids('client'),
      agreements: ids('agreement'),
      payments: ids('payment'),
      rooms: ids('room'),
    },
  };
};
