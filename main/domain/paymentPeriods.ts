import { epochDay, fromEpochDay, LAST_DAY, type PlainDate } from './dates.ts';
import type { Kopecks } from './money.ts';
import { accruedFromKopeckDays, type RentalTerms } from './rent.ts';

/** «Аренда» money of one day: payments less returns. */
export interface MoneyDay {
  readonly day: PlainDate;
  readonly sum: Kopecks;
}

/** A stretch of rent with one due day. */
export interface PaymentPeriod {
  /** Its first day: the first one whose rent the money before did not cover. */
  readonly due: PlainDate;
  /** The day whose money paid it; null: not paid yet. */
  readonly settledOn: PlainDate | null;
  /** What was paid; of an overdue one the debt, of one that lies ahead the month's price on its due day. */
  readonly sum: Kopecks;
}

/** From `day` on (days since 1970) an agreement costs `price` a month; `passed`: kopeck-days of rent before that day. */
interface Step {
  readonly day: number;
  readonly price: Kopecks;
  readonly passed: number;
}

/** All rentals of an agreement as one line of prices, with gaps as price 0. */
const priceLine = (rentals: readonly RentalTerms[]): readonly Step[] => {
  const [only] = rentals;
  // Nine agreements in ten: one room at one price.
  if (only && rentals.length === 1 && only.changes.length === 0 && only.end === null)
    return [{ day: epochDay(only.start), price: only.price + only.surcharge, passed: 0 }];
  const changes = new Map<number, Kopecks>();
  const add = (day: number, sum: Kopecks) => changes.set(day, (changes.get(day) ?? 0) + sum);
  for (const { start, end, price, surcharge, changes: own } of rentals) {
    const from = epochDay(start);
    const after = end === null ? Number.POSITIVE_INFINITY : epochDay(end) + 1;
    let total = price + surcharge;
    add(from, total);
    for (const change of own) {
      const day = Math.max(from, epochDay(change.date));
      if (day >= after) continue;
      add(day, change.sum);
      total += change.sum;
    }
    if (end !== null) add(after, -total);
  }
  const line: Step[] = [];
  let [day, price, passed] = [0, 0, 0];
  for (const [next, sum] of [...changes].sort(([a], [b]) => a - b)) {
    passed += price * (next - day);
    price += sum;
    day = next;
    line.push({ day, price, passed });
  }
  return line;
};

/**
 * The first day whose rent makes the balance of `paid` negative, null where the rent ends before. «Covered» is the
 * balance's own word (domain §3): rent to the day, rounded half up, is at most what was paid, or 24 × kopeck-days <
 * 730 × paid + 365. All whole numbers, so a final payment to the kopeck leaves no day uncovered.
 */
const dueDay = (line: readonly Step[], paid: Kopecks): number | null => {
  for (let i = 0; i < line.length; i++) {
    const step = line[i];
    if (step === undefined || step.price <= 0) continue;
    const left = 730 * paid + 365 - 24 * step.passed;
    const day = step.day + Math.max(1, Math.ceil(left / (24 * step.price))) - 1;
    const next = line[i + 1];
    // Money that outlasts the calendar is never due.
    if (next === undefined) return day > LAST_DAY ? null : day;
    if (day < next.day) return day;
  }
  return null;
};

const stepOn = (line: readonly Step[], day: number): Step | undefined =>
  line.findLast((step) => step.day <= day);

/** Rent before `day`, as `domain/rent.ts` rounds it. */
const accruedBefore = (line: readonly Step[], day: number): Kopecks => {
  const step = stepOn(line, day);
  return step === undefined ? 0 : accruedFromKopeckDays(step.passed + step.price * (day - step.day));
};

/** For each day's money how much was there after it and stayed: a return takes back the newest money first. */
const staying = (money: readonly MoneyDay[]): { day: PlainDate; paid: Kopecks }[] => {
  const levels: { day: PlainDate; paid: Kopecks }[] = [];
  let paid = 0;
  for (const { day, sum } of money) {
    paid += sum;
    levels.push({ day, paid });
  }
  for (let i = levels.length - 2; i >= 0; i--) {
    const [level, later] = [levels[i], levels[i + 1]];
    if (level && later && later.paid < level.paid) level.paid = later.paid;
  }
  return levels;
};

/**
 * The payment periods of an agreement, for the share of delayed payments (domain §5). The first is due on the first day
 * of rent. A period begins on its due day, the first day that the money paid so far doesn't cover, and is settled by
 * the next day on which money comes (and stays), be it early, on the due day or late; where that money runs out, the
 * next one begins. So who pays three months at once has one period of three months, who pays in parts has a period a
 * part, and a debtor who pays nothing has one open period since the day his money ran out, with all his debt. Money
 * that comes after the rent has ended and been paid settles nothing. The last, unpaid period is overdue when its due
 * day is before `today` (its sum is then the debt, −balance), otherwise it lies ahead.
 * @param money one entry a day, ascending
 * @param since periods due before it are left out
 * @throws RangeError when a date is no calendar day
 */
export const paymentPeriods = (
  rentals: readonly RentalTerms[],
  money: readonly MoneyDay[],
  today: PlainDate,
  since: PlainDate = '0001-01-01',
): PaymentPeriod[] => {
  const line = priceLine(rentals);
  const first = epochDay(since);
  const periods: PaymentPeriod[] = [];
  let covered = 0;
  let due = dueDay(line, 0);
  for (const { day, paid } of staying(money)) {
    if (due === null) break;
    if (paid <= covered) continue;
    if (due >= first) periods.push({ due: fromEpochDay(due), settledOn: day, sum: paid - covered });
    covered = paid;
    due = dueDay(line, paid);
  }
  if (due !== null && due >= first)
    periods.push({ due: fromEpochDay(due), settledOn: null, sum: unpaid(line, due, money, today) });
  return periods;
};

const unpaid = (
  line: readonly Step[],
  due: number,
  money: readonly MoneyDay[],
  today: PlainDate,
): Kopecks => {
  const now = epochDay(today);
  if (due >= now) return stepOn(line, due)?.price ?? 0;
  return accruedBefore(line, now) - money.reduce((sum, day) => sum + day.sum, 0);
};

/** Whether a period whose due day is over was not paid by the end of that day. */
export const isDelayed = ({ due, settledOn }: PaymentPeriod): boolean =>
  settledOn === null || settledOn > due;
