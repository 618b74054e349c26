import { extname } from 'node:path';
import { safeFileName } from '../domain/fileName.ts';

/** What the program makes; nothing that a system would run. */
const ENDINGS = ['.xlsx', '.docx', '.pdf', '.png'];

/** The name that the save dialog offers. @throws Error when the page asks for another kind of file */
export const saveName = (name: unknown): string => {
  const clean = typeof name === 'string' ? safeFileName(name) : '';
  if (!ENDINGS.includes(extname(clean))) throw new Error('refused: no document');
  return clean;
};

/** Why a file could not be written, for the person who chose its place. */
export const saveFault = (error: unknown, fileName: string): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOSPC':
      return `На диске нет места для файла «${fileName}». Освободите место или сохраните на другой диск.`;
    case 'EBUSY':
    case 'EPERM':
      return `Файл «${fileName}» открыт в другой программе. Закройте его или сохраните под другим именем.`;
    case 'EACCES':
    case 'EROFS':
      return `В эту папку нельзя записать файл «${fileName}». Выберите другую.`;
    default:
      return `Файл «${fileName}» не записался. Выберите другую папку и сохраните ещё раз.`;
  }
};
