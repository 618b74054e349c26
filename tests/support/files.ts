import ExcelJS from 'exceljs';
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

/** A register read back by another reader: its rows by column title, and the row of totals. */
export const readRegister = async (bytes: Buffer) => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  const [sheet] = book.worksheets;
  if (sheet === undefined) throw new Error('the workbook has no sheet');
  const titles = cellsOf(sheet.getRow(1)).map(String);
  const lines = Array.from({ length: sheet.rowCount - 1 }, (_, i): Record<string, Cell> => {
    const cells = cellsOf(sheet.getRow(i + 2));
    return Object.fromEntries(titles.map((title, column) => [title, cells[column] ?? null]));
  });
  const totals = lines.at(-1)?.[titles[0] ?? ''] === 'Итого' ? lines.pop() : undefined;
  return { titles, rows: lines, totals, sheet };
};

const cellsOf = (row: ExcelJS.Row): Cell[] => {
  const { values } = row;
  return (Array.isArray(values) ? values.slice(1) : []) as Cell[];
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
