import type { TFunction } from 'i18next';
import type { Statement } from '../../api/agreements.ts';
import { day, money, moneyChange, shortName } from '../../i18n/format.ts';

type Row = Statement['rows'][number];

const DAY_MS = 86_400_000;
const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;

/** What happened, as a line of a statement says it. */
export const lineSentence = (t: TFunction, row: Row): string => {
  const room = t('units.room', { name: shortName(row.room_name ?? '') });
  if (row.event === 'rent') {
    return row.from === null || row.from === row.day
      ? t('agreements.event_rentDay', { to: day(row.day) })
      : t('agreements.event_rent', { from: day(row.from), to: day(row.day) });
  }
  return t(`agreements.event_${row.event}`, {
    room,
    type: (row.type ?? '').toLowerCase(),
    step: moneyChange(row.price ?? 0),
  });
};

/** What stands quietly under the line: the price that was charged, a payment's number, a comment. */
export const lineNote = (t: TFunction, row: Row): string | null => {
  if (row.event === 'rent' && row.price !== null) {
    const days = t('agreements.days', { count: daysBetween(row.from ?? row.day, row.day) });
    return `${days} ${t('agreements.atPrice', { price: money(row.price) })}`;
  }
  if (row.event === 'start' && row.price !== null)
    return t('agreements.atPrice', { price: money(row.price) });
  const parts = [row.payment_id === null ? null : `№${row.payment_id}`, row.comment];
  return parts.filter((part) => part !== null && part !== '').join(' · ') || null;
};
