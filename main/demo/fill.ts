import type Database from 'better-sqlite3';
import type { FileStore } from '../../db/files.ts';
import type { WriteDb } from '../../db/handles.ts';
import { fillingAtOnce } from '../../db/install.ts';
import { LOCAL, REPLICATED } from '../../db/schema/index.ts';
import type { PlainDate } from '../domain/dates.ts';
import { buildDemo, type DemoRows } from './build.ts';
import { dayOf, instantAt } from './calendar.ts';
import { type ChangeCounter, inserter, type Row } from './insert.ts';
import { createWorld, DEMO_VERSION } from './model.ts';
import type { DemoSize } from './sizes.ts';
import { DEMO_LOGINS, DEMO_PASSWORD } from './staff.ts';

export type { DemoSize };

export interface DemoOptions {
  readonly size: DemoSize;
  readonly today: PlainDate;
  /**
   * Instant of «now», epoch ms. Not read: the rows depend on version, size and day alone, and no instant but an open
   * visit's or booking's end lies after four in the morning of `today`, so that none is ahead of the clock.
   */
  readonly now: number;
  readonly files: FileStore;
  hashPassword(password: string): string;
  onProgress?(done: number, total: number, what: string): void;
}

type Progress = (done: number, total: number, what: string) => void;

const PROGRESS_STEP = 5000;
const LEASED_IDS = 1_000_000;

/** Each table's inserts in `REPLICATED`'s order: parents before children. */
const insertAll = (
  db: Database.Database,
  rows: DemoRows,
  counter: ChangeCounter,
  progress: Progress,
): void => {
  const total = Object.values(rows).reduce((sum, list) => sum + list.length, 0);
  for (const name of Object.keys(REPLICATED) as (keyof typeof REPLICATED)[]) {
    if (name === 'floorPlans' || name === 'roomShapes') continue;
    const insert = inserter(db, REPLICATED[name], counter) as (row: object) => void;
    for (const row of rows[name]) {
      insert(row);
      if (counter.value % PROGRESS_STEP === 0) progress(counter.value, total, name);
    }
  }
  progress(total, total, 'done');
};

const maxId = (rows: readonly { readonly id: number }[]): number =>
  rows.reduce((max, { id }) => Math.max(max, id), 0);

/** What belongs to this machine: sign-in of the three demo logins, ids to give out, and that this is a demo. */
const insertLocal = (
  db: Database.Database,
  rows: DemoRows,
  counter: ChangeCounter,
  options: DemoOptions,
): void => {
  const { today, size } = options;
  // One hash for the three: they share the password that running.md publishes.
  const verifier = options.hashPassword(DEMO_PASSWORD);
  const updatedAt = instantAt(dayOf(today) - 1, 0, 0);
  const insertCredentials = inserter(db, LOCAL.credentials, counter);
  for (const phone of Object.values(DEMO_LOGINS)) {
    const manager = rows.managers.find((row) => row.phone === phone);
    if (manager) insertCredentials({ managerId: manager.id, verifier, updatedAt });
  }
  const insertRange = inserter(db, LOCAL.idRanges, counter);
  const lease = (
    entity: Row<typeof LOCAL.idRanges>['entity'],
    existing: readonly { readonly id: number }[],
  ) => {
    const first = maxId(existing) + 1;
    insertRange({ entity, first, last: first + LEASED_IDS, next: first });
  };
  lease('client', rows.clients);
  lease('agreement', rows.agreements);
  lease('payment', rows.payments);
  lease('message', rows.messages);
  lease('warehouse', rows.warehouses);
  lease('room', rows.rooms);
  const remember = inserter(db, LOCAL.deskState, counter);
  remember({ key: 'demo', value: JSON.stringify({ size, date: today, version: DEMO_VERSION }) });
  remember({ key: 'changeCounter', value: JSON.stringify(counter.value) });
};

/**
 * Fills an empty database with the demo chain, in one transaction: all of it or nothing. For the same version, size and
 * day the replicated tables come out byte for byte the same (credentials differ by the salt of their hash).
 * @throws RangeError when `today` is no calendar day; DatabaseError of the file store.
 */
export const fillDemo = (write: WriteDb, options: DemoOptions): void => {
  const { size, today, files, onProgress } = options;
  const progress: Progress = (done, total, what) => onProgress?.(done, total, what);
  progress(0, 1, 'build');
  const rows = buildDemo(createWorld(size, today, dayOf(today)), files);
  const db = write.$client;
  fillingAtOnce(db, () => {
    const counter: ChangeCounter = { value: 0 };
    insertAll(db, rows, counter, progress);
    insertLocal(db, rows, counter, options);
  });
};
