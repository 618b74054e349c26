import { clientList, clientTotal } from '../../contract/clients.ts';
import { editComment } from '../../contract/payments.ts';
import { floorRooms, roomList } from '../../contract/rooms.ts';
import * as session from '../../contract/session.ts';
import { signIn } from '../auth/signIn.ts';
import { editComment as editCommentCommand } from '../commands/editComment.ts';
import { clientList as clientListQuery } from '../queries/clientList.ts';
import { clientTotal as clientTotalQuery } from '../queries/clientTotal.ts';
import { floorRooms as floorRoomsQuery } from '../queries/floorRooms.ts';
import { roomList as roomListQuery } from '../queries/roomList.ts';
import { warehouses } from '../queries/warehouses.ts';
import { type Route, read, route, write } from './route.ts';

/** The table of contents of the API: every path, who may call it, and what answers. */
export const ROUTES: readonly Route[] = [
  route(session.signIn, 'public', ({ desk }, input) =>
    signIn(desk.connections, desk.tokens, input, desk.clock.now()),
  ),
  route(session.about, 'public', ({ desk }) => ({ version: desk.version, demo: desk.demo })),
  read(session.warehouses, warehouses),

  read(clientList, clientListQuery),
  read(clientTotal, clientTotalQuery),

  read(roomList, roomListQuery),
  read(floorRooms, floorRoomsQuery),

  write(editComment, editCommentCommand, (input) => ({
    paymentId: input.payment_id,
    comment: input.comment,
  })),
];
