import * as contract from '../../../contract/session.ts';
import { signIn } from '../../auth/signIn.ts';
import { warehouses } from '../../queries/warehouses.ts';
import { type Route, read, route } from '../route.ts';

export const SESSION_ROUTES: readonly Route[] = [
  route(contract.signIn, 'public', ({ desk }, input) =>
    signIn(desk.accounts, desk.tokens, input, desk.clock.now()),
  ),
  route(contract.about, 'public', ({ desk }) => ({ version: desk.version, demo: desk.demo })),
  read(contract.warehouses, warehouses),
];
