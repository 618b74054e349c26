import { sql } from 'drizzle-orm';
import type { clientList as endpoint } from '../../contract/clients.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { clientFullName } from '../domain/clients.ts';
import { toRubles } from '../domain/money.ts';
import type { QueryContext } from './context.ts';
import { type ClientSum, clientSums } from './ledger/clientSums.ts';
import { byText } from './ledger/dictionary.ts';
import { type Ledger, ledgerOf } from './ledger/ledger.ts';
import type { ClientLine } from './ledger/lines.ts';
import { EMPTY, type Fit, foundAmong, pageOf } from './ledger/page.ts';
import { type ClientColumns, clientColumns, clientFacts } from './parts/clientFacts.ts';
import { idsIn } from './parts/listing.ts';
import { idsByName } from './parts/nameSearch.ts';
import { pageInfo, paging } from './parts/paging.ts';
import { pendingClients } from './parts/pending.ts';
import { flagOf, roomNumber } from './parts/wire.ts';

type Filter = Input<typeof endpoint>;
type SortColumn = NonNullable<Filter['sort_column']>;

/**
 * The clients' list (document L134; filters, search and sorting by domain §4). With a warehouse chosen, its rentals alone
 * decide who is listed and who is active: a desk asks about its own house. Sums are of the whole client.
 */
export const clientList = (context: QueryContext, filter: Filter): Answer<typeof endpoint> => {
  const ledger = ledgerOf(context);
  const { clients } = ledger;
  const fits = filters(context, ledger, filter);
  const found = foundAmong(clients.length, (slot) => fits.every((fit) => fit(slot)));
  const page = paging(filter);
  const from = (page.page - 1) * page.size;
  const slots = pageOf(
    { found, key: sortKey(context, ledger, filter.sort_column), id: (slot) => clients[slot]?.id ?? 0 },
    from,
    from + page.size,
    filter.sort_direction === 'desc',
  );
  return { clients: rowsOf(context, ledger, slots), ...pageInfo(page, found.length) };
};

const filters = (context: QueryContext, ledger: Ledger, filter: Filter): Fit[] => {
  const { user_type } = filter;
  return [
    (slot) => ledger.clients[slot] !== undefined,
    ...activity(context, ledger, filter),
    ...(user_type === undefined ? [] : [(slot: number) => ledger.clients[slot]?.type === user_type]),
    ...search(context, ledger, filter),
  ];
};

const activity = (context: QueryContext, ledger: Ledger, { active = 0, warehouse_id = 0 }: Filter): Fit[] => {
  if (warehouse_id === 0 && active === 0) return [];
  const sums = warehouse_id === 0 ? clientSums(context) : rentalsAt(ledger, warehouse_id);
  const fits: Record<typeof active, (sum: Rented) => boolean> = {
    0: () => true,
    1: ({ rooms }) => rooms > 0,
    0.75: ({ leaving }) => leaving > 0,
    [-1]: ({ rooms }) => rooms === 0,
  };
  const fit = fits[active];
  return [
    (slot) => {
      const sum = sums[slot];
      return sum !== undefined && fit(sum);
    },
  ];
};

/** Rooms rented now, and of these the ones that a move-out is planned of. */
type Rented = Pick<ClientSum, 'rooms' | 'leaving'>;

/** Of the clients who ever rented in a warehouse: what they rent there now. */
const rentalsAt = ({ agreements }: Ledger, warehouseId: number): readonly (Rented | undefined)[] => {
  const found: Rented[] = [];
  for (const line of agreements) {
    for (const [id, rooms, leaving] of line?.places ?? []) {
      if (line === undefined || id !== warehouseId) continue;
      const known = found[line.client];
      found[line.client] = { rooms: rooms + (known?.rooms ?? 0), leaving: leaving + (known?.leaving ?? 0) };
    }
  }
  return found;
};

/** Names by the beginning of any word, which the index of words finds; phone and INN by any part. */
const search = (
  { db }: QueryContext,
  { clients, texts }: Ledger,
  { search_str = '', search_type }: Filter,
): Fit[] => {
  if (search_str === '' || search_type === 'none') return [];
  const named = search_type === undefined || search_type === 'fio' ? idsByName(search_str) : null;
  const ids = new Set(named === null ? [] : db.values<[number]>(sql`SELECT id FROM ${named}`).flat());
  const digits = search_type === 'fio' ? '' : search_str.replace(/\D/g, '').replace(/^8(?=9)/, '7');
  const hasNumber = ({ phone, inn }: ClientLine) =>
    digits !== '' && (texts.phone.textOf(phone).includes(digits) || texts.inn.textOf(inn).includes(digits));
  return [
    (slot) => {
      const client = clients[slot];
      return client !== undefined && (ids.has(client.id) || hasNumber(client));
    },
  ];
};

