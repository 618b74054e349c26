import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Route } from '../main/api/route.ts';
import { ROUTES } from '../main/api/routes/index.ts';

/** The table of docs/api.md, made from the routes and from the tests that call them. */

const FOLDERS = ['api', 'sync'].map((name) => join(import.meta.dirname, '../tests', name));
const SUPPORT = join(import.meta.dirname, '../tests/support');
/** They call every endpoint, and so tell nothing of a rule. */
const GENERIC = ['contract.test.ts', 'fuzz.test.ts', 'openapi.test.ts'];

/** One line: an endpoint, with the tests of its rules in tests/api and tests/sync. */
export interface ApiRow {
  readonly route: Route;
  readonly tests: readonly string[];
}

/** Paths that a test takes by name from a support file: `export const PATH = '/_…_'`. */
const importedPaths = (text: string): string[] =>
  [...text.matchAll(/import \{([^}]+)\} from '\.\.\/support\/(\w+)\.ts'/g)].flatMap(
    ([, names = '', file = '']) => {
      const support = readFileSync(join(SUPPORT, `${file}.ts`), 'utf8');
      return names
        .split(',')
        .flatMap((name) => new RegExp(`export const ${name.trim()} = '(/[^']+)'`).exec(support)?.[1] ?? []);
    },
  );

/** A test whose tables are long keeps them in a support folder of its name. */
const tablesOf = (name: string): string[] => {
  const folder = join(SUPPORT, name);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
};

export const apiRows = (): ApiRow[] => {
  const tests = FOLDERS.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.test.ts') && !GENERIC.includes(file))
      .sort()
      .map((file) => {
        const text = readFileSync(join(folder, file), 'utf8');
        const name = file.replace('.test.ts', '');
        return { name, text: [text, ...importedPaths(text), ...tablesOf(name)].join('\n') };
      }),
  );
  const order = ({ endpoint }: Route) => endpoint.document?.n ?? Number.MAX_SAFE_INTEGER;
  return [...ROUTES]
    .sort((a, b) => order(a) - order(b))
    .map((route) => {
      const [, first = '', second = ''] = route.endpoint.path.split('/');
      const name = first === '_desk_' ? `${first}/${second}` : first;
      return { route, tests: tests.filter(({ text }) => text.includes(`/${name}`)).map((file) => file.name) };
    });
};

/** An endpoint is done when its rules have tests beside the contract suite and the fuzz suite, which call all of them. */
const stateOf = ({ tests }: ApiRow): string => (tests.length > 0 ? 'done' : 'rules not tested');

const lineOf = (row: ApiRow): string => {
  const { endpoint, access } = row.route;
  const number = endpoint.document?.n ?? '—';
  return `| ${number} | \`${endpoint.method} ${endpoint.path}\` | ${endpoint.title} | ${access} | ${row.tests.join(', ')} | ${stateOf(row)} |`;
};

export const apiTable = (): string =>
  [
    '| № | endpoint | what | access | rules tested in tests/api, tests/sync | state |',
    '|---|---|---|---|---|---|',
    ...apiRows().map(lineOf),
  ].join('\n');
