import { createHash } from 'node:crypto';
import { getTableName } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { REPLICATED } from '../../../db/schema/index.ts';
import { addDays } from '../../../main/domain/dates.ts';
import { type Filled, fillNew, NOON, TODAY } from './filled.ts';

const tableNames = (demo: Filled): string[] =>
  demo
    .all<{ name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('client_search_'));

const hashOf = (demo: Filled, table: string): string => {
  const hash = createHash('sha256');
  for (const row of demo.db.write.$client
    .prepare(`SELECT * FROM "${table}" ORDER BY rowid`)
    .raw()
    .iterate()) {
    hash.update(JSON.stringify(row));
  }
  return hash.digest('hex');
};

/** All but the feed of changes, which begins at a number of its own wherever it is made (db/derived/changeFeed.ts). */
const hashes = (demo: Filled): Record<string, string> =>
  Object.fromEntries(
    tableNames(demo)
      .filter((name) => name !== 'changes')
      .map((name) => [name, hashOf(demo, name)]),
  );

const first = fillNew();
const second = fillNew({ now: NOON + 5 * 3_600_000 });
const nextDay = fillNew({ today: addDays(TODAY, 1) });

afterAll(() => {
  for (const demo of [first, second, nextDay]) demo.close();
});

const count = (demo: Filled, table: string): number =>
  demo.all<{ n: number }>(`SELECT count(*) AS n FROM "${table}"`)[0]?.n ?? 0;

describe('the same size and day', () => {
  it('gives the same rows in every table, whatever the time of day', () => {
    expect(Object.keys(hashes(first)).length).toBeGreaterThan(20);
    expect(hashes(second)).toEqual(hashes(first));
  });

  it('gives the same files', () => {
    expect([...second.files.keys()]).toEqual([...first.files.keys()]);
  });

  it('gives other rows on another day', () => {
    expect(hashOf(nextDay, 'payments')).not.toBe(hashOf(first, 'payments'));
  });
});

describe('the rows', () => {
  it('hold all references', () => {
    expect(first.db.write.$client.pragma('foreign_key_check')).toEqual([]);
  });

  it.each([
    ['warehouses', 2, 2],
    ['rooms', 600, 600],
    ['clients', 388, 412],
    ['agreements', 780, 980],
    ['payments', 9000, 12_500],
    ['locks', 380, 460],
    ['messages', 200, 900],
    ['time_points', 300, 900],
    ['client_history', 8, 60],
    ['audit_entries', 20, 400],
    ['notifications', 8, 200],
    ['day_closes', 40, 60],
    ['floor_plans', 0, 0],
    ['room_shapes', 0, 0],
  ])('number as said: %s', (table, min, max) => {
    for (const demo of [first, nextDay]) {
      expect(count(demo, table)).toBeGreaterThanOrEqual(min);
      expect(count(demo, table)).toBeLessThanOrEqual(max);
    }
  });

  it('reach three years back', () => {
    const [range] = first.all<{ years: number }>(
      `SELECT (julianday(?) - julianday(min(paid_on))) / 365.25 AS years FROM payments`,
      TODAY,
    );
    expect(range?.years).toBeGreaterThan(2.9);
    expect(range?.years).toBeLessThan(3.1);
  });

  it('carry the versions 1 to n without a gap, and the counter says n', () => {
    const versions = Object.values(REPLICATED).flatMap((table) =>
      first
        .all<{ version: number }>(`SELECT version FROM "${getTableName(table)}"`)
        .map((row) => row.version),
    );
    versions.sort((a, b) => a - b);
    expect(versions.every((version, i) => version === i + 1)).toBe(true);
    const [counter] = first.all<{ value: string }>(
      `SELECT value FROM desk_state WHERE key = 'changeCounter'`,
    );
    expect(JSON.parse(counter?.value ?? '')).toBe(versions.length);
  });
});

