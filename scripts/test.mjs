/**
 * `npm test`: lint, types, unit and API tests, then end-to-end in Chromium, in Electron and in the packed app. Goes on after
 * a red step, so that one run tells everything; each red test, each that passed only when run again and what a machine
 * lacks is named on the last lines.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureSystem } from './lib/system.mjs';

const root = join(import.meta.dirname, '..');
const results = join(root, 'test-results');

const tally = { passed: 0, failed: 0, skipped: 0 };
const reasons = [];
const red = [];

/** Runs a program of the project's packages on this Node. */
const runs = (name, file, args, env = {}) => {
  process.stdout.write(`\n— ${name}\n`);
  const started = Date.now();
  const { status } = spawnSync(process.execPath, [file, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      ...env,
      PATH: `${join(root, 'node_modules/.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
    },
  });
  process.stdout.write(
    `— ${name}: ${status === 0 ? 'ok' : 'FAILED'}, ${((Date.now() - started) / 1000).toFixed(1)} s\n`,
  );
  if (status !== 0) red.push(name);
  return status === 0;
};

const bin = (name, path) => join(root, 'node_modules', name, path);

const check = (name, file, args) => {
  if (runs(name, file, args)) tally.passed += 1;
  else tally.failed += 1;
};

const count = (report, read) => {
  if (!existsSync(report)) {
    tally.failed += 1;
    return;
  }
  const { passed, failed, skipped, reds, flaky = [] } = read(JSON.parse(readFileSync(report, 'utf8')));
  red.push(...reds);
  reasons.push(...flaky.map((name) => `FLAKY ${name}`));
  tally.passed += passed;
  tally.failed += failed;
  tally.skipped += skipped;
  if (skipped > 0) reasons.push(`SKIPPED ${skipped} in ${report.split(/[\\/]/).at(-1)}: see its lines above`);
};

const vitestReds = ({ testResults }) =>
  testResults.flatMap(({ name, status, assertionResults }) => {
    const reds = assertionResults.filter(({ status }) => status === 'failed');
    if (reds.length === 0 && status === 'failed') return [relative(root, name)];
    return reds.map(({ fullName }) => `${relative(root, name)}: ${fullName}`);
  });

/** Tests of a Playwright report that ended so, by file and title. */
const endedSo = (status, suites) =>
  suites.flatMap(({ suites: inner = [], specs = [] }) => [
    ...specs
      .filter(({ tests }) => tests.some((one) => one.status === status))
      .map(({ file, title }) => `${file}: ${title}`),
    ...endedSo(status, inner),
  ]);

const vitest = () => {
  const report = join(results, 'vitest.json');
  runs('unit, API and exchange tests', bin('vitest', 'vitest.mjs'), [
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  count(report, (json) => ({
    passed: json.numPassedTests,
    failed: json.numFailedTests + (json.success ? 0 : Number(json.numFailedTests === 0)),
    skipped: json.numPendingTests + json.numTodoTests,
    reds: vitestReds(json),
  }));
};

const endToEnd = (project) => {
  const report = join(results, `${project}.json`);
  runs(
    `end-to-end: ${project}`,
    bin('@playwright/test', 'cli.js'),
    [
      'test',
      '--config',
      'tests/e2e/playwright.config.ts',
      '--project',
      project,
      '--reporter',
      'list,json',
      '--output',
      join(results, project),
    ],
    { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  );
  count(report, ({ stats, errors, suites }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    reds: endedSo('unexpected', suites),
    flaky: endedSo('flaky', suites),
  }));
};

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

check('lint: style', bin('@biomejs/biome', 'bin/biome'), ['check', '--error-on-warnings', '.']);
check('lint: import law', bin('dependency-cruiser', 'bin/dependency-cruiser.mjs'), [
  '--config',
  '.dependency-cruiser.mjs',
  'contract',
  'plan',
  'db',
  'main',
  'central',
  'preload',
  'renderer',
]);
check('types', bin('typescript', 'bin/tsc'), ['--noEmit']);
vitest();

if (!existsSync(join(root, '../shared/spec/contract.json'))) {
  reasons.push(
    'SKIPPED the contract suite — it needs the API document as data, ../shared/spec/contract.json',
  );
}
const missing = ensureSystem();
if (missing.length === 0) {
  endToEnd('chromium');
  // What ships is tested packed; its tests find nothing to do where packing failed, and that is red already.
  if (process.platform === 'linux') check('packing', join(root, 'scripts/dist.mjs'), ['--dir']);
  endToEnd('electron');
} else {
  reasons.push(...missing.map((reason) => `SKIPPED end-to-end tests not run — ${reason}`));
  tally.skipped += 1;
}

process.stdout.write('\n');
for (const name of red) process.stdout.write(`FAILED ${name}\n`);
for (const reason of reasons) process.stdout.write(`${reason}\n`);
process.stdout.write(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped\n`);
process.exitCode = red.length > 0 || tally.failed > 0 ? 1 : 0;
