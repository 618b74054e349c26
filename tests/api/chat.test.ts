import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { idRanges, outbox } from '../../db/schema/exchange.ts';
import { auditEntries } from '../../db/schema/office.ts';
import { files, managers, messages } from '../../db/schema/people.ts';
import { callAs, form, JPEG, PDF, PNG, postForm } from '../support/callAs.ts';
import * as make from '../support/factories.ts';
import { NOON, type TestDesk, testDesk } from '../support/testDesk.ts';

const MINUTE = 60_000;
const PATH = '/_send_message_';
const HISTORY = '/_get_messages_history_';
const TEXT = Uint8Array.from(Buffer.from('Сводка'));

/** 1 asks; 2 and 3 work here, 4 has left. */
const office = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  for (const id of [2, 3, 4]) make.manager(desk.db, { id, active: id !== 4 });
  make.idRange(desk.db, 'message', 100, 120);
  return desk;
};

const sent = (desk: TestDesk) => desk.db.select().from(messages).all();
const nextId = (desk: TestDesk) => desk.db.select().from(idRanges).get()?.next;

describe('sending a message (document L2434)', () => {
  test('as existing clients do: a form with a text and an empty file part', async () => {
    const desk = await office();
    const body = form([
      ['second_manager_id', 2],
      ['message_text', ' Привет \n всем '],
      ['file', ['', new Uint8Array()]],
    ]);
    const answered = await postForm(desk, PATH, body);
    expect([answered.status, answered.body]).toEqual([
      200,
      { msg: 'Сообщение успешно отправлено', msg_type: 'success' },
    ]);
    expect(sent(desk)).toMatchObject([
      {
        id: 100,
        fromManagerId: 1,
        toManagerId: 2,
        sentAt: NOON,
        text: 'Привет \n всем',
        fileId: null,
        fileName: null,
        readAt: null,
      },
    ]);
  });

  test('as the document’s example does: JSON, no attachment', async () => {
    const desk = await office();
    const example = {
      second_manager_id: 2,
      message_text: 'Привет',
      with_attachment: 0,
      attachment_link: null,
    };
    expect((await desk.post(PATH, example)).status).toBe(200);
    expect(
      (await postForm(desk, PATH, new URLSearchParams({ second_manager_id: '3', message_text: '5' }))).status,
    ).toBe(200);
    expect(sent(desk).map(({ toManagerId, text }) => [toManagerId, text])).toEqual([
      [2, 'Привет'],
      [3, '5'],
    ]);
  });

  test('a file alone, whatever the flag says; its name is made safe', async () => {
    const desk = await office();
    const body = form([
      ['second_manager_id', 2],
      ['with_attachment', 0],
      ['file', ['../Отчёт: май\u202E.txt', TEXT]],
    ]);
    expect((await postForm(desk, PATH, body)).body.msg_type).toBe('success');
    const fileId = desk.files.put(TEXT);
    expect(sent(desk)).toMatchObject([{ text: '', fileId, fileName: 'Отчёт_ май.txt' }]);
    expect(desk.db.select().from(files).all()).toMatchObject([
      { id: fileId, mime: 'application/octet-stream', size: TEXT.length },
    ]);
  });

  test('several files are several messages, the text with the first: none is lost', async () => {
    const desk = await office();
    const body = form([
      ['second_manager_id', 2],
      ['message_text', 'Вот'],
      ['file', ['a.png', PNG]],
      ['file', ['', new Uint8Array()]],
      ['file', ['b.jpg', JPEG]],
    ]);
    expect((await postForm(desk, PATH, body)).body.msg_type).toBe('success');
    expect(sent(desk).map(({ id, text, fileName }) => [id, text, fileName])).toEqual([
      [100, 'Вот', 'a.png'],
      [101, '', 'b.jpg'],
    ]);
    expect(nextId(desk)).toBe(102);
  });

  test.each<[string, object, number, string, string]>([
    ['nothing', { second_manager_id: 2, message_text: '  ' }, 409, 'message_empty', 'message_text'],
    [
      'a flag without a file',
      { second_manager_id: 2, with_attachment: 1 },
      409,
      'message_empty',
      'message_text',
    ],
    ['to oneself', { second_manager_id: 1, message_text: 'я' }, 409, 'message_to_self', 'second_manager_id'],
    [
      'to who has left',
      { second_manager_id: 4, message_text: 'ты' },
      409,
      'recipient_off',
      'second_manager_id',
    ],
    ['to no one', { message_text: 'кто?' }, 422, 'invalid_input', 'second_manager_id'],
    [
      'a book',
      { second_manager_id: 2, message_text: 'я'.repeat(4001) },
      422,
      'invalid_input',
      'message_text',
    ],
  ])('%s is refused, and nothing is spent', async (_name, body, status, code, field) => {
    const desk = await office();
    const answered = await desk.post(PATH, body);
    expect([answered.status, answered.body.code, answered.body.errors[0].field]).toEqual([
      status,
      code,
      field,
    ]);
    expect(answered.body.msg).toMatch(/[а-я]{3}/);
    expect([sent(desk), nextId(desk)]).toEqual([[], 100]);
    const again = await desk.post(PATH, body, { accept: 'application/json' });
    expect([again.status, again.body.msg_type]).toEqual([200, 'danger']);
  });

  test('to an unknown number; without leased numbers', async () => {
    const desk = await office();
    const unknown = await desk.post(PATH, { second_manager_id: 99, message_text: 'ау' });
    expect([unknown.status, unknown.body.code]).toEqual([404, 'not_found']);
    desk.db.delete(idRanges).run();
    expect((await desk.post(PATH, { second_manager_id: 2, message_text: 'ау' })).body.code).toBe('ids_spent');
    expect(sent(desk)).toEqual([]);
  });

  test('20 MB of anything pass, one byte more is refused while it comes in', async () => {
    const desk = await office();
    const send = (size: number) =>
      postForm(
        desk,
        PATH,
        form([
          ['second_manager_id', 2],
          ['file', ['образ.iso', new Uint8Array(size)]],
        ]),
      );
    expect((await send(20 * 2 ** 20)).body.msg_type).toBe('success');
    const large = await send(20 * 2 ** 20 + 1);
    expect([large.status, large.body.code, large.body.msg_type]).toEqual([200, 'too_large', 'danger']);
    expect(sent(desk)).toHaveLength(1);
  });

  test('the same key twice is one message; the audit entry doesn’t tell what was said', async () => {
    const desk = await office();
    const key = { 'idempotency-key': '0193f000-0000-7000-8000-000000000048' };
    const body = { second_manager_id: 2, message_text: 'Тайное слово' };
    const first = await desk.post(PATH, body, key);
    expect((await desk.post(PATH, body, key)).body).toEqual(first.body);
    expect(sent(desk)).toHaveLength(1);
    expect(desk.db.select().from(outbox).all()).toMatchObject([
      { name: 'send-message', ids: '{"message":[100]}' },
    ]);
    const [entry] = desk.db.select().from(auditEntries).all();
    expect(entry).toMatchObject({
      managerId: 1,
      command: 'send-message',
      entity: 'message',
      entityId: '100',
    });
    expect(JSON.stringify(entry)).not.toContain('Тайное');
  });
});

