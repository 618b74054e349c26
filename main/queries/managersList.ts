import type { Answer } from '../../contract/endpoint.ts';
import type { managersList as endpoint } from '../../contract/staff.ts';
import type { QueryContext } from './context.ts';
import { allStaff, staffList } from './parts/staff.ts';

/**
 * Whom the caller may write to: all who work here but himself (document L2315, against its own example). Who stands
 * directly under him gets the next chief above, or existing clients would not draw him (client facts 45).
 */
export const managersList = ({ db }: QueryContext, managerId: number): Answer<typeof endpoint> => ({
  managers: staffList(allStaff(db), (one) => one.active && one.id !== managerId),
});
