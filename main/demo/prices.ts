import { addMonths } from '../domain/dates.ts';
import type { Kopecks } from '../domain/money.ts';
import { tierPrice } from '../domain/rent.ts';
import { type Day, dayOf, dayText } from './calendar.ts';
import { type Dice, urn } from './dice.ts';
import { type Deal, isRunning, type Lease, roundTo, type World } from './model.ts';

/** What a room cost when it was let, and how its price has risen since. */

const PRICE_STEP = 5000;
const YEARLY_RISE = 1.065;
/** Lists are made anew twice a year. */
const LIST_DAYS = 182;
const INDEXED = 0.8;
const PLANNED_WITHIN = 75;

/** List prices of a day as a share of today's: they have risen every half-year. */
const listShare = (day: Day, today: Day): number =>
  YEARLY_RISE ** (-Math.floor((today - day) / LIST_DAYS) / 2);

const drawDeposit = urn([1, 72], [0.5, 13], [0, 15]);

const firstOfNextMonth = (day: Day): Day => dayOf(`${addMonths(dayText(day), 1).slice(0, 8)}01`);

/** The yearly rise of a long rental, on the anniversary or on the first of the next month; past ones, and one planned. */
const indexate = (lease: Lease, today: Day, dice: Dice): void => {
  const onFirst = dice.chance(0.5);
  let price = lease.price;
  for (let year = 1; ; year++) {
    const anniversary = dayOf(addMonths(dayText(lease.start), 12 * year));
    const day = onFirst ? firstOfNextMonth(anniversary) : anniversary;
    const horizon = lease.leaving ? today : today + PLANNED_WITHIN;
    if (day > horizon || day > lease.end) return;
    if (!dice.chance(INDEXED)) continue;
    const share = dice.chance(0.02) ? -dice.real(0.03, 0.06) : dice.real(0.05, 0.12);
    const sum = roundTo(price * share, PRICE_STEP) || PRICE_STEP;
    lease.steps.push({ day, sum });
    price += sum;
    if (day > today) return;
  }
};

/** Prices an agreement's rooms by the list of its day and the tier of its term, with deposit and indexations. */
export const priceDeal = (world: World, deal: Deal, dice: Dice): void => {
  const share = listShare(deal.begin, world.today);
  const deposits = drawDeposit(dice);
  for (const lease of deal.leases) {
    lease.price = roundTo(tierPrice(lease.room, deal.term) * share, PRICE_STEP);
    lease.surcharge = dice.chance(0.03) ? dice.pick([20_000, 30_000, 50_000]) : 0;
    lease.deposit = roundTo(lease.price * deposits, PRICE_STEP);
    indexate(lease, world.today, dice);
  }
};

/** The month's price of an agreement from each day on which it changes; the last is 0 where all rentals have ended. */
export const priceSteps = (deal: Deal, today: Day): { day: Day; price: Kopecks }[] => {
  const changes = new Map<Day, Kopecks>();
  const add = (day: Day, sum: Kopecks) => changes.set(day, (changes.get(day) ?? 0) + sum);
  for (const lease of deal.leases) {
    let price = lease.price + lease.surcharge;
    add(lease.start, price);
    const ended = !isRunning(lease, today);
    for (const step of lease.steps) {
      // Nobody pays yet for what is only planned.
      if (step.day > today || (ended && step.day > lease.end)) continue;
      add(step.day, step.sum);
      price += step.sum;
    }
    if (ended) add(lease.end + 1, -price);
  }
  let price = 0;
  return [...changes]
    .sort(([a], [b]) => a - b)
    .map(([day, sum]) => {
      price += sum;
      return { day, price };
    });
};
