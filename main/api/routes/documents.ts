import * as contract from '../../../contract/documents.ts';
import { downloadProgress } from '../../../contract/registers.ts';
import { contractOf } from '../../documents/contract.ts';
import { type OrderedRegister, orderAgreements, orderPayments } from '../../documents/registers.ts';
import type { QueryContext } from '../../queries/context.ts';
import { type Caller, type Download, download, type Route, route } from '../route.ts';

const inSnapshot = <T>({ desk }: Caller, work: (context: QueryContext) => T): T =>
  desk.connections.snapshot((db) => work({ db, now: desk.clock.now() }));

const register = async (
  { desk, commandId }: Caller,
  { job, fileName }: OrderedRegister,
): Promise<Download> => ({
  content: await desk.documents.register(job, commandId),
  mime: contract.XLSX,
  fileName,
});

const contractFile = (caller: Caller, roomId: number): Download => ({
  ...inSnapshot(caller, (context) => contractOf(context, caller.desk.documents, roomId)),
  mime: contract.DOCX,
});

export const DOCUMENT_ROUTES: readonly Route[] = [
  download(contract.agreementRegister, (caller, input) =>
    register(
      caller,
      inSnapshot(caller, (context) => orderAgreements(context, input)),
    ),
  ),
  download(contract.paymentRegister, (caller, input) =>
    register(
      caller,
      inSnapshot(caller, (context) => orderPayments(context, input)),
    ),
  ),
  route(
    downloadProgress,
    'signedIn',
    ({ desk }, { key }) => desk.documents.progress(key.toLowerCase()) ?? { done: 0, total: null },
  ),
  download(contract.contractOfRoom, (caller, { room_id }) => contractFile(caller, room_id)),
  download(contract.contractOfRoomByPost, (caller, { room_id }) => contractFile(caller, room_id)),
];
