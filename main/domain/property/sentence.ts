import type { CellFault } from './cells.ts';

/** «Ячейки!D14», or the sheet alone. */
export const addressOf = ({ sheet, cell }: Pick<CellFault, 'sheet' | 'cell'>): string =>
  cell === '' ? sheet : `${sheet}!${cell}`;

/** All faults of a workbook in one sentence: the first by its cell, and how many there are. */
export const faultsSentence = (faults: readonly CellFault[]): string => {
  const [first] = faults;
  if (first === undefined) return '';
  const told = `${addressOf(first)}: ${first.msg}`;
  return faults.length === 1
    ? `Файл не загружен. ${told}`
    : `Файл не загружен: ошибок ${faults.length}. Первая — ${told}`;
};

/** Nobody mends more at one go, and a refusal travels with its command. */
const FIELDS_MAX = 100;

/** The first faults as refused fields, by their cells. */
export const faultFields = (faults: readonly CellFault[]): { field: string; msg: string }[] =>
  faults.slice(0, FIELDS_MAX).map((fault) => ({ field: addressOf(fault), msg: fault.msg }));
