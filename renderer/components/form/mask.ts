/** How a field shows what is typed into it: pure, so that the caret can be tested. */
export interface Mask {
  /** The characters of what was typed or pasted that count, in the order in which they are shown. */
  keep(text: string): string;
  /** Those characters as the field shows them; each of them stays, between them stand separators. */
  show(kept: string): string;
}

/**
 * A field's new text and caret after an edit: the caret stays behind the same character, whatever separators come or go.
 * @param text what the browser has in the field now
 * @param caret where the caret stands in it
 */
export const applyMask = (mask: Mask, text: string, caret: number): { text: string; caret: number } => {
  const kept = mask.keep(text);
  const shown = mask.show(kept);
  let left = Math.min(mask.keep(text.slice(0, caret)).length, kept.length);
  if (left >= kept.length) return { text: shown, caret: shown.length };
  let at = 0;
  while (left > 0 && at < shown.length) {
    if (mask.keep(shown[at] ?? '') !== '') left -= 1;
    at += 1;
  }
  return { text: shown, caret: at };
};

/** Digits in groups: `[2, 2]` shows «4510» as «45 10». */
const digitGroups = (groups: readonly number[], separator: string): Mask => {
  const length = groups.reduce((sum, size) => sum + size, 0);
  return {
    keep: (text) => text.replace(/\D/g, '').slice(0, length),
    show: (kept) => {
      const parts: string[] = [];
      let at = 0;
      for (const size of groups) {
        if (at < kept.length) parts.push(kept.slice(at, at + size));
        at += size;
      }
      return parts.join(separator);
    },
  };
};

export const passportSeriesMask = digitGroups([2, 2], ' ');
export const passportNumberMask = digitGroups([6], '');
export const subdivisionMask = digitGroups([3, 3], '-');
export const innMask = digitGroups([12], '');
export const bikMask = digitGroups([9], '');
/** Of a firm 13 digits, of a sole trader 15. */
export const ogrnMask = digitGroups([15], '');
/** Nine signs, of which the fifth and the sixth may be letters. */
export const kppMask: Mask = {
  keep: (text) =>
    text
      .replace(/[^\dA-Za-z]/g, '')
      .toUpperCase()
      .slice(0, 9),
  show: (kept) => kept,
};
export const accountMask = digitGroups([5, 3, 1, 4, 7], ' ');
/** A text as its field shows it; one that the mask would cut short stays as it is. */
export const shownBy = (mask: Mask, text: string): string => {
  const shown = mask.show(mask.keep(text));
  return shown.replace(/\s/g, '') === text.replace(/\s/g, '') ? shown : text;
};
/** A whole number of up to three digits: months, percents. */
export const countMask = digitGroups([3], '');

const dateDigits = digitGroups([2, 2, 4], '.');

/** «20.11.2026» typed with or without dots, «1.2.26» too, or pasted as `2026-11-20`. */
export const dateMask: Mask = {
  keep: (text) =>
    dateDigits.keep(
      text
        .trim()
        .replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3.$2.$1')
        // A separator just typed ends a short day or month; in the middle of a whole date it is what is being mended.
        .replace(/^(\d)[./-]$/, '0$1.')
        .replace(/^(\d{2})\.(\d)[./-]$/, '$1.0$2.'),
    ),
  show: dateDigits.show,
};

/** «20.11.26» as the year that is meant: this century's up to 49, the last one's from 50. */
export const wholeYear = (text: string): string => {
  const short = /^(\d{2}\.\d{2}\.)(\d{2})$/.exec(text);
  return short === null ? text : `${short[1]}${Number(short[2]) < 50 ? '20' : '19'}${short[2]}`;
};

const NBSP = '\u00a0';
const WHOLE_DIGITS = 9;

/** A sum in rubles: «12 345,50»; a point is a comma, kopecks have two digits. */
export const moneyMask = (signed = false): Mask => ({
  keep: (text) => {
    const minus = signed && /^\s*[-−–]/.test(text) ? '−' : '';
    const [whole = '', ...rest] = text.replace(/\./g, ',').split(',');
    const rubles = whole
      .replace(/\D/g, '')
      .replace(/^0+(?=\d)/, '')
      .slice(0, WHOLE_DIGITS);
    const kopecks = rest.join('').replace(/\D/g, '').slice(0, 2);
    return `${minus}${rubles}${rest.length > 0 ? `,${kopecks}` : ''}`;
  },
  show: (kept) => {
    const [, minus = '', whole = '', rest = ''] = /^(−?)(\d*)(.*)$/.exec(kept) ?? [];
    return `${minus}${whole.replace(/\B(?=(\d{3})+$)/g, NBSP)}${rest}`;
  },
});

/** A masked sum as a request takes it: «−1 200,50» is «-1200,50». */
export const typedSum = (text: string): string => text.replace(/\s/g, '').replace('−', '-');

/** Rubles as the money field shows them. */
export const shownSum = (rubles: number): string => {
  const mask = moneyMask(true);
  return mask.show(mask.keep(Number.isInteger(rubles) ? String(rubles) : rubles.toFixed(2)));
};