const ids = (body: { messages: { message_id: number }[] }) => body.messages.map((one) => one.message_id);

describe('the talk of two (document L2397)', () => {
  test('oldest first by time, only of these two, with the documented keys', async () => {
    const desk = await office();
    const { db } = desk;
    make.photo(db);
    make.message(db, { id: 7, sentAt: NOON - 3 * MINUTE });
    make.message(db, { id: 3, sentAt: NOON - 2 * MINUTE, fromManagerId: 2, toManagerId: 1, text: 'И тебе' });
    make.message(db, {
      id: 5,
      sentAt: NOON - MINUTE,
      text: '',
      fileId: 'a'.repeat(64),
      fileName: 'План 1%.pdf',
    });
    make.message(db, { id: 6, toManagerId: 3 });
    make.message(db, { id: 8, fromManagerId: 2, toManagerId: 3 });
    const { body } = await desk.get(`${HISTORY}?second_manager_id=2`);
    expect(ids(body)).toEqual([7, 3, 5]);
    expect(body.messages[1]).toEqual({
      message_id: 3,
      from_manager_id: 2,
      from_manager_id_id: 2,
      to_manager_id: 1,
      message_datetime: '2026-11-23 11:58:00',
      message_text: 'И тебе',
      with_attachment: 0,
      attachment_link: null,
    });
    expect(body.messages[2]).toMatchObject({
      message_text: '',
      with_attachment: 1,
      attachment_link: `/documents/messages/5/${encodeURIComponent('План 1%.pdf')}`,
    });
    expect(ids((await desk.get(`${HISTORY}?second_manager_id=2&order=desc`)).body)).toEqual([5, 3, 7]);
    expect(ids((await (await callAs(desk, 2)).get(`${HISTORY}?second_manager_id=1`)).body)).toEqual([
      7, 3, 5,
    ]);
    expect(ids((await (await callAs(desk, 3)).get(`${HISTORY}?second_manager_id=1`)).body)).toEqual([6]);
    expect(ids((await desk.get(`${HISTORY}?second_manager_id=1`)).body)).toEqual([]);
  });

  test('the last ones, 50 unless asked otherwise; of one moment by number', async () => {
    const desk = await office();
    for (let id = 1; id <= 60; id++)
      make.message(desk.db, { id, ...(id % 2 ? {} : { fromManagerId: 2, toManagerId: 1 }) });
    const last = (await desk.get(`${HISTORY}?second_manager_id=2`)).body;
    expect([ids(last).length, ids(last)[0], ids(last).at(-1)]).toEqual([50, 11, 60]);
    expect(ids((await desk.get(`${HISTORY}?second_manager_id=2&limit=3`)).body)).toEqual([58, 59, 60]);
    expect(ids((await desk.get(`${HISTORY}?second_manager_id=2&limit=2&order=DESC`)).body)).toEqual([60, 59]);
    expect(ids((await desk.get(`${HISTORY}?second_manager_id=2&limit=`)).body)).toHaveLength(50);
  });

  test('the hour is that of the reader’s warehouse', async () => {
    const desk = await office();
    make.warehouse(desk.db, { timeZone: 'Asia/Novosibirsk' });
    desk.db.update(managers).set({ warehouseId: 1 }).where(eq(managers.id, 2)).run();
    make.message(desk.db, { sentAt: NOON });
    const reader = await callAs(desk, 2);
    const { body } = await reader.get(`${HISTORY}?second_manager_id=1`);
    expect(body.messages[0].message_datetime).toBe('2026-11-23 16:00:00');
  });

  test('reading marks nothing as read', async () => {
    const desk = await office();
    make.message(desk.db, { fromManagerId: 2, toManagerId: 1 });
    await desk.get(`${HISTORY}?second_manager_id=2`);
    expect(sent(desk)[0]?.readAt).toBeNull();
  });

  test('an unknown person, a bad limit and an unknown filter are told; who has left may be read', async () => {
    const desk = await office();
    make.message(desk.db, { id: 1, fromManagerId: 4, toManagerId: 1 });
    expect(ids((await desk.get(`${HISTORY}?second_manager_id=4`)).body)).toEqual([1]);
    expect((await desk.get(`${HISTORY}?second_manager_id=99`)).status).toBe(404);
    for (const [query, field] of [
      ['limit=5', 'second_manager_id'],
      ['second_manager_id=2&limit=0', 'limit'],
      ['second_manager_id=2&order=up', 'order'],
      ['second_manager_id=2&page=1', 'page'],
    ]) {
      const { status, body } = await desk.get(`${HISTORY}?${query}`);
      expect([query, status, body.errors[0].field]).toEqual([query, 422, field]);
    }
  });
});

