import type { Answer } from '../../contract/endpoint.ts';
import type { workers as endpoint } from '../../contract/staff.ts';
import type { QueryContext } from './context.ts';
import { allStaff, employee, staffList, staffMember } from './parts/staff.ts';

/** Everybody who works here now, the caller too, and the caller by himself (document L2023). */
export const workers = ({ db }: QueryContext, managerId: number): Answer<typeof endpoint> => {
  const staff = allStaff(db);
  const me = employee(staff, managerId);
  return {
    manager: staffMember(me, me.chiefId),
    managers: staffList(staff, (one) => one.active),
  };
};
