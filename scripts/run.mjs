/**
 * The door of every npm script: installs what is missing, builds what is stale, then does the job on the project's own
 * Node. Starts on whatever Node the machine has (20 and newer).
 */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, projectNode } from './lib/install.mjs';
import { endWithParent } from './lib/orphan.mjs';

const root = join(import.meta.dirname, '..');
const [job = '', ...args] = process.argv.slice(2);

const JOBS = {
  start: { build: true, script: 'scripts/start.mjs' },
  web: { build: true, script: 'dist/main/web.mjs' },
  central: { build: true, script: 'dist/main/central.mjs' },
  build: { build: true },
  test: { build: true, script: 'scripts/test.mjs' },
  dist: { build: true, script: 'scripts/dist.mjs' },
  bench: { build: true, script: 'scripts/bench.mjs' },
  simulate: { script: 'tests/sync/simulation/run.ts' },
  screens: { build: true, script: 'tests/e2e/screens/take.ts' },
  openapi: { script: 'scripts/openapi.ts' },
  'plan-import': { script: 'scripts/plan-import.ts' },
  'e2e-electron': { build: true, script: 'scripts/e2e-electron.mjs' },
};

const chosen = JOBS[job];
if (chosen === undefined) {
  process.stderr.write(`Неизвестное задание «${job}». Есть: ${Object.keys(JOBS).join(', ')}.\n`);
  process.exit(1);
}

ensureInstalled(root);
const node = projectNode(root);
const { isBuilt } = await import('./lib/stale.mjs');
if (chosen.build && !isBuilt(root)) {
  process.stderr.write('Собирается программа…\n');
  const { status } = spawnSync(node, [join(root, 'scripts/build.mjs')], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(status ?? 1);
}
if (process.env.npm_lifecycle_event) endWithParent();
if (chosen.script !== undefined) await run(join(root, chosen.script));

/** In this process where it is the project's Node already (signals then need no messenger), else in a child. */
async function run(script) {
  if (process.versions.node.startsWith('24.')) {
    process.argv = [process.argv[0], script, ...args];
    await import(`file://${script.replaceAll('\\', '/')}`);
    return;
  }
  const child = spawn(node, [script, ...args], { stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
