import { clientChanges as clientChangesEndpoint } from '../../../contract/clientChanges.ts';
import * as contract from '../../../contract/clients.ts';
import * as writes from '../../../contract/clientWrites.ts';
import { checkClient as checkClientEndpoint } from '../../../contract/letting.ts';
import { approveClient } from '../../commands/approveClient.ts';
import { editClient, editedClient } from '../../commands/editClient.ts';
import { findClient } from '../../commands/parts/find.ts';
import { registerClient } from '../../commands/registerClient.ts';
import { replacePassportPhoto } from '../../commands/replacePassportPhoto.ts';
import { genitiveName } from '../../documents/personName.ts';
import { checkClient } from '../../queries/checkClient.ts';
import { clientChanges as clientHistory } from '../../queries/clientChanges.ts';
import { clientList } from '../../queries/clientList.ts';
import { clientNames } from '../../queries/clientNames.ts';
import { clientTotal } from '../../queries/clientTotal.ts';
import { nonapprovedClients } from '../../queries/nonapprovedClients.ts';
import { oldClientData } from '../../queries/oldClientData.ts';
import { newClient } from '../agreementForm.ts';
import { type Caller, type Route, read, route, write } from '../route.ts';
import { PHOTO_OR_SCAN, storeUpload } from '../uploads.ts';

/** The wire's names of a client's fields, in ours. `number` wins over `no`, its name with existing clients. */
const clientChanges = ({ number, no, ...client }: writes.ClientEdit) => ({
  type: client.user_type,
  fullName: client.fullname,
  lastName: client.familyname,
  firstName: client.firstname,
  patronymic: client.patronymic,
  genitiveName: client.fullname_genitive,
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

/**
 * How the names are declined as they are to be: told to the command, for the rules that decline them change with the program.
 * It depends on the names alone, so a request sent again comes to the same. undefined: no name is named.
 */
const suggestedGenitive = (
  { desk }: Caller,
  client: writes.ClientEdit,
  changes: ReturnType<typeof clientChanges>,
): string | null | undefined => {
  const { familyname, firstname, patronymic, fullname, user_type } = client;
  if ([familyname, firstname, patronymic, fullname, user_type].every((name) => name === undefined))
    return undefined;
  const known = findClient(desk.connections.write, client.user_id);
  return genitiveName(editedClient(known, changes)) || null;
};

export const CLIENT_ROUTES: readonly Route[] = [
  read(contract.clientList, clientList),
  read(contract.clientTotal, clientTotal),
  write(writes.approveClient, approveClient, (input) => ({
    clientId: input.user_id,
    approved: input.approved === 1,
    reason: input.reason || null,
  })),
  write(writes.editClient, editClient, ({ client }, caller) => {
    const changes = clientChanges(client);
    return {
      clientId: client.user_id,
      changes,
      suggestedGenitive: suggestedGenitive(caller, client, changes),
    };
  }),
  route(writes.genitive, 'signedIn', (_caller, { familyname, firstname, patronymic, gender }) => ({
    fullname_genitive: genitiveName({
      lastName: familyname ?? null,
      firstName: firstname ?? null,
      patronymic: patronymic ?? null,
      gender,
    }),
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
  route(checkClientEndpoint, 'signedIn', ({ desk }, { client }) =>
    desk.connections.snapshot((db) => checkClient({ db, now: desk.clock.now() }, newClient(client))),
  ),
];
