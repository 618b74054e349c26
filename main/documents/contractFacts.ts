import { sql } from 'drizzle-orm';
import type { ClientFacts } from '../domain/clients.ts';
import type { PlainDate } from '../domain/dates.ts';
import type { Kopecks } from '../domain/money.ts';
import { notFound, UserFacingError } from '../errors.ts';
import { agreementOfRoom } from '../queries/agreementOfRoom.ts';
import type { QueryContext } from '../queries/context.ts';

/** Who rents. */
export interface ContractClient extends Omit<ClientFacts, 'passportPhotoFileId'> {
  readonly gender: number | null;
  /** As a person confirmed it; null: by rule. */
  readonly genitiveName: string | null;
}

/** What a contract says. */
export interface ContractFacts {
  readonly agreementId: number;
  readonly name: string;
  readonly begin: PlainDate;
  readonly plannedEnd: PlainDate;
  readonly client: ContractClient;
  /** Who signed it for the chain. */
  readonly manager: {
    readonly lastName: string | null;
    readonly firstName: string | null;
    readonly patronymic: string | null;
  };
  /** All that the agreement rents now, at least one. */
  readonly rooms: readonly ContractRoom[];
}

export interface ContractRoom {
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
}

/**
 * The contract under which a room is let now (document L909), with all rooms of it.
 * @throws UserFacingError 404 not_found, room_not_let
 */
export const contractFacts = ({ db }: QueryContext, roomId: number): ContractFacts => {
  const room = db.get<{ name: string } | undefined>(sql`SELECT name FROM rooms WHERE id = ${roomId}`);
  if (room === undefined) throw notFound(`Ячейки с ID ${roomId} нет. Обновите список ячеек и повторите.`);
  const agreementId = agreementOfRoom(db, roomId);
  if (agreementId === null) {
    const sentence = `${room.name} сейчас никому не сдана: договора на неё нет. Оформите договор или выберите другую ячейку.`;
    throw new UserFacingError('room_not_let', 404, sentence);
  }
  const { manager, ...agreement } = agreementFacts(db, agreementId);
  return { ...agreement, manager, rooms: roomsOf(db, agreementId) };
};

type Db = QueryContext['db'];

interface Row extends ContractClient {
  readonly agreementId: number;
  readonly name: string;
  readonly begin: PlainDate;
  readonly plannedEnd: PlainDate;
  readonly managerLastName: string | null;
  readonly managerFirstName: string | null;
  readonly managerPatronymic: string | null;
}

const agreementFacts = (db: Db, agreementId: number): Omit<ContractFacts, 'rooms'> => {
  const row = db.get<Row>(sql`
    SELECT a.id AS "agreementId", a.name, a.begin, a.planned_end AS "plannedEnd",
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
  const { managerLastName, managerFirstName, managerPatronymic, ...rest } = row;
  const { agreementId: id, name, begin, plannedEnd, ...client } = rest;
  const manager = { lastName: managerLastName, firstName: managerFirstName, patronymic: managerPatronymic };
  return { agreementId: id, name, begin, plannedEnd, client, manager };
};

const roomsOf = (db: Db, agreementId: number): ContractRoom[] =>
  db.all<ContractRoom>(sql`
    SELECT room.name, room.floor, room.length, room.width, room.height, room.area, room.volume,
      w.address, w.name AS warehouse, r.price + r.surcharge AS price, r.deposit
    FROM rentals r JOIN rooms room ON room.id = r.room_id JOIN warehouses w ON w.id = room.warehouse_id
    WHERE r.agreement_id = ${agreementId} AND r."end" IS NULL
    ORDER BY room.warehouse_id, room.name_key, room.id`);
