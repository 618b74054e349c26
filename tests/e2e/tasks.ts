import { expect, type Page } from '@playwright/test';

/** Daily tasks of the front desk, done by keyboard alone: keys are counted as a person would press them. */

/** What a task cost: keys pressed, and the seconds from the first to the result on screen. */
export interface Cost {
  readonly keys: number;
  readonly seconds: number;
}

/** Between two keys, ms: somebody who types with a few fingers, 240 keys a minute. */
const PACE_MS = 250;

const keyboard = (page: Page) => {
  let keys = 0;
  const started = performance.now();
  return {
    press: async (key: string) => {
      keys += 1;
      await page.waitForTimeout(PACE_MS);
      await page.keyboard.press(key);
    },
    type: async (text: string) => {
      keys += text.length;
      await page.keyboard.type(text, { delay: PACE_MS });
    },
    cost: (): Cost => ({ keys, seconds: Math.round((performance.now() - started) / 100) / 10 }),
  };
};

/** Asks the API as the page that is signed in. */
export const asked = <T>(page: Page, path: string, body?: object): Promise<T> =>
  page.evaluate(
    async ([path, body]) => {
      const { token } = JSON.parse(sessionStorage.getItem('mesto.session') ?? '{}');
      const launch = await window.mesto?.launchInfo();
      const response = await fetch(path, {
        method: body === null ? 'GET' : 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          ...(launch === undefined ? {} : { 'x-launch-token': launch.launchToken }),
        },
        ...(body === null ? {} : { body: JSON.stringify(body) }),
      });
      return response.json();
    },
    [path, body ?? null] as const,
  );

interface Debtor {
  readonly agrid: number;
  readonly username: string;
  readonly fullname: string;
  readonly balance: number;
}

/** A client who owes on the one agreement that he has. */
export const aDebtor = async (page: Page): Promise<Debtor> => {
  const { agreements } = await asked<{ agreements: Debtor[] }>(
    page,
    '/_main_agreements_?watch=debt&sort_column=balance&show_cnt=100',
  );
  for (const row of agreements) {
    const { agreements: own } = await asked<{ agreements: unknown[] }>(page, '/_desk_/find_payers', {
      query: row.username,
    });
    if (own.length === 1) return row;
  }
  throw new Error('nobody in debt has just one agreement');
};

/** (a) Somebody stands at the desk, says his phone and pays what he owes: from any screen to «Принято». */
export const acceptPaymentByPhone = async (page: Page): Promise<Cost> => {
  const debtor = await aDebtor(page);
  const keys = keyboard(page);
  await keys.press('F2');
  await keys.type(debtor.username.slice(1));
  await keys.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: /^Принять \d/ })).toBeVisible();
  await keys.press('Enter');
  await expect(dialog.getByText(/^Принято \d/)).toBeVisible();
  const cost = keys.cost();
  const { agreement } = await asked<{ agreement: { balance: number } }>(
    page,
    `/_get_agreement_total_/${debtor.agrid}`,
  );
  expect(agreement.balance).toBe(0);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  return cost;
};

interface FoundRoom {
  readonly rooms: readonly { readonly room_name: string; readonly fullname: string | null }[];
}

/** (b) Who rents room 214, and what does he owe: read off without opening anything. */
export const findWhoRentsARoom = async (page: Page, number = '214'): Promise<Cost> => {
  const { rooms } = await asked<FoundRoom>(page, '/_desk_/find', { query: number });
  const [room] = rooms;
  const keys = keyboard(page);
  await keys.press('Control+k');
  await keys.type(number);
  const option = page.getByRole('option', { name: `Ячейка ${number}` }).first();
  await expect(option).toContainText(room?.fullname ?? '');
  await expect(option).toContainText(/−?\d[\d\s]*,\d\d\s₽/);
  const cost = keys.cost();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  return cost;
};
