import { extractText, getDocumentProxy } from 'unpdf';

/** A PDF read back by pdf.js: the text of each page, spaces made plain. */
export const pdfPages = async (bytes: Uint8Array): Promise<string[]> => {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: false });
  return text.map((page) => page.replace(/\s+/g, ' '));
};

/** Width and height of its first page in millimetres. */
export const pdfSize = async (bytes: Uint8Array): Promise<readonly [number, number]> => {
  const page = await (await getDocumentProxy(new Uint8Array(bytes))).getPage(1);
  const { width, height } = page.getViewport({ scale: 1 });
  const millimetres = (points: number) => Math.round((points * 25.4) / 72);
  return [millimetres(width), millimetres(height)];
};
