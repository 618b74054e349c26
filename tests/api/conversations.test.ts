import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { outbox } from '../../db/schema/exchange.ts';
import { messages } from '../../db/schema/people.ts';
import { callAs, form, PNG, postForm } from '../support/callAs.ts';
import * as make from '../support/factories.ts';
import { NOON, type TestDesk, testDesk } from '../support/testDesk.ts';

const MINUTE = 60_000;

/** 1 asks; 2 and 3 work here, 4 has left and wrote nothing, 5 has left and wrote. */
const office = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  const names = ['Яшин', 'Ежов', 'Ушёл', 'Писал'];
  names.forEach((lastName, i) => {
    make.manager(desk.db, { id: i + 2, lastName, active: i < 2 });
  });
  make.idRange(desk.db, 'message', 100, 400);
  return desk;
};

const say = (desk: TestDesk, given: Parameters<typeof make.message>[1]) => make.message(desk.db, given);
const page = async (desk: TestDesk, query: string) =>
  (await desk.get(`/_desk_/messages?second_manager_id=2${query}`)).body;
const texts = (answer: { messages: { message_text: string }[] }) =>
  answer.messages.map((message) => message.message_text);

describe('conversations', () => {
  test('the newest first, with last message and unread; then who has none, by name; gone ones only if they wrote', async () => {
    const desk = await office();
    say(desk, { id: 1, fromManagerId: 5, toManagerId: 1, sentAt: NOON - 3 * MINUTE, text: 'давно' });
    say(desk, { id: 2, fromManagerId: 2, toManagerId: 1, sentAt: NOON - 2 * MINUTE, text: 'раз' });
    say(desk, { id: 3, fromManagerId: 2, toManagerId: 1, sentAt: NOON - MINUTE, text: 'два', readAt: NOON });
    say(desk, { id: 4, fromManagerId: 3, toManagerId: 2, sentAt: NOON, text: 'чужое' });
    const { body } = await desk.get('/_desk_/conversations');
    expect(
      body.conversations.map((one: Record<string, { message_text?: string } | null>) => [
        one.manager_id,
        one.active,
        one.unread,
        one.last?.message_text ?? null,
      ]),
    ).toEqual([
      [2, 1, 1, 'два'],
      [5, 0, 1, 'давно'],
      [3, 1, 0, null],
    ]);
    expect([body.unread, body.undelivered_ids]).toEqual([2, [1, 2]]);
  });

  test('states of one’s own message: pending until the centre has it, then delivered, then read', async () => {
    const desk = await office();
    await desk.post('/_send_message_', { second_manager_id: 2, message_text: 'Привет' });
    const state = async () => (await page(desk, '')).messages[0].state;
    expect(await state()).toBe('pending');
    desk.db.update(outbox).set({ state: 'applied' }).run();
    expect(await state()).toBe('sent');
    const other = await callAs(desk, 2);
    await other.post('/_desk_/mark-messages', { message_ids: [100], as: 'delivered' });
    expect(await state()).toBe('delivered');
    desk.clock.at += MINUTE;
    await other.post('/_desk_/mark-messages', { message_ids: [100], as: 'read' });
    expect(await state()).toBe('read');
    expect(desk.db.select().from(messages).all()).toMatchObject([
      { deliveredAt: NOON, readAt: NOON + MINUTE },
    ]);
  });

  test('marks count once, and only for messages to oneself', async () => {
    const desk = await office();
    say(desk, { id: 1, fromManagerId: 2, toManagerId: 1 });
    say(desk, { id: 2, fromManagerId: 1, toManagerId: 2 });
    say(desk, { id: 3, fromManagerId: 2, toManagerId: 3 });
    await desk.post('/_desk_/mark-messages', { message_ids: [1, 2, 3, 99], as: 'read' });
    desk.clock.at += MINUTE;
    await desk.post('/_desk_/mark-messages', { message_ids: [1], as: 'read' });
    const rows = desk.db.select().from(messages).all();
    expect(rows.map(({ id, readAt }) => [id, readAt])).toEqual([
      [1, NOON],
      [2, null],
      [3, null],
    ]);
    expect((await desk.post('/_desk_/mark-messages', { message_ids: [], as: 'read' })).status).toBe(422);
  });
});

