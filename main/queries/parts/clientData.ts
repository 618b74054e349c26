import { sql } from 'drizzle-orm';
import type { oldClientData } from '../../../contract/clients.ts';
import type { Answer } from '../../../contract/endpoint.ts';
import { clientFullName } from '../../domain/clients.ts';
import { type ClientColumns, clientColumns, clientFacts } from './clientFacts.ts';
import { flagOf, passportPhotoLink } from './wire.ts';

/** A row of `clientDataColumns`. */
export interface ClientData extends ClientColumns {
  readonly gender: number | null;
  readonly genitiveName: string | null;
}

/** Columns of the joined table `client` that make up a client's own data. */
export const clientDataColumns = sql`client.gender, client.genitive_name AS "genitiveName", ${clientColumns}`;

/** A client's own data in the wire's words, each under every name that a client reads (document L208, L547). */
export const clientData = (
  user_id: number,
  row: ClientData,
): Omit<Answer<typeof oldClientData>['client'], 'changed_at'> => {
  const facts = clientFacts(row);
  return {
    user_id,
    user_type: facts.type,
    fullname: clientFullName(facts),
    familyname: facts.lastName ?? facts.companyName ?? '',
    firstname: facts.firstName ?? '',
    patronymic: facts.patronymic ?? '',
    fullname_genitive: row.genitiveName,
    gender: row.gender === null ? null : flagOf(row.gender),
    username: facts.phone ?? '',
    email: facts.email ?? '',
    birthday: facts.birthday,
    series: facts.passportSeries,
    number: facts.passportNumber,
    no: facts.passportNumber,
    issue_date: facts.passportIssuedOn,
    issued_by: facts.passportIssuedBy,
    subdivision: facts.passportSubdivision,
    passp_photo_link: passportPhotoLink(user_id, row.passportPhotoFileId),
    address: facts.address,
    inn: facts.inn,
    kpp: facts.kpp,
    bank: facts.bankName,
    rs: facts.bankAccount,
    ks: facts.correspondentAccount,
    bik: facts.bik,
    approved: flagOf(row.approved ?? 0),
  };
};
