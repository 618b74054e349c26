import { type CellObject, read, SSF, utils } from '@e965/xlsx';
import PizZip from 'pizzip';

/** What a download gave: the file, or the refusal in its place. */
export interface Got {
  readonly status: number;
  readonly type: string;
  readonly fileName: string;
  readonly headers: Headers;
  readonly bytes: Buffer;
  // biome-ignore lint/suspicious/noExplicitAny: tests read whatever was answered
  readonly body: any;
}

interface Server {
  readonly url: string;
  readonly token: string;
}

/** Asks for a file as old clients do, unless told otherwise; a string is sent as a form. */
export const download = async (
  { url, token }: Server,
  path: string,
  fields?: object | string,
  { method = fields === undefined ? 'GET' : 'POST', headers = {} as Record<string, string> } = {},
): Promise<Got> => {
  const type = typeof fields === 'string' ? 'application/x-www-form-urlencoded' : 'application/json';
  const response = await fetch(url + path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(fields === undefined ? {} : { 'content-type': type }),
      ...headers,
    },
    ...(fields === undefined ? {} : { body: typeof fields === 'string' ? fields : JSON.stringify(fields) }),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const contentType = response.headers.get('content-type') ?? '';
  return {
    status: response.status,
    type: contentType,
    fileName: decodeURIComponent(
      /^attachment; filename\*=UTF-8''(.*)$/.exec(response.headers.get('content-disposition') ?? '')?.[1] ??
        '',
    ),
    headers: response.headers,
    bytes,
    body: contentType.includes('json') ? JSON.parse(bytes.toString()) : undefined,
  };
};

type Cell = string | number | Date | null | { readonly formula: string; readonly result: unknown };

/** Days from Excel's day 0 to 1970-01-01. */
const EXCEL_EPOCH = 25_569;

/**
 * A register read back by SheetJS, which shares nothing with the library that wrote it: its rows by column title, and the
 * row of totals. A day comes as a `Date` by its cell's format, a time of the day as text.
 */
export const readRegister = async (bytes: Buffer) => {
  const book = read(bytes, { cellNF: true, cellFormula: true, cellStyles: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (sheet === undefined) throw new Error('the workbook has no sheet');
  const { e: end } = utils.decode_range(sheet['!ref'] ?? 'A1');
  const cells = (r: number) =>
    Array.from({ length: end.c + 1 }, (_, c) => cellOf(sheet[utils.encode_cell({ r, c })]));
  const titles = cells(0).map(String);
  const lines = Array.from({ length: end.r }, (_, i): Record<string, Cell> => {
    const values = cells(i + 1);
    return Object.fromEntries(titles.map((title, column) => [title, values[column] ?? null]));
  });
  const totals = lines.at(-1)?.[titles[0] ?? ''] === 'Итого' ? lines.pop() : undefined;
  return { titles, rows: lines, totals, filters: sheet['!autofilter']?.ref };
};

const cellOf = (cell: CellObject | undefined): Cell => {
  if (cell === undefined || cell.v === undefined || cell.t === 'z') return null;
  if (cell.f !== undefined) return { formula: cell.f, result: cell.v };
  if (cell.t === 'n' && (cell.z === 'dd.mm.yyyy' || cell.z === 'mm.yyyy'))
    return new Date((Number(cell.v) - EXCEL_EPOCH) * 86_400_000);
  if (cell.t === 'n' && cell.z === 'hh:mm') return SSF.format('hh:mm:ss', Number(cell.v));
  if (cell.t === 's' || cell.t === 'n') return cell.v as string | number;
  throw new Error(`a cell of kind ${cell.t}`);
};

/** A day as a cell holds it. */
export const dayCell = (day: string | null) => (day === null ? null : new Date(`${day}T00:00:00Z`));

/** The text of a Word document, a line a paragraph, cells of a table parted by « | ». */
export const wordText = (bytes: Buffer, part = 'word/document.xml'): string => {
  const xml = new PizZip(bytes).file(part)?.asText() ?? '';
  return xml
    .replace(/<\/w:p>(?=<\/w:tc><w:tc>)/g, ' | ')
    .replace(/<\/w:tc><w:tc>/g, '')
    .replace(/<w:tab\/>/g, ' → ')
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('\u00A0', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/ +$/gm, '')
    .trim();
};
