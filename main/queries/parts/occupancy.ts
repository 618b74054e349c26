import { toRubles } from '../../domain/money.ts';
import { percentOf } from '../../domain/periods.ts';
import { AREA_UNITS, occupied, offered, type StateCount, sumOf } from './roomStates.ts';

/** Occupancy now (domain §5, last point): by rooms, by area, and by rent charged against the list. */
export const occupancyOf = (counts: readonly StateCount[]) => {
  const [all, taken] = [offered(counts), occupied(counts)];
  const total = (of: (row: StateCount) => number) => [sumOf(all, of), sumOf(taken, of)] as const;
  const [rooms, roomsTaken] = total((row) => row.rooms);
  const [area, areaTaken] = total((row) => row.area);
  const potential = sumOf(all, (row) => row.listPrice);
  const inPlace = sumOf(taken, (row) => row.rent);
  return {
    rooms_offered: rooms,
    rooms_occupied: roomsTaken,
    rooms_rate: percentOf(roomsTaken, rooms),
    area_offered: area / AREA_UNITS,
    area_occupied: areaTaken / AREA_UNITS,
    area_rate: percentOf(areaTaken, area),
    rent_potential: toRubles(potential),
    rent_in_place: toRubles(inPlace),
    economic_rate: percentOf(inPlace, potential),
  };
};
