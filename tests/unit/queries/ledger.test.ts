import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { AGREEMENT_SORT_COLUMNS } from '../../../contract/agreements.ts';
import { CLIENT_SORT_COLUMNS } from '../../../contract/clients.ts';
import { PAYMENT_SORT_COLUMNS } from '../../../contract/payments.ts';
import { openDatabase, openSnapshot } from '../../../db/open.ts';
import { todayIn } from '../../../main/domain/dates.ts';
import { paymentPeriods } from '../../../main/domain/paymentPeriods.ts';
import type { PriceStep, RentalTerms } from '../../../main/domain/rent.ts';
import { naturalKey, searchKey } from '../../../main/domain/search.ts';
import { agreementList } from '../../../main/queries/agreementList.ts';
import { clientList } from '../../../main/queries/clientList.ts';
import type { QueryContext } from '../../../main/queries/context.ts';
import { SQL_FUNCTIONS } from '../../../main/queries/functions.ts';
import { periodsDue } from '../../../main/queries/parts/rentPeriods.ts';
import { roomBoard } from '../../../main/queries/parts/roomBoard.ts';
import { foundPayments, paymentList } from '../../../main/queries/paymentList.ts';
import { demoTemplate } from '../../support/demoDesk.ts';
import { MIGRATIONS, NOON, tempDir } from '../../support/testDesk.ts';

const template = mkdtempSync(join(tmpdir(), 'mesto-ledger-'));
beforeAll(() => demoTemplate(template));
afterAll(() => rmSync(template, { recursive: true, force: true }));

const DAY = 86_400_000;
type Row = Readonly<Record<string, unknown>>;

/** A copy of the small demo, and its lists read whole: as the desk keeps them, or by a stranger who has just come. */
const demo = () => {
  const dataDir = tempDir();
  cpSync(template, dataDir, { recursive: true });
  const connections = openDatabase({ dataDir, migrationsDir: MIGRATIONS, functions: SQL_FUNCTIONS });
  onTestFinished(() => connections.close());
  const kept = (now = NOON): QueryContext => ({ db: connections.read, now });
  const anew = <T>(now: number, work: (context: QueryContext) => T): T => {
    const { db, close } = openSnapshot({ dataDir, functions: SQL_FUNCTIONS });
    try {
      return work({ db, now });
    } finally {
      close();
    }
  };
  return { write: connections.write.$client, kept, anew };
};

const pages = (read: (page: number) => { readonly cnt_pages: number; rows: readonly Row[] }): Row[] => {
  const first = read(1);
  return [...first.rows, ...Array.from({ length: first.cnt_pages - 1 }, (_, n) => read(n + 2).rows).flat()];
};

const size = { show_cnt: 500 };
type Filter = Readonly<Record<string, unknown>>;
/** Filters are the wire's, which a query gets parsed. */
const wired = <T>(filter: Filter): T => filter as T;

const LISTS = {
  clients: (context: QueryContext, filter: Filter) =>
    pages((page) => {
      const { clients: rows, cnt_pages } = clientList(context, wired({ ...filter, ...size, page }));
      return { rows, cnt_pages };
    }),
  agreements: (context: QueryContext, filter: Filter) =>
    pages((page) => {
      const { agreements: rows, cnt_pages } = agreementList(context, wired({ ...filter, ...size, page }));
      return { rows, cnt_pages };
    }),
  payments: (context: QueryContext, filter: Filter) =>
    pages((page) => {
      const { payments: rows, cnt_pages } = paymentList(context, wired({ ...filter, ...size, page }));
      return { rows, cnt_pages };
    }),
} as const;

const EVER = { returned: -1, filter_start_date: '2000-01-01' };
const periods = (context: QueryContext) =>
  periodsDue(context, { warehouseId: 0 }, { start: '2025-01-01', end: '2028-01-01' })
    .map(({ line, due, settledOn, sum, isPast }) => ({ id: line.id, due, settledOn, sum, isPast }))
    .sort((a, b) => a.id - b.id || (a.due < b.due ? -1 : 1));

