import type { Notice } from '../../preload/channels.ts';

const TITLE_MAX = 120;
const BODY_MAX = 300;
const COUNT_MAX = 9999;

/** What a page sent as a notice; null where it is none. */
export const asNotice = (value: unknown): Notice | null => {
  if (typeof value !== 'object' || value === null) return null;
  const { title, body, of } = value as Record<string, unknown>;
  if (typeof title !== 'string' || typeof body !== 'string' || !Number.isInteger(of)) return null;
  return { title: title.slice(0, TITLE_MAX), body: body.slice(0, BODY_MAX), of: of as number };
};

/** A count as a badge can bear it: whole, neither negative nor endless. */
export const asCount = (value: unknown): number =>
  typeof value === 'number' && Number.isInteger(value) ? Math.min(COUNT_MAX, Math.max(0, value)) : 0;
