import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMMAND_NAMES, findCommand } from '../../../main/commands/catalogue.ts';

const folder = join(import.meta.dirname, '../../../main/commands');

test('every command of the folder is in the catalogue, each under its own name', () => {
  const written = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .flatMap(
      (file) => readFileSync(join(folder, file), 'utf8').match(/= command\(\{\s+name: '([\w-]+)'/)?.[1] ?? [],
    );
  expect([...COMMAND_NAMES].sort()).toEqual(written.sort());
  for (const name of COMMAND_NAMES) expect(findCommand(name)?.name).toBe(name);
});
