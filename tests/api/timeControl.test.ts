import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { outbox } from '../../db/schema/exchange.ts';
import { auditEntries } from '../../db/schema/office.ts';
import { files, managers, timePoints } from '../../db/schema/people.ts';
import { callAs, form, JPEG, PDF, PNG, postForm, WEBP } from '../support/callAs.ts';
import * as make from '../support/factories.ts';
import { NOON, type TestDesk, TODAY, testDesk } from '../support/testDesk.ts';

const HOUR = 3_600_000;
const PATH = '/_add_timepoint_';
const TRUE_STATUS = { accept: 'application/problem+json' };

const mark = (desk: Pick<TestDesk, 'url' | 'token'>, which: string, bytes = JPEG, headers = {}) =>
  postForm(
    desk,
    PATH,
    form([
      ['start_or_end', which],
      ['file', ['селфи.bin', bytes]],
    ]),
    headers,
  );

const rows = (desk: TestDesk) => desk.db.select().from(timePoints).all();

describe('marking a working day (document L2170)', () => {
  test('a start and an end with their photos are one row of the day', async () => {
    const desk = await testDesk();
    const first = await mark(desk, 'start');
    expect([first.status, first.body]).toEqual([200, { msg: 'Фото успешно сохранено', msg_type: 'success' }]);
    desk.clock.at += 9 * HOUR;
    expect((await mark(desk, 'END', PNG)).body.msg).toBe('Фото успешно сохранено');
    const [startFileId, endFileId] = [desk.files.put(JPEG), desk.files.put(PNG)];
    expect(rows(desk)).toMatchObject([
      { managerId: 1, day: TODAY, startAt: NOON, startFileId, endAt: NOON + 9 * HOUR, endFileId },
    ]);
    expect(desk.db.select().from(files).all()).toMatchObject([
      { id: startFileId, mime: 'image/jpeg', size: JPEG.length },
      { id: endFileId, mime: 'image/png', size: PNG.length },
    ]);
  });

  test('the first start counts; the second is told so and changes nothing', async () => {
    const desk = await testDesk();
    await mark(desk, 'start');
    desk.clock.at += HOUR;
    const again = await mark(desk, 'start', PNG);
    expect(again.body).toEqual({
      msg: 'Начало дня уже отмечено в 12:00:00: считается первая отметка',
      msg_type: 'success',
    });
    expect(rows(desk)).toMatchObject([{ startAt: NOON, startFileId: desk.files.put(JPEG), endAt: null }]);
  });

  test('the last end counts', async () => {
    const desk = await testDesk();
    await mark(desk, 'start');
    desk.clock.at += HOUR;
    await mark(desk, 'end');
    desk.clock.at += HOUR;
    await mark(desk, 'end', PNG);
    expect(rows(desk)).toMatchObject([{ endAt: NOON + 2 * HOUR, endFileId: desk.files.put(PNG) }]);
  });

  test('marks that come late from another machine: still the first start and the last end', async () => {
    const desk = await testDesk();
    await mark(desk, 'start');
    desk.clock.at = NOON + 8 * HOUR;
    await mark(desk, 'end');
    desk.clock.at = NOON + 6 * HOUR;
    expect((await mark(desk, 'end', PNG)).body.msg).toBe(
      'Завершение дня уже отмечено в 20:00:00: считается последняя отметка',
    );
    desk.clock.at = NOON - HOUR;
    await mark(desk, 'start', WEBP);
    expect(rows(desk)).toMatchObject([
      {
        startAt: NOON - HOUR,
        startFileId: desk.files.put(WEBP),
        endAt: NOON + 8 * HOUR,
        endFileId: desk.files.put(JPEG),
      },
    ]);
  });

  test('an end without a start, or before it, is refused', async () => {
    const desk = await testDesk();
    const early = await mark(desk, 'end', JPEG, TRUE_STATUS);
    expect([early.status, early.body.code]).toEqual([409, 'day_not_started']);
    expect(early.body.msg).toBe('Рабочий день 23.11.2026 ещё не начат. Сначала отметьте его начало.');
    expect(early.body.errors[0].field).toBe('start_or_end');
    expect([rows(desk), desk.db.select().from(files).all()]).toEqual([[], []]);
    await mark(desk, 'start');
    desk.clock.at -= 1000;
    const before = await mark(desk, 'end', PNG, TRUE_STATUS);
    expect([before.status, before.body.code]).toEqual([409, 'end_before_start']);
    expect(before.body.msg).toContain('12:00:00');
    expect(rows(desk)).toMatchObject([{ startAt: NOON, endAt: null }]);
    const oldClient = await mark(desk, 'end', PNG);
    expect([oldClient.status, oldClient.body.msg_type]).toEqual([200, 'danger']);
  });

  test('the day is that of his warehouse, Moscow’s where he has none', async () => {
    const desk = await testDesk();
    make.warehouse(desk.db, { id: 1, timeZone: 'Asia/Novosibirsk' });
    make.manager(desk.db, { id: 2, warehouseId: 1 });
    desk.clock.at = Date.UTC(2026, 10, 23, 18);
    const [muscovite, siberian] = [await callAs(desk, 1), await callAs(desk, 2)];
    for (const { token } of [muscovite, siberian]) await mark({ ...desk, token }, 'start');
    expect(rows(desk).map(({ managerId, day }) => [managerId, day])).toEqual([
      [1, '2026-11-23'],
      [2, '2026-11-24'],
    ]);
    desk.clock.at += 5 * HOUR;
    expect((await mark({ ...desk, token: muscovite.token }, 'end')).body.code).toBe('day_not_started');
    expect((await mark({ ...desk, token: siberian.token }, 'end')).body.msg_type).toBe('success');
  });

  test.each([
    ['no photo by its content', PDF, 'file_kind'],
    ['a page that claims to be a photo', Uint8Array.from(Buffer.from('<html>')), 'file_kind'],
    ['more than 5 MB', Uint8Array.from([...JPEG, ...new Uint8Array(5 * 2 ** 20)]), 'file_too_large'],
  ])('%s is refused', async (_name, bytes, code) => {
    const desk = await testDesk();
    const { status, body } = await mark(desk, 'start', bytes, TRUE_STATUS);
    expect([status, body.code, body.errors[0].field]).toEqual([422, code, 'file']);
    expect(rows(desk)).toEqual([]);
  });

  test('a photo and a known word are obligatory', async () => {
    const desk = await testDesk();
    const without = form([
      ['start_or_end', 'start'],
      ['file', ['', new Uint8Array()]],
    ]);
    expect((await postForm(desk, PATH, without)).body.errors[0].field).toBe('file');
    expect((await mark(desk, 'middle')).body.errors[0].field).toBe('start_or_end');
    expect(rows(desk)).toEqual([]);
  });

  test('the same key twice is one mark; the audit entry knows before and after', async () => {
    const desk = await testDesk();
    await mark(desk, 'start');
    const key = { 'idempotency-key': '0193f000-0000-7000-8000-000000000043' };
    desk.clock.at += HOUR;
    const first = await mark(desk, 'end', PNG, key);
    desk.clock.at += HOUR;
    expect((await mark(desk, 'end', PNG, key)).body).toEqual(first.body);
    expect(rows(desk)).toMatchObject([{ endAt: NOON + HOUR }]);
    expect(desk.db.select().from(outbox).all()).toHaveLength(2);
    const entry = desk.db.select().from(auditEntries).all().at(-1);
    expect(entry).toMatchObject({ command: 'add-time-point', entity: 'time-point', entityId: `1/${TODAY}` });
    expect(JSON.parse(entry?.before ?? '')).toMatchObject({ startAt: NOON, endAt: null });
    expect(JSON.parse(entry?.after ?? '')).toMatchObject({ startAt: NOON, endAt: NOON + HOUR });
  });
});

