import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { auditEntries } from '../../db/schema/office.ts';
import { managers, timePoints } from '../../db/schema/people.ts';
import { consents, workSchedules } from '../../db/schema/worktime.ts';
import { callAs, form, JPEG, postForm } from '../support/callAs.ts';
import * as make from '../support/factories.ts';
import { NOON, type TestDesk, TODAY, testDesk } from '../support/testDesk.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOVEMBER = '/_desk_/time-sheet?month=2026-11';

/** 1 has all rights and heads 2, who heads 3; 4 stands beside them. All are of warehouse 1 in Moscow but 4. */
const office = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  make.warehouse(desk.db);
  make.manager(desk.db, { id: 2, chiefId: 1, warehouseId: 1, lastName: 'Берёзов' });
  make.manager(desk.db, { id: 3, chiefId: 2, warehouseId: 1, lastName: 'Аистов' });
  make.manager(desk.db, { id: 4, lastName: 'Власов', needsTimeControl: false });
  desk.db.update(managers).set({ warehouseId: 1 }).where(eq(managers.id, 1)).run();
  return desk;
};

const mark = (desk: Pick<TestDesk, 'url' | 'token'>, which: string) =>
  postForm(
    desk,
    '/_add_timepoint_',
    form([
      ['start_or_end', which],
      ['file', ['a.jpg', JPEG]],
    ]),
  );

const schedule = (more: object = {}) => ({
  manager_ids: [3],
  since: '2026-11-01',
  days: '1111100',
  start_time: '09:00',
  end_time: '18:00',
  ...more,
});

describe('the desk’s clock', () => {
  test('tells the time of the caller’s warehouse, and that nothing is wrong with it', async () => {
    const desk = await office();
    expect((await desk.get('/_desk_/now')).body).toEqual({
      now: NOON,
      local: `${TODAY} 12:00:00`,
      utc_offset: 180,
      warehouse_name: 'Борисовские пруды',
      clock_back: null,
    });
  });

  test('a clock set back while the computer runs on is told, and stands in the time sheet', async () => {
    const desk = await office();
    await desk.get('/_desk_/now');
    desk.clock.at += HOUR;
    desk.clock.runs += HOUR;
    expect((await desk.get('/_desk_/now')).body.clock_back).toBeNull();
    desk.clock.at -= 40 * MINUTE;
    desk.clock.runs += MINUTE;
    const back = 41 * MINUTE;
    expect((await desk.get('/_desk_/now')).body.clock_back).toBe(back);
    expect((await mark(desk, 'start')).status).toBe(200);
    expect(desk.db.select().from(timePoints).all()).toMatchObject([
      { startClockBack: back, endClockBack: null },
    ]);
    expect((await desk.get(NOVEMBER)).body.rows[2].days[0].clock_back).toBe(back);
  });

  test('a start of the computer, a correction of seconds and one forwards are nothing', async () => {
    const desk = await office();
    await desk.get('/_desk_/now');
    desk.clock.at += HOUR;
    desk.clock.runs = 1000;
    expect((await desk.get('/_desk_/now')).body.clock_back).toBeNull();
    desk.clock.at -= 5000;
    expect((await desk.get('/_desk_/now')).body.clock_back).toBeNull();
    desk.clock.at += 3 * HOUR;
    expect((await desk.get('/_desk_/now')).body.clock_back).toBeNull();
  });

  test('a clock set back while the computer was off is known by the last command', async () => {
    const desk = await office();
    await mark(desk, 'start');
    desk.clock.at -= HOUR;
    desk.clock.runs = 0;
    expect((await desk.get('/_desk_/now')).body.clock_back).toBe(HOUR);
  });
});

