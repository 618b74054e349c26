import type { RoomCard } from '../../../contract/rooms.ts';
import type { LevelKey } from '../../app/theme.ts';

/** What the plan can show instead of the rooms' states: how charged their locks are, how long their debts are. */

export const OVERLAYS = ['locks', 'debts'] as const;
export type Overlay = (typeof OVERLAYS)[number];

/** The steps of each, from nothing to worst. */
export const LEVELS_OF: Readonly<Record<Overlay, readonly LevelKey[]>> = {
  locks: ['levelNone', 'levelGood', 'levelMiddle', 'levelWorst'],
  debts: ['levelNone', 'levelMild', 'levelMiddle', 'levelStrong', 'levelWorst'],
};

/** A lock under 20 % is to be charged now (domain §5), under half soon. */
const lockLevel = (charge: number | null): LevelKey => {
  if (charge === null) return 'levelNone';
  if (charge < 20) return 'levelWorst';
  return charge < 50 ? 'levelMiddle' : 'levelGood';
};

/** Ages of debts as the dashboards group them: 1–10, 11–30, 31–60, over 60 days (domain §5). */
const debtLevel = (daysLeft: number | null): LevelKey => {
  const days = daysLeft === null ? 0 : -daysLeft;
  if (days <= 0) return 'levelNone';
  if (days <= 10) return 'levelMild';
  if (days <= 30) return 'levelMiddle';
  return days <= 60 ? 'levelStrong' : 'levelWorst';
};

export const levelOf = (room: RoomCard, overlay: Overlay): LevelKey =>
  overlay === 'locks' ? lockLevel(room.electric_quantity) : debtLevel(room.days_left);

export const countLevels = (rooms: readonly RoomCard[], overlay: Overlay): ReadonlyMap<LevelKey, number> => {
  const counts = new Map<LevelKey, number>();
  for (const room of rooms) {
    const level = levelOf(room, overlay);
    counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  return counts;
};
