import { sql } from 'drizzle-orm';
import type { substituteRooms as endpoint } from '../../contract/deskExchange.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { toRubles } from '../domain/money.ts';
import { notFound } from '../errors.ts';
import type { QueryContext } from './context.ts';
import { isFree } from './parts/freeRooms.ts';

const SHOWN = 12;
/** A room of the same size, as people see it. */
const TOLERANCE = 0.15;

/**
 * Free rooms of the same warehouse for somebody to whom one was promised that can't be had: of about its size, the same
 * floor first, then the nearest size and number. @throws UserFacingError not_found
 */
export const substituteRooms = (
  { db, now }: QueryContext,
  { room_id }: Input<typeof endpoint>,
): Answer<typeof endpoint> => {
  const wanted = db.get<{ warehouseId: number; floor: number; area: number } | undefined>(
    sql`SELECT warehouse_id AS warehouseId, floor, area FROM rooms WHERE id = ${room_id}`,
  );
  if (wanted === undefined) throw notFound(`Ячейки №${room_id} нет.`);
  const { warehouseId, floor, area } = wanted;
  const rows = db.all<{ id: number; name: string; floor: number; area: number; price: number }>(sql`
    SELECT room.id, room.name, room.floor, room.area, room.price FROM rooms room
    WHERE room.warehouse_id = ${warehouseId} AND room.id <> ${room_id} AND ${isFree(now)}
      AND abs(room.area - ${area}) <= ${area * TOLERANCE}
    ORDER BY room.floor <> ${floor}, abs(room.area - ${area}), abs(room.id - ${room_id}) LIMIT ${SHOWN}`);
  return {
    rooms: rows.map((room) => ({
      room_id: room.id,
      room_name: room.name,
      floor: room.floor,
      area: room.area,
      price: toRubles(room.price),
    })),
  };
};
