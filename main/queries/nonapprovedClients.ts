import { sql } from 'drizzle-orm';
import type { nonapprovedClients as endpoint } from '../../contract/clients.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { notProvenRefusal } from '../domain/allowed.ts';
import { clientFullName } from '../domain/clients.ts';
import { localDateTime } from '../domain/dates.ts';
import type { QueryContext } from './context.ts';
import { type ClientColumns, clientColumns, clientFacts } from './parts/clientFacts.ts';
import { CHAIN_ZONE } from './parts/clientVersions.ts';
import { flagOf, managerName } from './parts/wire.ts';

/** All clients whom nobody has approved yet, or who were rejected, by name (document L1252). */
export const nonapprovedClients = (
  context: QueryContext,
  _input: Input<typeof endpoint>,
): Answer<typeof endpoint> => {
  const rejected = rejections(context);
  const users = context.db
    .all<ClientColumns & { id: number }>(sql`
      SELECT client.id, ${clientColumns} FROM clients client WHERE client.approved = 0
      ORDER BY client.name_key, client.id`)
    .map((row) => {
      const facts = clientFacts(row);
      return {
        user_id: row.id,
        user_type: facts.type,
        familyname: facts.lastName ?? facts.companyName ?? '',
        firstname: facts.firstName ?? '',
        patronymic: facts.patronymic ?? '',
        fullname: clientFullName(facts),
        username: facts.phone ?? '',
        approved: 0 as const,
        ready: flagOf(notProvenRefusal({ ...row, type: facts.type }, '') === null),
        rejected: rejected.get(row.id) ?? null,
      };
    });
  return { users, cnt_all: users.length };
};

interface Rejection {
  readonly clientId: number;
  readonly at: number;
  readonly reason: string | null;
  readonly lastName: string | null;
  readonly firstName: string | null;
  readonly patronymic: string | null;
}

/** The newest verdict of each client that was a no, unless his data have changed since: then he waits anew. */
const rejections = ({ db }: QueryContext) =>
  new Map(
    db
      .all<Rejection>(sql`
        SELECT CAST(e.entity_id AS INTEGER) AS "clientId", max(e.at) AS at, e.after ->> '$.reason' AS reason,
          m.last_name AS "lastName", m.first_name AS "firstName", m.patronymic
        FROM audit_entries e JOIN clients client ON client.id = CAST(e.entity_id AS INTEGER) AND client.approved = 0
        LEFT JOIN managers m ON m.id = e.manager_id
        WHERE e.entity = 'client' AND e.command = 'approve-client' AND NOT EXISTS (
          SELECT 1 FROM client_history h WHERE h.client_id = client.id AND h.changed_at > e.at)
        GROUP BY e.entity_id`)
      .map((row) => [
        row.clientId,
        { at: localDateTime(row.at, CHAIN_ZONE), manager_name: managerName(row), reason: row.reason },
      ]),
  );
