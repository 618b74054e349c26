import Database from 'better-sqlite3';
import { type Connections, connections } from '../../../db/handles.ts';
import { keepStatements } from '../../../db/keepStatements.ts';
import { migrate } from '../../../db/migrate.ts';
import { SQL_FUNCTIONS } from '../../../main/queries/functions.ts';
import { MIGRATIONS } from '../../support/testDesk.ts';

/** A database in memory, whole as a buffer: the simulation's disk. */
export type Image = Buffer;

export const openImage = (image: Image): Database.Database => {
  const db = new Database(image);
  db.pragma('foreign_keys = ON');
  for (const [name, work] of Object.entries(SQL_FUNCTIONS)) {
    db.function(name, { deterministic: true }, work as (...args: unknown[]) => unknown);
  }
  return db;
};

/** An empty database of this version. */
export const emptyImage = (): Image => {
  const db = new Database(':memory:');
  migrate(db, MIGRATIONS);
  const image = db.serialize();
  db.close();
  return image;
};

/** Where a run breaks off: the process is dead, the disk is as it is. */
export class Crash extends Error {
  constructor() {
    super('crash');
    this.name = 'Crash';
  }
}

/** What goes wrong with a machine's disk, counted in steps: every statement that writes, every commit. */
export interface Faults {
  /** After so many steps the process dies; null: it doesn't. */
  crashIn: number | null;
  /** After so many steps the disk is full for one statement. */
  fullIn: number | null;
  dead: boolean;
}

export const noFaults = (): Faults => ({ crashIn: null, fullIn: null, dead: false });

const diskFull = () => Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });

/** One step of a machine; throws what is due. A dead process does nothing more. */
export const step = (faults: Faults): void => {
  if (faults.dead) throw new Crash();
  if (faults.crashIn !== null && --faults.crashIn < 0) {
    faults.crashIn = null;
    faults.dead = true;
    throw new Crash();
  }
  if (faults.fullIn !== null && --faults.fullIn < 0) {
    faults.fullIn = null;
    throw diskFull();
  }
};

/** After a commit only a crash can come: what was written is written. */
const stepAfterCommit = (faults: Faults): void => {
  const { fullIn } = faults;
  faults.fullIn = null;
  try {
    step(faults);
  } finally {
    faults.fullIn = fullIn;
  }
};

/** The database as one process sees it: its faults strike between any two statements, before a commit and after. */
export const faulty = (db: Database.Database, faults: Faults): Database.Database => {
  const statement = (inner: Database.Statement): Database.Statement =>
    new Proxy(inner, {
      get: (target, name) => {
        if (name === 'run') {
          return (...args: unknown[]) => {
            step(faults);
            return target.run(...args);
          };
        }
        const value = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          if (faults.dead) throw new Crash();
          const result: unknown = value.apply(target, args);
          return result === target ? statement(target) : result;
        };
      },
    });
  const prepare = keepStatements(db).prepare;
  return new Proxy(db, {
    get: (target, name) => {
      if (name === 'prepare') {
        return (sql: string) => {
          if (faults.dead) throw new Crash();
          return statement(prepare(sql));
        };
      }
      if (name === 'transaction') {
        return (work: (...args: unknown[]) => unknown) => {
          const inner = target.transaction((...args: unknown[]) => {
            const result = work(...args);
            step(faults);
            return result;
          });
          const after =
            (run: (...args: unknown[]) => unknown) =>
            (...args: unknown[]) => {
              if (faults.dead) throw new Crash();
              const result = run(...args);
              // A commit that reached the disk before the process died.
              if (!target.inTransaction) stepAfterCommit(faults);
              return result;
            };
          return Object.assign(after(inner), {
            immediate: after(inner.immediate),
            deferred: after(inner.deferred),
          });
        };
      }
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
};

/** Connections over one database in memory; reader and writer are the same, and nothing runs at the same time. */
export const memoryConnections = (db: Database.Database): Connections => connections(db, db);
