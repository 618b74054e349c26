import type Database from 'better-sqlite3';
import { dropDerived, installDerived } from '../../../db/install.ts';
import { openImage } from '../support/memory.ts';
import type { DeskMachine, World } from '../support/world.ts';
import { pictureOf } from '../support/world.ts';

/** What must hold (docs/decisions: the exchange), each as a list of what is wrong. */

const rows = (db: Database.Database, sql: string): unknown[] => db.prepare(sql).all();

/** 5. After every command the centre's own rules hold. */
export const brokenRules = (db: Database.Database): string[] => {
  const overlaps = rows(
    db,
    `SELECT a.room_id, a.agreement_id, b.agreement_id FROM rentals a JOIN rentals b
       ON a.room_id = b.room_id AND (a.agreement_id, a.start) < (b.agreement_id, b.start)
     WHERE a.start <= ifnull(b."end", '9999-12-31') AND b.start <= ifnull(a."end", '9999-12-31')`,
  );
  const overpaid = rows(
    db,
    `SELECT agreement_id, article FROM payments GROUP BY agreement_id, article
     HAVING sum(CASE returned WHEN 1 THEN -amount ELSE amount END) < 0`,
  );
  const versions = rows(db, `SELECT 1 FROM payments, centre_state WHERE version > head`);
  return [
    ...overlaps.map((row) => `a room is let twice: ${JSON.stringify(row)}`),
    ...overpaid.map((row) => `more was returned than paid: ${JSON.stringify(row)}`),
    ...versions.map(() => 'a row is newer than the change counter'),
  ];
};

/** 4. A desk sees its own accepted writes, unless it says at that write why it can't. */
export const unseenWrites = (desk: DeskMachine): string[] => {
  const filled = desk.db.prepare(`SELECT 1 FROM desk_state WHERE key = 'replica'`).get();
  if (filled === undefined) return [];
  return rows(
    desk.db,
    `SELECT seq, name, state FROM outbox o WHERE state IN ('pending', 'applied') AND local_refusal IS NULL
       AND NOT EXISTS (SELECT 1 FROM audit_entries a WHERE a.id = o.command_id)`,
  ).map((row) => `${desk.name} doesn't see its own write ${JSON.stringify(row)}`);
};

/** 2 and 3. Every accepted command was applied exactly once, or is shown as refused. */
export const lostOrDoubled = (
  world: World,
  accepted: ReadonlyMap<DeskMachine, ReadonlySet<string>>,
): string[] => {
  const centre = world.centre.db;
  const applied = new Set(centre.prepare('SELECT id FROM audit_entries').pluck().all() as string[]);
  const wrong: string[] = [];
  for (const [desk, ids] of accepted) {
    const states = new Map(
      desk.db.prepare('SELECT command_id, state FROM outbox').raw().all() as [string, string][],
    );
    for (const id of ids) {
      const state = states.get(id);
      if (state === undefined && !applied.has(id)) wrong.push(`${desk.name}: ${id} is lost`);
      if (state === 'applied' && !applied.has(id))
        wrong.push(`${desk.name}: ${id} counts as applied and isn't`);
      if (state === 'pending') wrong.push(`${desk.name}: ${id} was never decided`);
    }
  }
  const [made] = centre
    .prepare(
      `SELECT (SELECT count(*) FROM payments) - 1 AS payments,
         (SELECT count(*) FROM audit_entries WHERE command IN ('add-payment', 'pay-by-room', 'make-return')) AS commands`,
    )
    .all() as { payments: number; commands: number }[];
  if (made?.payments !== made?.commands) {
    wrong.push(`${made?.payments} payments were made by ${made?.commands} commands`);
  }
  return wrong;
};

/** 1. With nothing pending, every replica equals the centre, table by table, byte by byte. */
export const differences = (world: World): string[] => {
  const truth = pictureOf(world.centre.db);
  return world.desks.flatMap((desk) => {
    const replica = pictureOf(desk.db);
    return Object.keys(truth)
      .filter((table) => truth[table] !== replica[table])
      .map((table) => `${desk.name} differs from the centre in ${table}`);
  });
};

/** What is derived is what the tables give: each database's totals equal those that are made from nothing. */
export const staleTotals = (world: World): string[] =>
  [{ name: 'the centre', db: world.centre.db }, ...world.desks].flatMap(({ name, db }) => {
    const anew = openImage(db.serialize());
    dropDerived(anew);
    installDerived(anew);
    const [kept, made] = [db, anew].map((one) =>
      JSON.stringify(rows(one, 'SELECT * FROM agreement_totals ORDER BY id')),
    );
    anew.close();
    return kept === made ? [] : [`${name} keeps totals that its tables do not give`];
  });
