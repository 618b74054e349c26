import { sql } from 'drizzle-orm';
import type {
  Action,
  Allowed,
  allowedAccesses,
  allowedForAgreement,
  allowedForClient,
  allowedForRoom,
  allowedForRooms,
  GROUP_ACTIONS,
} from '../../contract/allowed.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import {
  heldRefusal,
  lastHolderRefusal,
  nothingHeldRefusal,
  nothingLet,
  notLeaving,
  notLet,
  notOwnRefusal,
  notProvenRefusal,
  type OwnOnly,
  ofSeveral,
  planRefusal,
  propertyRefusal,
  type Refusal,
  type RoomSituation,
  rightRefusal,
  takenRefusal,
} from '../domain/allowed.ts';
import { clientFullName, clientTitle } from '../domain/clients.ts';
import { formatMoment } from '../domain/dates.ts';
import type { Kopecks } from '../domain/money.ts';
import type { Right } from '../domain/rights.ts';
import { notFound } from '../errors.ts';
import type { QueryContext } from './context.ts';

type Rights = ReadonlySet<Right>;

/** Who asks, and where: what the rights of one manager and the desk's line make of the rules. */
export interface Asker {
  readonly rights: Rights;
  /** null: there is a line, or no centre. */
  readonly line: OwnOnly | null;
}

/** The first reason counts: a right that is missing, then the rule. */
const say = (action: Action, ...reasons: readonly (Refusal | null)[]): Allowed[number] => ({
  action,
  reason: reasons.find((reason) => reason !== null)?.msg ?? null,
});

/** By rights, and by the line, alone. */
export const allowedAtAll = ({ rights, line }: Asker): { allowed: Allowed } => ({
  allowed: [
    say('acceptPayment', rightRefusal(rights, 'addEditPayments')),
    say('closeDay', rightRefusal(rights, 'addEditPayments')),
    say('editPayment', rightRefusal(rights, 'addEditPayments')),
    say('editPlan', planRefusal(rights)),
    say('let', rightRefusal(rights, 'addClientsAgreements'), notOwnRefusal(line, [])),
    say('loadProperty', propertyRefusal(rights)),
    say('registerClient', rightRefusal(rights, 'addClientsAgreements')),
    say('restoreBackup', rightRefusal(rights, 'setAccesses')),
    say('setAccesses', rightRefusal(rights, 'setAccesses')),
    say('setLandlord', rightRefusal(rights, 'setAccesses')),
    say('setSchedule', rightRefusal(rights, 'setAccesses')),
  ],
});

/** Which accesses can't be taken away, by the rule by which the command refuses. */
export const accessesAllowed = (
  { db }: QueryContext,
  _input: Input<typeof allowedAccesses>,
  { rights }: Asker,
): Answer<typeof allowedAccesses> => {
  const holders = db
    .all<{ id: number }>(sql`SELECT id FROM managers WHERE active = 1 AND can_set_accesses = 1 ORDER BY id`)
    .map(({ id }) => id);
  return {
    reason: rightRefusal(rights, 'setAccesses')?.msg ?? null,
    kept: holders.flatMap((manager_id) => {
      const refusal = lastHolderRefusal(holders, manager_id);
      return refusal === null ? [] : { manager_id, flag: 'can_set_accesses' as const, reason: refusal.msg };
    }),
  };
};

interface RoomRow {
  readonly id: number;
  readonly name: string;
  readonly warehouseId: number;
  readonly inService: number;
  readonly agreementId: number | null;
  readonly moveOutOn: string | null;
  readonly timeZone: string;
  readonly bookedBy: number | null;
  readonly bookedUntil: number | null;
  readonly visitedBy: number | null;
  readonly visitUntil: number | null;
}

interface Room extends RoomSituation {
  readonly warehouseId: number;
}