/** 2 is the chief of 1, 1 of 3, 3 of 4; 5 stands aside. 4 works in Novosibirsk. Only 1 is asked, without the right over all. */
const office = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db, { id: 1 });
  make.warehouse(db, { id: 2, timeZone: 'Asia/Novosibirsk' });
  make.manager(db, { id: 2, level: 1, lastName: 'Яшин' });
  db.update(managers).set({ chiefId: 2, canSetAccesses: false }).where(eq(managers.id, 1)).run();
  make.manager(db, { id: 3, chiefId: 1, warehouseId: 1, lastName: 'Ёлкин', active: false });
  make.manager(db, { id: 4, chiefId: 3, warehouseId: 2, lastName: 'Жуков' });
  make.manager(db, { id: 5, level: -1, lastName: 'Аверин' });
  for (const managerId of [1, 2, 3, 4, 5]) make.timePoint(db, { managerId });
  make.timePoint(db, { managerId: 1, day: '2026-11-20', startAt: Date.UTC(2026, 10, 20, 5, 30) });
  make.timePoint(db, {
    managerId: 4,
    day: '2026-11-21',
    startAt: Date.UTC(2026, 10, 21, 2, 1, 2),
    endAt: Date.UTC(2026, 10, 21, 12),
  });
  make.timePoint(db, { managerId: 1, day: '2025-11-22', startAt: Date.UTC(2025, 10, 22, 6) });
  return desk;
};

const URL_ = '/_get_time_control_info_';
type Points = { timepoints: { manager_id: number; date: string }[] };
const keys = ({ timepoints }: Points) => timepoints.map((one) => `${one.manager_id} ${one.date.slice(5)}`);

