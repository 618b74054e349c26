import type { StatusKey } from '../../app/theme.ts';

/** Names of the wire's `rented` codes (domain §2), in the order of a room's way. Debtor is no status but a mark over one. */

export type RoomStatus = Exclude<StatusKey, 'debtor'>;

const BY_CODE: ReadonlyMap<number, RoomStatus> = new Map([
  [0, 'free'],
  [0.25, 'test'],
  [0.4, 'unpaid'],
  [0.45, 'incomplete'],
  [0.5, 'booked'],
  [0.75, 'leaving'],
  [1, 'occupied'],
  [-2, 'notOffered'],
]);

export const ROOM_STATUSES: readonly RoomStatus[] = [...BY_CODE.values()];

/** Null for a code that this version doesn't know. */
export const statusOfCode = (code: number): RoomStatus | null => BY_CODE.get(code) ?? null;
