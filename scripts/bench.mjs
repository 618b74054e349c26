/** `npm run bench -- [name]`: runs one benchmark of tests/bench, or all; each prints a table and writes bench-results/NAME.json. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../tests/bench');
const all = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3));
const [wanted] = process.argv.slice(2);

if (wanted !== undefined && !all.includes(wanted)) {
  process.stderr.write(`Нет замера «${wanted}». Есть: ${all.join(', ')}.\n`);
  process.exitCode = 1;
} else {
  for (const name of wanted === undefined ? all : [wanted]) await import(`${folder}/${name}.ts`);
}
