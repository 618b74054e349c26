import type { z } from 'zod';
import * as contract from '../../../contract/allowed.ts';
import type { Answer, Endpoint, Input } from '../../../contract/endpoint.ts';
import { ownOnly } from '../../domain/allowed.ts';
import {
  type Asker,
  accessesAllowed,
  agreementAllowed,
  allowedAtAll,
  clientAllowed,
  roomAllowed,
  roomsAllowed,
} from '../../queries/allowed.ts';
import type { QueryContext } from '../../queries/context.ts';

import { type Caller, type Route, rightsOf, route } from '../route.ts';

const askerOf = (caller: Caller): Asker => ({
  rights: rightsOf(caller),
  line: ownOnly(caller.desk.exchange.status()),
});

/** What the asker's rights and the desk's line allow. */
const allowed = <I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  query: (context: QueryContext, input: Input<Endpoint<I, O>>, asker: Asker) => Answer<Endpoint<I, O>>,
): Route =>
  route(endpoint, 'signedIn', (caller, input) => {
    const { connections, clock } = caller.desk;
    const asker = askerOf(caller);
    return connections.snapshot((db) => query({ db, now: clock.now() }, input, asker));
  });

export const ALLOWED_ROUTES: readonly Route[] = [
  route(contract.allowedAtAll, 'signedIn', (caller) => allowedAtAll(askerOf(caller))),
  allowed(contract.allowedAccesses, accessesAllowed),
  allowed(contract.allowedForRoom, roomAllowed),
  allowed(contract.allowedForRooms, roomsAllowed),
  allowed(contract.allowedForAgreement, agreementAllowed),
  allowed(contract.allowedForClient, clientAllowed),
];
