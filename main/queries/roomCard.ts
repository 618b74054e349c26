import type { RoomCard } from '../../contract/rooms.ts';
import type { ReadDb } from '../../db/handles.ts';
import { toRubles } from '../domain/money.ts';
import { pricePerSquareMetre } from '../domain/rent.ts';
import { pendingRooms } from './parts/pending.ts';
import type { BoardRoom } from './parts/roomBoard.ts';
import { flagOf, rublesOrNull } from './parts/wire.ts';

/** Rooms of the board in the wire's words: the union of what the document's table and example print. */
export const roomCards = (db: ReadDb, rooms: readonly BoardRoom[]): RoomCard[] => {
  const pending = pendingRooms(db);
  return rooms.map((room) => ({ ...roomCard(room), pending: pending.has(room.id) }));
};

const roomCard = (room: BoardRoom): Omit<RoomCard, 'pending'> => ({
  room_id: room.id,
  room_name: room.name,
  warehouse_id: room.warehouseId,
  floor: room.floor,
  dimensions: room.dimensions,
  length: room.length,
  width: room.width,
  height: room.height,
  area: room.area,
  volume: room.volume,
  price: toRubles(room.price),
  price_6m: toRubles(room.price6m),
  price_11m: toRubles(room.price11m),
  price_1m: pricePerSquareMetre(room.price, room.area),
  rented: room.status,
  agrid: room.tenant?.agreementId ?? null,
  user_id: room.tenant?.clientId ?? null,
  fullname: room.tenant?.fullName ?? null,
  username: room.tenant?.phone ?? null,
  balance: rublesOrNull(room.tenant?.balance ?? null),
  days_left: room.tenant?.daysLeft ?? null,
  next_payment_date: room.tenant?.nextPaymentDate ?? null,
  rentstartdate: room.tenant?.start ?? null,
  rentenddate: room.tenant?.end ?? null,
  leave_approved: flagOf(room.tenant?.moveOutApproved ?? false),
  electric_quantity: room.lock?.charge ?? null,
});