/** Codes are of the board's own texts, which a stranger numbers otherwise. */
const board = (context: QueryContext) =>
  roomBoard(context, {}).map(({ nameCode: _, dimensionsCode: __, ...room }) => room);

const everything = (context: QueryContext) => [
  periods(context),
  board(context),
  LISTS.clients(context, { sort_column: 'balance' }),
  LISTS.agreements(context, { sort_column: 'next_payment_date' }),
  LISTS.payments(context, { ...EVER, sort_column: 'fullname' }),
  LISTS.payments(context, { ...EVER, sort_column: 'manager_name', sort_direction: 'desc' }),
  LISTS.payments(context, { ...EVER, sort_column: 'amount', search_str: '1' }),
  LISTS.payments(context, { filter_start_date: '2000-01-01', returned: 1 }),
  foundPayments(context, wired({ filter_start_date: '2000-01-01' })).sort(),
];

/** What a person may do to the rows, and what the exchange may: any row may come, change and go. `n` picks one. */
const CHANGES: readonly ((n: number) => string)[] = [
  (n) =>
    `INSERT INTO payments SELECT (SELECT max(id) FROM payments) + 1 + ${n % 3}, agreement_id, '2026-11-20', inserted_at, type,
       article, amount + ${n}, returned, NULL, manager_id, NULL, 0 FROM payments ORDER BY id LIMIT 1 OFFSET ${n % 900}`,
  (n) =>
    `UPDATE payments SET amount = amount + ${n + 1}, paid_on = '2026-0${1 + (n % 9)}-05' WHERE id % 97 = ${n % 97}`,
  (n) => `UPDATE payments SET article = 'Депозит', type = 'Онлайн' WHERE id % 89 = ${n % 89}`,
  (n) => `DELETE FROM payments WHERE id % 71 = ${n % 71}`,
  (n) =>
    `UPDATE rentals SET "end" = '2026-11-22' WHERE "end" IS NULL AND start < '2026-11-22' AND agreement_id % 41 = ${n % 41}`,
  (n) =>
    `UPDATE rentals SET move_out_on = '2026-12-10' WHERE "end" IS NULL AND agreement_id % 43 = ${n % 43}`,
  (n) => `UPDATE rentals SET price = price + ${n} WHERE room_id % 37 = ${n % 37}`,
  (n) =>
    `INSERT OR IGNORE INTO price_changes SELECT agreement_id, room_id, start, date('2026-11-24', '+${n % 60} days'), 10000, 0
       FROM rentals WHERE "end" IS NULL AND agreement_id % 29 = ${n % 29}`,
  (n) =>
    `UPDATE agreements SET "end" = '2026-11-22' WHERE "end" IS NULL AND begin < '2026-11-22' AND id % 31 = ${n % 31}`,
  (n) => `UPDATE agreements SET client_id = 1 + ${n % 400} WHERE id % 61 = ${n % 61}`,
  (n) =>
    `UPDATE clients SET name_key = 'яя ${n}', last_name_key = 'яя', email = 'N${n}@x.ru', type = type WHERE id % 67 = ${n % 67}`,
  (n) =>
    `UPDATE rooms SET name_key = 'ячейка ${String(n).padStart(6, '0')}', area = 7.5 WHERE id % 83 = ${n % 83}`,
  (n) => `DELETE FROM price_changes WHERE agreement_id % 7 = ${n % 7}`,
  (n) => `UPDATE agreements SET activated_at = NULL WHERE id % 53 = ${n % 53}`,
  (n) => `UPDATE bookings SET closed_at = NULL, held_until = ${NOON + 5 * DAY} WHERE rowid = ${1 + (n % 50)}`,
  (n) => `DELETE FROM guest_visits WHERE room_id % 5 = ${n % 5}`,
  (n) => `UPDATE locks SET charge = ${n % 100} WHERE id % 59 = ${n % 59}`,
  (n) => `UPDATE locks SET room_id = NULL WHERE room_id % 47 = ${n % 47}`,
  (n) => `UPDATE rooms SET in_service = 0, floor = 1, name = 'Ячейка ${n}' WHERE id % 79 = ${n % 79}`,
  (n) => `UPDATE clients SET phone = NULL, approved = 0, passport_number = NULL WHERE id % 13 = ${n % 13}`,
];