const situationOf = (row: RoomRow): Room => {
  const hold = (clientId: number | null, until: number | null) =>
    clientId === null || until === null ? null : { clientId, until: formatMoment(until, row.timeZone) };
  return {
    name: row.name,
    warehouseId: row.warehouseId,
    inService: row.inService === 1,
    agreementId: row.agreementId,
    moveOutPlanned: row.moveOutOn !== null,
    booking: hold(row.bookedBy, row.bookedUntil),
    visit: hold(row.visitedBy, row.visitUntil),
  };
};

/** Rooms by a condition on `room` and its running rental `r`. */
const roomRows = ({ db, now }: QueryContext, where: ReturnType<typeof sql>): RoomRow[] =>
  db.all<RoomRow>(sql`
    SELECT room.id, room.name, room.warehouse_id AS "warehouseId", room.in_service AS "inService", r.agreement_id AS "agreementId",
      r.move_out_on AS "moveOutOn", w.time_zone AS "timeZone", b.client_id AS "bookedBy", b.held_until AS "bookedUntil",
      g.client_id AS "visitedBy", g.ends_at AS "visitUntil"
    FROM rooms room JOIN warehouses w ON w.id = room.warehouse_id
    LEFT JOIN rentals r ON r.room_id = room.id AND r."end" IS NULL
    LEFT JOIN bookings b ON b.room_id = room.id AND b.closed_at IS NULL AND b.held_until > ${now}
    LEFT JOIN guest_visits g ON g.room_id = room.id AND g.closed_at IS NULL AND g.ends_at > ${now}
    WHERE ${where}
    ORDER BY room.name_key, room.id`);

const roomActions = (room: Room, { rights, line }: Asker): Allowed => {
  const taken = takenRefusal(room);
  const notOwn = notOwnRefusal(line, [room.warehouseId]);
  const rented = room.agreementId === null ? notLet(room.name) : null;
  const leaving = (to: 'approve' | 'cancel') =>
    rented ?? (room.moveOutPlanned ? null : notLeaving(room.name, to));
  return [
    say('let', rightRefusal(rights, 'addClientsAgreements'), taken, notOwn),
    // Another client's room in test may be promised to nobody; the one who holds it may be sent the link.
    say('sendLink', taken, notOwn),
    say('testRoom', heldRefusal(room, null), notOwn),
    say('acceptPayment', rightRefusal(rights, 'addEditPayments'), rented),
    say('planIndexation', rented),
    say('printContract', rented),
    say('endRent', rented),
    say('cancelMoveOut', leaving('cancel')),
    say('approveMoveOut', leaving('approve')),
  ];
};

/** @throws UserFacingError not_found */
export const roomAllowed = (
  context: QueryContext,
  { room_id }: Input<typeof allowedForRoom>,
  asker: Asker,
): Answer<typeof allowedForRoom> => {
  const [row] = roomRows(context, sql`room.id = ${room_id}`);
  if (row === undefined) throw notFound(`Ячейка №${room_id} не найдена. Найдите её на плане склада.`);
  const room = situationOf(row);
  const hold = room.booking ?? room.visit;
  return {
    room_id,
    allowed: roomActions(room, asker),
    held:
      hold === null || room.agreementId !== null
        ? null
        : {
            how: room.booking === null ? 'visit' : 'booking',
            user_id: hold.clientId,
            fullname: nameOf(context, hold.clientId),
            until: hold.until,
          },
  };
};

