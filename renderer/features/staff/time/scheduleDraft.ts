import type { SheetRow } from '../../../../contract/worktime.ts';
import { day } from '../../../i18n/format.ts';

export const KINDS = ['week', 'shifts', 'none'] as const;
export type Kind = (typeof KINDS)[number];
export const KIND_NAMES = {
  week: 'worktime.kindWeek',
  shifts: 'worktime.kindShifts',
  none: 'worktime.kindNone',
} as const;

const WEEK = '1111100';
const COUNT = /^([1-9]|1[0-5])$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** What stands in the form of a schedule. */
export interface Draft {
  readonly kind: Kind;
  readonly week: string;
  readonly on: string;
  readonly off: string;
  readonly from: string;
  readonly to: string;
  readonly since: string;
}

/** What stands in the form at first: the schedule that holds, to be changed from today on. */
export const draftOf = ({ schedule }: SheetRow, today: string): Draft => {
  const round = /^(1+)(0+)$/.exec(schedule?.days ?? '');
  const days = schedule?.days ?? WEEK;
  const kind = days.length === 7 ? 'week' : days.includes('1') ? 'shifts' : 'none';
  return {
    kind,
    week: days.length === 7 ? days : WEEK,
    on: String(round?.[1]?.length ?? 2),
    off: String(round?.[2]?.length ?? 2),
    from: schedule?.start_time ?? '09:00',
    to: schedule?.end_time ?? '18:00',
    since: day(today),
  };
};

/** The round of days as the API takes it. */
export const daysText = ({ kind, week, on, off }: Draft): string =>
  kind === 'none' ? '0' : kind === 'week' ? week : '1'.repeat(Number(on)) + '0'.repeat(Number(off));

/** «9:00» and «0900» are 09:00. */
export const wholeTime = (text: string): string => {
  const parts = /^(\d{1,2})[:.\s]?(\d{2})$/.exec(text.trim());
  return parts === null ? text : `${parts[1]?.padStart(2, '0')}:${parts[2]}`;
};

/** What is wrong with a draft: the key of a sentence for each field that is. */
export const faultsOf = ({ kind, week, on, off, from, to }: Draft) =>
  ({
    week: kind === 'week' && !week.includes('1') ? 'worktime.noWeekday' : null,
    on: kind === 'shifts' && !COUNT.test(on) ? 'worktime.badCount' : null,
    off: kind === 'shifts' && !COUNT.test(off) ? 'worktime.badCount' : null,
    from: kind !== 'none' && !TIME.test(from) ? 'worktime.badTime' : null,
    to: kind !== 'none' && !TIME.test(to) ? 'worktime.badTime' : null,
  }) as const;
