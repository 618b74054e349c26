import { addDays, addMonths, formatDate, type PlainDate, termMonths } from '../../domain/dates.ts';
import { type FieldError, UserFacingError } from '../../errors.ts';

/**
 * The planned term, given by its last day, by whole months, or by both where they agree: the months choose the price tier
 * (domain §3).
 * @throws UserFacingError 422 invalid_input
 */
export const agreementTerm = (
  begin: PlainDate,
  plannedEnd: PlainDate | null,
  months: number | null,
): { plannedEnd: PlainDate; months: number } => {
  if (plannedEnd === null) {
    if (months === null) {
      throw wrong('months', 'Укажите срок договора: число месяцев или дату планового окончания.');
    }
    return { plannedEnd: addDays(addMonths(begin, months), -1), months };
  }
  if (plannedEnd < begin) {
    const sentence = `Плановое окончание ${formatDate(plannedEnd)} раньше начала договора ${formatDate(begin)}. Укажите ${formatDate(begin)} или позже.`;
    throw wrong('agrplanenddate', sentence);
  }
  const term = termMonths(begin, plannedEnd);
  if (months !== null && months !== term) {
    const sentence = `Срок не сходится: с ${formatDate(begin)} по ${formatDate(plannedEnd)} полных месяцев ${term}, а указано ${months}. Оставьте дату окончания или число месяцев.`;
    throw wrong('months', sentence);
  }
  return { plannedEnd, months: term };
};

const wrong = (field: FieldError['field'], msg: string) =>
  new UserFacingError('invalid_input', 422, msg, { fields: [{ field, msg }] });
