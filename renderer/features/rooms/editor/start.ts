import { rectangle } from '../../../../plan/geometry.ts';
import { type FloorLayout, layOut } from '../plan/layout.ts';
import { movedRing, type PlanDocument } from './model/document.ts';
import type { EditorRoom } from './useEditor.ts';

/** Half of the outer wall's thickness: a wall's line is its middle. */
const HALF_WALL = 0.15;

const walls = ({ width, height, entrance }: FloorLayout): PlanDocument['shapes'] => [
  {
    kind: 'wall',
    id: 'w1',
    points: movedRing(
      [
        [HALF_WALL, HALF_WALL],
        [width - HALF_WALL, HALF_WALL],
        [width - HALF_WALL, height - HALF_WALL],
        [HALF_WALL, height - HALF_WALL],
        [HALF_WALL, 0],
      ],
      0,
      0,
    ),
    thickness: HALF_WALL * 2,
  },
  {
    kind: 'door',
    id: 'd2',
    x: movedRing([[entrance.x + entrance.width / 2, 0]], 0, 0)[0]?.[0] ?? 0,
    y: movedRing([[0, height - HALF_WALL]], 0, 0)[0]?.[1] ?? 0,
    width: entrance.width,
    angle: 0,
  },
];

/** The drawing that a floor makes of itself, as something to begin with: rooms true to size, walls, an entrance. */
export const fromLayout = (rooms: readonly EditorRoom[]): PlanDocument => {
  const layout = layOut(rooms);
  return {
    width: Math.ceil(layout.width * 1000) / 1000,
    height: Math.ceil(layout.height * 1000) / 1000,
    shapes: walls(layout),
    rooms: layout.rooms.map((room) => ({ room_id: room.id, polygon: movedRing(rectangle(room), 0, 0) })),
  };
};
