import { clientChanges as clientChangesEndpoint } from '../../../contract/clientChanges.ts';
import * as contract from '../../../contract/clients.ts';
import * as writes from '../../../contract/clientWrites.ts';
import { approveClient } from '../../commands/approveClient.ts';
import { editClient } from '../../commands/editClient.ts';
import { findClient } from '../../commands/parts/find.ts';
import { registerClient } from '../../commands/registerClient.ts';
import { replacePassportPhoto } from '../../commands/replacePassportPhoto.ts';
import { clientChanges as clientHistory } from '../../queries/clientChanges.ts';
import { clientList } from '../../queries/clientList.ts';
import { clientNames } from '../../queries/clientNames.ts';
import { clientTotal } from '../../queries/clientTotal.ts';
import { nonapprovedClients } from '../../queries/nonapprovedClients.ts';
import { oldClientData } from '../../queries/oldClientData.ts';
import { type Route, read, write } from '../route.ts';
import { PHOTO_OR_SCAN, storeUpload } from '../uploads.ts';

/** The wire's names of a client's fields, in ours. `number` wins over `no`, its name with existing clients. */
const clientChanges = ({ number, no, ...client }: writes.ClientEdit) => ({
  type: client.user_type,
  fullName: client.fullname,
  lastName: client.familyname,
  firstName: client.firstname,
  patronymic: client.patronymic,
  phone: client.username,
  email: client.email,
  gender: client.gender,
  birthday: client.birthday,
  passportSeries: client.series,
  passportNumber: number === undefined ? no : number,
  passportIssuedOn: client.issue_date,
  passportIssuedBy: client.issued_by,
  passportSubdivision: client.subdivision,
  address: client.address,
  inn: client.inn,
  kpp: client.kpp,
  bankName: client.bank,
  bankAccount: client.rs,
  correspondentAccount: client.ks,
  bik: client.bik,
});

export const CLIENT_ROUTES: readonly Route[] = [
  read(contract.clientList, clientList),
  read(contract.clientTotal, clientTotal),
  write(writes.approveClient, approveClient, (input) => ({
    clientId: input.user_id,
    approved: input.approved === 1,
    reason: input.reason || null,
  })),
  write(writes.editClient, editClient, ({ client }) => ({
    clientId: client.user_id,
    changes: clientChanges(client),
  })),
  write(writes.uploadPassportPhoto, replacePassportPhoto, (input, caller) => {
    // Asked before the bytes are stored: a passport of nobody must not stay on the disk.
    findClient(caller.desk.connections.write, input.user_id);
    return { clientId: input.user_id, file: storeUpload(caller, input.file, PHOTO_OR_SCAN) };
  }),
  read(contract.oldClientData, oldClientData),
  read(clientChangesEndpoint, clientHistory),
  read(contract.nonapprovedClients, nonapprovedClients),
  read(contract.clientNames, clientNames),
  write(writes.registerClient, registerClient, (input) => ({
    phone: input.username,
    email: input.email ?? null,
    channel: input.send_what,
    fullName: input.fullname ?? null,
  })),
];