describe('what is kept in memory', () => {
  test('follows whatever is written, and the days', { timeout: 300_000 }, () => {
    const { write, kept, anew } = demo();
    everything(kept());
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(CHANGES.length - 1), fc.nat(10_000)), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 40 }),
        (changes, days) => {
          for (const [which, n] of changes) write.exec(CHANGES[which]?.(n) ?? '');
          const now = NOON + days * DAY;
          expect(everything(kept(now))).toEqual(anew(now, everything));
        },
      ),
      { seed: 20261123, numRuns: 20 },
    );
  });

  test('forgets who is gone, and knows who comes back under the same number', () => {
    const { write, kept, anew } = demo();
    everything(kept());
    const of = 'WHERE agreement_id = (SELECT max(id) FROM agreements)';
    write.exec(`
      CREATE TEMP TABLE lost AS SELECT * FROM agreements WHERE id = (SELECT max(id) FROM agreements);
      CREATE TEMP TABLE lost_rentals AS SELECT * FROM rentals ${of};
      DELETE FROM payments ${of}; DELETE FROM price_changes ${of}; DELETE FROM rentals ${of};
      DELETE FROM agreements WHERE id = (SELECT id FROM lost);
      INSERT INTO clients (id, type, last_name, first_name, name_key, last_name_key, first_name_key, patronymic_key, created_at)
        VALUES (9001, 'f', 'Яковлев', 'Ян', 'яковлев ян', 'яковлев', 'ян', '', 0)`);
    expect(everything(kept())).toEqual(anew(NOON, everything));
    write.exec(`
      INSERT INTO agreements SELECT * FROM lost; INSERT INTO rentals SELECT * FROM lost_rentals;
      DELETE FROM clients WHERE id = 9001`);
    expect(everything(kept())).toEqual(anew(NOON, everything));
  });

  test('reads all anew where the feed no longer reaches back, or was made anew', () => {
    const { write, kept, anew } = demo();
    everything(kept());
    write.exec(
      `UPDATE payments SET amount = amount + 1 WHERE id % 2 = 0; DELETE FROM changes WHERE tick < (SELECT max(tick) FROM changes)`,
    );
    expect(everything(kept())).toEqual(anew(NOON, everything));
    write.exec(`UPDATE payments SET amount = amount + 1`);
    expect(everything(kept())).toEqual(anew(NOON, everything));
  });
});

interface RentalRow extends Omit<RentalTerms, 'changes'> {
  readonly agreementId: number;
}

test('the payment periods that are kept are the domain’s of the same rows, on any day', () => {
  const { write, kept } = demo();
  const all = <T>(query: string) => write.prepare(query).all() as T[];
  fc.assert(
    fc.property(fc.nat(10_000), fc.integer({ min: 0, max: 60 }), (n, days) => {
      for (const change of CHANGES.slice(0, 8)) write.exec(change(n));
      const now = NOON + days * DAY;
      const today = todayIn('Europe/Moscow', now);
      const rentals = Map.groupBy(
        all<RentalRow>(
          `SELECT agreement_id AS agreementId, room_id AS roomId, start, "end", price, surcharge FROM rentals`,
        ),
        (row) => row.agreementId,
      );
      const changes = Map.groupBy(
        all<PriceStep & { key: string }>(
          `SELECT agreement_id || ' ' || room_id || ' ' || rental_start AS key, day AS date, sum FROM price_changes`,
        ),
        ({ key }) => key,
      );
      const money = Map.groupBy(
        all<{ id: number; day: string; sum: number }>(`
          SELECT agreement_id AS id, paid_on AS day, sum(CASE returned WHEN 1 THEN -amount ELSE amount END) AS sum
          FROM payments WHERE article = 'Аренда' GROUP BY agreement_id, paid_on ORDER BY paid_on`),
        ({ id }) => id,
      );
      const want = [...rentals].flatMap(([id, rows]) => {
        const terms = rows.map((row) => ({
          ...row,
          changes: changes.get(`${id} ${row.roomId} ${row.start}`) ?? [],
        }));
        return paymentPeriods(terms, money.get(id) ?? [], today, '2025-01-01').map((period) => ({
          id,
          ...period,
        }));
      });
      const found = periods(kept(now)).map(({ isPast: _, ...period }) => period);
      expect(found).toEqual(
        want.filter(({ due }) => due <= '2028-01-01').sort((a, b) => a.id - b.id || (a.due < b.due ? -1 : 1)),
      );
    }),
    { seed: 20261123, numRuns: 5 },
  );
});

