import { CLIENT_WIRE_NAMES, type ClientProblem } from '../../domain/clientChecks.ts';
import { UserFacingError } from '../../errors.ts';

/** @throws UserFacingError invalid_input with every error's field; `prefix` stands before its name: `client.` */
export const refuseProblems = (problems: readonly ClientProblem[], prefix = ''): void => {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined) return;
  const fields = errors.map(({ field, msg }) => ({ field: `${prefix}${CLIENT_WIRE_NAMES[field]}`, msg }));
  throw new UserFacingError('invalid_input', 422, first.msg, { fields });
};
