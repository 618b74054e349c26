import { describe, expect, test } from 'vitest';
import { callAs } from '../support/callAs.ts';
import * as make from '../support/factories.ts';
import { testDesk } from '../support/testDesk.ts';

const PATH = '/_desk_/client_changes/1';

const desk = async () => {
  const made = await testDesk();
  make.warehouse(made.db);
  make.client(made.db, { id: 1, lastName: 'Иванова', firstName: 'Анна', phone: '79000000011' });
  return made;
};

describe('the history of a client’s data', () => {
  test('each edit with what it changed, the newest first; approvals and rejections with their reason', async () => {
    const { get, post, clock } = await desk();
    await post('/_edit_client_', { client: { user_id: 1, familyname: 'Петрова', email: 'a@mail.example' } });
    clock.at += 60_000;
    await post('/_edit_client_', { client: { user_id: 1, email: '' } });
    clock.at += 60_000;
    await post('/_approve_client_', { user_id: 1, approved: 0, reason: 'Фото не читается' });
    const { body } = await get(PATH);
    expect(body.changes).toMatchObject([
      { at: '2026-11-23 12:02:00', what: 'rejected', reason: 'Фото не читается', fields: [] },
      { what: 'edited', fields: [{ field: 'email', before: 'a@mail.example', after: null }] },
      {
        at: '2026-11-23 12:00:00',
        what: 'edited',
        reason: null,
        fields: expect.arrayContaining([{ field: 'familyname', before: 'Иванова', after: 'Петрова' }]),
      },
    ]);
    expect(body.changes.every((change: { manager_name: string }) => change.manager_name)).toBe(true);
  });

  test('the queue tells whom a colleague rejected, and why, until the data change', async () => {
    const made = await desk();
    const { get, post, clock } = made;
    const waiting = async () => (await get('/_get_nonapproved_clients_')).body.users[0].rejected;
    make.client(made.db, { id: 1_000, phone: '79000000012' });
    await post('/_approve_client_', { user_id: 1, approved: 0, reason: 'Фото не читается' });
    expect(await waiting()).toMatchObject({ at: '2026-11-23 12:00:00', reason: 'Фото не читается' });
    clock.at += 60_000;
    await post('/_edit_client_', { client: { user_id: 1, patronymic: 'Львовна' } });
    expect(await waiting()).toBeNull();
  });

  test('a client whom nobody changed has none, one who isn’t is told', async () => {
    const { get } = await desk();
    expect((await get(PATH)).body).toEqual({ changes: [] });
    expect((await get('/_desk_/client_changes/9')).status).toBe(404);
  });

  test('whoever may not approve can’t reject with a reason either', async () => {
    const made = await desk();
    make.manager(made.db, { id: 2, phone: '79000000002' });
    const other = await callAs(made, 2);
    const answer = await other.post('/_approve_client_', { user_id: 1, approved: 0, reason: 'x' });
    expect(answer.status).toBe(403);
  });
});
