import { expect, test } from '@playwright/test';
import { prepareElectron } from '../../../scripts/electron-runtime.mjs';
import { root } from '../support/desk.ts';

// Before all others and with a patience of its own: the first time, it is fetched.
test('an Electron is ready', async () => {
  const { executablePath, version, genuine } = await prepareElectron(root);
  console.log(`Electron ${version}${genuine ? '' : ', prepared for tests: older SQLite, no encryption'}`);
  expect(executablePath).toBeTruthy();
});
