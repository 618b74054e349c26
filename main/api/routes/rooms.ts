import { formAgreement as formAgreementEndpoint } from '../../../contract/letting.ts';
import { lettingQuote as lettingQuoteEndpoint } from '../../../contract/lettingQuote.ts';
import { moveOutQuote as moveOutQuoteEndpoint } from '../../../contract/moveOut.ts';
import * as contract from '../../../contract/rooms.ts';
import { openVisits as openVisitsEndpoint } from '../../../contract/visits.ts';
import { approveMoveOut } from '../../commands/approveMoveOut.ts';
import { endRent } from '../../commands/endRent.ts';
import { formAgreement } from '../../commands/formAgreement.ts';
import { agreementOfRoom } from '../../queries/agreementOfRoom.ts';
import { floorRooms } from '../../queries/floorRooms.ts';
import { freeRooms } from '../../queries/freeRooms.ts';
import { lettingQuote } from '../../queries/lettingQuote.ts';
import { moveOutQuote } from '../../queries/moveOutQuote.ts';
import { movingOutClients } from '../../queries/movingOutClients.ts';
import { movingOutRoom } from '../../queries/movingOutRoom.ts';
import { openVisits } from '../../queries/openVisits.ts';
import { roomList } from '../../queries/roomList.ts';
import { roomSearch } from '../../queries/roomSearch.ts';
import { agreementForm } from '../agreementForm.ts';
import { type Route, read, write } from '../route.ts';

export const ROOM_ROUTES: readonly Route[] = [
  read(contract.roomList, roomList),
  read(contract.floorRooms, floorRooms),
  write(contract.endRent, endRent, (form, { desk }) => ({
    roomId: form.room_id,
    agreementId: agreementOfRoom(desk.connections.read, form.room_id),
    leaveDate: form.leave_date,
    reason: form.leave_reason ?? null,
    comment: form.comment || null,
  })),
  read(contract.movingOutClients, movingOutClients),
  read(contract.movingOutRoom, movingOutRoom),
  write(contract.approveMoveOut, approveMoveOut, (form) => ({
    roomId: form.room_id,
    agreementId: form.agrid,
  })),
  read(contract.roomSearch, roomSearch),
  write(formAgreementEndpoint, formAgreement, agreementForm),
  read(lettingQuoteEndpoint, lettingQuote),
  read(contract.freeRooms, freeRooms),
  read(moveOutQuoteEndpoint, moveOutQuote),
  read(openVisitsEndpoint, openVisits),
];
