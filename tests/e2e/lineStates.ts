import { expect, type Page, test } from '@playwright/test';
import type { Line } from '../support/cutLine.ts';
import { deskApi } from './support/deskApi.ts';
import {
  acceptPaymentByPhone,
  approveFivePassports,
  asked,
  type Done,
  findWhoRentsARoom,
  fivePassportsWait,
  letToANewClient,
  planAMoveOut,
  type Way,
} from './tasks.ts';

/** A desk that is signed in, its line, and the centre behind it. */
export interface Place {
  readonly page: Page;
  readonly line: Line;
  /** The centre's own address, past the line. */
  readonly centre: string;
}

interface Newcomer {
  readonly name: string;
  /** Ten digits. */
  readonly phone: string;
}

/** Somebody new for each state of the line: who is known already would be found by his name, and taken. */
const NEWCOMERS = {
  online: { name: 'Щукина Мария Львовна', phone: '9210000101' },
  offline: { name: 'Лещёва Мария Львовна', phone: '9210000201' },
  midway: { name: 'Окунева Мария Львовна', phone: '9210000301' },
} as const;

/** The tasks that write, in the order of the working day. */
const WRITES: readonly (readonly [string, (way: Way, newcomer: Newcomer) => Promise<Done>])[] = [
  ['(a) a payment from a phone number', acceptPaymentByPhone],
  [
    '(c) a room let to a new client',
    async (way, newcomer) => {
      // Without a line a desk lets only its own warehouse's rooms.
      await openPath(way.page, '/rooms?warehouse=1');
      await expect(way.page.getByRole('heading', { level: 1, name: 'Ячейки' })).toBeVisible();
      return letToANewClient(way, newcomer);
    },
  ],
  ['(d) a move-out planned', planAMoveOut],
  [
    '(e) five passports approved',
    async (way) => {
      // The queue as it is now, not as an earlier visit left it.
      await openPath(way.page, '/today?warehouse=1');
      await expect(way.page.getByRole('heading', { level: 1, name: 'Сегодня' })).toBeVisible();
      await way.page.reload();
      await expect(corner(way.page)).toBeVisible();
      return approveFivePassports(way);
    },
  ],
];

const corner = (page: Page) => page.getByRole('button', { name: /^Обмен: / });
const mark = (page: Page) => page.getByRole('main').getByText('ещё не в центре').first();
const ONLINE = 'Обмен: На связи';

/** To another page of the program, as by Back: a reload would leave the session's memory behind. */
const openPath = (page: Page, path: string) =>
  page.evaluate((to) => {
    history.pushState({}, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);

const exchangeNow = (page: Page) => asked(page, '/_desk_/exchange/now', {});

/**
 * The five tasks with a line, without one, and with one that comes back while a task is under way: the same in every runtime.
 * One start for all of them.
 */
export const tasksInEveryLineState = (open: () => Promise<Place>, close: () => Promise<void>): void => {
  let place: Place;
  const done: Done[] = [];
  test.describe.configure({ mode: 'serial' });
  test.beforeAll(async () => {
    test.setTimeout(120_000);
    done.length = 0;
    place = await open();
    await expect(corner(place.page)).toHaveAccessibleName(ONLINE, { timeout: 60_000 });
    await asked(place.page, '/_desk_/own_warehouse', { warehouse_id: 1 });
    // Without a line a desk lets only its own warehouse's rooms.
    await openPath(place.page, '/rooms?warehouse=1');
    await expect(place.page.getByRole('heading', { level: 1, name: 'Ячейки' })).toBeVisible();
    await expect(place.page).toHaveURL(/warehouse=1/);
  });
  test.afterAll(() => close());

  const onceAtTheCentre = async (one: Done) => {
    const { get } = await deskApi(place.centre);
    await expect.poll(() => one.times(get), { timeout: 20_000 }).toBe(1);
  };
  const inSight = async () => {
    await expect(mark(place.page)).toBeVisible();
    await expect(corner(place.page)).toHaveAccessibleName(/Ждут передачи: \d+/);
  };

  test('with a line the centre has each task at once, and once', async () => {
    const { page } = place;
    for (const [name, task] of WRITES)
      await test.step(name, async () => onceAtTheCentre(await task({ page, paceMs: 0 }, NEWCOMERS.online)));
    await findWhoRentsARoom({ page, paceMs: 0 });
    await expect(corner(page)).toHaveAccessibleName(ONLINE);
  });

  test('without a line each task is done as well, and says that it waits', async () => {
    const { page, line } = place;
    line.cut();
    for (const [name, task] of WRITES)
      await test.step(name, async () => {
        const one = await task({ page, paceMs: 0 }, NEWCOMERS.offline);
        done.push(one);
        await openPath(page, one.card);
        await inSight();
        const { get } = await deskApi(place.centre);
        expect(await one.times(get)).toBe(0);
      });
    await findWhoRentsARoom({ page, paceMs: 0 });
  });

  test('when the line is back the marks go, and the centre has each task once', async () => {
    const { page, line } = place;
    await inSight();
    line.restore();
    await exchangeNow(page);
    await expect(corner(page)).toHaveAccessibleName(ONLINE, { timeout: 30_000 });
    await expect(mark(page)).toHaveCount(0);
    for (const one of done) await onceAtTheCentre(one);
  });

  test('a line that comes back before the last key of a task', async () => {
    const { page, line } = place;
    // Over a client's card F2 would begin with his agreement.
    await openPath(page, '/today');
    await expect(page.getByRole('heading', { level: 1, name: 'Сегодня' })).toBeVisible();
    await fivePassportsWait(page);
    for (const [name, task] of WRITES)
      await test.step(name, async () => {
        line.cut();
        const one = await task({ page, paceMs: 0, midway: line.restore }, NEWCOMERS.midway);
        await exchangeNow(page);
        await onceAtTheCentre(one);
      });
    await expect(corner(page)).toHaveAccessibleName(ONLINE, { timeout: 30_000 });
  });
};
