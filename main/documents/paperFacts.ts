import { sql } from 'drizzle-orm';
import { HOME_TIME_ZONE } from '../clock.ts';
import type { ClientFacts } from '../domain/clients.ts';
import { type PlainDate, todayIn } from '../domain/dates.ts';
import type { Landlord } from '../domain/landlord.ts';
import type { Kopecks } from '../domain/money.ts';
import { notFound, UserFacingError } from '../errors.ts';
import { agreementOfRoom } from '../queries/agreementOfRoom.ts';
import type { QueryContext } from '../queries/context.ts';
import { readLandlord } from '../queries/landlord.ts';
import { pendingAgreements, pendingClients } from '../queries/parts/pending.ts';
import { agreementAccounts } from '../queries/parts/rent.ts';

/** Who rents. */
export interface PaperClient extends Omit<ClientFacts, 'passportPhotoFileId'> {
  readonly gender: number | null;
  /** As a person confirmed it; null: by rule. */
  readonly genitiveName: string | null;
}

/** What the papers of an agreement say: contract, acts, notices. */
export interface PaperFacts {
  readonly agreementId: number;
  readonly name: string;
  readonly begin: PlainDate;
  readonly plannedEnd: PlainDate;
  /** The warehouse's. */
  readonly today: PlainDate;
  readonly client: PaperClient;
  /** null: the chain has not set it. */
  readonly landlord: Landlord | null;
  /** Who signed it for the chain. */
  readonly manager: {
    readonly lastName: string | null;
    readonly firstName: string | null;
    readonly patronymic: string | null;
  };
  /** All that the agreement rents now, or had when it rents nothing any more; at least one. */
  readonly rooms: readonly PaperRoom[];
  /** Paid and not used up yet, or (negative) owed. */
  readonly balance: Kopecks;
  readonly daysLeft: number;
  /** Deposit held. */
  readonly held: Kopecks;
  /** The centre has yet to confirm the agreement, its payments or the client's data. */
  readonly pending: boolean;
}

export interface PaperRoom {
  readonly name: string;
  readonly floor: number;
  readonly length: number;
  readonly width: number;
  readonly height: number;
  readonly area: number;
  readonly volume: number;
  readonly address: string;
  readonly warehouse: string;
  /** As signed, a month, with its surcharge: a contract doesn't change with the indexations after it. */
  readonly price: Kopecks;
  readonly deposit: Kopecks;
  /** Last day of rent, planned or past; null: nobody leaves. */
  readonly lastDay: PlainDate | null;
  readonly reason: string | null;
}

/**
 * The agreement under which a room is let now (document L909).
 * @throws UserFacingError 404 not_found, room_not_let
 */
export const agreementLetting = ({ db }: QueryContext, roomId: number): number => {
  const room = db.get<{ name: string } | undefined>(sql`SELECT name FROM rooms WHERE id = ${roomId}`);
  if (room === undefined) throw notFound(`Ячейки с ID ${roomId} нет. Обновите список ячеек и повторите.`);
  const agreementId = agreementOfRoom(db, roomId);
  if (agreementId !== null) return agreementId;
  const sentence = `${room.name} сейчас никому не сдана: договора на неё нет. Оформите договор или выберите другую ячейку.`;
  throw new UserFacingError('room_not_let', 404, sentence);
};

/** @throws UserFacingError 404 not_found */
export const paperFacts = (context: QueryContext, agreementId: number): PaperFacts => {
  const { db, now } = context;
  const row = rowOf(db, agreementId);
  const [account] = agreementAccounts(context, sql`a.id = ${agreementId}`);
  const rooms = roomsOf(db, agreementId);
  if (row === undefined || account === undefined)
    throw notFound(`Договор №${agreementId} не найден. Найдите его в списке договоров.`);
  const {
    id,
    name,
    begin,
    plannedEnd,
    clientId,
    managerLastName,
    managerFirstName,
    managerPatronymic,
    ...client
  } = row;
  return {
    agreementId: id,
    name,
    begin,
    plannedEnd,
    today: todayIn(rooms[0]?.timeZone ?? HOME_TIME_ZONE, now),
    client,
    landlord: readLandlord(db),
    manager: { lastName: managerLastName, firstName: managerFirstName, patronymic: managerPatronymic },
    rooms,
    balance: account.balance,
    daysLeft: account.daysLeft,
    held: account.deposit,
    pending: pendingAgreements(db).has(id) || pendingClients(db).has(clientId),
  };
};

type Db = QueryContext['db'];

interface Row extends PaperClient {
  readonly id: number;
  readonly name: string;
  readonly begin: PlainDate;
  readonly plannedEnd: PlainDate;
  readonly clientId: number;
  readonly managerLastName: string | null;
  readonly managerFirstName: string | null;
  readonly managerPatronymic: string | null;
}

const rowOf = (db: Db, agreementId: number) =>
  db.get<Row | undefined>(sql`
    SELECT a.id, a.name, a.begin, a.planned_end AS "plannedEnd", client.id AS "clientId",
      client.type, client.phone, client.email, client.last_name AS "lastName", client.first_name AS "firstName",
      client.patronymic, client.company_name AS "companyName",
      client.genitive_name AS "genitiveName", client.gender, client.birthday,
      client.passport_series AS "passportSeries", client.passport_number AS "passportNumber",
      client.passport_issued_on AS "passportIssuedOn", client.passport_issued_by AS "passportIssuedBy",
      client.passport_subdivision AS "passportSubdivision", client.address, client.inn, client.kpp,
      client.bank_name AS "bankName", client.bank_account AS "bankAccount",
      client.correspondent_account AS "correspondentAccount", client.bik,
      m.last_name AS "managerLastName", m.first_name AS "managerFirstName", m.patronymic AS "managerPatronymic"
    FROM agreements a JOIN clients client ON client.id = a.client_id LEFT JOIN managers m ON m.id = a.manager_id
    WHERE a.id = ${agreementId}`);

/** Rented now; of an agreement that rents nothing any more, all that it had, each room by its last rental. */
const roomsOf = (db: Db, agreementId: number): (PaperRoom & { readonly timeZone: string })[] =>
  db.all<PaperRoom & { timeZone: string }>(sql`
    SELECT room.name, room.floor, room.length, room.width, room.height, room.area, room.volume,
      w.address, w.name AS warehouse, w.time_zone AS "timeZone", r.price + r.surcharge AS price, r.deposit,
      coalesce(r."end", r.move_out_on) AS "lastDay", r.move_out_reason AS reason
    FROM agreement_totals a JOIN rentals r ON r.agreement_id = a.id
    JOIN rooms room ON room.id = r.room_id JOIN warehouses w ON w.id = room.warehouse_id
    WHERE a.id = ${agreementId} AND (r."end" IS NULL OR a.rooms = 0 AND r.start = (
      SELECT max(last.start) FROM rentals last WHERE last.agreement_id = a.id AND last.room_id = r.room_id))
    ORDER BY room.warehouse_id, room.name_key, room.id`);
