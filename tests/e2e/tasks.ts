import { expect, type Page } from '@playwright/test';

/** Daily tasks of the front desk, done by keyboard alone: keys are counted as a person would press them. */

/** What a task cost: keys pressed, and the seconds from the first to the result on screen. */
export interface Cost {
  readonly keys: number;
  readonly seconds: number;
}

/** Between two keys, ms: somebody who types with a few fingers, 240 keys a minute. */
const PACE_MS = 250;

/** How a task is done. */
export interface Way {
  readonly page: Page;
  /** Between two keys, ms; left out: somebody who types with a few fingers, 240 keys a minute. */
  readonly paceMs?: number;
  /** What happens just before the key that decides. */
  readonly midway?: () => void;
}

const keyboard = ({ page, paceMs = PACE_MS }: Way) => {
  let keys = 0;
  const started = performance.now();
  return {
    press: async (key: string) => {
      keys += 1;
      if (paceMs > 0) await page.waitForTimeout(paceMs);
      await page.keyboard.press(key);
    },
    type: async (text: string) => {
      keys += text.length;
      await page.keyboard.type(text, { delay: paceMs });
    },
    cost: (): Cost => ({ keys, seconds: Math.round((performance.now() - started) / 100) / 10 }),
  };
};
type Keys = ReturnType<typeof keyboard>;

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

/** What a task has written, as an API can be asked for it: a desk's, or the centre's. */
export interface Done {
  readonly cost: Cost;
  /** How often it stands there; once is right. */
  readonly times: (get: <T>(path: string) => Promise<T>) => Promise<number>;
  /** The card that shows it. */
  readonly card: string;
}

/** (a) Somebody stands at the desk, says his phone and pays what he owes: from any screen to «Принято». */
export const acceptPaymentByPhone = async (way: Way): Promise<Done> => {
  const { page } = way;
  const debtor = await aDebtor(page);
  const keys = keyboard(way);
  const dialog = page.getByRole('dialog');
  await keys.press('F2');
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await keys.type(debtor.username.slice(1));
  await keys.press('Enter');
  await expect(dialog.getByRole('button', { name: /^Принять \d/ })).toBeVisible();
  await expect(dialog.getByLabel('Сумма')).toBeFocused();
  way.midway?.();
  await keys.press('Enter');
  await expect(dialog.getByText(/^Принято \d/)).toBeVisible();
  const cost = keys.cost();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  const { day } = await asked<{ day: string }>(page, '/_dashboard_main_');
  return {
    cost,
    card: `/agreements/${debtor.agrid}`,
    times: async (get) => {
      const { agreement, payments } = await get<PaidAgreement>(`/_get_agreement_total_/${debtor.agrid}`);
      const today = payments.filter(({ payment_date, amount }) => payment_date === day && amount > 0);
      return agreement.balance === 0 ? today.length : 0;
    },
  };
};

interface PaidAgreement {
  readonly agreement: { readonly balance: number };
  readonly payments: readonly { readonly payment_date: string; readonly amount: number }[];
}

interface FoundRoom {
  readonly rooms: readonly { readonly room_name: string; readonly fullname: string | null }[];
}

/** (b) Who rents room 214, and what does he owe: read off without opening anything. */
export const findWhoRentsARoom = async (way: Way, number = '214'): Promise<Cost> => {
  const { page } = way;
  const { rooms } = await asked<FoundRoom>(page, '/_desk_/find', { query: number });
  const keys = keyboard(way);
  await keys.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await keys.type(number);
  const option = page.getByRole('option', { name: `Ячейка ${number}` }).first();
  await expect(option).toContainText(rooms[0]?.fullname ?? '');
  await expect(option).toContainText(/−?\d[\d\s]*,\d\d\s₽/);
  const cost = keys.cost();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  return cost;
};

/** To a screen by the first letters of its name, or of what is done there. */
const goBy = async (page: Page, keys: Keys, letters: string, screen: string) => {
  await keys.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await keys.type(letters);
  // What Enter will open is in sight: somebody who looks presses it then.
  await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toBeVisible();
  await keys.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1, name: screen })).toBeVisible();
};

