import type { Answer, Input } from '../../contract/endpoint.ts';
import type { findManager as endpoint } from '../../contract/staff.ts';
import type { QueryContext } from './context.ts';
import { allStaff, employee, staffMember } from './parts/staff.ts';

/** One employee by his number, those who have left too (document L2333). @throws UserFacingError not_found */
export const findManager = (
  { db }: QueryContext,
  { second_manager_id }: Input<typeof endpoint>,
): Answer<typeof endpoint> => {
  const found = employee(allStaff(db), second_manager_id);
  return { manager: staffMember(found, found.chiefId) };
};
