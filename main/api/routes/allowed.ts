import * as contract from '../../../contract/allowed.ts';
import { RIGHT_COLUMNS, RIGHTS, type Right } from '../../domain/rights.ts';
import { agreementAllowed, allowedAtAll, clientAllowed, roomAllowed } from '../../queries/allowed.ts';
import type { QueryContext } from '../../queries/context.ts';
import { type Caller, type Route, route } from '../route.ts';

const rightsOf = ({ manager }: Caller): ReadonlySet<Right> =>
  new Set(RIGHTS.filter((right) => manager?.[RIGHT_COLUMNS[right]]));

/** A read that depends on who asks. */
const asked =
  <I, O>(query: (context: QueryContext, input: I, rights: ReadonlySet<Right>) => O) =>
  (caller: Caller, input: I): O => {
    const { connections, clock } = caller.desk;
    return connections.snapshot((db) => query({ db, now: clock.now() }, input, rightsOf(caller)));
  };

export const ALLOWED_ROUTES: readonly Route[] = [
  route(contract.allowedAtAll, 'signedIn', (caller) => allowedAtAll(rightsOf(caller))),
  route(contract.allowedForRoom, 'signedIn', asked(roomAllowed)),
  route(contract.allowedForAgreement, 'signedIn', asked(agreementAllowed)),
  route(contract.allowedForClient, 'signedIn', asked(clientAllowed)),
];