/** The step of the wizard that is on screen. */
const step = (page: Page) => page.getByRole('list', { name: 'Шаги оформления' }).locator('[aria-current]');

/** (c) A room let to somebody new: from any screen up to the printed contract. `person`: his name, and ten digits of his phone. */
export const letToANewClient = async (
  way: Way,
  person: { readonly name: string; readonly phone: string },
): Promise<Done> => {
  const { page } = way;
  const keys = keyboard(way);
  await goBy(page, keys, 'дог', 'Оформление');
  const free = page.getByRole('table', { name: 'Свободные ячейки' }).locator('tbody tr').first();
  await expect(free).toBeVisible();
  await expect(page.getByRole('searchbox', { name: /ячейк/i })).toBeFocused();
  await keys.press('Enter');
  await expect(free).toHaveAttribute('data-chosen', 'true');
  await keys.press('Control+Enter');
  await expect(step(page)).toContainText('Клиент');
  await expect(page.getByRole('main').getByRole('searchbox')).toBeFocused();
  await keys.type(person.name);
  await keys.press('Enter');
  await expect(page.getByLabel('Фамилия')).toHaveValue(person.name.split(' ')[0] ?? '');
  // What still lacks is asked for, and the cursor goes there.
  await keys.press('Control+Enter');
  await expect(page.getByLabel('Телефон')).toBeFocused();
  await keys.type(person.phone);
  for (const next of ['Срок и цена', 'Оплата']) {
    await keys.press('Control+Enter');
    await expect(step(page)).toContainText(next);
  }
  await keys.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'Оформить договор' })).toBeFocused();
  way.midway?.();
  await keys.press('Enter');
  await expect(page.getByRole('heading', { name: /^Договор №\d+ успешно оформлен$/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Договор в Word' })).toBeFocused();
  await keys.press('Enter');
  await expect(page.getByRole('region', { name: 'Выгрузки' })).toContainText(/Договор/);
  const cost = keys.cost();
  const find = { search_str: `7${person.phone}` };
  const { clients } = await asked<ClientsFound>(page, `/_main_clients_?${new URLSearchParams(find)}`);
  return {
    cost,
    card: `/clients/${clients[0]?.user_id}`,
    times: async (get) => {
      const found = await get<ClientsFound>(`/_main_clients_?${new URLSearchParams(find)}`);
      const [only] = found.clients;
      if (only === undefined || found.clients.length > 1) return found.clients.length;
      const { client } = await get<ClientCard>(`/_get_client_total_/${only.user_id}`);
      return client.agreements.length;
    },
  };
};

interface ClientsFound {
  readonly clients: readonly { readonly user_id: number }[];
}
interface ClientCard {
  readonly client: { readonly agreements: readonly number[]; readonly approved: number };
}

interface Leaver {
  readonly room_id: number;
  readonly room_name: string;
  readonly agrid: number;
}

/** A let room that its number alone finds, and that nobody leaves yet. */
const aLeaver = async (page: Page): Promise<Leaver> => {
  const { users } = await asked<{ users: Leaver[] }>(page, '/_get_moving_out_clients_');
  const going = new Set(users.map(({ room_id }) => room_id));
  const { agreements } = await asked<{ agreements: { agrid: number; rooms: Leaver[] }[] }>(
    page,
    '/_main_agreements_?active=1&show_cnt=100',
  );
  for (const { agrid, rooms } of agreements) {
    const number = /\d{3,}/.exec(rooms[0]?.room_name ?? '')?.[0];
    if (number === undefined) continue;
    const found = await asked<{ agreements: { running: number; rooms: Leaver[] }[] }>(
      page,
      '/_desk_/find_payers',
      { query: number },
    );
    const choices = found.agreements
      .filter(({ running }) => running === 1)
      .flatMap((one) => {
        const named = one.rooms.filter(({ room_name }) => /\d+$/.exec(room_name)?.[0] === number);
        return named.length > 0 ? named : one.rooms;
      });
    const [room] = choices;
    if (choices.length === 1 && room !== undefined && !going.has(room.room_id))
      return { ...room, agrid, room_name: number };
  }
  throw new Error('no room is found by its number alone');
};

/** (d) A tenant says that he leaves in a fortnight: from any screen to «запланировано», the reckoning seen on the way. */
export const planAMoveOut = async (way: Way): Promise<Done> => {
  const { page } = way;
  const room = await aLeaver(page);
  const { today } = await asked<{ today: string }>(page, `/_desk_/move_out_quote/${room.room_id}`);
  const lastDay = new Date(Date.parse(today) + 14 * 86_400_000).toISOString().slice(0, 10);
  const [year = '', month = '', date = ''] = lastDay.split('-');
  const keys = keyboard(way);
  const dialog = page.getByRole('dialog');
  await keys.press('F4');
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await keys.type(room.room_name);
  await keys.press('Enter');
  await expect(dialog.getByLabel('Последний день аренды')).toBeFocused();
  await expect(dialog.getByText(`Завершить аренду: Ячейка ${room.room_name}`)).toBeVisible();
  await keys.type(`${date}${month}${year}`);
  await expect(dialog.getByRole('heading', { name: `${date}.${month}.${year}` })).toBeVisible();
  await keys.press('Alt+2');
  way.midway?.();
  await keys.press('Enter');
  await expect(dialog.getByRole('status')).toContainText('успешно запланировано');
  const cost = keys.cost();
  await expect(dialog.getByRole('button', { name: 'Закрыть' }).last()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  return {
    cost,
    card: `/agreements/${room.agrid}`,
    times: async (get) => {
      const { users } = await get<{ users: { room_id: number; rentenddate: string }[] }>(
        '/_get_moving_out_clients_',
      );
      return users.filter(({ room_id, rentenddate }) => room_id === room.room_id && rentenddate === lastDay)
        .length;
    },
  };
};

/** Puts five approved people back into the queue, with data edited since: so that there are five whatever day the demo is of. */
export const fivePassportsWait = async (page: Page): Promise<void> => {
  const { clients } = await asked<{ clients: { user_id: number; approved: number }[] }>(
    page,
    '/_main_clients_?active=1&user_type=f&show_cnt=100',
  );
  for (const { user_id } of clients.filter(({ approved }) => approved === 1).slice(0, 5)) {
    await asked(page, '/_approve_client_', { user_id, approved: 0 });
    await asked(page, '/_edit_client_', {
      client: { user_id, address: `г. Москва, ул. Новая, д. ${user_id}` },
    });
  }
};

/** (e) Passports approved one after another, five of them. */
export const approveFivePassports = async (way: Way): Promise<Done> => {
  const { page } = way;
  const keys = keyboard(way);
  await goBy(page, keys, 'под', 'Подтверждение');
  const approve = page.getByRole('button', { name: 'Подтвердить', exact: true });
  const who = page.getByRole('complementary', { name: 'Данные клиента' });
  const approved: number[] = [];
  for (let i = 0; i < 5; i++) {
    await expect(approve).toBeFocused();
    await expect(
      page.getByRole('img', { name: /Фото паспорта/ }).or(page.getByText('Фото паспорта нет')),
    ).toBeVisible();
    const name = await who.getByRole('heading').innerText();
    const link = await who.getByRole('link', { name: 'Открыть карточку' }).getAttribute('href');
    approved.push(Number(/\d+/.exec(link ?? '')?.[0]));
    if (i === 4) way.midway?.();
    await keys.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: `${name}: подтверждено` })).toBeVisible();
  }
  const cost = keys.cost();
  expect(new Set(approved).size).toBe(5);
  return {
    cost,
    card: `/clients/${approved[0]}`,
    times: async (get) => {
      const cards = await Promise.all(approved.map((id) => get<ClientCard>(`/_get_client_total_/${id}`)));
      return cards.every(({ client }) => client.approved === 1) ? 1 : 0;
    },
  };
};
