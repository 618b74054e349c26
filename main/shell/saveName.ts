import { extname } from 'node:path';
import { safeFileName } from '../domain/fileName.ts';

/** What the program makes, and what people send each other at work; nothing that a system would run. */
const KINDS: Readonly<Record<string, string>> = {
  '.xlsx': 'Excel',
  '.docx': 'Word',
  '.pdf': 'PDF',
  '.png': 'PNG',
  '.svg': 'SVG',
  '.dxf': 'DXF',
  '.log': 'Журнал',
  '.txt': 'Текст',
  '.csv': 'CSV',
  '.jpg': 'JPEG',
  '.jpeg': 'JPEG',
  '.webp': 'WebP',
  '.heic': 'HEIC',
  '.gif': 'GIF',
  '.xls': 'Excel',
  '.ods': 'Таблица',
  '.doc': 'Word',
  '.odt': 'Текст',
  '.rtf': 'Текст',
  '.pptx': 'PowerPoint',
  '.zip': 'Архив',
  '.rar': 'Архив',
  '.7z': 'Архив',
  '.mp3': 'Звук',
  '.ogg': 'Звук',
  '.m4a': 'Звук',
  '.mp4': 'Видео',
  '.mov': 'Видео',
};

/** What the save dialog offers: the name, its ending in small letters, and how people call such a file. */
export interface SaveName {
  readonly fileName: string;
  readonly ending: string;
  readonly kind: string;
}

/** null: such a file is not saved, whoever asks. */
export const saveName = (name: unknown): SaveName | null => {
  if (typeof name !== 'string') return null;
  const fileName = safeFileName(name);
  const ending = extname(fileName).toLowerCase();
  const kind = KINDS[ending];
  return kind === undefined ? null : { fileName, ending, kind };
};

/** For the person who wanted to save what is not saved. */
export const kindFault = (name: unknown): string => {
  const ending = typeof name === 'string' ? extname(safeFileName(name)) : '';
  return `${ending === '' ? 'Файл без расширения' : `Файл «${ending}»`} программа не сохраняет: он может повредить компьютеру. Попросите прислать документ, картинку или архив.`;
};

/** Why a file could not be written, for the person who chose its place. */
export const saveFault = (error: unknown, fileName: string): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `На диске нет места для файла «${fileName}». Освободите место или сохраните на другой диск.`;
    case 'EBUSY':
    case 'EPERM':
      return `Файл «${fileName}» открыт в другой программе. Закройте его или сохраните под другим именем.`;
    case 'EACCES':
    case 'EROFS':
      return `В эту папку нельзя записать файл «${fileName}». Выберите другую.`;
    case 'ENOENT':
      return `Папки для файла «${fileName}» больше нет: её убрали или отключили диск. Выберите другую.`;
    default:
      return `Файл «${fileName}» не записался. Выберите другую папку и сохраните ещё раз.`;
  }
};
