import { sql } from 'drizzle-orm';
import type { clientNames as endpoint } from '../../contract/clients.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { PAGE_SIZE_MAX } from '../../contract/fields.ts';
import { clientFullName } from '../domain/clients.ts';
import type { QueryContext } from './context.ts';
import { type ClientColumns, clientColumns, clientFacts } from './parts/clientFacts.ts';
import { idsByName } from './parts/nameSearch.ts';

interface Row extends ClientColumns {
  readonly id: number;
  /** How many clients fit. */
  readonly n: number;
}

/**
 * Clients by name, for an agreement with one the chain knows already (document L1306). The document has no pages here: the
 * first 500 by name, and how many there are. The document reads `fios`, existing clients read `users`.
 */
export const clientNames = (
  { db }: QueryContext,
  { search_str = '' }: Input<typeof endpoint>,
): Answer<typeof endpoint> => {
  const ids = idsByName(search_str);
  // The plus keeps SQLite on the index of names, where 500 are soon found, instead of sorting thousands.
  const fits = ids === null ? sql`TRUE` : sql`+client.id IN (SELECT id FROM found)`;
  const rows = db.all<Row>(sql`
    WITH found AS MATERIALIZED ${ids ?? sql`(SELECT id FROM clients)`}
    SELECT client.id, (SELECT count(*) FROM found) AS n, ${clientColumns} FROM clients client
    WHERE ${fits}
    ORDER BY client.name_key, client.id LIMIT ${PAGE_SIZE_MAX}`);
  const names = rows.map((row) => ({
    user_id: row.id,
    fullname: clientFullName(clientFacts(row)),
    user_type: clientFacts(row).type,
    username: row.phone ?? '',
  }));
  return { fios: names, users: names, cnt_all: rows[0]?.n ?? 0 };
};
