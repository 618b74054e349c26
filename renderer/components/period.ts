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
