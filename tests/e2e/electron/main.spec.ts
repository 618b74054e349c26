import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { mainScenario } from '../scenario.ts';
import { complaints } from '../support/complaints.ts';
import { openDesk, root, temporaryFolder } from '../support/desk.ts';
import { isPacked, openPackedDesk } from '../support/packed.ts';

let folder: ReturnType<typeof temporaryFolder>;
test.beforeEach(() => {
  folder = temporaryFolder();
});
test.afterEach(() => folder.remove());

const shots = (name: string) => join(root, 'test-results', 'shots', name);

test('the main job, in the desktop window', async () => {
  const { app, page } = await openDesk(folder.path);
  const heard = complaints(page);
  await mainScenario(page, { shots: shots('electron') });
  expect(heard()).toEqual([]);
  await app.close();
});

test('the main job, in the packed app', async () => {
  test.skip(!isPacked(), 'nothing is packed: npm run dist -- --dir');
  const desk = await openPackedDesk(folder.path);
  const heard = complaints(desk.page);
  await mainScenario(desk.page, { shots: shots('packed') });
  expect(heard()).toEqual([]);
  desk.process.kill();
});