describe('the database', () => {
  it('has nothing in the outbox and no undo images', () => {
    expect([count(first, 'outbox'), count(first, 'undo_images'), count(first, 'undo_scope')]).toEqual([
      0, 0, 0,
    ]);
  });

  it('numbers in the order of time, and has free ids for what comes', () => {
    const ranges = first.all<{ entity: string; first: number; last: number; next: number }>(
      'SELECT * FROM id_ranges',
    );
    const tables = {
      client: 'clients',
      agreement: 'agreements',
      payment: 'payments',
      message: 'messages',
      room: 'rooms',
      warehouse: 'warehouses',
    } as const;
    expect(ranges.map(({ entity }) => entity).sort()).toEqual(Object.keys(tables).sort());
    for (const range of ranges) {
      const max = first.all<{ id: number }>(
        `SELECT max(id) AS id FROM ${tables[range.entity as 'client']}`,
      )[0]?.id;
      expect(range).toMatchObject({ first: (max ?? 0) + 1, next: (max ?? 0) + 1 });
      expect(range.last - range.first).toBe(1_000_000);
    }
    const disorder = first.all(
      'SELECT 1 FROM payments a JOIN payments b ON b.id = a.id + 1 WHERE b.inserted_at < a.inserted_at',
    );
    expect(disorder).toEqual([]);
  });

  it('holds no instant that lies after four in the morning but the ends of visits and bookings', () => {
    const latest = NOON - 8 * 3_600_000;
    for (const [table, column] of [
      ['payments', 'inserted_at'],
      ['clients', 'created_at'],
      ['locks', 'updated_at'],
      ['messages', 'read_at'],
      ['time_points', 'end_at'],
      ['agreements', 'activated_at'],
      ['guest_visits', 'started_at'],
      ['bookings', 'booked_at'],
      ['client_history', 'changed_at'],
      ['audit_entries', 'at'],
      ['notifications', 'sent_at'],
      ['rentals', 'move_out_approved_at'],
    ] as const) {
      const [row] = first.all<{ at: number }>(`SELECT max("${column}") AS at FROM "${table}"`);
      expect(row?.at, `${table}.${column}`).toBeLessThanOrEqual(latest + 10 * 60_000);
    }
  });
});

describe('sign-in', () => {
  it('knows the three logins and their rights', () => {
    const rows = first.all<Record<string, number | string>>(
      `SELECT phone, can_add_clients_agreements AS adds, can_approve_clients AS approves, can_edit_clients AS edits,
         can_add_edit_payments AS pays, can_set_accesses AS grants, verifier
       FROM managers JOIN credentials ON manager_id = id ORDER BY phone`,
    );
    const verifier = 'hash of demo';
    expect(rows).toEqual([
      { phone: '79000000001', adds: 1, approves: 1, edits: 1, pays: 1, grants: 1, verifier },
      { phone: '79000000002', adds: 1, approves: 1, edits: 1, pays: 0, grants: 0, verifier },
      { phone: '79000000003', adds: 0, approves: 0, edits: 0, pays: 0, grants: 0, verifier },
    ]);
  });

  it('has chiefs above those whom they lead', () => {
    const wrong = first.all(
      'SELECT 1 FROM managers w JOIN managers c ON c.id = w.chief_id WHERE c.level >= w.level OR c.level < 0',
    );
    const levels = first.all<{ level: number }>('SELECT DISTINCT level FROM managers ORDER BY level');
    expect(wrong).toEqual([]);
    expect(levels.map(({ level }) => level)).toEqual([-1, 1, 2, 3, 4]);
  });

  it('finds unread messages for each who talks', () => {
    const unread = first.all(
      `SELECT 1 FROM messages JOIN managers m ON m.id = to_manager_id
       WHERE read_at IS NULL AND m.phone IN ('79000000001', '79000000002') GROUP BY m.id`,
    );
    expect(unread.length).toBe(2);
  });
});

describe('files', () => {
  it('are all in the store, and pictures are PNG', () => {
    const rows = first.all<{ id: string; mime: string; size: number }>('SELECT id, mime, size FROM files');
    expect(rows.map(({ id }) => id).sort()).toEqual([...first.files.keys()].sort());
    for (const { id, mime, size } of rows) {
      const bytes = first.files.get(id);
      expect(bytes?.length).toBe(size);
      if (mime === 'image/png') expect([...(bytes ?? []).slice(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    }
  });
});

it('refuses a day that is none', () => {
  expect(() => fillNew({ today: '2026-02-30' })).toThrow(RangeError);
});
