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
/** What stands in the form of a schedule. */
export type Draft = {
  readonly kind: Kind;
  readonly week: string;
  readonly on: string;
  readonly off: string;
  readonly from: string;
  readonly to: string;
  readonly since: string;
  /** With the colleagues of the same warehouse. */
  readonly shared: '' | 'yes';
};

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
    shared: '',
  };
};

/** The round of days as the API takes it; empty where nobody would work in it: that the API refuses. */
export const daysText = ({ kind, week, on, off }: Draft): string => {
  if (kind === 'none') return '0';
  const days = kind === 'week' ? week : '1'.repeat(Number(on)) + '0'.repeat(Number(off));
  return days.includes('1') ? days : '';
};

/** «9:00» and «0900» are 09:00. */
export const wholeTime = (text: string): string => {
  const parts = /^(\d{1,2})[:.\s]?(\d{2})$/.exec(text.trim());
  return parts === null ? text : `${parts[1]?.padStart(2, '0')}:${parts[2]}`;
};

/** The draft in the API's words, for these people. */
export const scheduleInput = (draft: Draft, managerIds: readonly number[]) => {
  const none = draft.kind === 'none';
  return {
    manager_ids: managerIds,
    since: draft.since,
    days: daysText(draft),
    start_time: none ? '00:00' : wholeTime(draft.from),
    end_time: none ? '24:00' : wholeTime(draft.to),
  };
};

/** Where the form shows what the API says of a field. */
export const scheduleField =
  (kind: Kind) =>
  (wire: string): keyof Draft | null =>
    (({
      since: 'since',
      days: kind === 'week' ? 'week' : 'on',
      start_time: 'from',
      end_time: 'to',
    })[wire] as keyof Draft | undefined) ?? null;
