/** Days since 1970-01-01. */
const epochDay = (day: string) => `CAST(julianday(${day}) - 2440587.5 AS INTEGER)`;

const sumOf = (what: string, from: string) => `coalesce((SELECT sum(${what}) FROM ${from}), 0)`;

const paid = (article: string) =>
  sumOf(
    'CASE p.returned WHEN 1 THEN -p.amount ELSE p.amount END',
    `payments p WHERE p.agreement_id = a.id AND p.article = '${article}'`,
  );

const RENTALS = 'rentals r WHERE r.agreement_id = a.id';
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
      coalesce((SELECT max(${CHANGED}) FROM ${CHANGES} AND r."end" IS NULL), 0))
  FROM agreements a`;

const totalsTrigger = (table: string, event: string, row: 'old' | 'new', column: string) => `
  CREATE TRIGGER "totals_${table}_${event.toLowerCase()}_${row}" AFTER ${event} ON ${table} BEGIN
    DELETE FROM agreement_totals WHERE id = ${row}.${column};
    INSERT INTO agreement_totals ${TOTALS_OF} WHERE a.id = ${row}.${column};
  END`;

export const AGREEMENT_TOTALS: readonly string[] = [
  'DROP TABLE IF EXISTS agreement_totals',
  `CREATE TABLE agreement_totals (
     id INTEGER PRIMARY KEY, client_id INTEGER NOT NULL, warehouse_id INTEGER, begin TEXT NOT NULL, "end" TEXT,
     running INTEGER NOT NULL, rooms INTEGER NOT NULL, leaving INTEGER NOT NULL,
     rent_paid INTEGER NOT NULL, deposit INTEGER NOT NULL,
     per_day INTEGER NOT NULL, "offset" INTEGER NOT NULL, valid_from INTEGER NOT NULL) STRICT`,
  `INSERT INTO agreement_totals ${TOTALS_OF}`,
  'CREATE INDEX agreement_totals_by_client ON agreement_totals (client_id)',
  'CREATE INDEX agreement_totals_letting ON agreement_totals (client_id, leaving) WHERE rooms > 0',
  'CREATE INDEX agreement_totals_ahead ON agreement_totals (valid_from)',
  ...['payments', 'rentals', 'price_changes'].flatMap((table) => [
    totalsTrigger(table, 'INSERT', 'new', 'agreement_id'),
    totalsTrigger(table, 'UPDATE', 'old', 'agreement_id'),
    totalsTrigger(table, 'UPDATE', 'new', 'agreement_id'),
    totalsTrigger(table, 'DELETE', 'old', 'agreement_id'),
  ]),
  totalsTrigger('agreements', 'INSERT', 'new', 'id'),
  totalsTrigger('agreements', 'UPDATE', 'new', 'id'),
  `CREATE TRIGGER totals_agreements_delete AFTER DELETE ON agreements BEGIN
     DELETE FROM agreement_totals WHERE id = old.id;
   END`,
];
