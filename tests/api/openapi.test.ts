import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openApi } from '../../main/api/openapi.ts';
import { ROUTES } from '../../main/api/routes/index.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { apiRows, apiTable } from '../../scripts/apiTable.ts';

const DOC = join(import.meta.dirname, '../../docs/api.md');
const TESTS = join(import.meta.dirname, '..');
const FILE = join(import.meta.dirname, '../../contract/openapi.json');

describe('the API’s description', () => {
  test('the committed openapi.json is what the schemas say (else: npm run openapi)', () => {
    const made = JSON.parse(JSON.stringify(openApi(ROUTES, packageJson.version)));
    expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(made);
  });

  test('the table of docs/api.md is what routes and tests say (else: npm run openapi)', () => {
    const [, table = ''] = readFileSync(DOC, 'utf8').split('<!-- table -->');
    expect(table.trim()).toBe(apiTable());
  });

  test('each test that docs/api-audit.md names is there', () => {
    const named = readFileSync(join(DOC, '../api-audit.md'), 'utf8')
      .split('\n')
      .filter((line) => /^\|.*\|.*\|$/.test(line) && !/^\| (endpoint: )?sentence|^\|---/.test(line))
      .flatMap((line) => line.split('|').at(-2)?.split(' · ') ?? [])
      .flatMap((proof) => {
        const [, file, title] = /^\s*([\w/]+): (.+?)\s*$/.exec(proof) ?? [];
        return file === undefined || title === undefined ? [] : [{ file, title }];
      });
    expect(named.length).toBeGreaterThan(200);
    const missing = named.filter(({ file, title }) => {
      const path = join(TESTS, file.startsWith('unit/') ? '' : 'api', `${file}.test.ts`);
      return !existsSync(path) || !readFileSync(path, 'utf8').includes(`'${title}`);
    });
    expect(missing).toEqual([]);
  });

  test('the document’s 48 endpoints are there, each with tests of its rules', () => {
    const documented = apiRows().filter(({ route }) => route.endpoint.document !== undefined);
    expect(new Set(documented.map(({ route }) => route.endpoint.document?.n)).size).toBe(48);
    expect(
      documented.filter(({ tests }) => tests.length === 0).map(({ route }) => route.endpoint.path),
    ).toEqual([]);
  });
});
