import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { clients, files } from '../../db/schema/people.ts';
import { audit, chain, clientRow, expectRefused, history, KEY } from '../support/clientDesk.ts';
import * as make from '../support/factories.ts';
import { answer, PHONE, type TestDesk } from '../support/testDesk.ts';

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('0123456789')]);
const KINDS: [string, Buffer][] = [
  ['image/png', PNG],
  ['image/jpeg', Buffer.from('ffd8ffe000104a464946', 'hex')],
  ['image/webp', Buffer.from('RIFF\x10\0\0\0WEBPVP8 ')],
  ['application/pdf', Buffer.from('%PDF-1.7\n')],
];

const PROBLEM = 'application/problem+json';

const upload = async (
  desk: TestDesk,
  bytes: Uint8Array | null,
  { user_id = '1', name = 'x.png', ...headers }: Record<string, string> = {},
) => {
  const form = new FormData();
  form.set('user_id', user_id);
  if (bytes) form.set('file', new Blob([Uint8Array.from(bytes)], { type: 'image/png' }), name);
  const response = await fetch(`${desk.url}/_upload_new_passport_photo_`, {
    method: 'POST',
    headers: { authorization: `Bearer ${desk.token}`, accept: PROBLEM, ...headers },
    body: form,
  });
  return answer(response);
};

const photo = (
  desk: TestDesk,
  headers: Record<string, string> = {},
  path = '/images/passports/1',
  method = 'GET',
) => fetch(desk.url + path, { method, headers: { authorization: `Bearer ${desk.token}`, ...headers } });

describe('another passport photo (document L478)', () => {
  test.each(KINDS)('%s: stored, shown, and the approval falls', async (mime, bytes) => {
    const desk = await chain();
    const { status, body } = await upload(desk, bytes, { name: 'photo.exe' });
    expect([status, body]).toEqual([200, { msg: 'Фото успешно сохранено', msg_type: 'success' }]);
    const row = clientRow(desk, 1);
    expect(row?.approved).toBe(false);
    expect(
      desk.db
        .select()
        .from(files)
        .where(eq(files.id, row?.passportPhotoFileId ?? ''))
        .get(),
    ).toMatchObject({
      mime,
      size: bytes.length,
    });
    const shown = await photo(desk);
    expect([shown.headers.get('content-type'), shown.headers.get('content-disposition')]).toEqual([
      mime,
      'inline',
    ]);
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(bytes);
    expect(audit(desk)).toMatchObject([
      { command: 'replace-passport-photo', entityId: '1', before: { approved: 1 }, after: { approved: 0 } },
    ]);
    expect(history(desk)).toEqual([]);
  });

  test('content decides, not the name nor what the sender says: nothing is stored', async () => {
    const desk = await chain();
    const stored = (bytes: Buffer) => desk.files.read(createHash('sha256').update(bytes).digest('hex'));
    for (const text of ['<html>', 'GIF89a…', '%PD', 'RIFF\x10\0\0\0WAVE', '\x89PNG']) {
      const bytes = Buffer.from(text, 'latin1');
      await expectRefused(desk, () => upload(desk, bytes), 422, /JPEG, PNG, WebP или PDF/, ['file']);
      expect(stored(bytes)).toBeNull();
    }
    await expectRefused(desk, () => upload(desk, PNG, { user_id: '99' }), 404, /№99/);
    expect(stored(PNG)).toBeNull();
  });

  test('at most 10 MB; no file, an empty file, no client are refused', async () => {
    const desk = await chain();
    const sized = (bytes: number) => Buffer.concat([PNG, Buffer.alloc(bytes - PNG.length)]);
    await expectRefused(desk, () => upload(desk, sized(10 * 2 ** 20 + 1)), 422, /больше 10 МБ/, ['file']);
    expect((await upload(desk, sized(10 * 2 ** 20))).body.msg_type).toBe('success');
    await expectRefused(desk, () => upload(desk, sized(21 * 2 ** 20)), 413, /Уменьшите файл/);
    await expectRefused(desk, () => upload(desk, null), 422, /приложите файл/, ['file']);
    await expectRefused(desk, () => upload(desk, Buffer.alloc(0)), 422, /приложите файл/, ['file']);
    await expectRefused(desk, () => upload(desk, PNG, { user_id: '' }), 422, /user_id/, ['user_id']);
    const old = await upload(desk, Buffer.from('нет'), { accept: 'application/json' });
    expect([old.status, old.body.msg_type]).toEqual([200, 'danger']);
  });

  test('the same Idempotency-Key answers again; with another picture it is refused', async () => {
    const desk = await chain();
    const headers = { 'idempotency-key': KEY };
    const first = await upload(desk, PNG, headers);
    desk.db.update(clients).set({ approved: true }).run();
    expect((await upload(desk, PNG, headers)).body).toEqual(first.body);
    expect(clientRow(desk, 1)?.approved).toBe(true);
    await expectRefused(desk, () => upload(desk, Buffer.from('%PDF-1.7'), headers), 409, /уже принята/);
  });
});

