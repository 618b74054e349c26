/**
 * `npm run openapi`: writes contract/openapi.json from the schemas (a test fails when the committed file differs), and the
 * table of docs/api.md from the routes and the tests that call them.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApi } from '../main/api/openapi.ts';
import type { Route } from '../main/api/route.ts';
import { ROUTES } from '../main/api/routes/index.ts';
import packageJson from '../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '..');
const GENERIC = ['contract.test.ts', 'fuzz.test.ts', 'openapi.test.ts'];

const openApiFile = join(root, 'contract/openapi.json');
writeFileSync(openApiFile, `${JSON.stringify(openApi(ROUTES, packageJson.version), null, 1)}\n`);

const folder = join(root, 'tests/api');
const tests = readdirSync(folder)
  .filter((file) => file.endsWith('.test.ts') && !GENERIC.includes(file))
  .map((file) => ({ name: file.replace('.test.ts', ''), text: readFileSync(join(folder, file), 'utf8') }));

const row = ({ endpoint, access }: Route): string => {
  const [, first = '', second = ''] = endpoint.path.split('/');
  const name = first === '_desk_' ? `${first}/${second}` : first;
  const callers = tests.filter(({ text }) => text.includes(`/${name}`)).map((file) => file.name);
  const number = endpoint.document?.n ?? '—';
  return `| ${number} | \`${endpoint.method} ${endpoint.path}\` | ${endpoint.title} | ${access} | ${callers.join(', ')} |`;
};

const order = (route: Route) => route.endpoint.document?.n ?? Number.MAX_SAFE_INTEGER;
const table = [
  '| № | endpoint | what | access | rules tested in tests/api |',
  '|---|---|---|---|---|',
  ...[...ROUTES].sort((a, b) => order(a) - order(b)).map(row),
].join('\n');

const docFile = join(root, 'docs/api.md');
const [head] = readFileSync(docFile, 'utf8').split('<!-- table -->');
writeFileSync(docFile, `${head}<!-- table -->\n\n${table}\n`);
process.stderr.write(`${openApiFile}\n${docFile}\n`);
