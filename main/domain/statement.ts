import { addDays, addMonths, monthOf, type PlainDate } from './dates.ts';
import type { Kopecks } from './money.ts';
import { accrued, priceOn, type RentalTerms } from './rent.ts';

/** A payment or return on «Аренда»; `amount` is positive for both. */
export interface RentMoney {
  readonly id: number;
  readonly day: PlainDate;
  readonly amount: Kopecks;
  readonly returned: boolean;
}

/** One line of a statement: on `day` something happened that added `sum` to the balance, which is `balance` after it. */
export type StatementRow =
  | Line<'payment' | 'return', { readonly money: RentMoney }>
  /** Rent of the days `from`–`day`, both included; `price` is the month's price of all rooms in these days. */
  | Line<'rent', { readonly from: PlainDate; readonly price: Kopecks }>
  /** What changed the rent; sum 0. `price`: the room's month's price (start), or the step (indexation). */
  | Line<'start' | 'indexation', { readonly roomId: number; readonly price: Kopecks }>
  | Line<'end', { readonly roomId: number }>;

type Line<E extends string, More> = {
  readonly event: E;
  readonly day: PlainDate;
  readonly sum: Kopecks;
  readonly balance: Kopecks;
} & More;

/** A line without its balance, which depends on those before it. `Omit` apart for each kind of line. */
type Unsummed<T> = T extends unknown ? Omit<T, 'balance'> : never;
type Draft = Unsummed<StatementRow>;

/**
 * How the balance of an agreement on `today` came about, by day (domain.md §3). Rent is charged by stretches, cut at each
 * month's first day and at whatever happens, so that every line's balance is the agreement's true one at that moment. Each
 * stretch costs what `accrued` grew by over it: rounding is never added up, and the last balance is `balance()`. Money
 * dated after `today` counts in the balance as soon as it is written (domain.md §3 knows no dates there): it comes last.
 * The order of what is given doesn't matter.
 * @throws RangeError when a date is no calendar day
 */
export function statement(
  rentals: readonly RentalTerms[],
  money: readonly RentMoney[],
  today: PlainDate,
): StatementRow[] {
  const drafts = [
    ...rentals.flatMap((rental) => termsOf(rental, today)),
    ...money.map(moneyLine),
    ...stretches(rentals, money, today),
  ];
  drafts.sort(byDay);
  let balance = 0;
  return drafts.map((draft) => {
    balance += draft.sum;
    return { ...draft, balance };
  });
}

/** On one day: what is new from that morning, then money, then the rent for it and what ended with it. */
const RANK = { start: 0, indexation: 1, payment: 2, return: 3, rent: 4, end: 5 } as const;

const idOf = (draft: Draft): number =>
  'money' in draft ? draft.money.id : 'roomId' in draft ? draft.roomId : 0;

const byDay = (a: Draft, b: Draft): number =>
  compare(a.day, b.day) || RANK[a.event] - RANK[b.event] || idOf(a) - idOf(b) || tie(a) - tie(b);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Two indexations of a room on one day, or two rentals of it begun on one day, differ at most by their price. */
const tie = (draft: Draft): number => ('price' in draft ? draft.price : 0);

const moneyLine = (entry: RentMoney): Draft => ({
  event: entry.returned ? 'return' : 'payment',
  day: entry.day,
  sum: entry.returned ? -entry.amount : entry.amount,
  money: entry,
});

/** What `today` knows of a rental: its start, indexations whose day has come while it ran, and its end. */
const termsOf = (
  { roomId, price, surcharge, start, end, changes }: RentalTerms,
  today: PlainDate,
): Draft[] => {
  if (start > today || (end !== null && end < start)) return [];
  const steps = changes.filter(({ date }) => date > start && date <= today && (end === null || date <= end));
  // A change of the first day or before is a part of the first price.
  const early = changes.reduce((sum, change) => (change.date <= start ? sum + change.sum : sum), 0);
  return [
    { event: 'start', day: start, sum: 0, roomId, price: price + surcharge + early },
    ...steps.map(({ date, sum }): Draft => ({ event: 'indexation', day: date, sum: 0, roomId, price: sum })),
    ...(end === null || end > today ? [] : [{ event: 'end', day: end, sum: 0, roomId } as const]),
  ];
};

/** Days on which a new stretch begins. */
const cuts = (
  rentals: readonly RentalTerms[],
  money: readonly RentMoney[],
  today: PlainDate,
): PlainDate[] => {
  const first = rentals.reduce((day, { start }) => (start < day ? start : day), today);
  const days = new Set<PlainDate>([first, today]);
  const add = (day: PlainDate) => {
    if (day > first && day < today) days.add(day);
  };
  for (const { start, end, changes } of rentals) {
    add(start);
    if (end !== null) add(addDays(end, 1));
    for (const { date } of changes) add(date);
  }
  for (const { day } of money) add(day);
  for (let month = `${monthOf(first)}-01`; month < today; month = addMonths(month, 1)) add(month);
  return [...days].sort();
};

const stretches = (
  rentals: readonly RentalTerms[],
  money: readonly RentMoney[],
  today: PlainDate,
): Draft[] => {
  const rows: Draft[] = [];
  const days = cuts(rentals, money, today);
  let charged = 0;
  for (const [i, from] of days.entries()) {
    const next = days[i + 1];
    if (next === undefined) break;
    const total = accrued(rentals, next);
    const sum = charged - total;
    charged = total;
    if (sum !== 0)
      rows.push({ event: 'rent', day: addDays(next, -1), from, sum, price: priceFrom(rentals, from) });
  }
  return rows;
};

const priceFrom = (rentals: readonly RentalTerms[], day: PlainDate): Kopecks =>
  rentals
    .filter(({ start, end }) => start <= day && (end === null || end >= day))
    .reduce((sum, rental) => sum + priceOn(rental, day), 0);
