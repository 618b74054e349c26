/** `npm run openapi`: writes contract/openapi.json from the schemas. A test fails when the committed file differs. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApi } from '../main/api/openapi.ts';
import { ROUTES } from '../main/api/routes/index.ts';
import packageJson from '../package.json' with { type: 'json' };

const file = join(import.meta.dirname, '../contract/openapi.json');
writeFileSync(file, `${JSON.stringify(openApi(ROUTES, packageJson.version), null, 1)}\n`);
process.stderr.write(`${file}\n`);
