import { expect, test } from 'vitest';
import { formAgreement } from '../../main/commands/formAgreement.ts';
import { loadProperty } from '../../main/commands/loadProperty.ts';
import { filledBook, houseRow, roomRow } from '../support/propertyBook.ts';
import { runningCentre, runningDesk } from './support/house.ts';
import { letting } from './support/inputs.ts';
import { countOf, expectAlike, pair, queueOf, settle } from './support/pair.ts';

/** Warehouses and rooms loaded at a desk, decided at the centre. */

const LETTERS = { warehouses: { name: 'A' }, rooms: { warehouse: 'A', floor: 'B', name: 'C', lock: 'M' } };
const house = (name: string) => ({
  row: 2,
  name,
  shortName: name,
  address: 'г. Москва, ул. Новая, 1',
  shortAddress: 'ул. Новая, 1',
  mailIndex: '',
  metro: '',
  latitude: 0,
  longitude: 0,
  floors: 20,
  timeZone: 'Europe/Moscow',
});
const room = (warehouse: string, n: number) => ({
  row: n + 1,
  warehouse,
  floor: 1 + (n % 20),
  name: `Ячейка ${n}`,
  length: 2.5,
  width: 2,
  height: 2.7,
  area: 5,
  volume: 13.5,
  price: 650_000,
  price6m: 610_000,
  price11m: 560_000,
  inService: true,
  lock: n === 1 ? { id: 70_001, charge: 90 } : null,
});
const book = (name: string, count: number) => ({
  warehouses: [house(name)],
  rooms: Array.from({ length: count }, (_, i) => room(name, i + 1)),
  letters: LETTERS,
});

test('a chain’s 8,500 rooms go as one command; every desk has them, byte by byte', async () => {
  const world = await pair();
  const { a, b, centre } = world;
  await settle(world);
  const before = countOf(centre, 'rooms');
  await a.write(loadProperty, book('Большой', 8500));
  await settle(world);
  expect(queueOf(a).map(({ state }) => state)).toEqual(['applied']);
  expect([countOf(centre, 'rooms'), countOf(b, 'rooms')]).toEqual([before + 8500, before + 8500]);
  expectAlike(world);
});

test('what was loaded without a line is let without one; both are decided in their order', async () => {
  const world = await pair();
  const { a, centre } = world;
  await settle(world);
  await a.write(loadProperty, book('Новый', 3));
  const id = a.db.prepare(`SELECT max(id) FROM rooms`).pluck().get() as number;
  await a.write(formAgreement, letting(id, 1));
  await settle(world);
  expect(queueOf(a).map(({ state }) => state)).toEqual(['applied', 'applied']);
  expect(countOf(centre, 'rentals', `room_id = ${id}`)).toBe(1);
  expectAlike(world);
});

test('two desks load the same rooms: the centre takes the first, and refuses the second by its cells', async () => {
  const world = await pair();
  const { a, b, centre } = world;
  await settle(world);
  await a.write(loadProperty, book('Двойной', 2));
  await b.write(loadProperty, book('Двойной', 2));
  const id = b.db.prepare(`SELECT max(id) FROM rooms`).pluck().get() as number;
  await b.write(formAgreement, letting(id, 1));
  await settle(world);
  expect(countOf(centre, 'warehouses', `name = 'Двойной'`)).toBe(1);
  const [load, let_] = queueOf(b);
  expect([load?.state, let_?.state]).toEqual(['rejected', 'rejected']);
  expect(load?.reason).toContain('Ячейки!C2');
  // The two stand together: the letting was refused because its room was.
  expect(JSON.parse(let_?.reason ?? '{}')).toMatchObject({ code: 'cause_rejected' });
  expectAlike(world);
});

test('head office loads at the centre itself, over its own API: the desks have the rooms', async () => {
  const centre = await runningCentre();
  const desk = await runningDesk(centre.url);
  await desk.signIn();
  await desk.until(async () => (await desk.status()).kind === 'online');
  const credentials = new URLSearchParams({ username: '79000000001', password: 'demo' });
  const signedIn = await fetch(`${centre.url}/_admin_login_`, { method: 'POST', body: credentials });
  const { access_token: token } = (await signedIn.json()) as { access_token: string };
  const form = new FormData();
  const bytes = await filledBook([houseRow({ name: 'Из центра' })], [roomRow({ warehouse: 'Из центра' })]);
  form.set('file', new Blob([bytes]), 'склады.xlsx');
  const loaded = await fetch(`${centre.url}/_desk_/property/load`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  });
  const answer = (await loaded.json()) as { msg: string; warehouse_ids: number[] };
  expect(answer).toMatchObject({
    msg: 'Загружено: складов — 1, ячеек — 1',
    warehouse_ids: [expect.any(Number)],
  });
  const headers = { authorization: `Bearer ${(await desk.signIn()).body.access_token}` };
  await desk.until(async () => {
    const { body } = await desk.json('/_get_warehouses_info_for_admin_', { headers });
    return body.warehouses.some((one: { warehouse_name: string }) => one.warehouse_name === 'Из центра');
  });
});
