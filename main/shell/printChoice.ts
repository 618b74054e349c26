import type { Printing } from '../../preload/channels.ts';

/** The printer's name that a file of choice holds; null for none, and for a file that somebody spoiled. */
export const chosenIn = (text: string): string | null => {
  try {
    const value: unknown = JSON.parse(text);
    const name: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'name') : null;
    return typeof name === 'string' && name !== '' ? name : null;
  } catch {
    return null;
  }
};

/** What Chromium answers where nothing came out, for the person who waits at the printer. */
export const printFault = (reason: string): Printing => {
  // Closed by hand: that needs no sentence.
  if (/cancel/i.test(reason)) return { state: 'cancelled' };
  const sentence = /printer|device/i.test(reason)
    ? 'Принтер не найден. Включите его и выберите в списке, или сохраните документ в PDF.'
    : 'Напечатать не получилось. Проверьте, что принтер включён и в нём есть бумага, и повторите.';
  return { state: 'failed', sentence };
};
