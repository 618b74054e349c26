import type { FileStore } from '../../db/files.ts';
import type { files } from '../../db/schema/people.ts';
import { instantAt } from './calendar.ts';
import { drawEmptyRoom, drawShift, drawSpecimen } from './drawings.ts';
import type { Row } from './insert.ts';
import type { World } from './model.ts';

/** Ids of the stored pictures, and the rows of all stored files. */
export interface Pictures {
  readonly passports: readonly string[];
  readonly starts: readonly string[];
  readonly ends: readonly string[];
  readonly rooms: readonly string[];
  /** Stores one more file, an attachment say. */
  add(bytes: Uint8Array, mime: string): string;
  readonly rows: () => Row<typeof files>[];
}

/** Draws and stores the demo's pictures: a few, shared by many. */
export const storePictures = (world: World, store: FileStore): Pictures => {
  const rows = new Map<string, Row<typeof files>>();
  const createdAt = instantAt(world.today - 3000, 0, 0);
  const add = (bytes: Uint8Array, mime: string) => {
    const id = store.put(bytes);
    rows.set(id, { id, mime, size: bytes.length, createdAt });
    return id;
  };
  const series = (count: number, draw: (hue: number) => Buffer) =>
    Array.from({ length: count }, (_, i) => add(draw((i * 360) / count), 'image/png'));
  const { pictures } = world.figures;
  return {
    passports: series(pictures, drawSpecimen),
    starts: series(pictures, (hue) => drawShift(hue, false)),
    ends: series(pictures, (hue) => drawShift(hue, true)),
    rooms: series(Math.ceil(pictures / 2), drawEmptyRoom),
    add,
    rows: () => [...rows.values()],
  };
};
