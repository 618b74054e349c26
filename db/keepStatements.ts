import type Database from 'better-sqlite3';

/** The texts of all commands and of the exchange are fewer; texts made with lists of ids come and go. */
const KEPT = 400;

/**
 * Makes a connection keep the statements it has compiled: a write compiles every trigger it may set off, which costs more
 * than running it. The schema must not change afterwards but by triggers. A statement in use (an open `iterate`) is not lent again. The least recently asked for goes first.
 */
export const keepStatements = (db: Database.Database): Database.Database => {
  const compile = db.prepare.bind(db);
  const kept = new Map<string, Database.Statement>();
  db.prepare = ((text: string) => {
    const known = kept.get(text);
    if (known?.busy) return compile(text);
    const statement = known ?? compile(text);
    // Who had it last may have asked for rows in another form.
    if (known?.reader) known.raw(false).pluck(false);
    kept.delete(text);
    kept.set(text, statement);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? '');
    return statement;
  }) as Database.Database['prepare'];
  return db;
};
