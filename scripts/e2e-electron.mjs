/** `npm run e2e:electron`: the end-to-end tests in a real Electron alone. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureSystem } from './lib/system.mjs';

const root = join(import.meta.dirname, '..');
const missing = ensureSystem();
for (const reason of missing) process.stderr.write(`Не хватает: ${reason}\n`);
if (missing.length > 0) process.exit(1);
const playwright = join(root, 'node_modules/@playwright/test/cli.js');
const args = [
  'test',
  '--config',
  'tests/e2e/playwright.config.ts',
  '--project=electron',
  ...process.argv.slice(2),
];
process.exitCode =
  spawnSync(process.execPath, [playwright, ...args], { cwd: root, stdio: 'inherit' }).status ?? 1;
