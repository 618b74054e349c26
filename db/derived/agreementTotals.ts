import type { WriteDb } from '../handles.ts';

/** Days since 1970-01-01. */
const epochDay = (day: string) => `CAST(julianday(${day}) - 2440587.5 AS INTEGER)`;

const sumOf = (what: string, from: string) => `coalesce((SELECT sum(${what}) FROM ${from}), 0)`;

const paid = (article: string) =>
  sumOf(
    'CASE p.returned WHEN 1 THEN -p.amount ELSE p.amount END',
    `payments p WHERE p.agreement_id = a.id AND p.article = '${article}'`,
  );

const RENTALS = 'rentals r WHERE r.agreement_id = a.id';
/** The rooms that a list shows: those rented now, or all of an agreement that rents nothing any more. */
const SHOWN = `rentals r JOIN rooms room ON room.id = r.room_id
  WHERE r.agreement_id = a.id AND (r."end" IS NULL
    OR NOT EXISTS (SELECT 1 FROM rentals q WHERE q.agreement_id = a.id AND q."end" IS NULL))`;
/** The newest «Аренда» payment's column. */
const lastPaid = (column: string) => `(SELECT p.${column} FROM payments p
  WHERE p.agreement_id = a.id AND p.article = 'Аренда' AND p.returned = 0 ORDER BY p.paid_on DESC, p.id DESC LIMIT 1)`;
const CHANGES = `price_changes c JOIN rentals r
  ON r.agreement_id = c.agreement_id AND r.room_id = c.room_id AND r.start = c.rental_start WHERE c.agreement_id = a.id`;
const START = epochDay('r.start');
const END = epochDay('r."end"');
const CHANGED = epochDay('c.day');

/**
 * Rent of an agreement as a straight line: before the epoch day D its kopeck-days are `per_day × D − offset`, for every D
 * from `valid_from` on, when all its rentals have begun, its ends are past and its planned price changes have come. So a
 * list over all agreements needs one row of each and no date but today's; who is not yet on the line (a planned
 * indexation) is counted the long way. Nothing here depends on today, so nothing goes stale at midnight.
 *
 * Beside it stands what lists sort and filter agreements by: `area` in cm² of the rooms shown, `largest_room` in m² of all,
 * `places` only where the rooms lie in several warehouses, `[[warehouse, rooms rented now, of these leaving]]`.
 */
const TOTALS_OF = `
  SELECT a.id, a.client_id,
    coalesce((SELECT room.warehouse_id FROM rentals r JOIN rooms room ON room.id = r.room_id WHERE r.agreement_id = a.id LIMIT 1),
      (SELECT min(id) FROM warehouses)),
    a.begin, a."end", a."end" IS NULL,
    (SELECT count(*) FROM ${RENTALS} AND r."end" IS NULL),
    (SELECT count(*) FROM ${RENTALS} AND r."end" IS NULL AND r.move_out_on IS NOT NULL),
    ${paid('Аренда')}, ${paid('Депозит')},
    ${sumOf('CASE WHEN r."end" IS NULL THEN r.price + r.surcharge ELSE 0 END', RENTALS)}
      + ${sumOf('CASE WHEN r."end" IS NULL THEN c.sum ELSE 0 END', CHANGES)},
    ${sumOf(`(r.price + r.surcharge) * CASE WHEN r."end" IS NULL THEN ${START} ELSE ${START} - ${END} - 1 END`, RENTALS)}
      + ${sumOf(`c.sum * CASE WHEN r."end" IS NULL THEN ${CHANGED} ELSE min(0, ${CHANGED} - ${END} - 1) END`, CHANGES)},
    max(
      coalesce((SELECT max(CASE WHEN r."end" IS NULL THEN ${START} ELSE ${END} + 1 END) FROM ${RENTALS}), 0),
      coalesce((SELECT max(${CHANGED}) FROM ${CHANGES} AND r."end" IS NULL), 0)),
    a.planned_end, a.manager_id,
    (SELECT min(r.start) FROM ${RENTALS}),
    (SELECT min(room.name_key) FROM ${SHOWN}),
    (SELECT sum(area) FROM (SELECT DISTINCT r.room_id, CAST(round(room.area * 10000) AS INTEGER) AS area FROM ${SHOWN})),
    (SELECT max(room.area) FROM rentals r JOIN rooms room ON room.id = r.room_id WHERE r.agreement_id = a.id),
    (SELECT CASE WHEN count(*) > 1 THEN json_group_array(json_array(warehouse_id, rooms, leaving)) END FROM (
      SELECT room.warehouse_id, sum(r."end" IS NULL) AS rooms, sum(r."end" IS NULL AND r.move_out_on IS NOT NULL) AS leaving
      FROM rentals r JOIN rooms room ON room.id = r.room_id WHERE r.agreement_id = a.id GROUP BY room.warehouse_id)),
    ${lastPaid('paid_on')}, ${lastPaid('type')}
  FROM agreements a`;

const DELAYED = 'EXISTS (SELECT 1 FROM totals_scope)';

