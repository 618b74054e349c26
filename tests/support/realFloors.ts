import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WriteDb } from '../../db/handles.ts';
import { area, bounds } from '../../plan/geometry.ts';
import type { RegisterRoom } from '../../plan/matching.ts';
import { drawnShapes } from '../../plan/svgShapes.ts';
import * as make from './factories.ts';

/** The geometry of four real floors; beside the project, where the folder is there. */
export const PLANS_FOLDER = join(import.meta.dirname, '../../../shared/data/plans');
export const haveRealFloors = existsSync(PLANS_FOLDER);

export const REAL_FLOORS = [
  { file: 'warehouse-1-floor-1.svg', rooms: 565 },
  { file: 'warehouse-1-floor-2.svg', rooms: 90 },
  { file: 'warehouse-2-floor-1.svg', rooms: 183 },
  { file: 'warehouse-3-floor-1.svg', rooms: 145 },
] as const;

export const readFloor = (file: string): string => readFileSync(join(PLANS_FOLDER, file), 'utf8');

/** Metres to a unit of those drawings, as far as a usual door tells. */
export const REAL_SCALE = 0.08;

interface RealRoom extends RegisterRoom {
  /** Metres. */
  readonly length: number;
  readonly width: number;
}

/** A register that the drawing fits: rooms by its numbers, of the sizes that it shows. */
export const registerOf = (svg: string, firstId = 1): RealRoom[] =>
  drawnShapes(svg).map(({ attributes, parts }, at) => {
    const outline = parts[0] ?? [];
    const box = bounds(outline);
    const metres = (units: number) => Math.max(0.3, Math.round(units * REAL_SCALE * 100) / 100);
    return {
      id: firstId + at,
      name: `Ячейка ${attributes['data-cell-num']}`,
      area: Math.max(0.1, Math.round(area(outline) * REAL_SCALE ** 2 * 100) / 100),
      length: metres(Math.max(box.width, box.height)),
      width: metres(Math.min(box.width, box.height)),
    };
  });

/** A warehouse whose floor 1 has the rooms of a real drawing. */
export const realWarehouse = (db: WriteDb, warehouseId: number, file: string, firstRoomId: number): void => {
  make.warehouse(db, { id: warehouseId, name: `Склад ${file.replace('.svg', '')}`, floors: 1 });
  for (const room of registerOf(readFloor(file), firstRoomId)) {
    make.room(db, {
      id: room.id,
      warehouseId,
      floor: 1,
      name: room.name,
      length: room.length,
      width: room.width,
      area: room.area,
      volume: Math.round(room.area * 250) / 100,
    });
  }
};
