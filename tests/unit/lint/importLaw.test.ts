import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const CRUISE = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
const NAME = '__lawless';

/** Puts a file with these imports into a room, and asks the lint about it. */
const verdict = (room: string, imports: string): string => {
  const folder = join(ROOT, room, NAME);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'file.ts'), `${imports}\nexport {};\n`);
  const args = [CRUISE, '--config', '.dependency-cruiser.mjs', '--output-type', 'err', `${room}/${NAME}`];
  const { stdout } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return stdout;
};

afterAll(() => {
  for (const room of ['renderer', 'main/queries', 'main/domain', 'contract', 'db']) {
    rmSync(join(ROOT, room, NAME), { recursive: true, force: true });
  }
});

describe('the import law', () => {
  test.each([
    ['renderer', `import { openDatabase } from '../../db/open.ts'; openDatabase;`],
    ['renderer', `import fs from 'node:fs'; fs;`],
    ['main/queries', `import { ROUTES } from '../../api/routes/index.ts'; ROUTES;`],
    ['main/domain', `import { readFileSync } from 'node:fs'; readFileSync;`],
    ['contract', `import type { ReadDb } from '../../db/handles.ts'; export type X = ReadDb;`],
    ['db', `import { app } from 'electron'; app;`],
    ['main/queries', `import { unitOfWork } from '../../commands/unitOfWork.ts'; unitOfWork;`],
  ])('%s may not: %s', (room, imports) => {
    expect(verdict(room, imports)).toContain(`law-${room.replace('/', '-')}`);
  });

  test('a lawful file passes', () => {
    expect(verdict('main/queries', `import { toRubles } from '../../domain/money.ts'; toRubles;`)).toContain(
      'no dependency violations',
    );
  });
});
