import { addDays, epochDay, type PlainDate } from './dates.ts';
import type { DayRange } from './periods.ts';

/** One room of one client for a time; `end` is the last day of rent, null while it runs. */
export interface Tenancy {
  readonly clientId: number;
  readonly start: PlainDate;
  readonly end: PlainDate | null;
}

/** A client begins to rent (who rented nothing the day before) or stops (who rents nothing the day after). */
export interface ClientFlow {
  readonly clientId: number;
  readonly day: PlainDate;
}

export const runsOn = ({ start, end }: Tenancy, day: PlainDate): boolean =>
  start <= day && (end === null || end >= day);

/** The days next to a range decide about its first and last ones. */
export const withNeighbours = ({ start, end }: DayRange): DayRange => ({
  start: addDays(start, -1),
  end: addDays(end, 1),
});

/**
 * Who flowed in and out in a range (domain §5): in on the day a client's first rental starts, out on the day his last
 * one ends; returning after at least one day without a room is a new inflow. A room taken the day after another was
 * given back is no flow at all.
 * @param tenancies all that touch {@link withNeighbours} of the range
 */
export const clientFlows = (
  tenancies: readonly Tenancy[],
  range: DayRange,
): { inflow: ClientFlow[]; outflow: ClientFlow[] } => {
  const inflow: ClientFlow[] = [];
  const outflow: ClientFlow[] = [];
  const within = (day: PlainDate) => day >= range.start && day <= range.end;
  for (const [clientId, own] of Map.groupBy(tenancies, (tenancy) => tenancy.clientId)) {
    const starts = new Set(own.map((tenancy) => tenancy.start));
    const ends = new Set(own.flatMap((tenancy) => tenancy.end ?? []));
    for (const day of starts) {
      if (!within(day)) continue;
      const before = addDays(day, -1);
      if (!own.some((other) => runsOn(other, before))) inflow.push({ clientId, day });
    }
    for (const day of ends) {
      if (!within(day)) continue;
      const after = addDays(day, 1);
      if (!own.some((other) => runsOn(other, after))) outflow.push({ clientId, day });
    }
  }
  return { inflow, outflow };
};

/**
 * The rentals that ended by moving to another room: on the same or the next day the client began another rental. Each
 * new rental takes the place of one ended one, so that two rooms given up for one are a transfer and a move-out.
 */
export const transfers = <T extends Tenancy>(tenancies: readonly T[]): { from: Set<T>; to: Set<T> } => {
  const from = new Set<T>();
  const to = new Set<T>();
  for (const own of Map.groupBy(tenancies, (tenancy) => tenancy.clientId).values()) {
    if (own.length < 2) continue;
    for (const ended of own.toSorted((a, b) => (a.start < b.start ? -1 : 1))) {
      const { end } = ended;
      if (end === null) continue;
      const next = own.find(
        (other) =>
          other !== ended &&
          !to.has(other) &&
          other.start >= end &&
          other.start <= addDays(end, 1) &&
          other.start > ended.start,
      );
      if (next === undefined) continue;
      from.add(ended);
      to.add(next);
    }
  }
  return { from, to };
};

/** Days of a rental as known on `until`: its last day counts, the days after `until` do not. */
export const lengthInDays = ({ start, end }: Tenancy, until: PlainDate): number =>
  Math.max(0, epochDay(end === null || end > until ? until : end) - epochDay(start) + 1);
