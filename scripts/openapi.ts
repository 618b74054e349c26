/**
 * `npm run openapi`: writes contract/openapi.json from the schemas (a test fails when the committed file differs), and the
 * table of docs/api.md from the routes and the tests that call them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApi } from '../main/api/openapi.ts';
import { ROUTES } from '../main/api/routes/index.ts';
import packageJson from '../package.json' with { type: 'json' };
import { apiTable } from './apiTable.ts';

const root = join(import.meta.dirname, '..');
const openApiFile = join(root, 'contract/openapi.json');
writeFileSync(openApiFile, `${JSON.stringify(openApi(ROUTES, packageJson.version), null, 1)}\n`);

const docFile = join(root, 'docs/api.md');
const [head] = readFileSync(docFile, 'utf8').split('<!-- table -->');
writeFileSync(docFile, `${head}<!-- table -->\n\n${apiTable()}\n`);
process.stderr.write(`${openApiFile}\n${docFile}\n`);
