import { sql } from 'drizzle-orm';
import type { clientNames as endpoint } from '../../contract/clients.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { PAGE_SIZE_MAX } from '../../contract/fields.ts';
import { clientFullName } from '../domain/clients.ts';
import type { QueryContext } from './context.ts';
import { type ClientColumns, clientColumns, clientFacts } from './parts/clientFacts.ts';
import { foundByName } from './parts/nameSearch.ts';

/**
 * Clients by name, for an agreement with one the chain knows already (document L1306). The document has no pages here: the
 * first 500 by name, and how many there are. The document reads `fios`, existing clients read `users`.
 */
export const clientNames = (
  { db }: QueryContext,
  { search_str = '' }: Input<typeof endpoint>,
): Answer<typeof endpoint> => {
  const names = db
    .all<ClientColumns & { id: number }>(sql`
      SELECT client.id, ${clientColumns} FROM clients client
      WHERE ${foundByName(search_str, sql`+client.id`)}
      ORDER BY client.name_key, client.id LIMIT ${PAGE_SIZE_MAX}`)
    .map((row) => ({
      user_id: row.id,
      fullname: clientFullName(clientFacts(row)),
      user_type: clientFacts(row).type,
      username: row.phone ?? '',
    }));
  const all =
    names.length < PAGE_SIZE_MAX
      ? names.length
      : db.get<{ n: number }>(sql`SELECT count(*) AS n FROM clients client WHERE ${foundByName(search_str)}`)
          .n;
  return { fios: names, users: names, cnt_all: all };
};
