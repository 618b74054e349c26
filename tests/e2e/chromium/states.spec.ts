import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, type Route, test } from '@playwright/test';
import { signIn } from '../scenario.ts';
import { settled } from '../screens/look.ts';
import { emptied, LONG, lengthened, OUR_FAULT, offlineSince, pending } from '../screens/states.ts';
import { startWeb, type WebServer } from '../support/web.ts';

/** Every list and card in the states that are rarely seen: nothing there, a fault, no line, waiting for the centre, long words. */

interface Subject {
  readonly address: string;
  /** The read behind it. */
  readonly read: string;
  /** What it says when there is nothing; absent: a card, which is never empty. */
  readonly empty?: RegExp;
  /** Rows or the card bear a mark while the centre doesn't know them. */
  readonly marks?: boolean;
}

const SUBJECTS: readonly Subject[] = [
  { address: '/clients', read: '/_main_clients_', empty: /Здесь пока нет клиентов/, marks: true },
  { address: '/clients/1', read: '/_get_client_total_/1', marks: true },
  { address: '/agreements?activity=all', read: '/_main_agreements_', empty: /нет договоров/, marks: true },
  { address: '/agreements/579', read: '/_get_agreement_total_/579', marks: true },
  { address: '/payments', read: '/_main_payments_', empty: /платежей не было/, marks: true },
  { address: '/payments?kind=returns', read: '/_main_payments_', empty: /возвратов не было/, marks: true },
  { address: '/payments/future?due=all', read: '/_get_future_payments_', empty: /Никто ничего не должен/ },
  { address: '/payments/day?warehouse=1', read: '/_desk_/cash_day' },
  { address: '/rooms?warehouse=1', read: '/_update_floor_for_admin_', empty: /На этом складе ещё нет ячеек/ },
  { address: '/letting?warehouse=1', read: '/_main_rooms_', empty: /[Сс]вободных ячеек/ },
  { address: '/move-out', read: '/_get_moving_out_clients_', empty: /Никто не съезжает/ },
  { address: '/approval', read: '/_get_nonapproved_clients_', empty: /Все клиенты подтверждены/ },
  { address: '/indexation', read: '/_desk_/indexation', empty: /Действующих аренд нет/ },
  { address: '/locks', read: '/_get_locks_power_', empty: /Замков здесь нет/ },
  { address: '/staff', read: '/_get_workers_', empty: /Сотрудников пока нет/ },
  { address: '/staff/time?warehouse=1', read: '/_desk_/time-sheet', empty: /показать нечего/ },
  { address: '/messages', read: '/_desk_/conversations', empty: /./ },
  { address: '/today', read: '/_dashboard_main_' },
  { address: '/settings', read: '/_desk_/templates' },
  { address: '/print/statement/579', read: '/_desk_/print/statement/579' },
];

const dataDir = mkdtempSync(join(tmpdir(), 'mesto-e2e-'));
let server: WebServer;
let page: Page;
/** What is answered in place of the program, by path. */
const answers = new Map<string, (route: Route) => Promise<void>>();

test.beforeAll(async ({ browser }) => {
  test.setTimeout(90_000);
  server = await startWeb(dataDir, 0, ['--today', '2026-11-20']);
  page = await browser.newPage({ baseURL: server.url, reducedMotion: 'reduce' });
  // One rule for the page's whole life: rules that come and go miss a request now and then.
  await page.route('**/*', (route) => {
    const answer = answers.get(new URL(route.request().url()).pathname);
    return answer === undefined ? route.continue() : answer(route);
  });
  await page.goto('/today');
  await signIn(page);
  await page.waitForURL(({ pathname }) => pathname !== '/login');
});
test.afterEach(() => answers.clear());
test.afterAll(async () => {
  await page.close();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** What the read answers comes changed. */
const changing = (read: string, change: typeof emptied) =>
  answers.set(read, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: change(await response.json()) });
  });

const main = () => page.getByRole('main');

for (const { address, read, empty, marks } of SUBJECTS) {
  if (empty !== undefined)
    test(`${address}: nothing there`, async () => {
      changing(read, emptied);
      await page.goto(address);
      await expect(main().getByText(empty).first()).toBeVisible();
      await expect(page.getByRole('alert')).toHaveCount(0);
    });

  test(`${address}: a fault, and another try`, async () => {
    answers.set(read, (route) => route.fulfill({ status: 500, json: OUR_FAULT }));
    await page.goto(address);
    const said = page.getByRole('alert').filter({ hasText: 'Внутренняя ошибка программы' });
    await expect(said.first()).toBeVisible();
    answers.delete(read);
    // The program may ask again by itself meanwhile: then there is nothing left to press.
    await expect(async () => {
      const again = said.first().getByRole('button', { name: 'Повторить' });
      if ((await said.count()) > 0) await again.click({ timeout: 2000 });
      await expect(said).toHaveCount(0, { timeout: 2000 });
    }).toPass();
  });

  if (marks)
    test(`${address}: what waits for the centre bears its mark`, async () => {
      changing(read, pending);
      await page.goto(address);
      await expect(main().getByTitle('ещё не в центре').first()).toBeVisible();
    });

  test(`${address}: without a line, long names and sums push nothing out of place`, async () => {
    // The stream would tell how it really stands.
    answers.set('/_desk_/events', (route) => route.abort());
    answers.set('/_desk_/status', (route) => route.fulfill({ json: offlineSince(Date.now() - 3_600_000) }));
    changing(read, lengthened);
    await page.goto(address);
    await settled(page);
    await expect(page.getByRole('alert')).toHaveCount(0);
    if (!address.startsWith('/print/'))
      await expect(page.getByText(/^Нет связи с центром с/).first()).toBeVisible();
    const wide = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('main, [role="dialog"]')].map(
        ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
      ),
    );
    expect(Math.max(...wide)).toBeLessThanOrEqual(0);
    for (const row of (await page.locator('tr[tabindex]').all()).slice(0, 3))
      expect((await row.boundingBox())?.height).toBeLessThanOrEqual(46);
  });
}

test('the long words are really there', () => {
  expect(lengthened({ fullname: 'Титов', rows: [{ fullname: 'Титов', balance: 1 }] })).toEqual({
    fullname: LONG,
    rows: [{ fullname: LONG, balance: -123_456_789.12 }],
  });
});
