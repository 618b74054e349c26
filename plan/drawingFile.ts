import { importDxf } from './dxfImport.ts';
import { DrawingError, type DrawingImport, type RegisterRoom } from './matching.ts';
import { importSvg } from './svgImport.ts';

/** A drawing's text out of a file's bytes: UTF-8, or the Windows letters of older CAD programs. */
const textOf = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
};

/** Ten times the largest floor that we have seen. */
const MOST_BYTES = 20_000_000;

/** Reads an SVG or a DXF, told apart by what is in them. @throws DrawingError with a sentence for the user */
export const readDrawing = (
  bytes: Uint8Array,
  register: readonly RegisterRoom[],
  scaledBy?: number | undefined,
): DrawingImport => {
  if (bytes.length > MOST_BYTES)
    throw new DrawingError(
      'Файл больше 20 МБ: это не план этажа. Оставьте в чертеже контуры ячеек и их номера.',
    );
  const text = textOf(bytes);
  const isDxf = /^\s*(\d+\s*\r?\n|AutoCAD Binary DXF)/.test(text);
  try {
    return isDxf ? importDxf(text, register, scaledBy) : importSvg(text, register, scaledBy);
  } catch (error) {
    // Thousands of groups within groups: no drawing program makes such.
    if (error instanceof RangeError)
      throw new DrawingError('Чертёж вложен слишком глубоко. Разберите в нём группы и повторите.');
    throw error;
  }
};