describe('files by their links (domain §6)', () => {
  const withPhoto = async () => {
    const desk = await chain();
    await upload(desk, PNG);
    return desk;
  };

  test.each([
    ['bytes=0-3', 'bytes 0-3/18', PNG.subarray(0, 4)],
    ['bytes=8-', 'bytes 8-17/18', PNG.subarray(8)],
    ['bytes=-5', 'bytes 13-17/18', PNG.subarray(13)],
    ['bytes=-500', 'bytes 0-17/18', PNG],
    ['bytes=17-999', 'bytes 17-17/18', PNG.subarray(17)],
    ['Bytes=0-0', 'bytes 0-0/18', PNG.subarray(0, 1)],
  ])('a part: %s', async (range, header, bytes) => {
    const response = await photo(await withPhoto(), { range });
    expect([response.status, response.headers.get('content-range')]).toEqual([206, header]);
    expect(response.headers.get('content-length')).toBe(String(bytes.length));
    expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.from(bytes));
  });

  test.each(['bytes=0-1,4-5', 'bytes=5-2', 'bytes=', 'bytes=-', 'items=0-1', 'bytes=a-b'])(
    'what asks for several parts or makes no sense gets the whole: %s',
    async (range) => {
      const response = await photo(await withPhoto(), { range });
      expect([response.status, response.headers.get('accept-ranges')]).toEqual([200, 'bytes']);
      expect(Buffer.from(await response.arrayBuffer())).toEqual(PNG);
    },
  );

  test.each(['bytes=18-', 'bytes=18-20', 'bytes=-0', `bytes=${'9'.repeat(400)}-`])(
    'past the end: %s',
    async (range) => {
      const response = await photo(await withPhoto(), { range });
      expect([response.status, response.headers.get('content-range')]).toEqual([416, 'bytes */18']);
      expect((await response.json()).msg_type).toBe('danger');
    },
  );

  test('the tag is the content’s name: known content is not sent again, a part of other content comes whole', async () => {
    const desk = await withPhoto();
    const tag = `"${clientRow(desk, 1)?.passportPhotoFileId}"`;
    expect((await photo(desk)).headers.get('etag')).toBe(tag);
    const known = await photo(desk, { 'if-none-match': tag });
    expect([known.status, await known.text()]).toEqual([304, '']);
    expect((await photo(desk, { 'if-none-match': '"other"' })).status).toBe(200);
    expect((await photo(desk, { range: 'bytes=0-0', 'if-range': tag })).status).toBe(206);
    expect((await photo(desk, { range: 'bytes=0-0', 'if-range': '"other"' })).status).toBe(200);
  });

  test('HEAD tells the size and sends nothing', async () => {
    const response = await photo(await withPhoto(), { range: 'bytes=0-1' }, undefined, 'HEAD');
    expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([
      200,
      '18',
      '',
    ]);
  });

  test('what is no picture and no PDF is only ever saved', async () => {
    const desk = await chain();
    const id = desk.files.put(Buffer.from('<script>alert(1)</script>'));
    desk.db.insert(files).values({ id, mime: 'text/html', size: 25, createdAt: 0 }).run();
    make.client(desk.db, { id: 8, passportPhotoFileId: id });
    const response = await photo(desk, {}, '/images/passports/8');
    expect(response.headers.get('content-disposition')).toBe('attachment');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('no guessed path gives a photo: the token first, then the client’s number', async () => {
    const desk = await withPhoto();
    const id = clientRow(desk, 1)?.passportPhotoFileId ?? '';
    const paths = [
      '/images/passports/1',
      '/images/passports/1/',
      '/images/passports/1/0',
      '/images/passports/999',
    ];
    for (const path of paths) {
      for (const authorization of ['', 'Bearer x', `Bearer ${desk.token}x`, `Basic ${btoa(`${PHONE}:x`)}`]) {
        const response = await photo(desk, { authorization }, path);
        expect([path, response.status]).toEqual([path, 401]);
      }
      expect((await fetch(`${desk.url}${path}?token=${desk.token}`)).status).toBe(401);
    }
    for (const path of [
      `/images/passports/${id}`,
      '/images/passports/1.png',
      '/images/passports/..%2f..%2fdesk.db',
      '/images/passports/-1',
    ])
      expect([path, (await photo(desk, {}, path)).status]).toEqual([path, 422]);
    for (const path of [
      `/files/${id}`,
      `/files/${id.slice(0, 2)}/${id.slice(2)}`,
      '/images/passports',
      '/images/passports/3',
    ])
      expect([path, (await photo(desk, {}, path)).status]).toEqual([path, 404]);
  });

  test('a photo that this machine does not hold yet is told so', async () => {
    const desk = await chain();
    const response = await photo(desk);
    expect([response.status, (await response.json()).msg]).toEqual([
      404,
      expect.stringContaining('ещё не передан'),
    ]);
  });
});