type Shown = (row: Row) => unknown;
const field =
  (name: string): Shown =>
  (row) =>
    row[name];
const textOf =
  (name: string): Shown =>
  (row) =>
    searchKey(String(row[name] ?? ''));
const firstRoom: Shown = ({ room_names }) => {
  const keys = (room_names as string[]).map((name) => naturalKey(`Ячейка ${name}`)).sort();
  return keys[0] ?? null;
};
const firstOfRooms: Shown = ({ rooms }) =>
  rooms === '' ? null : firstRoom({ room_names: String(rooms).split(', ') });
const lower: Shown = ({ email }) => String(email).toLowerCase();

/** What a list sorts by where it is not simply what it shows under the column's name. */
const SPECIAL: Record<keyof typeof LISTS, Readonly<Record<string, Shown>>> = {
  clients: {
    familyname: textOf('familyname'),
    firstname: textOf('firstname'),
    patronymic: textOf('patronymic'),
    fullname: textOf('fullname'),
    rooms: firstOfRooms,
    email: lower,
  },
  agreements: {
    agrname: field('agrid'),
    fullname: textOf('fullname'),
    familyname: textOf('fullname'),
    manager_name: textOf('manager_name'),
    room_ids: firstRoom,
    room_names: firstRoom,
    rooms: firstRoom,
    email: lower,
  },
  payments: {
    agrname: field('agrid'),
    fullname: textOf('fullname'),
    manager_name: textOf('manager_name'),
    payment_insert_date: field('payment_insert_date'),
  },
};

const IDS = { clients: 'user_id', agreements: 'agrid', payments: 'payment_id' } as const;

const sorted = (rows: readonly Row[], shown: Shown, id: string, descending: boolean): Row[] => {
  const isEmpty = (value: unknown) => value === null || value === undefined || value === '';
  return rows.toSorted((a, b) => {
    const [x, y] = [shown(a), shown(b)] as [number, number];
    const ties = Number(a[id]) - Number(b[id]);
    if (isEmpty(x) || isEmpty(y)) return Number(isEmpty(x)) - Number(isEmpty(y)) || ties;
    return (x < y ? -1 : x > y ? 1 : 0) * (descending ? -1 : 1) || ties;
  });
};

describe.each([
  ['clients', CLIENT_SORT_COLUMNS],
  ['agreements', AGREEMENT_SORT_COLUMNS],
  ['payments', PAYMENT_SORT_COLUMNS],
] as const)('the list of %s', (name, columns) => {
  test('sorts by what it shows, ties by number, empty values last either way', () => {
    const context = demo().kept();
    const list = (filter: Filter) =>
      LISTS[name](context, name === 'payments' ? { ...EVER, ...filter } : filter);
    const rows = list({});
    expect(rows.length).toBeGreaterThan(300);
    for (const column of columns) {
      // Of one day many are inserted: a list sorts by the moment, which it doesn't show.
      if (column === 'payment_insert_date') continue;
      const shown = SPECIAL[name][column] ?? field(column);
      for (const direction of ['asc', 'desc']) {
        const found = list({ sort_column: column, sort_direction: direction });
        const want = sorted(rows, shown, IDS[name], direction === 'desc');
        expect(
          found.map((row) => row[IDS[name]]),
          `${column} ${direction}`,
        ).toEqual(want.map((row) => row[IDS[name]]));
      }
    }
  });
});