// No OR IGNORE: within a trigger the conflict clause of the statement that set it off holds.
const anew = (which: string): string => `
    INSERT INTO totals_due SELECT id FROM agreements
      WHERE id ${which} AND ${DELAYED} AND id NOT IN (SELECT id FROM totals_due);
    DELETE FROM agreement_totals WHERE id ${which} AND NOT ${DELAYED};
    INSERT INTO agreement_totals ${TOTALS_OF} WHERE a.id ${which} AND NOT ${DELAYED};`;

/**
 * Runs `work` with the totals left as they are, then makes those anew that it has touched, each once. The caller holds the
 * transaction, and reads no total in `work`.
 */
export const delayingTotals = <T>(db: WriteDb, work: () => T): T => {
  const run = (text: string) => db.$client.prepare(text).run();
  run('INSERT INTO totals_scope (id) VALUES (1)');
  const result = work();
  run('DELETE FROM totals_scope');
  run('DELETE FROM agreement_totals WHERE id IN (SELECT id FROM totals_due)');
  run(`INSERT INTO agreement_totals ${TOTALS_OF} WHERE a.id IN (SELECT id FROM totals_due)`);
  run('DELETE FROM totals_due');
  return result;
};

/** Triggers of a table whose rows belong to an agreement; an update of other columns than these changes no total. */
const triggersOf = (table: string, columns: string): readonly string[] => [
  `CREATE TRIGGER totals_${table}_insert AFTER INSERT ON ${table} BEGIN ${anew('= new.agreement_id')} END`,
  `CREATE TRIGGER totals_${table}_delete AFTER DELETE ON ${table} BEGIN ${anew('= old.agreement_id')} END`,
  `CREATE TRIGGER totals_${table}_update AFTER UPDATE OF agreement_id, ${columns} ON ${table} BEGIN ${anew('= new.agreement_id')} END`,
  `CREATE TRIGGER totals_${table}_move AFTER UPDATE OF agreement_id ON ${table}
     WHEN old.agreement_id <> new.agreement_id BEGIN ${anew('= old.agreement_id')} END`,
];

/** Of a room, which the exchange may bring after its rentals. */
const OF_ROOM = 'IN (SELECT r.agreement_id FROM rentals r WHERE r.room_id = new.id)';

export const AGREEMENT_TOTALS: readonly string[] = [
  'DROP TABLE IF EXISTS agreement_totals',
  'DROP TABLE IF EXISTS totals_scope',
  'DROP TABLE IF EXISTS totals_due',
  // Has a row while totals are delayed.
  'CREATE TABLE totals_scope (id INTEGER PRIMARY KEY) STRICT',
  'CREATE TABLE totals_due (id INTEGER PRIMARY KEY) STRICT',
  `CREATE TABLE agreement_totals (
     id INTEGER PRIMARY KEY, client_id INTEGER NOT NULL, warehouse_id INTEGER, begin TEXT NOT NULL, "end" TEXT,
     running INTEGER NOT NULL, rooms INTEGER NOT NULL, leaving INTEGER NOT NULL,
     rent_paid INTEGER NOT NULL, deposit INTEGER NOT NULL,
     per_day INTEGER NOT NULL, "offset" INTEGER NOT NULL, valid_from INTEGER NOT NULL,
     planned_end TEXT NOT NULL, manager_id INTEGER, first_start TEXT, first_room TEXT, area INTEGER, largest_room REAL,
     places TEXT, last_paid_on TEXT, last_paid_by TEXT) STRICT`,
  `INSERT INTO agreement_totals ${TOTALS_OF}`,
  'CREATE INDEX agreement_totals_by_client ON agreement_totals (client_id)',
  'CREATE INDEX agreement_totals_letting ON agreement_totals (client_id, leaving) WHERE rooms > 0',
  'CREATE INDEX agreement_totals_ahead ON agreement_totals (valid_from)',
  ...triggersOf('payments', 'article, amount, returned, paid_on, type'),
  ...triggersOf('rentals', 'room_id, start, "end", price, surcharge, move_out_on'),
  ...triggersOf('price_changes', 'room_id, rental_start, day, sum'),
  `CREATE TRIGGER totals_rooms_insert AFTER INSERT ON rooms BEGIN ${anew(OF_ROOM)} END`,
  `CREATE TRIGGER totals_rooms_update AFTER UPDATE OF warehouse_id, name_key, area ON rooms BEGIN ${anew(OF_ROOM)} END`,
  `CREATE TRIGGER totals_agreements_insert AFTER INSERT ON agreements BEGIN ${anew('= new.id')} END`,
  `CREATE TRIGGER totals_agreements_update AFTER UPDATE OF client_id, begin, planned_end, "end", manager_id ON agreements
   BEGIN ${anew('= new.id')} END`,
  `CREATE TRIGGER totals_agreements_delete AFTER DELETE ON agreements BEGIN
     DELETE FROM agreement_totals WHERE id = old.id;
   END`,
];
