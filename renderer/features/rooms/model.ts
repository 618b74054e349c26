import type { RoomCard } from '../../../contract/rooms.ts';
import type { StatusKey } from '../../app/theme.ts';
import { ROOM_STATUSES, type RoomStatus, statusOfCode } from '../../components/status/roomStatus.ts';
import { shortName } from '../../i18n/format.ts';

/** Rooms as the screen thinks of them: pure functions over the API's rows. */

const collator = new Intl.Collator('ru', { numeric: true, sensitivity: 'base' });

/** «9» before «10», «A2» before «A10». */
export const compareNames = (a: string, b: string): number => collator.compare(a, b);

/** A code that this version doesn't know counts as occupied: the one reading under which nobody lets the room twice. */
export const statusOf = (room: RoomCard): RoomStatus => statusOfCode(room.rented) ?? 'occupied';

/** In debt (domain §2: no status, a mark over it). */
export const isDebtor = (room: RoomCard): boolean => room.days_left !== null && room.days_left < 0;

export const floorsOf = (rooms: readonly RoomCard[]): number[] =>
  [...new Set(rooms.map((room) => room.floor))].sort((a, b) => a - b);

/** How many rooms are in each state; debtors are counted beside, not instead. */
export const countStates = (rooms: readonly RoomCard[]): Record<StatusKey, number> => {
  const counts = Object.fromEntries(ROOM_STATUSES.map((status) => [status, 0])) as Record<StatusKey, number>;
  counts.debtor = 0;
  for (const room of rooms) {
    counts[statusOf(room)] += 1;
    if (isDebtor(room)) counts.debtor += 1;
  }
  return counts;
};

/** Whether the legend's choice takes the room in: no choice takes all, else its state or its debt must be chosen. */
export const isShown = (room: RoomCard, show: readonly StatusKey[] | undefined): boolean =>
  show === undefined ||
  show.length === 0 ||
  show.includes(statusOf(room)) ||
  (isDebtor(room) && show.includes('debtor'));

const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е');

/**
 * Search as the API's (domain §4): the room's number by its beginning, the client by the beginning of any words of his
 * name, in any order of typing; case and ё don't matter.
 */
export const matchesRoom = (room: RoomCard, query: string): boolean => {
  const wanted = plain(query).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return true;
  const number = plain(shortName(room.room_name));
  if (wanted.length === 1 && number.startsWith(wanted[0] ?? '')) return true;
  const words = plain(room.fullname ?? '').split(/[\s«»"().,-]+/);
  return wanted.every((part) => words.some((word) => word.startsWith(part)));
};

/** The one room that a search means: its exact number, or the only match. */
export const meantRoom = (matches: readonly RoomCard[], query: string): RoomCard | undefined => {
  const exact = matches.filter((room) => plain(shortName(room.room_name)) === plain(query.trim()));
  if (exact.length === 1) return exact[0];
  return matches.length === 1 ? matches[0] : undefined;
};

export const ROOM_ORDERS = ['name', 'area', 'price', 'days'] as const;
export type RoomOrder = (typeof ROOM_ORDERS)[number];

const KEYS: Record<Exclude<RoomOrder, 'name'>, (room: RoomCard) => number | null> = {
  area: (room) => room.area,
  price: (room) => room.price,
  days: (room) => room.days_left,
};

/** Sorted copy; empty values last either way, equal ones by number. */
export const sortRooms = (rooms: readonly RoomCard[], order: RoomOrder, desc: boolean): RoomCard[] => {
  const sign = desc ? -1 : 1;
  const byName = (a: RoomCard, b: RoomCard) =>
    compareNames(a.room_name, b.room_name) || a.room_id - b.room_id;
  if (order === 'name') return [...rooms].sort((a, b) => sign * byName(a, b));
  const key = KEYS[order];
  return [...rooms].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === null || y === null) return x === y ? byName(a, b) : x === null ? 1 : -1;
    return sign * (x - y) || byName(a, b);
  });
};