describe('working hours (document L2199)', () => {
  test('his own and those of all below him, newest first, each in the time of his warehouse', async () => {
    const desk = await office();
    const { body } = await desk.get(URL_);
    expect(keys(body)).toEqual(['1 11-22', '3 11-22', '4 11-22', '4 11-21', '1 11-20']);
    expect(body).toMatchObject({ page: 1, cnt_pages: 1, cnt_all: 5 });
    expect(body.timepoints[3]).toEqual({
      date: '2026-11-21',
      manager_id: 4,
      manager_fullname: 'Жуков Пётр',
      time_start: '09:01:02',
      time_end: '19:00:00',
      start_photo_link: null,
      end_photo_link: null,
    });
    expect(body.timepoints[0]).toMatchObject({ time_start: '09:00:00', time_end: null });
  });

  test('who stands below nobody’s head sees himself; who sets accesses sees all', async () => {
    const desk = await office();
    expect(keys((await (await callAs(desk, 5)).get(URL_)).body)).toEqual(['5 11-22']);
    expect(keys((await (await callAs(desk, 4)).get(URL_)).body)).toEqual(['4 11-22', '4 11-21']);
    expect(keys((await (await callAs(desk, 2)).get(URL_)).body)).not.toContain('5 11-22');
    desk.db.update(managers).set({ canSetAccesses: true }).where(eq(managers.id, 5)).run();
    expect((await (await callAs(desk, 5)).get(URL_)).body.cnt_all).toBe(7);
  });

  test.each([
    ['filter_start_date=2026-11-21&filter_end_date=2026-11-21', ['4 11-21']],
    ['filter_end_date=20.11.2026', ['1 11-20', '1 11-22']],
    ['filter_start_date=2025-01-01&manager_id=1', ['1 11-22', '1 11-20', '1 11-22']],
    ['warehouse_id=2', ['1 11-22', '4 11-22', '4 11-21', '1 11-20']],
    ['warehouse_id=0&manager_id=3', ['3 11-22']],
    ['manager_id=2', []],
    ['search_str=елк+п', ['3 11-22']],
    ['sort_column=manager_fullname', ['3 11-22', '4 11-22', '4 11-21', '1 11-22', '1 11-20']],
    [
      'sort_column=manager_fullname&sort_direction=DESC',
      ['1 11-22', '1 11-20', '4 11-22', '4 11-21', '3 11-22'],
    ],
    ['sort_column=date&sort_direction=asc', ['1 11-20', '4 11-21', '1 11-22', '3 11-22', '4 11-22']],
    ['sort_column=date', ['1 11-22', '3 11-22', '4 11-22', '4 11-21', '1 11-20']],
    ['sort_column=manager_id&sort_direction=desc&show_cnt=2', ['4 11-22', '4 11-21']],
    ['sort_column=time_start', ['1 11-20', '1 11-22', '3 11-22', '4 11-21', '4 11-22']],
    ['sort_column=time_end&show_cnt=2', ['4 11-21', '1 11-22']],
    ['sort_column=time_end&sort_direction=desc&show_cnt=2', ['4 11-21', '1 11-22']],
    ['show_cnt=2&page=3', ['1 11-20']],
  ])('%s', async (query, expected) => {
    const desk = await office();
    const { status, body } = await desk.get(`${URL_}?${query}`);
    expect([status, keys(body)]).toEqual([200, expected]);
  });

  test('an unknown filter or a day that isn’t is told', async () => {
    const desk = await office();
    expect((await desk.get(`${URL_}?colour=1`)).status).toBe(422);
    const bad = await desk.get(`${URL_}?filter_start_date=2026-02-29`);
    expect([bad.status, bad.body.errors[0].field]).toEqual([422, 'filter_start_date']);
  });

  test('a photo is read by its link, by those who may see the hours, and by nobody else', async () => {
    const desk = await office();
    const below = await callAs(desk, 4);
    await mark({ ...desk, token: below.token }, 'start', WEBP);
    desk.clock.at += HOUR;
    await mark({ ...desk, token: below.token }, 'end', JPEG);
    const { start_photo_link, end_photo_link } = (await desk.get(URL_)).body.timepoints[0];
    expect(start_photo_link).toBe(`/documents/time_control_photos/4/${TODAY}_start.webp`);
    expect(end_photo_link).toBe(`/documents/time_control_photos/4/${TODAY}_end.jpeg`);
    const read = (link: string, token: string | null) =>
      fetch(desk.url + link, token === null ? {} : { headers: { authorization: `Bearer ${token}` } });
    const photo = await read(end_photo_link, desk.token);
    expect([photo.status, photo.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(new Uint8Array(await photo.arrayBuffer())).toEqual(JPEG);
    expect((await read(start_photo_link.replace('.webp', ''), below.token)).status).toBe(200);
    expect((await read(start_photo_link, null)).status).toBe(401);
    expect((await read(start_photo_link, (await callAs(desk, 5)).token)).status).toBe(403);
    for (const wrong of ['2026-01-01_start.webp', `${TODAY}_middle.webp`, '..%2F..%2Fdesk.db', 'start'])
      expect([wrong, (await read(`/documents/time_control_photos/4/${wrong}`, desk.token)).status]).toEqual([
        wrong,
        404,
      ]);
    expect((await read(`/documents/time_control_photos/99/${TODAY}_start.webp`, desk.token)).status).toBe(
      404,
    );
  });
});
