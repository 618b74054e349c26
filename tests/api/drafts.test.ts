import { describe, expect, test } from 'vitest';
import { drafts } from '../../db/schema/drafts.ts';
import { auditEntries } from '../../db/schema/office.ts';
import { callAs } from '../support/callAs.ts';
import * as make from '../support/factories.ts';
import { picture } from '../support/picture.ts';
import { testDesk } from '../support/testDesk.ts';

const PATH = '/_desk_/drafts/letting';
const DAY = 86_400_000;
const DATA = { months: '6', room_ids: [2, 3], client: { familyname: 'Сидорова' } };

describe('drafts of forms (docs/decisions/0008)', () => {
  test('what was kept comes back, to its manager and its form alone', async () => {
    const desk = await testDesk();
    make.manager(desk.db, { id: 2, phone: '79000000002' });
    expect((await desk.get(PATH)).body).toEqual({ draft: null });
    await desk.post(PATH, { data: { months: '1' } });
    expect((await desk.post(PATH, { data: DATA })).body.msg_type).toBe('success');
    expect((await desk.get(PATH)).body).toEqual({ draft: { data: DATA, saved_at: desk.clock.now() } });
    expect((await desk.get('/_desk_/drafts/client-1')).body.draft).toBeNull();
    const other = await callAs(desk, 2);
    expect((await other.get(PATH)).body.draft).toBeNull();
  });

  test('null forgets it, and a week does', async () => {
    const desk = await testDesk();
    await desk.post(PATH, { data: DATA });
    await desk.post(PATH, { data: null });
    expect((await desk.get(PATH)).body.draft).toBeNull();
    await desk.post(PATH, { data: DATA });
    desk.clock.at += 7 * DAY + 1;
    const later = await callAs(desk, 1);
    expect((await later.get(PATH)).body.draft).toBeNull();
    await later.post('/_desk_/drafts/client-1', { data: DATA });
    expect(desk.db.select().from(drafts).all()).toHaveLength(1);
  });

  test('it is no command: nothing that replicates changes, nothing is audited or queued', async () => {
    const desk = await testDesk();
    const before = picture(desk.db);
    await desk.post(PATH, { data: DATA });
    expect(picture(desk.db)).toBe(before);
    expect(desk.db.select().from(auditEntries).all()).toEqual([]);
    expect(desk.db.$client.prepare('SELECT count(*) FROM outbox').pluck().get()).toBe(0);
  });

  test.each([
    ['/_desk_/drafts/..%2Fx', { data: DATA }],
    ['/_desk_/drafts/Я', { data: DATA }],
    [PATH, { data: 'text' }],
    [PATH, {}],
    [PATH, { data: { photo: 'x'.repeat(6 * 2 ** 20) } }],
  ])('%s refuses what is no draft', async (path, body) => {
    const desk = await testDesk();
    const answer = await desk.post(path, body);
    expect([answer.status, answer.body.code]).toEqual([422, 'invalid_input']);
    expect(answer.body.msg).not.toContain('Сидорова');
    expect(desk.db.select().from(drafts).all()).toEqual([]);
  });
});
