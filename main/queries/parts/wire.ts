import { type Kopecks, toRubles } from '../../domain/money.ts';

/** Our values in the wire's form. */
export const flagOf = (value: boolean | number): 0 | 1 => (value ? 1 : 0);

export const rublesOrNull = (value: Kopecks | null): number | null =>
  value === null ? null : toRubles(value);

/** «2.5x2.2x3»: length, width, height in metres (errata L265). */
export const dimensions = (room: { length: number; width: number; height: number }): string =>
  [room.length, room.width, room.height].join('x');

/** A room's number as lists print it: «15» of «Ячейка 15». */
export const roomNumber = (name: string): string => name.replace(/^Ячейка\s+/i, '');

/** Where the picture of a client's passport is served; null without one. */
export const passportPhotoLink = (clientId: number, fileId: string | null): string | null =>
  fileId === null ? null : `/images/passports/${clientId}`;

/** «Фамилия Имя Отчество» of a manager; «—» for a row without one. */
export const managerName = (m: ManagerNames): string =>
  [m.lastName, m.firstName, m.patronymic].filter((part) => part !== null && part !== '').join(' ') || '—';

interface ManagerNames {
  readonly lastName: string | null;
  readonly firstName: string | null;
  readonly patronymic: string | null;
}