describe('a conversation’s pages', () => {
  const filled = async () => {
    const desk = await office();
    for (let i = 1; i <= 7; i++) {
      const [fromManagerId, toManagerId] = i % 2 === 0 ? [1, 2] : [2, 1];
      say(desk, { id: 50 - i, fromManagerId, toManagerId, sentAt: NOON - i, ordinal: i * 10, text: `м${i}` });
    }
    return desk;
  };

  test('by the centre’s order, neither by time nor by number; back page by page without a gap', async () => {
    const desk = await filled();
    const newest = await page(desk, '&limit=3');
    expect([texts(newest), newest.has_earlier, newest.has_later]).toEqual([['м5', 'м6', 'м7'], true, false]);
    const earlier = await page(desk, '&limit=3&before=50');
    expect([texts(earlier), earlier.has_earlier]).toEqual([['м2', 'м3', 'м4'], true]);
    const first = await page(desk, '&limit=3&before=20');
    expect([texts(first), first.has_earlier]).toEqual([['м1'], false]);
    const later = await page(desk, '&limit=2&after=20');
    expect([texts(later), later.has_later]).toEqual([['м3', 'м4'], true]);
    const around = await page(desk, '&limit=4&around=40');
    expect([texts(around), around.has_earlier, around.has_later]).toEqual([
      ['м3', 'м4', 'м5', 'м6'],
      true,
      true,
    ]);
  });

  test('a new message stands behind all that this machine knows', async () => {
    const desk = await filled();
    await desk.post('/_send_message_', { second_manager_id: 3, message_text: 'другому' });
    await desk.post('/_send_message_', { second_manager_id: 2, message_text: 'последнее' });
    const rows = desk.db
      .select()
      .from(messages)
      .where(eq(messages.fromManagerId, 1))
      .orderBy(messages.id)
      .all();
    expect(rows.filter(({ id }) => id >= 100).map(({ ordinal }) => ordinal)).toEqual([71, 72]);
    expect(texts(await page(desk, '&limit=1'))).toEqual(['последнее']);
    const old = await desk.get('/_get_messages_history_?second_manager_id=2&limit=2');
    expect(texts(old.body)).toEqual(['м7', 'последнее']);
  });

  test('an attachment tells what it is', async () => {
    const desk = await office();
    await postForm(
      desk,
      '/_send_message_',
      form([
        ['second_manager_id', 2],
        ['file', ['фото.png', PNG]],
      ]),
    );
    expect((await page(desk, '')).messages[0].attachment).toEqual({
      link: '/documents/messages/100/%D1%84%D0%BE%D1%82%D0%BE.png',
      name: 'фото.png',
      mime: 'image/png',
      size: PNG.length,
    });
  });

  test('with nobody there is no conversation', async () => {
    const desk = await office();
    expect((await desk.get('/_desk_/messages?second_manager_id=77')).status).toBe(404);
  });
});

describe('search', () => {
  test('any part of a text or a file’s name, case and ё aside; one’s own conversations only', async () => {
    const desk = await office();
    say(desk, { id: 1, fromManagerId: 2, toManagerId: 1, sentAt: NOON - 3, text: 'Всё готово' });
    say(desk, { id: 2, fromManagerId: 1, toManagerId: 3, sentAt: NOON - 2, text: 'ВСЕ придут' });
    say(desk, { id: 3, fromManagerId: 2, toManagerId: 3, sentAt: NOON - 1, text: 'все чужие' });
    const { body } = await desk.get(`/_desk_/message-search?search_str=${encodeURIComponent('все')}`);
    expect(
      body.messages.map((hit: Record<string, unknown>) => [hit.message_id, hit.second_manager_fullname]),
    ).toEqual([
      [2, 'Ежов Пётр'],
      [1, 'Яшин Пётр'],
    ]);
    expect(body.more).toBe(false);
    const none = await desk.get(`/_desk_/message-search?search_str=${encodeURIComponent('%%')}`);
    expect(none.body.messages).toEqual([]);
  });

  test('goes through more than one slice', async () => {
    const desk = await office();
    for (let i = 0; i < 1200; i++) {
      say(desk, {
        id: 1000 + i,
        ordinal: i + 1,
        fromManagerId: 2,
        toManagerId: 1,
        text: i < 3 ? 'иголка' : 'сено',
      });
    }
    const { body } = await desk.get(`/_desk_/message-search?search_str=${encodeURIComponent('иголк')}`);
    expect(body.messages.map((hit: { message_id: number }) => hit.message_id)).toEqual([1002, 1001, 1000]);
  });
});
