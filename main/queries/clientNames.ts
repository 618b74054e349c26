import { sql } from 'drizzle-orm';
import type { clientNames as endpoint } from '../../contract/clients.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { PAGE_SIZE_MAX } from '../../contract/fields.ts';
import { clientFullName } from '../domain/clients.ts';
import type { QueryContext } from './context.ts';
import { byText } from './ledger/dictionary.ts';
import { ledgerOf } from './ledger/ledger.ts';
import type { ClientLine } from './ledger/lines.ts';
import { foundAmong, pageOf } from './ledger/page.ts';
import { type ClientColumns, clientColumns, clientFacts } from './parts/clientFacts.ts';
import { idsIn } from './parts/listing.ts';
import { idsByName } from './parts/nameSearch.ts';

interface Row extends ClientColumns {
  readonly id: number;
}

/**
 * Clients by name, for an agreement with one the chain knows already (document L1306). The document has no pages here: the
 * first 500 by name, and how many there are. The document reads `fios`, existing clients read `users`.
 */
export const clientNames = (
  context: QueryContext,
  { search_str = '' }: Input<typeof endpoint>,
): Answer<typeof endpoint> => {
  const { db } = context;
  const { clients, clientSlots, texts } = ledgerOf(context);
  const ids = idsByName(search_str);
  const found =
    ids === null
      ? foundAmong(clients.length, (slot) => clients[slot] !== undefined)
      : Int32Array.from(db.values<[number]>(sql`SELECT id FROM ${ids}`), ([id]) => clientSlots.get(id) ?? -1);
  const name = byText<ClientLine | undefined>(texts.name, (client) => client?.name ?? -1);
  const slots = pageOf(
    { found, key: (slot) => name(clients[slot]), id: (slot) => clients[slot]?.id ?? 0 },
    0,
    PAGE_SIZE_MAX,
  );
  const shown = slots.flatMap((slot) => clients[slot]?.id ?? []);
  const rows = new Map(
    db
      .all<Row>(
        sql`SELECT client.id, ${clientColumns} FROM clients client WHERE client.id IN ${idsIn(shown)}`,
      )
      .map((row) => [row.id, row]),
  );
  const names = shown.flatMap((id) => {
    const row = rows.get(id);
    if (row === undefined) return [];
    const facts = clientFacts(row);
    return [
      { user_id: id, fullname: clientFullName(facts), user_type: facts.type, username: row.phone ?? '' },
    ];
  });
  return { fios: names, users: names, cnt_all: found.length };
};
