import { expect, type Page, test } from '@playwright/test';
import { endOf, openDesk, temporaryFolder } from '../support/desk.ts';
import { isPacked, openPackedDesk } from '../support/packed.ts';

/** What the page gets when it asks for files: status and first bytes of each. */
const downloads = (page: Page) =>
  page.evaluate(async () => {
    const info = await window.mesto?.launchInfo();
    const launch = { 'x-launch-token': info?.launchToken ?? '' };
    const body = new URLSearchParams({ username: '79000000001', password: 'demo' });
    const login = await fetch('/_admin_login_', { method: 'POST', headers: launch, body });
    const { access_token } = await login.json();
    const headers = { ...launch, authorization: `Bearer ${access_token}` };
    const rooms = await (await fetch('/_main_agreements_?active=1&show_cnt=1', { headers })).json();
    const room = rooms.agreements[0].room_ids[0];
    const ask = async (path: string, method: string) => {
      const response = await fetch(path, { method, headers });
      const bytes = new Uint8Array(await response.arrayBuffer());
      return [response.status, String.fromCharCode(...bytes.slice(0, 2)), bytes.length > 4000];
    };
    return [
      await ask('/download_reestr', 'POST'),
      await ask('/download_payments', 'POST'),
      await ask(`/download_agr/${room}`, 'GET'),
    ];
  });

const FILE = [200, 'PK', true];

test('registers by a thread of Electron’s, a contract by its template', async () => {
  const folder = temporaryFolder();
  const { app, page } = await openDesk(folder.path);
  expect(await downloads(page)).toEqual([FILE, FILE, FILE]);
  await app.close();
  folder.remove();
});

test('the same out of the packed archive', async () => {
  test.skip(!isPacked(), 'nothing is packed: npm run dist -- --dir');
  const folder = temporaryFolder();
  const desk = await openPackedDesk(folder.path);
  expect(await downloads(desk.page)).toEqual([FILE, FILE, FILE]);
  const ended = endOf(desk.process, 10_000);
  desk.process.kill('SIGTERM');
  await ended;
  folder.remove();
});
