import type { z } from 'zod';
import * as contract from '../../../contract/documents.ts';
import type { Endpoint } from '../../../contract/endpoint.ts';
import * as landlords from '../../../contract/landlord.ts';
import * as papers from '../../../contract/papers.ts';
import * as printing from '../../../contract/prints.ts';
import * as registers from '../../../contract/registers.ts';
import { setLandlord } from '../../commands/setLandlord.ts';
import type { Documents } from '../../documents/documents.ts';
import { checkTemplates, contractOfRoom, type PaperFile, paperOf } from '../../documents/papers.ts';
import * as prints from '../../documents/prints.ts';
import type { Job, RegisterName } from '../../documents/registerJob.ts';
import {
  type OrderedRegister,
  type Ordering,
  orderAgreements,
  orderDashboard,
  orderPayments,
  orderRegister,
} from '../../documents/registers.ts';
import type { QueryContext } from '../../queries/context.ts';
import { landlord } from '../../queries/landlord.ts';
import { flagOf } from '../../queries/parts/wire.ts';
import { type Caller, type Download, download, type Route, read, readAs, route, write } from '../route.ts';

const inSnapshot = <T>({ desk }: Caller, work: (context: QueryContext) => T): T =>
  desk.connections.snapshot((db) => work({ db, now: desk.clock.now() }));

const register = async (
  caller: Caller,
  order: (ordering: Ordering) => OrderedRegister,
): Promise<Download> => {
  const { desk, manager, commandId } = caller;
  const { job, fileName } = inSnapshot(caller, (context) =>
    order({ ...context, managerId: manager?.id ?? 0 }),
  );
  return { content: await desk.documents.register(job, commandId), mime: contract.XLSX, fileName };
};

/** A register of the desk's own: by the filters of its list, or of the rows that were marked in it. */
const listRegister = <R extends RegisterName>(
  endpoint: Endpoint<z.ZodType<Job<R>['filter'] & { readonly ids?: number[] | undefined }>>,
  name: R,
): Route =>
  download(endpoint, (caller, input) =>
    register(caller, (ordering) => orderRegister(ordering, name, input, input.ids)),
  );

const paperFile = (
  caller: Caller,
  make: (context: QueryContext, documents: Documents) => PaperFile,
): Download => ({
  ...inSnapshot(caller, (context) => make(context, caller.desk.documents)),
  mime: contract.DOCX,
});

const contractFile = (caller: Caller, { room_id }: { readonly room_id: number }): Download =>
  paperFile(caller, (context, documents) => contractOfRoom(context, documents, room_id));

export const DOCUMENT_ROUTES: readonly Route[] = [
  download(contract.agreementRegister, (caller, input) =>
    register(caller, (ordering) => orderAgreements(ordering, input)),
  ),
  download(contract.paymentRegister, (caller, input) =>
    register(caller, (ordering) => orderPayments(ordering, input)),
  ),
  listRegister(registers.clientRegister, 'clients'),
  listRegister(registers.lockRegister, 'locks'),
  listRegister(registers.roomRegister, 'rooms'),
  listRegister(registers.futurePaymentRegister, 'future_payments'),
  listRegister(registers.timeControlRegister, 'time_control'),
  listRegister(registers.arrearsRegister, 'arrears'),
  listRegister(registers.rentRollRegister, 'rent_roll'),
  listRegister(registers.indexationRegister, 'indexation'),
  download(registers.dashboardRegister, (caller, input) =>
    register(caller, (ordering) => orderDashboard(ordering, input)),
  ),
  route(
    registers.downloadProgress,
    'signedIn',
    ({ desk }, { key }) => desk.documents.progress(key.toLowerCase()) ?? { done: 0, total: null },
  ),
  read(landlords.landlord, landlord),
  write(landlords.setLandlord, setLandlord, (input) => ({
    name: input.name,
    shortName: input.short_name,
    inn: input.inn,
    kpp: input.kpp.toUpperCase(),
    ogrn: input.ogrn,
    address: input.address,
    bankName: input.bank,
    bankAccount: input.rs,
    correspondentAccount: input.ks,
    bik: input.bik,
    phone: input.phone,
    email: input.email,
    representedBy: input.represented_by,
    basis: input.basis,
  })),
  readAs(printing.statementPrint, (context, managerId, input) =>
    prints.statementPrint({ ...context, managerId }, input),
  ),
  readAs(printing.receiptPrint, (context, managerId, input) =>
    prints.receiptPrint({ ...context, managerId }, input),
  ),
  readAs(printing.dashboardPrint, (context, managerId, input) =>
    prints.dashboardPrint({ ...context, managerId }, input),
  ),
  readAs(printing.dayPrint, (context, managerId, input) => prints.dayPrint({ ...context, managerId }, input)),
  download(contract.contractOfRoom, contractFile),
  download(contract.contractOfRoomByPost, contractFile),
  download(papers.paper, (caller, { kind, agrid }) =>
    paperFile(caller, (context, documents) => paperOf(context, documents, kind, agrid)),
  ),
  route(papers.templates, 'signedIn', ({ desk: { documents } }) => ({
    ...documents.ownTemplates(),
    templates: checkTemplates(documents).map(({ fileName, own, fault }) => ({
      file_name: fileName,
      own: flagOf(own),
      fault,
    })),
  })),
];
