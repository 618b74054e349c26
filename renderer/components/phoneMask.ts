/** A phone field that takes any usual spelling while it is typed or pasted, and always shows «+7 926 321-65-98». */

const LENGTH = 11;
/** Positions of the digits after which a separator stands. */
const BEFORE: Record<number, string> = { 1: ' ', 4: ' ', 7: '-', 9: '-' };

/** Digits of a Russian phone in what was typed: 8… becomes 7…, a number from 9 gets its 7; 11 at most. */
export const phoneDigits = (text: string): string => {
  const digits = text.replace(/\D/g, '');
  if (digits === '') return '';
  const first = digits[0];
  if (first === '7') return digits.slice(0, LENGTH);
  if (first === '8') return `7${digits.slice(1, LENGTH)}`;
  return `7${digits.slice(0, LENGTH - 1)}`;
};

/** Digits as far as they go: «7926» → «+7 926». */
export const showPhone = (digits: string): string =>
  digits === '' ? '' : `+${[...digits].map((digit, at) => (BEFORE[at] ?? '') + digit).join('')}`;

/**
 * The field's new text and caret after an edit.
 * @param text what the browser has in the field now
 * @param caret where the caret stands in it
 */
export const maskPhone = (text: string, caret: number): { text: string; caret: number } => {
  if (text.trim() === '+') return { text: '+', caret: 1 };
  const digits = phoneDigits(text);
  const shown = showPhone(digits);
  const added = digits.length - Math.min(text.replace(/\D/g, '').length, LENGTH);
  let left = text.slice(0, caret).replace(/\D/g, '').length + Math.max(added, 0);
  if (left >= digits.length) return { text: shown, caret: shown.length };
  let at = 0;
  while (left > 0 && at < shown.length) {
    if (/\d/.test(shown[at] ?? '')) left -= 1;
    at += 1;
  }
  return { text: shown, caret: at };
};
