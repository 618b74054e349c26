import type { Kopecks } from '../domain/money.ts';
import { accruedFromKopeckDays } from '../domain/rent.ts';
import { type Day, isWeekend, workingDayBefore } from './calendar.ts';
import { type Dice, urn } from './dice.ts';
import { type Deal, type Habit, isRunning, lastDay, roundTo, type Tenant, type World } from './model.ts';
import { priceSteps } from './prices.ts';

/** When and how much a client pays for the rent: month by month, or some months ahead, each in his own manner. */

export interface RentPayment {
  readonly day: Day;
  readonly amount: Kopecks;
}

export interface RentHistory {
  readonly payments: RentPayment[];
  /** Paid for days after the end of the agreement: given back at the move-out. */
  readonly over: Kopecks;
  /** Stopped paying for good. */
  readonly inDebt: boolean;
}

/** Walks along an agreement's prices and tells how far a sum reaches (domain §3: price × 12 / 365 a day). */
const createReach = (steps: readonly { day: Day; price: Kopecks }[]) => {
  let at = 0;
  let passed = 0;
  const current = () => steps[at] ?? { day: 0, price: 0 };
  return {
    /** The first day that `paid` doesn't cover; Infinity where rent has ended before. Ask with growing sums. */
    dueDay: (paid: Kopecks): Day => {
      for (;;) {
        const { day, price } = current();
        const next = steps[at + 1];
        if (next === undefined) break;
        const then = passed + price * (next.day - day);
        if (12 * then > 365 * paid) break;
        passed = then;
        at += 1;
      }
      const { day, price } = current();
      if (price <= 0) return Number.POSITIVE_INFINITY;
      return day + Math.floor((365 * paid - 12 * passed) / (12 * price));
    },
    /** The month's price on the day last asked for. */
    price: (): Kopecks => current().price,
  };
};

/** All rent of an ended agreement. */
const rentInAll = (steps: readonly { day: Day; price: Kopecks }[]): Kopecks => {
  let total = 0;
  steps.forEach(({ day, price }, i) => {
    const next = steps[i + 1];
    if (next) total += price * (next.day - day);
  });
  return accruedFromKopeckDays(total);
};

const drawEarly = urn([-4, 3], [-3, 5], [-2, 10], [-1, 30], [0, 52]);
const drawCasual = urn([-1, 20], [0, 40], [1, 14], [2, 10], [3, 8], [5, 5], [7, 3]);
const drawLate = urn([0, 18], [2, 16], [4, 18], [7, 18], [10, 14], [14, 10], [20, 6]);
const drawBad = urn([3, 20], [8, 20], [15, 20], [28, 20], [40, 12], [55, 8]);
/** Days between the due day and the payment. */
const OFFSETS: Readonly<Record<Habit, (dice: Dice) => number>> = {
  early: drawEarly,
  casual: drawCasual,
  late: drawLate,
  bad: drawBad,
};

/** Days after signing on which the first rent comes. */
const drawFirstDay = urn([0, 78], [1, 12], [2, 7], [3, 3]);
/** Those who wait for us (their data aren't whole, or not approved) have paid at once. */
const firstDay = ({ standing }: Tenant, dice: Dice): number =>
  standing === 'usual' ? drawFirstDay(dice) : 0;
const drawMonthsAhead = urn([1, 88], [3, 7], [6, 3.5], [11, 1.5]);
const IN_PARTS = 0.055;
const EXACT_LAST = 0.72;
const ROUNDS_UP = 0.06;
const ROUND_STEP = 50_000;
const DEBTOR_STEP = 10_000;
const LAST_PAYMENT_WITHIN = 20;

const payingDay = ({ method }: Tenant, wanted: Day, notBefore: Day): Day => {
  if (method !== 'Безнал') return Math.max(wanted, notBefore);
  // Banks carry nothing at week-ends.
  let day = Math.max(workingDayBefore(wanted), notBefore);
  while (isWeekend(day)) day += 1;
  return day;
};

/** A month's payment in one piece or, now and then, in two; firms pay whole invoices. */
const inParts = ({ type }: Tenant, day: Day, amount: Kopecks, dice: Dice): RentPayment[] => {
  const first = roundTo(amount * dice.real(0.35, 0.7), ROUND_STEP);
  if (type === 'u' || first <= 0 || first >= amount || !dice.chance(IN_PARTS)) return [{ day, amount }];
  return [
    { day, amount: first },
    { day: day + dice.int(2, 9), amount: amount - first },
  ];
};

/** Who gives up a room before the others hadn't paid a year for it ahead. */
const monthsAhead = ({ leases, term }: Deal, dice: Dice): number => {
  const months = Math.min(drawMonthsAhead(dice), term);
  return leases.every(({ end }) => end === leases[0]?.end) ? months : 1;
};

/** A client who is a month or more behind pays for all of it. */
const monthsToPay = (ahead: number, day: Day, due: Day): number =>
  Math.max(ahead, 1 + Math.floor((day - due) / 31));

/** What a debtor still pays before he gives up for good: so much as reaches to the day `stop`. */
const lastOfDebtor = (price: Kopecks, due: Day, stop: Day): Kopecks =>
  stop - due > 1 ? roundTo((price * 12 * (stop - due)) / 365, DEBTOR_STEP) : 0;

/**
 * The rent paid under one agreement until today.
 * @param stop the day up to which a debtor pays; Infinity for whoever pays his rent
 */
export const payRent = (world: World, deal: Deal, stop: Day, dice: Dice): RentHistory => {
  const { tenant, begin } = deal;
  const { today } = world;
  const steps = priceSteps(deal, today);
  const ended = !deal.leases.some((lease) => isRunning(lease, today));
  const latest = ended ? Math.min(today, lastDay(deal) + LAST_PAYMENT_WITHIN) : today;
  const total = ended ? rentInAll(steps) : Number.POSITIVE_INFINITY;
  const reach = createReach(steps);
  const ahead = monthsAhead(deal, dice);
  const roundsUp = dice.chance(ROUNDS_UP);
  const payments: RentPayment[] = [];
  let paid = 0;
  let last = begin - 1;
  while (deal.pays && paid < total) {
    const due = reach.dueDay(paid);
    if (due === Number.POSITIVE_INFINITY) break;
    const offset = paid === 0 ? firstDay(tenant, dice) : OFFSETS[tenant.habit](dice);
    const day = payingDay(tenant, due + offset, Math.max(begin, last + 1));
    let amount = reach.price() * monthsToPay(ahead, day, due);
    if (roundsUp) amount = Math.ceil(amount / ROUND_STEP) * ROUND_STEP;
    if (amount > total - paid && dice.chance(EXACT_LAST)) amount = total - paid;
    if (stop < Number.POSITIVE_INFINITY) amount = Math.min(amount, lastOfDebtor(reach.price(), due, stop));
    if (amount <= 0 || day > latest) break;
    const parts = inParts(tenant, day, amount, dice).filter((part) => part.day <= today);
    payments.push(...parts);
    for (const part of parts) paid += part.amount;
    last = Math.max(...parts.map((part) => part.day));
  }
  return { payments, over: Math.max(0, paid - total), inDebt: stop < Number.POSITIVE_INFINITY };
};
