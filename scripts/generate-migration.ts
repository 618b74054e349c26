/**
 * `npm run db:generate -- --name what_changes`: asks drizzle-kit for the next migration and makes its tables STRICT, which
 * drizzle can't say (a text in a column of sums would otherwise be stored as text).
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'db/migrations');
const drizzleKit = join(createRequire(import.meta.url).resolve('drizzle-kit'), '../bin.cjs');

const { status } = spawnSync(process.execPath, [drizzleKit, 'generate', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});

for (const name of readdirSync(folder).filter((file) => file.endsWith('.sql'))) {
  const file = join(folder, name);
  const text = readFileSync(file, 'utf8');
  const strict = text.replace(/^\);$/gm, ') STRICT;').replace(/^\)$/gm, ') STRICT');
  if (strict !== text) writeFileSync(file, strict);
}
process.exitCode = status ?? 1;
