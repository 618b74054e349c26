import { epochDay, fromEpochDay, LAST_DAY, type PlainDate } from './dates.ts';
import { flooredProduct, type Kopecks, roundHalfUp, truncatedProduct } from './money.ts';

/** One indexation: from `date` on the month's price grows by `sum` (falls, when negative). */
export interface PriceStep {
  date: PlainDate;
  sum: Kopecks;
}

/** What the rent of one room under one agreement depends on. Prices are for a month; `end` is the last day of rent. */
export interface RentalTerms {
  roomId: number;
  price: Kopecks;
  surcharge: Kopecks;
  start: PlainDate;
  end: PlainDate | null;
  changes: readonly PriceStep[];
}

/** An agreement's rent account: «Аренда» payments and returns so far, and all its rentals, ended ones too. */
export interface RentAccount {
  rentPaid: Kopecks;
  rentReturned: Kopecks;
  rentals: readonly RentalTerms[];
}

/** A room's list prices a month by planned term. */
export interface ListPrices {
  price: Kopecks;
  price6m: Kopecks;
  price11m: Kopecks;
}

const MONTHS_A_YEAR = 12;
const DAYS_A_YEAR = 365;

/**
 * The month's price in force on `day`: price at signing + surcharge + every indexation whose date has come.
 * Says nothing about whether the rental runs on that day.
 */
export function priceOn(rental: RentalTerms, day: PlainDate): Kopecks {
  let price = rental.price + rental.surcharge;
  for (const change of rental.changes) if (change.date <= day) price += change.sum;
  return price;
}

/**
 * Σ over the days d with start ≤ d ≤ end and d < day of the month's price in force on d, in kopeck-days: rent
 * before it is divided, so that agreements can be summed exactly and rounded once (domain.md §3). Each term of
 * the price counts for as many days as it is in force, so it needs no loop over days and SQL can do the same.
 * @throws RangeError when a date is no calendar day.
 */
export function kopeckDays(rental: RentalTerms, day: PlainDate): number {
  const start = epochDay(rental.start);
  const yesterday = epochDay(day) - 1;
  const last = rental.end === null ? yesterday : Math.min(epochDay(rental.end), yesterday);
  let total = (rental.price + rental.surcharge) * Math.max(0, last - start + 1);
  for (const change of rental.changes) {
    total += change.sum * Math.max(0, last - Math.max(start, epochDay(change.date)) + 1);
  }
  return total;
}

/**
 * Kopeck-days to kopecks of rent: total × 12 / 365, half up. The year is 365 days in leap years too: that is what
 * the document's two examples give, and what keeps `daysLeft` and the accrual the same formula.
 * @throws RangeError when `total` is no safe integer.
 */
export function accruedFromKopeckDays(total: number): Kopecks {
  if (!Number.isSafeInteger(total)) throw new RangeError(`kopeck-days must be a safe integer, got ${total}`);
  // Whole years apart, so that ×12 can't leave the safe integers before the division.
  const rest = total % DAYS_A_YEAR;
  const years = (total - rest) / DAYS_A_YEAR;
  return years * MONTHS_A_YEAR + roundHalfUp(rest * MONTHS_A_YEAR, DAYS_A_YEAR);
}

/**
 * Rent of one agreement up to `day`, that day not included: summed over its rentals as an exact fraction, rounded
 * half up once (domain.md §3). Rounding each rental instead would drift by a kopeck a room.
 */
export function accrued(rentals: readonly RentalTerms[], day: PlainDate): Kopecks {
  let total = 0;
  for (const rental of rentals) total += kopeckDays(rental, day);
  return accruedFromKopeckDays(total);
}

/** An agreement's balance on `day`: paid − returned − accrued; negative is a debt. Deposit and sales stay out. */
export function balance(account: RentAccount, day: PlainDate): Kopecks {
  return account.rentPaid - account.rentReturned - accrued(account.rentals, day);
}

/**
 * Days the balance still covers at this month's price: floor(balance × 365 / (12 × price)), exactly; negative in
 * debt (−1 from the first unpaid day), 0 where nothing is charged (price 0 or less).
 * With an unchanging price the balance is ≥ 0 after that many days, and ≤ 0 a day later: 0 only where rounding to
 * the kopeck hides less than a kopeck of debt.
 */
export function daysLeft(balance: Kopecks, monthlyPrice: Kopecks): number {
  if (monthlyPrice <= 0) return 0;
  return flooredProduct(balance, DAYS_A_YEAR, MONTHS_A_YEAR * monthlyPrice);
}

/**
 * The agreement's balance shared among its running rooms by price; each share is rounded towards zero and the
 * kopecks left over go to the dearest room (of equal ones that with the lower id), so the shares add up exactly, a
 * debt's too. Without any price the dearest room bears all. No rooms: an empty map.
 */
export function roomShares(
  balance: Kopecks,
  rooms: readonly { roomId: number; price: Kopecks }[],
): Map<number, Kopecks> {
  const shares = new Map<number, Kopecks>();
  const add = (roomId: number, sum: Kopecks) => shares.set(roomId, (shares.get(roomId) ?? 0) + sum);
  const total = rooms.reduce((sum, room) => sum + room.price, 0);
  let dearest = rooms[0];
  let left = balance;
  for (const room of rooms) {
    const share = total > 0 ? truncatedProduct(balance, room.price, total) : 0;
    add(room.roomId, share);
    left -= share;
    if (dearest === undefined || room.price > dearest.price) dearest = room;
    else if (room.price === dearest.price && room.roomId < dearest.roomId) dearest = room;
  }
  if (dearest !== undefined) add(dearest.roomId, left);
  return shares;
}

/**
 * The day the next payment is due (next_payment_date, write_off_date, future_payment_date): `day` + days left,
 * and `day` itself in debt; the calendar's last day where a mite of a price makes the money last longer.
 */
export function paidUntil(day: PlainDate, daysLeft: number): PlainDate {
  return fromEpochDay(Math.min(epochDay(day) + Math.max(daysLeft, 0), LAST_DAY));
}

/** From how many whole months of a planned term on each list price holds, the shortest term first (domain.md §3). */
export const PRICE_TIERS = [0, 6, 11] as const;

/** The list price for a planned term of whole months: under 6, 6–10, 11 and more (domain.md §3). */
export function tierPrice(prices: ListPrices, months: number): Kopecks {
  const [, middle, long] = PRICE_TIERS;
  if (months >= long) return prices.price11m;
  return months >= middle ? prices.price6m : prices.price;
}

/** price_1m: rubles for 1 m² a month, two decimals, half up; 0 for a room without an area (a wire number is finite). */
export function pricePerSquareMetre(price: Kopecks, areaM2: number): number {
  // Areas come as decimals (2.55 × 2.15 m = 5.4825 m²); as whole cm² the division is exact.
  const squareCentimetres = Math.round(areaM2 * 10_000);
  if (squareCentimetres <= 0) return 0;
  return roundHalfUp(price * 10_000, squareCentimetres) / 100;
}
