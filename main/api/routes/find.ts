import * as contract from '../../../contract/find.ts';
import { find } from '../../queries/find.ts';
import { findPayers } from '../../queries/findPayers.ts';
import { paymentOffer } from '../../queries/paymentOffer.ts';
import { type Route, read } from '../route.ts';

export const FIND_ROUTES: readonly Route[] = [
  read(contract.find, find),
  read(contract.findPayers, findPayers),
  read(contract.paymentOffer, paymentOffer),
];
