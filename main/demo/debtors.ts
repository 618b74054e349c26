import type { Day } from './calendar.ts';
import type { Dice } from './dice.ts';
import { type Deal, isRunning, lastDay, type World } from './model.ts';

/** Who stops paying for good: a few of those who rent now, with debts of every age, and a few of those who have left. */

/** Share of the running agreements, beside those whose clients are only late. */
const STOP = 0.056;
const LEFT_IN_DEBT = 0.022;
/** Ages of debts in days, in turn: each band of the arrears report gets its third, or as much of it as may be. */
const AGES: readonly (readonly [number, number])[] = [
  [12, 29],
  [33, 58],
  [64, 160],
];

const runningDebts = (world: World, deals: readonly Deal[], stops: Map<Deal, Day>, dice: Dice): void => {
  const { today } = world;
  const running = deals.filter((deal) => deal.pays && deal.leases.some((lease) => isRunning(lease, today)));
  const shuffled = dice.shuffled(running);
  const wanted = Math.round(running.length * STOP);
  let found = 0;
  for (const deal of shuffled) {
    if (found >= wanted) return;
    const [min, max] = AGES[found % AGES.length] ?? [12, 29];
    const stop = today - dice.int(min, max);
    // Nobody gives up in his first month: he would not have been let in.
    if (stop < deal.begin + 35) continue;
    stops.set(deal, stop);
    found += 1;
  }
};

/** The day up to which each debtor has paid; whoever is not in it pays sooner or later. */
export const chooseDebtors = (world: World, deals: readonly Deal[]): ReadonlyMap<Deal, Day> => {
  const dice = world.dice('debtors');
  const stops = new Map<Deal, Day>();
  runningDebts(world, deals, stops, dice);
  for (const deal of deals) {
    const end = lastDay(deal);
    const isLong = end < world.today && end - deal.begin > 90;
    if (isLong && dice.chance(LEFT_IN_DEBT)) stops.set(deal, end - dice.int(20, 75));
  }
  return stops;
};