/** What a column sorts by, of a client's place in the ledger. */
const sortKey = (
  context: QueryContext,
  { clients, texts }: Ledger,
  column: SortColumn = 'fullname',
): ((slot: number) => number) => {
  const text = (name: 'name' | 'lastName' | 'firstName' | 'patronymic' | 'phone' | 'email') => {
    const key = byText<ClientLine | undefined>(texts[name], (client) => client?.[name] ?? -1);
    return (slot: number) => key(clients[slot]);
  };
  const sum = (of: (sum: ClientSum) => number) => {
    const sums = clientSums(context);
    return (slot: number) => {
      const own = sums[slot];
      return own === undefined ? EMPTY : of(own);
    };
  };
  const keys: Record<SortColumn, () => (slot: number) => number> = {
    user_id: () => (slot) => clients[slot]?.id ?? EMPTY,
    familyname: () => text('lastName'),
    firstname: () => text('firstName'),
    patronymic: () => text('patronymic'),
    fullname: () => text('name'),
    username: () => text('phone'),
    email: () => text('email'),
    num_of_agrs: () => sum(({ agreements }) => agreements),
    num_of_rooms: () => sum(({ rooms }) => rooms),
    rooms: () => sum(({ firstRoom }) => firstRoom),
    month_payment: () => sum(({ price }) => price),
    days_left: () => sum(({ daysLeft }) => (daysLeft === EMPTY ? 0 : daysLeft)),
    balance: () => sum(({ balance }) => balance),
  };
  return keys[column]();
};

interface ListedClient extends ClientColumns {
  readonly id: number;
}

interface ListedRoom {
  readonly clientId: number;
  readonly name: string;
  readonly leaving: number;
}

const rowsOf = (
  context: QueryContext,
  ledger: Ledger,
  slots: readonly number[],
): Answer<typeof endpoint>['clients'] => {
  const { db } = context;
  const ids = idsIn(slots.flatMap((slot) => ledger.clients[slot]?.id ?? []));
  const clients = new Map(
    db
      .all<ListedClient>(
        sql`SELECT client.id, ${clientColumns} FROM clients client WHERE client.id IN ${ids}`,
      )
      .map((client) => [ledger.clientSlots.get(client.id), client]),
  );
  const rooms = Map.groupBy(
    db.all<ListedRoom>(sql`
      SELECT a.client_id AS "clientId", room.name, r.move_out_on IS NOT NULL AS leaving
      FROM agreement_totals a JOIN rentals r ON r.agreement_id = a.id JOIN rooms room ON room.id = r.room_id
      WHERE a.client_id IN ${ids} AND a.rooms > 0 AND r."end" IS NULL
      ORDER BY room.warehouse_id, room.name_key`),
    (room) => room.clientId,
  );
  const sums = clientSums(context);
  const pending = pendingClients(db);
  return slots.flatMap((slot) => {
    const [client, sum] = [clients.get(slot), sums[slot]];
    return client && sum
      ? [{ ...listedRow(client, sum, rooms.get(client.id) ?? []), pending: pending.has(client.id) }]
      : [];
  });
};

const listedRow = (
  client: ListedClient,
  sum: ClientSum,
  rooms: readonly ListedRoom[],
): Omit<Answer<typeof endpoint>['clients'][number], 'pending'> => {
  const facts = clientFacts(client);
  return {
    user_id: client.id,
    user_type: facts.type,
    familyname: facts.lastName ?? facts.companyName ?? '',
    firstname: facts.firstName ?? '',
    patronymic: facts.patronymic ?? '',
    fullname: clientFullName(facts),
    username: facts.phone ?? '',
    email: facts.email ?? '',
    approved: flagOf(client.approved ?? 0),
    active: rooms.length === 0 ? -1 : rooms.some((room) => room.leaving === 1) ? 0.75 : 1,
    num_of_agrs: sum.agreements,
    num_of_rooms: rooms.length,
    rooms: rooms.map((room) => roomNumber(room.name)).join(', '),
    month_payment: toRubles(sum.price),
    balance: toRubles(sum.balance),
    days_left: sum.daysLeft === EMPTY ? 0 : sum.daysLeft,
  };
};