describe('consent to be photographed', () => {
  test('asked once: the words, who, when and which version are kept; a withdrawal too, and the photos leave', async () => {
    const desk = await office();
    const { body: asked } = await desk.get('/_desk_/photo-consent');
    expect(asked).toMatchObject({ version: 1, given_at: null });
    expect(asked.text).toMatch(/биометрическ/);
    expect((await desk.post('/_desk_/give-photo-consent', { version: 1 })).body.msg).toBe(
      'Согласие сохранено',
    );
    expect((await desk.get('/_desk_/photo-consent')).body.given_at).toBe(`${TODAY} 12:00:00`);
    await mark(desk, 'start');
    desk.clock.at += HOUR;
    await desk.post('/_desk_/give-photo-consent', { version: 1 });
    const rows = desk.db.select().from(consents).all();
    expect(rows).toMatchObject([{ managerId: 1, givenAt: NOON, textVersion: 1, withdrawnAt: null }]);
    expect(rows[0]?.text).toBe(asked.text);

    expect((await desk.post('/_desk_/withdraw-photo-consent', {})).status).toBe(200);
    expect(desk.db.select().from(consents).all()).toMatchObject([
      { givenAt: NOON, withdrawnAt: NOON + HOUR },
    ]);
    expect(desk.db.select().from(timePoints).all()).toMatchObject([{ startAt: NOON, startFileId: null }]);
    expect((await desk.get('/_desk_/photo-consent')).body.given_at).toBeNull();
    expect((await desk.post('/_desk_/withdraw-photo-consent', {})).body.code).toBe('consent_absent');
    desk.clock.at += HOUR;
    await desk.post('/_desk_/give-photo-consent', { version: 1 });
    expect(desk.db.select().from(consents).all()).toHaveLength(2);
  });

  test('nobody agrees to words that never were', async () => {
    const desk = await office();
    expect((await desk.post('/_desk_/give-photo-consent', { version: 9 })).body.code).toBe('consent_text');
  });

  test('without a photo the day is marked all the same, and the sheet shows no link', async () => {
    const desk = await office();
    const marked = await desk.post('/_desk_/mark-time-without-photo', { start_or_end: 'start' });
    expect(marked.body.msg).toBe('Отметка сохранена без фото');
    const [day] = (await desk.get(NOVEMBER)).body.rows[2].days;
    expect(day).toMatchObject({ date: TODAY, time_start: '12:00', start_photo_link: null, state: 'open' });
  });
});

describe('schedules', () => {
  test('set for several at once, replaced from the same day, kept for the days before', async () => {
    const desk = await office();
    const both = await desk.post('/_desk_/set-schedule', schedule({ manager_ids: [2, 3] }));
    expect(both.body.msg).toBe('График сохранён для сотрудников: 2');
    await desk.post('/_desk_/set-schedule', schedule({ days: '1100' }));
    await desk.post('/_desk_/set-schedule', schedule({ since: '2026-11-20', days: '0' }));
    const rows = desk.db.select().from(workSchedules).all();
    expect(rows.map((row) => [row.managerId, row.since, row.days])).toEqual([
      [2, '2026-11-01', '1111100'],
      [3, '2026-11-01', '1100'],
      [3, '2026-11-20', '0'],
    ]);
    const audited = desk.db.select().from(auditEntries).where(eq(auditEntries.command, 'set-schedule')).all();
    expect(audited).toHaveLength(3);
  });

  test.each([
    ['an end before the start', { end_time: '08:00' }, 409, 'end_time'],
    ['no time', { start_time: '9 утра' }, 422, 'start_time'],
    ['no days', { days: '' }, 422, 'days'],
    ['nobody', { manager_ids: [] }, 422, 'manager_ids'],
    ['a day that is none', { since: '2026-02-30' }, 422, 'since'],
  ])('%s is refused', async (_name, more, status, field) => {
    const desk = await office();
    const { status: given, body } = await desk.post('/_desk_/set-schedule', schedule(more));
    expect([given, body.errors[0].field]).toEqual([status, field]);
    expect(desk.db.select().from(workSchedules).all()).toEqual([]);
  });

  test('who may not set accesses sets no schedules; an unknown employee is told', async () => {
    const desk = await office();
    const plain = await callAs(desk, 3);
    expect((await plain.post('/_desk_/set-schedule', schedule())).body.code).toBe('right_missing');
    expect((await desk.post('/_desk_/set-schedule', schedule({ manager_ids: [3, 99] }))).status).toBe(404);
    expect(desk.db.select().from(workSchedules).all()).toEqual([]);
  });
});

