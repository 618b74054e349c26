import type { Printing, PrintSheet } from '../../preload/channels.ts';

/** A printer as its computer knows it, and as people call it. */
export interface PrinterName {
  readonly name: string;
  readonly title: string;
}

/** As people call a printer: CUPS keeps that in its description, Windows a comment there. */
export const titleOf = (
  { name, displayName, description }: { name: string; displayName: string; description: string },
  platform: NodeJS.Platform,
): string => {
  if (displayName !== '' && displayName !== name) return displayName;
  return (platform !== 'win32' && description) || name;
};

/** The printer that a file of choice holds; null for none, and for a file that somebody spoiled. */
export const chosenIn = (text: string): PrinterName | null => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const name: unknown = Reflect.get(value, 'name');
    const title: unknown = Reflect.get(value, 'title');
    if (typeof name !== 'string' || name === '') return null;
    return { name, title: typeof title === 'string' && title !== '' ? title : name };
  } catch {
    return null;
  }
};

export const NO_PRINTERS =
  'На этом компьютере нет ни одного принтера. Подключите его в настройках системы или сохраните документ в PDF.';

/** Told instead of printing on another one: paper with somebody's details must not come out where nobody waits for it. */
export const printerGone = (title: string): string =>
  `Принтера «${title}» сейчас нет в системе. Включите его и проверьте кабель или сеть; или выберите в списке другой принтер либо «Спрашивать каждый раз».`;

/** What a printer itself says is wrong, where its system passes that on (CUPS does, Windows shows it by itself). */
const TROUBLES: readonly (readonly [RegExp, (title: string) => string])[] = [
  [/media-(empty|needed)/, (title) => `В принтере «${title}» нет бумаги. Добавьте её и повторите печать.`],
  [/media-jam/, (title) => `В принтере «${title}» застряла бумага. Достаньте её и повторите печать.`],
  [/(cover|door)-open/, (title) => `У принтера «${title}» открыта крышка. Закройте её и повторите печать.`],
  [
    /(toner|marker-supply|ink)-empty/,
    (title) => `В принтере «${title}» кончилась краска. Замените картридж.`,
  ],
  [
    /^paused/,
    (title) => `Принтер «${title}» приостановлен. Возобновите его в настройках системы и повторите печать.`,
  ],
  [
    /offline|shutdown|connecting-to-device|timed-out/,
    (title) => `Принтер «${title}» не отвечает. Проверьте, что он включён и подключён, и повторите печать.`,
  ],
];

/** null: it says nothing, or nothing that keeps a paper from coming out. */
export const printerTrouble = (title: string, options: unknown): string | null => {
  const told = (name: string): unknown =>
    typeof options === 'object' && options !== null ? Reflect.get(options, name) : null;
  const reasons = told('printer-state-reasons');
  // Chromium calls a page printed that such a printer refused.
  if (told('printer-is-accepting-jobs') === 'false')
    return `Принтер «${title}» не принимает печать. Включите приём заданий в настройках системы или выберите другой принтер.`;
  if (typeof reasons !== 'string') return null;
  // «-warning» and «-report» are told beside paper that does come out; being offline comes as a report too.
  const stopping = reasons
    .split(',')
    .filter(
      (reason) => !reason.endsWith('-warning') && (!reason.endsWith('-report') || /offline/.test(reason)),
    );
  return TROUBLES.find(([sign]) => stopping.some((reason) => sign.test(reason)))?.[1](title) ?? null;
};

/** What Chromium answers where nothing came out, for the person who waits at the printer; `title`: printed unasked. */
export const printFault = (reason: string, title: string | null): Printing => {
  const failed = (sentence: string): Printing => ({ state: 'failed', sentence });
  const printer = title === null ? 'Принтер' : `Принтер «${title}»`;
  // The system's dialog was closed by hand: that needs no sentence.
  if (/cancel/i.test(reason))
    return title === null ? { state: 'cancelled' } : failed(`${printer} прервал печать. Повторите её.`);
  if (/no printers/i.test(reason)) return failed(NO_PRINTERS);
  if (/device/i.test(reason))
    return failed(`${printer} не найден. Включите его и выберите в списке, или сохраните документ в PDF.`);
  if (/settings/i.test(reason))
    return failed(
      `${printer} не принял страницу. Проверьте размер бумаги в его настройках или сохраните документ в PDF.`,
    );
  return failed('Напечатать не получилось. Проверьте, что принтер включён и в нём есть бумага, и повторите.');
};

const LONGEST_MM = 5000;
const A4 = { width: 210, height: 297 };

/** @throws Error for what is no size of paper. */
export const sheetIn = (sheet: unknown): PrintSheet => {
  if (sheet === null || sheet === undefined) return A4;
  const [width, height]: unknown[] =
    typeof sheet === 'object' ? [Reflect.get(sheet, 'width'), Reflect.get(sheet, 'height')] : [];
  const fits = (side: unknown): side is number => typeof side === 'number' && side > 10 && side <= LONGEST_MM;
  if (!fits(width) || !fits(height)) throw new Error('refused: no size of paper');
  return { width, height };
};

/** What lies in every printer; for any other paper its owner is asked. */
export const isUsualSheet = ({ width, height }: PrintSheet): boolean =>
  Math.min(width, height) === A4.width && Math.max(width, height) === A4.height;