/** @throws UserFacingError not_found, naming the first room that there is none of */
export const roomsAllowed = (
  context: QueryContext,
  { room_ids }: Input<typeof allowedForRooms>,
  asker: Asker,
): Answer<typeof allowedForRooms> => {
  const rows = roomRows(context, sql`room.id IN (SELECT value FROM json_each(${JSON.stringify(room_ids)}))`);
  const known = new Set(rows.map((row) => row.id));
  const missing = room_ids.find((id) => !known.has(id));
  if (missing !== undefined) throw notFound(`Ячейка №${missing} не найдена. Уберите её из выбора.`);
  const { rights, line } = asker;
  const each = (rule: (room: Room) => Refusal | null) =>
    rows.map((row) => ({ id: row.id, refusal: rule(situationOf(row)) }));
  const told = (
    action: (typeof GROUP_ACTIONS)[number],
    right: Refusal | null,
    rooms: ReturnType<typeof each>,
  ) => {
    const whyNot = rooms.map(({ id, refusal }) => ({ room_id: id, reason: (right ?? refusal)?.msg ?? null }));
    return {
      ...say(action, right, ofSeveral(rooms.map(({ refusal }) => refusal))),
      action,
      room_ids: whyNot.filter(({ reason }) => reason === null).map(({ room_id }) => room_id),
      refused: whyNot.flatMap(({ room_id, reason }) => (reason === null ? [] : { room_id, reason })),
    };
  };
  return {
    allowed: [
      told(
        'let',
        rightRefusal(rights, 'addClientsAgreements'),
        each((room) => takenRefusal(room) ?? notOwnRefusal(line, [room.warehouseId])),
      ),
      told(
        'planIndexation',
        null,
        each((room) => (room.agreementId === null ? notLet(room.name) : null)),
      ),
    ],
  };
};

const nameOf = ({ db }: QueryContext, clientId: number): string => {
  const client = db.get<Parameters<typeof clientFullName>[0] | undefined>(sql`
    SELECT type, last_name AS "lastName", first_name AS "firstName", patronymic, company_name AS "companyName"
    FROM clients WHERE id = ${clientId}`);
  return client === undefined ? '' : clientFullName(client);
};

/** @throws UserFacingError not_found */
export const agreementAllowed = (
  context: QueryContext,
  { agrid }: Input<typeof allowedForAgreement>,
  asker: Asker,
): Answer<typeof allowedForAgreement> => {
  const { db } = context;
  const { rights } = asker;
  if (db.get(sql`SELECT 1 FROM agreements WHERE id = ${agrid}`) === undefined)
    throw notFound(`Договор №${agrid} не найден. Найдите его в списке договоров.`);
  const held = db
    .all<{ sum: Kopecks }>(sql`
      SELECT sum(iif(returned, -amount, amount)) AS sum FROM payments WHERE agreement_id = ${agrid} GROUP BY article`)
    .map(({ sum }) => sum);
  const rooms = roomRows(context, sql`r.agreement_id = ${agrid}`);
  const rented = rooms.length > 0 ? null : nothingLet(agrid);
  const money = rightRefusal(rights, 'addEditPayments');
  return {
    agrid,
    allowed: [
      say('acceptPayment', money),
      say('makeReturn', money, nothingHeldRefusal(agrid, held)),
      say('editPayment', money),
      say('planIndexation', rented),
      say('printContract', rented),
      say('endRent', rented),
    ],
    rooms: rooms.map((row) => ({ room_id: row.id, allowed: roomActions(situationOf(row), asker) })),
  };
};

type ClientRow = Parameters<typeof notProvenRefusal>[0] & Parameters<typeof clientTitle>[0];

/** @throws UserFacingError not_found */
export const clientAllowed = (
  { db }: QueryContext,
  { user_id }: Input<typeof allowedForClient>,
  { rights, line }: Asker,
): Answer<typeof allowedForClient> => {
  const client = db.get<ClientRow | undefined>(sql`
    SELECT id, type, last_name AS "lastName", first_name AS "firstName", patronymic, company_name AS "companyName", inn,
      passport_photo_file_id AS "passportPhotoFileId"
    FROM clients WHERE id = ${user_id}`);
  if (client === undefined) throw notFound(`Клиент №${user_id} не найден. Найдите его в списке клиентов.`);
  return {
    user_id,
    allowed: [
      say('editClient', rightRefusal(rights, 'editClients')),
      say(
        'approveClient',
        rightRefusal(rights, 'approveClients'),
        notProvenRefusal(client, clientTitle(client)),
      ),
      say('rejectClient', rightRefusal(rights, 'approveClients')),
      say('uploadPassport'),
      say('let', rightRefusal(rights, 'addClientsAgreements'), notOwnRefusal(line, [])),
    ],
  };
};
