import * as contract from '../../../contract/clients.ts';
import { clientList } from '../../queries/clientList.ts';
import { clientTotal } from '../../queries/clientTotal.ts';
import { type Route, read } from '../route.ts';

export const CLIENT_ROUTES: readonly Route[] = [
  read(contract.clientList, clientList),
  read(contract.clientTotal, clientTotal),
];
