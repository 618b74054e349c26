import { sql } from 'drizzle-orm';
import type { Answer, Input } from '../../contract/endpoint.ts';
import type { AccessFlag, accessHistory as endpoint } from '../../contract/staff.ts';
import type { QueryContext } from './context.ts';
import { localDateTimes } from './parts/localTime.ts';
import { allStaff, employee } from './parts/staff.ts';
import { flagOf } from './parts/wire.ts';

interface Entry {
  readonly at: number;
  readonly authorId: number | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** Names of the command's flags on the wire. */
const FLAGS: Readonly<Record<string, AccessFlag>> = {
  canAddClientsAgreements: 'can_add_clients_agrs',
  canApproveClients: 'can_approve_clients',
  canEditClients: 'can_edit_clients',
  canAddEditPayments: 'can_add_edit_payments',
  canSetAccesses: 'can_set_accesses',
  needsTimeControl: 'needs_time_control',
};

const LIMIT = 50;

/** Who changed an employee's rights, when and how: from the audit log. @throws UserFacingError not_found */
export const accessHistory = (
  { db }: QueryContext,
  viewerId: number,
  { manager_id }: Input<typeof endpoint>,
): Answer<typeof endpoint> => {
  const staff = allStaff(db);
  employee(staff, manager_id);
  const { timeZone } = employee(staff, viewerId);
  const names = new Map(staff.map((one) => [one.id, one.fullName]));
  const local = localDateTimes();
  const entries = db.all<Entry>(sql`
    SELECT at, manager_id AS "authorId", before, after FROM audit_entries
    WHERE entity = 'manager' AND entity_id = ${String(manager_id)} AND command = 'set-accesses'
    ORDER BY at DESC, id DESC LIMIT ${LIMIT}`);
  return {
    changes: entries
      .map(({ at, authorId, before, after }) => ({
        changed_at: local(at, timeZone),
        author_fullname: names.get(authorId ?? 0) ?? '—',
        flags: changedFlags(parse(before), parse(after)),
      }))
      .filter(({ flags }) => flags.length > 0),
  };
};

const parse = (json: string | null): Readonly<Record<string, boolean>> =>
  json === null ? {} : (JSON.parse(json) as Record<string, boolean>);

const changedFlags = (before: Readonly<Record<string, boolean>>, after: Readonly<Record<string, boolean>>) =>
  Object.entries(FLAGS)
    .filter(([name]) => after[name] !== undefined && after[name] !== before[name])
    .map(([name, flag]) => ({
      flag,
      before: flagOf(before[name] ?? false),
      after: flagOf(after[name] ?? false),
    }));
