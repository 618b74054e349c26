import { expect, type Page } from '@playwright/test';

/** Every screen of the program: what axe walks and what pictures are taken of. A test compares it with the router. */

export interface Place {
  /** Of its pictures. */
  readonly name: string;
  /** The route's path as `renderer/app/routes` name it. */
  readonly route: string;
  readonly address: (ids: Ids) => string;
  /** What is opened over the screen. */
  readonly show?: ((page: Page) => Promise<void>) | undefined;
}

/** Rows of the chain that the places are about. */
export interface Ids {
  readonly client: number;
  readonly agreement: number;
  readonly payment: number;
  /** Of the warehouse that screens of one warehouse show. */
  readonly warehouse: number;
  readonly room: number;
  /** Another manager. */
  readonly colleague: number;
  /** YYYY-MM-DD, of a day with takings. */
  readonly day: string;
}

const place = (
  name: string,
  route: string,
  address: (ids: Ids) => string = () => route,
  show?: Place['show'],
): Place => ({ name, route, address, show });

const option = (page: Page) => page.getByRole('dialog').getByRole('option').first();
const firstRow = (page: Page) => page.locator('tbody tr[tabindex]').first();

const findAnything = async (page: Page) => {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.type('214');
  await expect(option(page)).toBeVisible();
};

const acceptPayment = async (page: Page) => {
  await page.keyboard.press('ArrowDown');
  await expect(firstRow(page)).toBeFocused();
  await page.keyboard.press('F2');
  await expect(page.getByRole('dialog').getByLabel('Сумма')).toBeFocused();
};

const whoPays = async (page: Page) => {
  await page.keyboard.press('F2');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.type('ива');
  await expect(option(page)).toBeVisible();
};

const editPayment = async (page: Page) => {
  await firstRow(page).press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
};

const moveOutQuote = async (page: Page) => {
  await page
    .getByRole('button', { name: /Завершить аренду|Изменить выезд/ })
    .first()
    .click();
  await expect(page.getByRole('dialog').getByText('Депозит к возврату')).toBeVisible();
};

const sheet = (page: Page) => page.getByRole('application');

const drawnPlan = (page: Page) => expect(sheet(page)).toHaveAttribute('data-painted', /[1-9]/);

const chosenInEditor = async (page: Page) => {
  await page.getByRole('button', { name: 'Начать со схемы' }).click();
  await expect(sheet(page)).toHaveAttribute('data-rooms', /[1-9]/);
  await sheet(page).focus();
  await page.keyboard.press('PageDown');
  await expect(page.getByLabel('Слева, м')).toBeVisible();
};

/** Before the sign-in. */
export const SIGN_IN = place('sign-in', '/login');

export const PLACES: readonly Place[] = [
  place('today', '/today'),
  place('clients', '/clients'),
  place('client', '/clients/$clientId', ({ client }) => `/clients/${client}`),
  place('agreements', '/agreements'),
  place('agreement', '/agreements/$agrid', ({ agreement }) => `/agreements/${agreement}`),
  place('rooms', '/rooms', ({ warehouse }) => `/rooms?warehouse=${warehouse}`),
  place('room', '/rooms', ({ warehouse, room }) => `/rooms?warehouse=${warehouse}&room=${room}`),
  place('plan-debts', '/rooms', ({ warehouse }) => `/rooms?warehouse=${warehouse}&overlay=debts`, drawnPlan),
  place('plan-locks', '/rooms', ({ warehouse }) => `/rooms?warehouse=${warehouse}&overlay=locks`, drawnPlan),
  place(
    'plan-editor',
    '/rooms/plan',
    ({ warehouse }) => `/rooms/plan?warehouse=${warehouse}&floor=1`,
    chosenInEditor,
  ),
  place('property-load', '/rooms/load'),
  place('letting', '/letting', ({ warehouse }) => `/letting?warehouse=${warehouse}`),
  place('payments', '/payments'),
  place('returns', '/payments', () => '/payments?kind=returns'),
  place('future-payments', '/payments/future', () => '/payments/future?due=debts'),
  place('close-of-day', '/payments/day', ({ warehouse }) => `/payments/day?warehouse=${warehouse}`),
  place('move-out', '/move-out'),
  place('approval', '/approval'),
  place('indexation', '/indexation'),
  place('dashboards', '/dashboards'),
  place('dashboards-clients', '/dashboards', () => '/dashboards?tab=clients'),
  place('dashboards-finance', '/dashboards', () => '/dashboards?tab=finance'),
  place('rent-roll', '/dashboards/roll'),
  place('locks', '/locks'),
  place('actions', '/actions'),
  place('staff-tree', '/staff/'),
  place('staff-access', '/staff/access'),
  place('staff-time', '/staff/time', ({ warehouse }) => `/staff/time?warehouse=${warehouse}`),
  place('messages', '/messages', ({ colleague }) => `/messages?with=${colleague}`),
  place('exchange', '/exchange'),
  place('settings', '/settings'),
  place('print-statement', '/print/statement/$agrid', ({ agreement }) => `/print/statement/${agreement}`),
  place('print-receipt', '/print/receipt/$paymentId', ({ payment }) => `/print/receipt/${payment}`),
  place('print-day', '/print/day', ({ warehouse, day }) => `/print/day?warehouse=${warehouse}&day=${day}`),
  place(
    'print-dashboards',
    '/print/dashboards',
    ({ warehouse }) => `/print/dashboards?warehouse=${warehouse}`,
  ),
  place('find-anything', '/today', () => '/today', findAnything),
  place('accept-payment', '/agreements', () => '/agreements', acceptPayment),
  place('who-pays', '/today', () => '/today', whoPays),
  place('edit-payment', '/payments', () => '/payments', editPayment),
  place('move-out-quote', '/agreements/$agrid', ({ agreement }) => `/agreements/${agreement}`, moveOutQuote),
  place('not-found', '*', () => '/nowhere'),
];
