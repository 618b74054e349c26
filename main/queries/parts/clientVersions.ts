import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import { clients } from '../../../db/schema/people.ts';

/** The row of `clients` that `client_history` `h` kept is JSON by column name: spread out, it reads like the table. */
export const KEPT_CLIENT: SQL = sql.join(
  Object.values(getTableColumns(clients)).map(
    ({ name }) => sql`h.data ->> ${`$.${name}`} AS ${sql.identifier(name)}`,
  ),
  sql`, `,
);

/** The chain's own time, for what belongs to no warehouse. */
export const CHAIN_ZONE = 'Europe/Moscow';
