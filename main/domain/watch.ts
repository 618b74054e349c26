import type { Kopecks } from './money.ts';

/** Running agreements that the desk keeps an eye on: in debt, the money running out, the term running out (domain §5). */
export const WATCHES = ['debt', 'soon', 'ending'] as const;
export type Watch = (typeof WATCHES)[number];

/** Days ahead that count as soon. */
const SOON_DAYS = 7;

/** What decides about a running agreement; days since 1970. */
export interface Watched {
  readonly balance: Kopecks;
  readonly daysLeft: number;
  readonly plannedEnd: number;
  /** The warehouse's today. */
  readonly day: number;
}

/** Whether a running agreement is one of those. */
export const isWatched: Record<Watch, (agreement: Watched) => boolean> = {
  debt: ({ balance }) => balance < 0,
  soon: ({ balance, daysLeft }) => balance >= 0 && daysLeft <= SOON_DAYS,
  ending: ({ plannedEnd, day }) => plannedEnd >= day && plannedEnd <= day + SOON_DAYS,
};

/** A lock under so many percent is to be charged now. */
export const LOW_CHARGE = 20;
