/**
 * What changed and when: a row a change of what readers keep in memory, so that they read again only what is new
 * (queries/parts/following.ts). Kept by triggers like the totals, so it tells of rows applied by the exchange too. A reader
 * that finds the row it read last gone must read all anew: the feed is short, and begins at a number of its own whenever
 * it is made.
 */

const LENGTH = 20_000;

const report = (what: string, table: string, event: string, row: 'old' | 'new'): string =>
  `CREATE TRIGGER changes_${table}_${event.toLowerCase()} AFTER ${event} ON ${table} BEGIN
     INSERT INTO changes (what, id) VALUES ('${what}', ${row}.id);
   END`;

const reports = (what: string, table: string): readonly string[] => [
  report(what, table, 'INSERT', 'new'),
  report(what, table, 'UPDATE', 'new'),
  report(what, table, 'DELETE', 'old'),
];

export const CHANGE_FEED: readonly string[] = [
  'DROP TABLE IF EXISTS changes',
  'CREATE TABLE changes (tick INTEGER PRIMARY KEY AUTOINCREMENT, what TEXT NOT NULL, id INTEGER NOT NULL) STRICT',
  `INSERT INTO changes (tick, what, id) VALUES (1 + abs(random() % 1000000000000), 'made', 0)`,
  ...reports('client', 'clients'),
  ...reports('agreement', 'agreement_totals'),
  ...reports('payment', 'payments'),
  `CREATE TRIGGER changes_forget AFTER INSERT ON changes WHEN new.tick % 1000 = 0 BEGIN
     DELETE FROM changes WHERE tick < new.tick - ${LENGTH};
   END`,
];
