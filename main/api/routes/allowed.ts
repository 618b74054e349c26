import * as contract from '../../../contract/allowed.ts';
import {
  agreementAllowed,
  allowedAtAll,
  clientAllowed,
  roomAllowed,
  roomsAllowed,
} from '../../queries/allowed.ts';
import { type Route, readByRights, rightsOf, route } from '../route.ts';

export const ALLOWED_ROUTES: readonly Route[] = [
  route(contract.allowedAtAll, 'signedIn', (caller) => allowedAtAll(rightsOf(caller))),
  readByRights(contract.allowedForRoom, roomAllowed),
  readByRights(contract.allowedForRooms, roomsAllowed),
  readByRights(contract.allowedForAgreement, agreementAllowed),
  readByRights(contract.allowedForClient, clientAllowed),
];
