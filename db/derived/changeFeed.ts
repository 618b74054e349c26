/**
 * What changed and when: a row a change of what readers keep in memory, so that they read again only what is new
 * (main/queries/ledger/following.ts). Kept by triggers like the totals, so it tells of rows applied by the exchange too. A reader
 * that finds the row it read last gone must read all anew: the feed is short, and begins at a number of its own whenever
 * it is made.
 */

const LENGTH = 20_000;

const report = (what: string, table: string, event: string, row: 'old' | 'new', column: string): string =>
  `CREATE TRIGGER "changes_${table}_${event.toLowerCase()}_${row}" AFTER ${event} ON ${table}
   WHEN ${row}.${column} IS NOT NULL BEGIN
     INSERT INTO changes (what, id) VALUES ('${what}', ${row}.${column});
   END`;

const reports = (what: string, table: string, column = 'id'): readonly string[] => [
  report(what, table, 'INSERT', 'new', column),
  report(what, table, 'UPDATE', 'new', column),
  report(what, table, 'DELETE', 'old', column),
];

export const CHANGE_FEED: readonly string[] = [
  'DROP TABLE IF EXISTS changes',
  'CREATE TABLE changes (tick INTEGER PRIMARY KEY AUTOINCREMENT, what TEXT NOT NULL, id INTEGER NOT NULL) STRICT',
  `INSERT INTO changes (tick, what, id) VALUES (1 + abs(random() % 1000000000000), 'made', 0)`,
  ...reports('client', 'clients'),
  ...reports('agreement', 'agreement_totals'),
  // What the totals don't hold.
  report('agreement', 'agreements', 'UPDATE OF activated_at', 'new', 'id'),
  ...reports('payment', 'payments'),
  ...reports('room', 'rooms'),
  ...reports('room', 'rentals', 'room_id'),
  ...reports('room', 'bookings', 'room_id'),
  ...reports('room', 'guest_visits', 'room_id'),
  ...reports('room', 'locks', 'room_id'),
  report('room', 'locks', 'UPDATE OF room_id', 'old', 'room_id'),
  report('room', 'rentals', 'UPDATE OF room_id', 'old', 'room_id'),
  `CREATE TRIGGER changes_forget AFTER INSERT ON changes WHEN new.tick % 1000 = 0 BEGIN
     DELETE FROM changes WHERE tick < new.tick - ${LENGTH};
   END`,
];