describe('attachments (domain §6)', () => {
  const attach = async (desk: TestDesk, name: string, bytes: Uint8Array<ArrayBuffer>) => {
    await postForm(
      desk,
      PATH,
      form([
        ['second_manager_id', 2],
        ['file', [name, bytes]],
      ]),
    );
    const { body } = await desk.get(`${HISTORY}?second_manager_id=2`);
    return String(body.messages.at(-1).attachment_link);
  };
  const read = (desk: TestDesk, link: string, token: string) =>
    fetch(desk.url + link, { headers: { authorization: `Bearer ${token}` } });

  test('are saved under their name, and read by the two alone', async () => {
    const desk = await office();
    const name = `${'Длинное имя '.repeat(12)}(1)'.pdf`;
    const link = await attach(desk, name, PDF);
    for (const id of [1, 2]) {
      const file = await read(desk, link, (await callAs(desk, id)).token);
      expect([id, file.status]).toEqual([id, 200]);
      expect(new Uint8Array(await file.arrayBuffer())).toEqual(PDF);
      const disposition = file.headers.get('content-disposition') ?? '';
      expect(disposition).toMatch(/^attachment; filename\*=UTF-8''/);
      const saved = decodeURIComponent(disposition.split("''")[1] ?? '');
      expect(saved).toBe(`${name.slice(0, 116).trim()}.pdf`);
    }
    const other = await read(desk, link, (await callAs(desk, 3)).token);
    expect([other.status, (await other.json()).code]).toEqual([403, 'not_yours']);
    expect((await fetch(desk.url + link)).status).toBe(401);
  });

  test('a page is never shown by ours', async () => {
    const desk = await office();
    const page = Uint8Array.from(Buffer.from('<!doctype html><script>alert(1)</script>'));
    const file = await read(desk, await attach(desk, 'счёт.html', page), desk.token);
    expect(file.headers.get('content-type')).toBe('application/octet-stream');
    expect(file.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('a message without one, an unknown one', async () => {
    const desk = await office();
    make.message(desk.db, { id: 1 });
    expect((await read(desk, '/documents/messages/1/x', desk.token)).status).toBe(404);
    expect((await read(desk, '/documents/messages/999/x', desk.token)).status).toBe(404);
    expect((await read(desk, '/documents/messages/x/x', desk.token)).status).toBe(422);
  });
});
