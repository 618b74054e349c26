import * as contract from '../../../contract/rooms.ts';
import { floorRooms } from '../../queries/floorRooms.ts';
import { roomList } from '../../queries/roomList.ts';
import { type Route, read } from '../route.ts';

export const ROOM_ROUTES: readonly Route[] = [
  read(contract.roomList, roomList),
  read(contract.floorRooms, floorRooms),
];