describe('the month’s time sheet', () => {
  /** 3 came on Friday in time and forgot to leave, on Monday late; Thursday he was due and not there. */
  const worked = async () => {
    const desk = await office();
    await desk.post('/_desk_/set-schedule', schedule({ since: '2026-11-19' }));
    make.timePoint(desk.db, { managerId: 3, day: '2026-11-20', startAt: NOON - 3 * 24 * HOUR - 3 * HOUR });
    make.timePoint(desk.db, {
      managerId: 3,
      day: TODAY,
      startAt: NOON - 2 * HOUR - 47 * MINUTE,
      endAt: NOON - 1 * MINUTE,
    });
    return desk;
  };

  test('hours, lateness, a missing end and an absence, each day by the schedule that held on it', async () => {
    const desk = await worked();
    const { rows } = (await desk.get(NOVEMBER)).body;
    expect(rows.map((row: { manager_fullname: string }) => row.manager_fullname)).toEqual([
      'Аистов Пётр',
      'Берёзов Пётр',
      'Склад Пётр',
    ]);
    const [row] = rows;
    expect(row).toMatchObject({
      manager_id: 3,
      warehouse_name: 'Борисовские пруды',
      schedule: { since: '2026-11-19', days: '1111100', start_time: '09:00', end_time: '18:00' },
      days_worked: 2,
      minutes: 166,
      days_planned: 3,
      late_days: 1,
      late_minutes: 13,
      missing_ends: 1,
      absent_days: 1,
    });
    expect(
      row.days.map((day: Record<string, unknown>) => [
        day.date,
        day.state,
        day.time_start,
        day.time_end,
        day.minutes,
        day.late_minutes,
      ]),
    ).toEqual([
      ['2026-11-19', 'absent', null, null, null, 0],
      ['2026-11-20', 'no_end', '09:00', null, null, 0],
      [TODAY, 'done', '09:13', '11:59', 166, 13],
    ]);
  });

  test('what is still to come is no absence, and another month knows nothing of this one', async () => {
    const desk = await worked();
    expect((await desk.get('/_desk_/time-sheet?month=2026-12')).body.rows[0]).toMatchObject({
      days: [],
      days_worked: 0,
      absent_days: 0,
    });
    expect((await desk.get('/_desk_/time-sheet?month=2026-10')).body.rows[0].days_planned).toBe(0);
  });

  test('each sees himself and those under him', async () => {
    const desk = await worked();
    const seen = async (id: number) =>
      (await (await callAs(desk, id)).get(NOVEMBER)).body.rows.map(
        (row: { manager_id: number }) => row.manager_id,
      );
    expect(await seen(2)).toEqual([3, 2]);
    expect(await seen(3)).toEqual([3]);
    expect(await seen(4)).toEqual([]);
  });

  test('who has left shows the days that he worked and misses none since', async () => {
    const desk = await worked();
    desk.db.update(managers).set({ active: false }).where(eq(managers.id, 3)).run();
    const [row] = (await desk.get(NOVEMBER)).body.rows;
    expect([row.manager_id, row.days_worked, row.absent_days]).toEqual([3, 2, 0]);
  });

  test('a mark that the centre has not confirmed says so', async () => {
    const desk = await office();
    await mark(desk, 'start');
    const mine = (await desk.get(NOVEMBER)).body.rows.find(
      (row: { manager_id: number }) => row.manager_id === 1,
    );
    expect(mine.days[0]).toMatchObject({
      pending: true,
      start_photo_link: expect.stringMatching(/_start\.jpeg$/),
    });
  });

  test.each(['2026-13', '26-11', ''])('no month «%s»', async (month) => {
    const desk = await office();
    expect((await desk.get(`/_desk_/time-sheet?month=${month}`)).status).toBe(422);
  });
});
