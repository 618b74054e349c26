import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openApi } from '../../main/api/openapi.ts';
import { ROUTES } from '../../main/api/routes/index.ts';
import packageJson from '../../package.json' with { type: 'json' };

const FILE = join(import.meta.dirname, '../../contract/openapi.json');

describe('the API’s description', () => {
  test('the committed openapi.json is what the schemas say (else: npm run openapi)', () => {
    const made = JSON.parse(JSON.stringify(openApi(ROUTES, packageJson.version)));
    expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(made);
  });
});
