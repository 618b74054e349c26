/** Spans of days that people ask for by name. All days are `YYYY-MM-DD`. */

export interface Span {
  readonly from: string;
  readonly to: string;
}

const DAY_MS = 86_400_000;

/** `days` later (earlier, when negative). */
export const shiftDay = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

const monthStart = (day: string): string => `${day.slice(0, 8)}01`;

export const SPANS = ['today', 'yesterday', 'week', 'month', 'lastMonth'] as const;
export type SpanName = (typeof SPANS)[number];

/** The span of that name on `today`. */
export const spanOf = (name: SpanName, today: string): Span => {
  if (name === 'today') return { from: today, to: today };
  if (name === 'yesterday') return { from: shiftDay(today, -1), to: shiftDay(today, -1) };
  if (name === 'week') return { from: shiftDay(today, -6), to: today };
  if (name === 'month') return { from: monthStart(today), to: today };
  const last = shiftDay(monthStart(today), -1);
  return { from: monthStart(last), to: last };
};

const monthEnd = (day: string): string => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
};

/** The same day so many months earlier, or that month's last one; a month's last day stays the last. */
export const monthsBefore = (day: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1)).toISOString().slice(0, 10);
  const last = monthEnd(first);
  const wanted = `${first.slice(0, 8)}${String(date).padStart(2, '0')}`;
  return day === monthEnd(day) || wanted > last ? last : wanted;
};

/** A first day stays one that its month has: it is no month's last day that must stay the last. */
const startBefore = (day: string, months: number): string => {
  const before = monthsBefore(day, months);
  const wanted = `${before.slice(0, 8)}${day.slice(8)}`;
  return wanted < before ? wanted : before;
};

/** The same days a year earlier. */
export const yearBefore = ({ from, to }: Span): Span => ({
  from: startBefore(from, 12),
  to: monthsBefore(to, 12),
});

/**
 * What stands before a span and can be compared with it: of one that begins with a month so many months earlier (1–25 November
 * with 1–25 October), of any other as many days.
 */
export const spanBefore = ({ from, to }: Span): Span => {
  if (from.endsWith('-01')) {
    const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number);
    const [toYear = 0, toMonth = 0] = to.split('-').map(Number);
    const months = (toYear - fromYear) * 12 + toMonth - fromMonth + 1;
    return { from: startBefore(from, months), to: monthsBefore(to, months) };
  }
  const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  return { from: shiftDay(from, -days), to: shiftDay(from, -1) };
};
