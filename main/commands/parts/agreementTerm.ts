import type { PlainDate } from '../../domain/dates.ts';
import { type Term, termOf } from '../../domain/term.ts';
import { UserFacingError } from '../../errors.ts';

/** The planned term (domain/term.ts). @throws UserFacingError 422 invalid_input */
export const agreementTerm = (
  begin: PlainDate,
  plannedEnd: PlainDate | null,
  months: number | null,
): Term => {
  const term = termOf(begin, plannedEnd, months);
  if ('field' in term) throw new UserFacingError('invalid_input', 422, term.msg, { fields: [term] });
  return term;
};
