import { inside } from '../../../../plan/geometry.ts';
import type { Rect } from './layout.ts';

/** Finding rooms on a floor: under the pointer, within a frame, and from room to room by arrow keys. */

export type Direction = 'left' | 'right' | 'up' | 'down';

/** What walking needs of a room. */
export interface Place extends Rect {
  readonly id: number;
  readonly polygon?: Parameters<typeof inside>[1] | null;
}
interface Floor<P extends Place> {
  readonly rooms: readonly P[];
}

const centre = (room: Place) => ({ x: room.x + room.width / 2, y: room.y + room.height / 2 });

/** The room at a point in metres. */
export const roomAt = <P extends Place>(floor: Floor<P>, x: number, y: number): P | undefined =>
  floor.rooms.find(
    (room) =>
      x >= room.x &&
      x < room.x + room.width &&
      y >= room.y &&
      y < room.y + room.height &&
      (!room.polygon || inside([x, y], room.polygon)),
  );

/** Rooms whose middle lies in a frame. */
export const roomsWithin = <P extends Place>(floor: Floor<P>, frame: Rect): P[] =>
  floor.rooms.filter((room) => {
    const { x, y } = centre(room);
    return x >= frame.x && x <= frame.x + frame.width && y >= frame.y && y <= frame.y + frame.height;
  });

/**
 * The next room in a direction: nearest along it, where a step aside counts three times a step ahead. Undefined at the
 * floor's edge.
 */
export const neighbour = <P extends Place>(
  floor: Floor<P>,
  id: number,
  direction: Direction,
): P | undefined => {
  const from = floor.rooms.find((room) => room.id === id);
  if (from === undefined) return undefined;
  const start = centre(from);
  const sideways = direction === 'left' || direction === 'right';
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  let best: P | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const room of floor.rooms) {
    const to = centre(room);
    const ahead = sign * (sideways ? to.x - start.x : to.y - start.y);
    const aside = Math.abs(sideways ? to.y - start.y : to.x - start.x);
    // Left and right stay in the row: what is mostly above or below is not beside.
    if (room.id === id || ahead <= 0.01 || (sideways && aside > Math.max(from.height, room.height))) continue;
    const cost = ahead + 3 * aside;
    if (cost < bestCost) {
      best = room;
      bestCost = cost;
    }
  }
  return best;
};
