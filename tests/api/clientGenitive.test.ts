import { describe, expect, test } from 'vitest';
import { audit, chain, clientRow, KEY } from '../support/clientDesk.ts';
import * as make from '../support/factories.ts';
import { download, wordText } from '../support/files.ts';
import { type TestDesk, testDesk } from '../support/testDesk.ts';

/** Names in the genitive: suggested by rule at the desk, stored with the client, corrected by a person, printed. */

const edit = async (desk: TestDesk, client: object, headers: Record<string, string> = {}) => {
  const { body } = await desk.post('/_edit_client_', { client: { user_id: 1, ...client } }, headers);
  expect(body.msg_type).toBe('success');
  return body;
};
const stored = (desk: TestDesk, id = 1) => clientRow(desk, id)?.genitiveName;
const shown = async (desk: TestDesk, id = 1) =>
  (await desk.get(`/_get_client_total_/${id}`)).body.client.fullname_genitive;

describe('a suggestion for the form', () => {
  test.each([
    [{ familyname: 'Иванова', firstname: 'Мария', patronymic: 'Петровна' }, 'Ивановой Марии Петровны'],
    [{ familyname: 'Черных', firstname: 'Пётр', patronymic: 'Ильич', gender: 1 }, 'Черных Петра Ильича'],
    [{ familyname: 'Дюма', firstname: 'Анна', gender: 0 }, 'Дюма Анны'],
    [{ familyname: 'Нгуен' }, 'Нгуен'],
    [{}, ''],
  ])('%j', async (names, genitive) => {
    const desk = await chain();
    const { status, body } = await desk.post('/_desk_/genitive', names);
    expect([status, body.fullname_genitive]).toEqual([200, genitive]);
  });
});

describe('with an edit', () => {
  test('what a person wrote is stored, shown, kept in the history, and may be cleared', async () => {
    const desk = await chain();
    expect(await shown(desk)).toBeNull();
    await edit(desk, { fullname_genitive: '  Иванова  Ивана Ивановича ' });
    expect([stored(desk), await shown(desk)]).toEqual(['Иванова Ивана Ивановича', 'Иванова Ивана Ивановича']);
    expect(clientRow(desk, 1)?.approved).toBe(true);
    expect(audit(desk).at(-1)?.after).toEqual({ genitive_name: 'Иванова Ивана Ивановича' });
    await edit(desk, { fullname_genitive: '' });
    expect(stored(desk)).toBeNull();
    const { body } = await desk.get('/_get_old_client_data_?user_id=1');
    expect(body.client.fullname_genitive).toBe('Иванова Ивана Ивановича');
  });

  test('a changed name brings the rule’s suggestion along, whichever parts of it came', async () => {
    const desk = await chain();
    await edit(desk, { familyname: 'Петров' });
    expect(stored(desk)).toBe('Петрова Ивана Ивановича');
    await edit(desk, { fullname: 'Сидорова Анна Павловна', gender: 0 });
    expect(stored(desk)).toBe('Сидоровой Анны Павловны');
  });

  test('unless a form came with it', async () => {
    const desk = await chain();
    await edit(desk, { familyname: 'Камень', fullname_genitive: 'Камень Ивана Ивановича' });
    expect(stored(desk)).toBe('Камень Ивана Ивановича');
  });

  test('names sent unchanged leave a person’s form alone, and so does everything else', async () => {
    const desk = await chain();
    await edit(desk, { fullname_genitive: 'Ивана Иванова' });
    await edit(desk, {
      familyname: 'Иванов',
      firstname: 'Иван',
      patronymic: 'Иванович',
      email: 'a@mail.example',
    });
    await edit(desk, { email: 'b@mail.example', gender: 1 });
    expect(stored(desk)).toBe('Ивана Иванова');
  });

  test('the suggestion travels in the command’s input; sent again, the request is the same one', async () => {
    const desk = await chain();
    const first = await edit(desk, { familyname: 'Петров' }, { 'idempotency-key': KEY });
    const again = await edit(desk, { familyname: 'Петров' }, { 'idempotency-key': KEY });
    expect(again).toEqual(first);
    const row = desk.db.$client.prepare('SELECT input FROM outbox ORDER BY seq DESC').get() as {
      input: string;
    };
    expect(JSON.parse(row.input)).toMatchObject({ suggestedGenitive: 'Петрова Ивана Ивановича' });
  });

  test('a firm: who acts for it, and its own name changes nothing in that', async () => {
    const desk = await chain();
    const firm = { user_id: 3, fullname_genitive: 'генерального директора Черных Петра Ильича' };
    await edit(desk, firm);
    await edit(desk, { user_id: 3, fullname: 'ООО «Верба»' });
    expect(stored(desk, 3)).toBe('генерального директора Черных Петра Ильича');
  });
});

test('a new client gets a suggestion, or what came', async () => {
  const desk = await testDesk();
  make.warehouse(desk.db, { id: 1 });
  for (const id of [1, 2]) make.room(desk.db, { id });
  desk.db.$client.exec(`INSERT INTO id_ranges (entity, first, last, next) VALUES
    ('client', 10, 20, 10), ('agreement', 10, 20, 10) ON CONFLICT DO NOTHING`);
  const form = async (room: number, client: object) => {
    const { body } = await desk.post('/_form_new_agreement_by_admin_', {
      room_ids: [room],
      months: 1,
      client,
    });
    expect(body.msg_type).toBe('success');
    return body.user_id as number;
  };
  const first = await form(1, {
    familyname: 'Ковалёва',
    firstname: 'Мария',
    patronymic: 'Петровна',
    username: '79261112233',
  });
  expect(stored(desk, first)).toBe('Ковалёвой Марии Петровны');
  const second = await form(2, {
    fullname: 'Камень Лев Ильич',
    username: '79261112234',
    fullname_genitive: 'Камень Льва Ильича',
  });
  expect(stored(desk, second)).toBe('Камень Льва Ильича');
});

test('the contract prints the stored form; without one it declines by rule', async () => {
  const desk = await chain();
  const text = async () => wordText((await download(desk, '/download_agr/1')).bytes);
  expect(await text()).toContain('на имя Иванова Ивана Ивановича.');
  await edit(desk, { fullname_genitive: 'Ивана Иваныча Иванова' });
  expect(await text()).toContain('на имя Ивана Иваныча Иванова.');
});
