import { addDays, addMonths, formatDate, type PlainDate, termMonths } from './dates.ts';

/** A planned term: its last day, and the whole months by which the price tier is chosen (domain.md §3). */
export interface Term {
  readonly plannedEnd: PlainDate;
  readonly months: number;
}

/** Why a term can't be; `field` is its name on the wire. */
export interface TermProblem {
  readonly field: 'months' | 'agrplanenddate';
  readonly msg: string;
}

/**
 * The planned term, given by its last day, by whole months, or by both where they agree.
 * @throws RangeError when a date is no calendar day
 */
export const termOf = (
  begin: PlainDate,
  plannedEnd: PlainDate | null,
  months: number | null,
): Term | TermProblem => {
  if (plannedEnd === null) {
    return months === null
      ? { field: 'months', msg: 'Укажите срок договора: число месяцев или дату планового окончания.' }
      : { plannedEnd: addDays(addMonths(begin, months), -1), months };
  }
  if (plannedEnd < begin) {
    const msg = `Плановое окончание ${formatDate(plannedEnd)} раньше начала договора ${formatDate(begin)}. Укажите ${formatDate(begin)} или позже.`;
    return { field: 'agrplanenddate', msg };
  }
  const term = termMonths(begin, plannedEnd);
  if (months !== null && months !== term) {
    const msg = `Срок не сходится: с ${formatDate(begin)} по ${formatDate(plannedEnd)} полных месяцев ${term}, а указано ${months}. Оставьте дату окончания или число месяцев.`;
    return { field: 'months', msg };
  }
  return { plannedEnd, months: term };
};

/**
 * The first day on which rooms are nobody's: today, or the day after the last day of a rent that runs on, which is still
 * the old tenant's.
 * @param lastDays of the rooms' newest ended rentals
 */
export const firstFreeDay = (today: PlainDate, lastDays: readonly PlainDate[]): PlainDate =>
  lastDays.reduce((first, day) => (day < first ? first : addDays(day, 1)), today);

/** A room's newest rent that has ended, or will on a day that is set. */
export interface LastRent {
  /** «Ячейка 15». */
  readonly title: string;
  readonly agreementId: number;
  /** Its last day, still the old tenant's. */
  readonly day: PlainDate;
}

/** Why an agreement can't begin on that day; null: it can. */
export const takenOn = (begin: PlainDate, rents: readonly LastRent[]): string | null => {
  const rent = rents.find(({ day }) => day >= begin);
  if (rent === undefined) return null;
  const { title, agreementId, day } = rent;
  return `${title} занята по договору №${agreementId} до ${formatDate(day)} включительно. Начните договор с ${formatDate(addDays(day, 1))} или позже.`;
};
