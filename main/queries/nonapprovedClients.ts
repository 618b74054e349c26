import { sql } from 'drizzle-orm';
import type { nonapprovedClients as endpoint } from '../../contract/clients.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { clientFullName } from '../domain/clients.ts';
import type { QueryContext } from './context.ts';
import { type ClientColumns, clientColumns, clientFacts } from './parts/clientFacts.ts';

/** All clients whom nobody has approved yet, or who were rejected, by name (document L1252). */
export const nonapprovedClients = (
  { db }: QueryContext,
  _input: Input<typeof endpoint>,
): Answer<typeof endpoint> => {
  const users = db
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
      };
    });
  return { users, cnt_all: users.length };
};
