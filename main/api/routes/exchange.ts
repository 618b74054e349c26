import * as contract from '../../../contract/deskExchange.ts';
import { findCommand } from '../../commands/catalogue.ts';
import { attention } from '../../queries/attention.ts';
import { exchangeQueue, exchangeRounds } from '../../queries/exchangeQueue.ts';
import { substituteRooms } from '../../queries/substituteRooms.ts';
import { dropRefused, resendRefused } from '../attentionActions.ts';
import { type Route, read, route } from '../route.ts';

const done = (msg: string) => ({ msg, msg_type: 'success' as const });

/** The exchange as the screens see it; beyond the document. */
export const EXCHANGE_ROUTES: readonly Route[] = [
  // Before anybody has signed in a window must know whether there is data and a line.
  route(contract.deskStatus, 'public', ({ desk }) => desk.exchange.status()),
  read(contract.exchangeQueue, exchangeQueue),
  route(contract.attentionList, 'signedIn', ({ desk, manager }) => {
    if (manager === null) throw new Error('a signed-in route has a manager');
    return desk.connections.snapshot((db) =>
      attention({ db, now: desk.clock.now() }, manager, (name) => findCommand(name)?.right),
    );
  }),
  route(contract.attentionDrop, 'signedIn', dropRefused),
  route(contract.attentionResend, 'signedIn', resendRefused),
  read(contract.substituteRooms, substituteRooms),
  route(contract.exchangeNow, 'signedIn', ({ desk }) => {
    desk.exchange.poke();
    return done('Обмен начат');
  }),
  route(contract.exchangeRebuild, 'signedIn', async ({ desk }) => {
    await desk.exchange.rebuild();
    return done('Данные загружаются из центра заново. Очередь сохранена');
  }),
  read(contract.exchangeJournal, exchangeRounds),
  route(contract.ownWarehouse, 'signedIn', async ({ desk }, { warehouse_id }) => {
    await desk.exchange.setWarehouse(warehouse_id);
    return done('Склад этого компьютера назначен');
  }),
];
