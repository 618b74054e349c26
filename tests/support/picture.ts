import { REPLICATED_SHAPES } from '../../db/derived/tableShapes.ts';
import type { WriteDb } from '../../db/handles.ts';

/** Every replicated row, as text: nothing has changed when this is the same. */
export const picture = (db: WriteDb): string =>
  JSON.stringify(
    REPLICATED_SHAPES.map(({ name, key }) => [
      name,
      db.$client
        .prepare(`SELECT * FROM "${name}" ORDER BY ${key.map((column) => `"${column}"`).join(', ')}`)
        .all(),
    ]),
  );
