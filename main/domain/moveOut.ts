import { addDays, type PlainDate } from './dates.ts';
import type { Kopecks } from './money.ts';
import { accrued, balance, type RentAccount, type RentalTerms } from './rent.ts';

/** A planned move-out that is at most so many days ahead is near: who leaves a little early pays to the day he left. */
const NEAR_DAYS = 3;

/**
 * The last day of rent of a rental whose move-out is approved on `today` (domain.md §4): the planned day; `today` where
 * that is past (the room was kept till now) or near. So a client who gave notice for a day further ahead pays up to that
 * day, though he has handed the room over: it is free from now on to be shown and booked, and the next rental begins at
 * the earliest on the day after, as no room is in two rentals on one day. Never before the rental's start.
 * @throws RangeError when a date is no calendar day.
 */
export function rentEndOnApproval(planned: PlainDate, start: PlainDate, today: PlainDate): PlainDate {
  const end = planned <= addDays(today, NEAR_DAYS) ? today : planned;
  return end < start ? start : end;
}

/**
 * The deposit to be paid back for a room that its client leaves, in kopecks: what is held on the agreement (deposits
 * paid less returned) less what the rooms that he keeps have to be secured with, and no more than this room's own
 * deposit; with the last room all that is held. Debts don't lessen it: the deposit is no part of the balance (domain.md §3).
 * @param held never below 0 counts
 * @param kept agreed deposits of the agreement's other running rentals
 */
export function depositDue(held: Kopecks, own: Kopecks, kept: readonly Kopecks[]): Kopecks {
  if (kept.length === 0) return Math.max(0, held);
  const secured = kept.reduce((sum, deposit) => sum + deposit, 0);
  return Math.max(0, Math.min(own, held - secured));
}

/** What a move-out on a day comes to, in kopecks. */
export interface MoveOutQuote {
  /** Rent of this room from `today` on, its last day included. */
  readonly rent: Kopecks;
  /** Of the agreement when that day is over; the rooms that are kept are charged till then too. */
  readonly balance: Kopecks;
  readonly depositDue: Kopecks;
  /** With the last room everything is settled: to be paid back, or (negative) still to be paid. With others kept the balance goes on: the deposit alone. */
  readonly total: Kopecks;
}

/**
 * What a client who leaves a room on `lastDay` will have to pay or get back, as the approval on that day would find it,
 * should nothing be paid till then.
 * @param rental the running rental that would end
 * @param kept agreed deposits of the agreement's other running rentals
 * @throws RangeError when a date is no calendar day.
 */
export function moveOutQuote(
  account: RentAccount,
  rental: RentalTerms,
  { today, lastDay }: { today: PlainDate; lastDay: PlainDate },
  { held, own, kept }: { held: Kopecks; own: Kopecks; kept: readonly Kopecks[] },
): MoveOutQuote {
  const ended = { ...rental, end: lastDay };
  const after = addDays(lastDay, 1);
  const rentals = account.rentals.map((one) => (one === rental ? ended : one));
  const left = balance({ ...account, rentals }, after);
  const due = depositDue(held, own, kept);
  return {
    rent: accrued([ended], after) - accrued([ended], today),
    balance: left,
    depositDue: due,
    total: kept.length === 0 ? left + due : due,
  };
}
