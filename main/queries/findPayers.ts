import { sql } from 'drizzle-orm';
import type { AgreementRow } from '../../contract/agreements.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import type { findPayers as endpoint } from '../../contract/find.ts';
import { readQuestion } from '../domain/question.ts';
import type { QueryContext } from './context.ts';
import { agreementRows } from './parts/agreementRows.ts';
import { agreementsFor, clientsFor, roomsFor } from './parts/finding.ts';
import { idsIn } from './parts/listing.ts';
import { flagOf } from './parts/wire.ts';

type Found = Answer<typeof endpoint>;

const LIMIT = 8;
/** Clients whose agreements are looked through. */
const CLIENTS = 12;

/**
 * Agreements on which somebody at the desk may want to pay: of the room with that number, of the clients found, of that
 * number. Those that run come first, ended ones only where money is owed on them or they were named by number.
 */
export const findPayers = (
  context: QueryContext,
  { query, warehouse_id = 0 }: Input<typeof endpoint>,
): Found => {
  const question = readQuestion(query);
  const ofRooms = agreementsOfRooms(
    context,
    roomsFor(context, question, warehouse_id, { limit: LIMIT, exact: true }),
  );
  const ofClients = agreementsOfClients(
    context,
    clientsFor(context, question, CLIENTS).map(({ id }) => id),
  );
  const [named] = agreementsFor(context, question, 1);
  const exact = named === question.number && named !== undefined ? [named] : [];
  const ids = [...new Set([...ofRooms, ...ofClients, ...exact])];
  const rows = agreementRows(context, ids).filter(
    (row) => row.agrenddate === null || row.balance < 0 || exact.includes(row.agrid),
  );
  const chosen = inOrder(rows).slice(0, LIMIT);
  const places = warehousesOf(
    context,
    chosen.map(({ agrid }) => agrid),
  );
  return {
    agreements: chosen.map((row) => ({
      agrid: row.agrid,
      agrname: row.agrname,
      user_id: row.user_id,
      fullname: row.fullname,
      user_type: row.user_type,
      username: row.username,
      rooms: row.rooms,
      warehouse_name: places.get(row.agrid) ?? '',
      running: flagOf(row.agrenddate === null),
      balance: row.balance,
      days_left: row.days_left,
    })),
  };
};

/** Running ones first; of one client those in debt first, for that is what he came for. */
const inOrder = (rows: readonly AgreementRow[]): AgreementRow[] => {
  const place = new Map<number, number>();
  for (const { user_id } of rows) if (!place.has(user_id)) place.set(user_id, place.size);
  const rank = (row: AgreementRow) => [
    Number(row.agrenddate !== null),
    place.get(row.user_id) ?? 0,
    Number(row.balance >= 0),
  ];
  return rows.toSorted((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    const at = left.findIndex((value, i) => value !== right[i]);
    return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
  });
};

const agreementsOfRooms = ({ db }: QueryContext, rooms: readonly number[]): number[] => {
  const holders = new Map(
    db
      .all<{ roomId: number; id: number }>(
        sql`SELECT room_id AS "roomId", agreement_id AS id FROM rentals WHERE room_id IN ${idsIn(rooms)} AND "end" IS NULL`,
      )
      .map(({ roomId, id }) => [roomId, id]),
  );
  return rooms.flatMap((roomId) => holders.get(roomId) ?? []);
};

/** In the clients' order; of one client the running ones first, the newest first. */
const agreementsOfClients = ({ db }: QueryContext, clients: readonly number[]): number[] => {
  const own = Map.groupBy(
    db.all<{ clientId: number; id: number }>(sql`
      SELECT client_id AS "clientId", id FROM agreement_totals WHERE client_id IN ${idsIn(clients)}
      ORDER BY running DESC, id DESC`),
    ({ clientId }) => clientId,
  );
  return clients.flatMap((clientId) => (own.get(clientId) ?? []).map(({ id }) => id));
};

const warehousesOf = ({ db }: QueryContext, ids: readonly number[]): Map<number, string> =>
  new Map(
    db
      .all<{ id: number; name: string }>(sql`
        SELECT t.id, w.name FROM agreement_totals t JOIN warehouses w ON w.id = t.warehouse_id WHERE t.id IN ${idsIn(ids)}`)
      .map(({ id, name }) => [id, name]),
  );
