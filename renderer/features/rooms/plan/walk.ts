import type { FloorLayout, PlacedRoom } from './layout.ts';

/** Finding rooms on a laid-out floor: under the pointer, and from room to room by arrow keys. */

export type Direction = 'left' | 'right' | 'up' | 'down';

const centre = (room: PlacedRoom) => ({ x: room.x + room.width / 2, y: room.y + room.height / 2 });

/** The room at a point in metres. */
export const roomAt = (layout: FloorLayout, x: number, y: number): PlacedRoom | undefined =>
  layout.rooms.find(
    (room) => x >= room.x && x < room.x + room.width && y >= room.y && y < room.y + room.height,
  );

/**
 * The next room in a direction: nearest along it, where a step aside counts three times a step ahead. Undefined at the
 * floor's edge.
 */
export const neighbour = (layout: FloorLayout, id: number, direction: Direction): PlacedRoom | undefined => {
  const from = layout.rooms.find((room) => room.id === id);
  if (from === undefined) return undefined;
  const start = centre(from);
  const sideways = direction === 'left' || direction === 'right';
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  let best: PlacedRoom | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const room of layout.rooms) {
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
