import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { dayIn, dayOut, idListIn, optionalIntIn } from './fields.ts';
import { writeOut } from './payments.ts';

/** Working time as our own screens show it, beyond the document: the clock, consent, schedules, the month. */

/** The corrected time, and where it is printed. */
export const deskNow = endpoint({
  method: 'GET',
  path: '/_desk_/now',
  title: 'Точное время рабочего места',
  input: z.strictObject({}),
  output: z.object({
    /** Milliseconds since 1970 UTC. */
    now: z.int(),
    /** `YYYY-MM-DD HH:MM:SS` of the caller's warehouse. */
    local: z.string(),
    /** Minutes by which that clock is before UTC. */
    utc_offset: z.int(),
    /** The caller's warehouse; null: head office. */
    warehouse_name: z.string().nullable(),
    /** How far this computer's clock was found set back, ms; null: nothing was noticed. */
    clock_back: z.int().nullable(),
  }),
});

export const photoConsent = endpoint({
  method: 'GET',
  path: '/_desk_/photo-consent',
  title: 'Согласие на фото рабочего времени',
  input: z.strictObject({}),
  output: z.object({
    version: z.int(),
    text: z.string(),
    /** `YYYY-MM-DD HH:MM:SS` when the caller agreed to this version; null: not yet, or withdrawn. */
    given_at: z.string().nullable(),
  }),
});

export const givePhotoConsent = endpoint({
  method: 'POST',
  path: '/_desk_/give-photo-consent',
  title: 'Дать согласие на фото рабочего времени',
  input: z.strictObject({ version: z.int().positive() }),
  output: writeOut,
});

export const withdrawPhotoConsent = endpoint({
  method: 'POST',
  path: '/_desk_/withdraw-photo-consent',
  title: 'Отозвать согласие на фото рабочего времени',
  input: z.strictObject({}),
  output: writeOut,
});

/** For who has no camera, or did not agree to be photographed. */
export const markTimeWithoutPhoto = endpoint({
  method: 'POST',
  path: '/_desk_/mark-time-without-photo',
  title: 'Отметка начала или завершения рабочего дня без фото',
  input: z.strictObject({ start_or_end: z.enum(['start', 'end']) }),
  output: writeOut,
});

const CLOCK = { error: 'нужно время вида ЧЧ:ММ, например 09:00' };
/** `HH:MM`; 24:00 ends a day. */
const startTime = () => z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, CLOCK);
const endTime = () => z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, CLOCK);

const scheduleFields = {
  /** 1 works, 0 rests; seven signs: a week from Monday on, else a round of shifts that begins on `since`. */
  days: z.string().regex(/^[01]{1,31}$/, {
    error: 'отметьте рабочие дни: в круге от одного до 31 дня (1 — работа, 0 — отдых)',
  }),
  start_time: startTime(),
  end_time: endTime(),
};

export const setSchedule = endpoint({
  method: 'POST',
  path: '/_desk_/set-schedule',
  title: 'График работы сотрудников',
  input: z.strictObject({ manager_ids: idListIn(), since: dayIn(), ...scheduleFields }),
  output: writeOut,
});

const scheduleOut = z.object({ since: dayOut(), ...scheduleFields });
export type ScheduleOut = z.output<typeof scheduleOut>;

const sheetDay = z.object({
  date: dayOut(),
  /** Work was due; null without a schedule. */
  planned: z.object({ start_time: z.string(), end_time: z.string() }).nullable(),
  /** `HH:MM`; null: he was not there. */
  time_start: z.string().nullable(),
  time_end: z.string().nullable(),
  /** Between start and end; null while either is missing. */
  minutes: z.int().nullable(),
  late_minutes: z.int(),
  /** open: today, still at work; no_end: the end was never marked; absent: work was due and no start is marked. */
  state: z.enum(['done', 'open', 'no_end', 'absent']),
  start_photo_link: z.string().nullable(),
  end_photo_link: z.string().nullable(),
  /** How far the clock was found set back at either mark, ms. */
  clock_back: z.int().nullable(),
  /** The centre has not confirmed it yet. */
  pending: z.boolean(),
});
export type SheetDay = z.output<typeof sheetDay>;

const sheetRow = z.object({
  manager_id: z.int(),
  manager_fullname: z.string(),
  role: z.string(),
  warehouse_name: z.string().nullable(),
  /** What holds at the end of the month, or today in the current one. */
  schedule: scheduleOut.nullable(),
  days_worked: z.int(),
  minutes: z.int(),
  /** Days on which work was due until today; null without a schedule. */
  days_planned: z.int().nullable(),
  late_days: z.int(),
  late_minutes: z.int(),
  missing_ends: z.int(),
  absent_days: z.int(),
  days: z.array(sheetDay),
});
export type SheetRow = z.output<typeof sheetRow>;

const monthIn = () =>
  z.string().regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/, { error: 'нужен месяц вида ГГГГ-ММ' });

const sheetIn = {
  month: monthIn(),
  /** Its own people, and the caller wherever he works; 0: all. */
  warehouse_id: optionalIntIn(z.int().min(0)),
};

export const timeSheet = endpoint({
  method: 'GET',
  path: '/_desk_/time-sheet',
  title: 'Табель рабочего времени за месяц',
  input: z.strictObject(sheetIn),
  output: z.object({ month: z.string(), rows: z.array(sheetRow) }),
});
