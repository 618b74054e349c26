import { sql } from 'drizzle-orm';
import type { Answer, Input } from '../../contract/endpoint.ts';
import type { find as endpoint } from '../../contract/find.ts';
import { clientFullName } from '../domain/clients.ts';
import { toRubles } from '../domain/money.ts';
import { type Question, readQuestion } from '../domain/question.ts';
import type { QueryContext } from './context.ts';
import { agreementRows } from './parts/agreementRows.ts';
import { type ClientColumns, clientColumns, clientFacts } from './parts/clientFacts.ts';
import { agreementsFor, clientsFor, type FoundClient, roomsFor } from './parts/finding.ts';
import { idsIn } from './parts/listing.ts';
import { paymentRows } from './parts/payments.ts';
import { agreementAccounts } from './parts/rent.ts';
import { roomBoard } from './parts/roomBoard.ts';
import { flagOf, roomNumber } from './parts/wire.ts';

type Found = Answer<typeof endpoint>;

/** Of each kind, at most so many. */
const LIMIT = 6;

/** Anything by one line: what a person at the desk types when somebody calls or comes in. */
export const find = (context: QueryContext, { query, warehouse_id = 0 }: Input<typeof endpoint>): Found => {
  const question = readQuestion(query);
  return {
    clients: clientsOf(context, clientsFor(context, question, LIMIT)),
    rooms: roomsOf(context, roomsFor(context, question, warehouse_id, { limit: LIMIT })),
    agreements: agreementRows(context, agreementsFor(context, question, LIMIT)).map((row) => ({
      agrid: row.agrid,
      agrname: row.agrname,
      user_id: row.user_id,
      fullname: row.fullname,
      rooms: row.rooms,
      running: flagOf(row.agrenddate === null),
      balance: row.balance,
    })),
    payments: paymentsOf(context, question),
  };
};

interface ClientRow extends ClientColumns {
  readonly id: number;
}

const clientsOf = (context: QueryContext, found: readonly FoundClient[]): Found['clients'] => {
  const { db } = context;
  const ids = idsIn(found.map(({ id }) => id));
  const rows = new Map(
    db
      .all<ClientRow>(sql`SELECT client.id, ${clientColumns} FROM clients client WHERE client.id IN ${ids}`)
      .map((row) => [row.id, row]),
  );
  const accounts = Map.groupBy(
    agreementAccounts(context, sql`a.client_id IN ${ids}`),
    (account) => account.clientId,
  );
  const rooms = Map.groupBy(
    db.all<{ clientId: number; name: string }>(sql`
      SELECT a.client_id AS "clientId", room.name
      FROM agreements a JOIN rentals r ON r.agreement_id = a.id JOIN rooms room ON room.id = r.room_id
      WHERE a.client_id IN ${ids} AND r."end" IS NULL ORDER BY room.warehouse_id, room.name_key`),
    (room) => room.clientId,
  );
  return found.flatMap(({ id, by }) => {
    const row = rows.get(id);
    if (row === undefined) return [];
    const facts = clientFacts(row);
    const own = accounts.get(id) ?? [];
    return {
      user_id: id,
      fullname: clientFullName(facts),
      user_type: facts.type,
      username: facts.phone ?? '',
      by,
      rooms: (rooms.get(id) ?? []).map(({ name }) => roomNumber(name)).join(', '),
      balance: toRubles(own.reduce((sum, { balance }) => sum + balance, 0)),
    };
  });
};

const roomsOf = (context: QueryContext, ids: readonly number[]): Found['rooms'] => {
  if (ids.length === 0) return [];
  const names = new Map(
    context.db
      .all<{ id: number; name: string }>(sql`SELECT id, name FROM warehouses`)
      .map(({ id, name }) => [id, name]),
  );
  const board = new Map(roomBoard(context, { roomIds: ids }).map((room) => [room.id, room]));
  const balances = new Map(
    agreementAccounts(
      context,
      sql`a.id IN ${idsIn([...board.values()].flatMap(({ tenant }) => tenant?.agreementId ?? []))}`,
    ).map(({ agreementId, balance }) => [agreementId, toRubles(balance)]),
  );
  return ids.flatMap((id) => {
    const room = board.get(id);
    if (room === undefined) return [];
    const { tenant } = room;
    return {
      room_id: id,
      room_name: room.name,
      warehouse_id: room.warehouseId,
      warehouse_name: names.get(room.warehouseId) ?? '',
      floor: room.floor,
      rented: room.status,
      agrid: tenant?.agreementId ?? null,
      user_id: tenant?.clientId ?? null,
      fullname: tenant?.fullName ?? null,
      agreement_balance: tenant === null ? null : (balances.get(tenant.agreementId) ?? null),
      days_left: tenant?.daysLeft ?? null,
    };
  });
};

const paymentsOf = ({ db }: QueryContext, { number, only }: Question): Found['payments'] => {
  if (number === null || (only !== null && only !== 'payment')) return [];
  return paymentRows(db, sql`p.id = ${number}`).map((row) => ({
    payment_id: row.payment_id,
    payment_date: row.payment_date,
    amount: row.amount,
    returned: row.returned,
    type: row.type,
    account_article: row.account_article,
    agrid: row.agrid,
    agrname: row.agrname,
    fullname: row.fullname,
  }));
};
