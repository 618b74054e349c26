import { sql } from 'drizzle-orm';
import type { ClientFacts, ClientType } from '../../domain/clients.ts';
import type { PlainDate } from '../../domain/dates.ts';

/** Columns of the joined table `client` from which the domain judges whether the data are complete. */
export const clientColumns = sql`
  client.type, client.phone, client.email, client.last_name AS "lastName", client.first_name AS "firstName",
  client.patronymic, client.company_name AS "companyName", client.birthday,
  client.passport_series AS "passportSeries", client.passport_number AS "passportNumber",
  client.passport_issued_on AS "passportIssuedOn", client.passport_issued_by AS "passportIssuedBy",
  client.passport_subdivision AS "passportSubdivision", client.passport_photo_file_id AS "passportPhotoFileId",
  client.inn, client.kpp, client.bank_name AS "bankName", client.bank_account AS "bankAccount",
  client.correspondent_account AS "correspondentAccount", client.bik, client.address, client.approved`;

/** All null where a room has no tenant (left join). */
export interface ClientColumns extends Omit<ClientFacts, 'type' | 'passportPhotoFileId'> {
  readonly type: ClientType | null;
  readonly birthday: PlainDate | null;
  readonly passportPhotoFileId: string | null;
  readonly approved: number | null;
}

export const clientFacts = (row: ClientColumns): ClientFacts => ({ ...row, type: row.type ?? 'f' });
