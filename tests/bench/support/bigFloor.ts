import type { WriteDb } from '../../../db/handles.ts';
import { floorPlans, roomShapes } from '../../../db/schema/property.ts';
import { layOut } from '../../../renderer/features/rooms/plan/layout.ts';
import * as make from '../../support/factories.ts';

const WAREHOUSE = 900;
const FIRST = 900_000;
const SIDES = [1, 1.5, 2, 2.4, 3] as const;

/** A warehouse whose one floor has so many rooms, every fifth an L, in all states, drawn. @returns its id */
export const bigFloor = (db: WriteDb, count: number): number => {
  make.warehouse(db, { id: WAREHOUSE, name: 'Большой этаж', floors: 1 });
  const sizes = Array.from({ length: count }, (_, at) => ({
    id: FIRST + at,
    name: String(at + 1),
    length: SIDES[at % SIDES.length] ?? 2,
    width: SIDES[(at * 7) % SIDES.length] ?? 2,
  }));
  make.client(db, { id: FIRST });
  // One agreement paid, one in debt: let rooms plain and hatched.
  for (const [at, paid] of [900_000_00, 0].entries()) {
    make.agreement(db, { id: FIRST + at, clientId: FIRST, begin: '2026-01-01', activatedAt: 1 });
    if (paid > 0) make.payment(db, { agreementId: FIRST + at, amount: paid * 100 });
  }
  db.$client.transaction(() => {
    for (const [at, { id, name, length, width }] of sizes.entries()) {
      const area = length * width;
      make.room(db, {
        id,
        warehouseId: WAREHOUSE,
        name: `Ячейка ${name}`,
        length,
        width,
        area,
        volume: area * 2.5,
        inService: at % 11 !== 0,
      });
      if (at % 11 === 0 || at % 3 === 0) continue;
      make.rental(db, {
        agreementId: FIRST + (at % 7 === 0 ? 1 : 0),
        roomId: id,
        start: '2026-01-01',
        price: 5_000_00,
        ...(at % 13 === 0 ? { moveOutOn: '2027-01-31' } : {}),
      });
    }
    const layout = layOut(sizes);
    const plan = { width: layout.width, height: layout.height, shapes: '[]', revision: 'bench' };
    db.insert(floorPlans)
      .values({ warehouseId: WAREHOUSE, floor: 1, ...plan })
      .run();
    for (const [at, { id, x, y, width, height }] of layout.rooms.entries()) {
      const [right, bottom] = [x + width, y + height];
      const whole = [
        [x, y],
        [right, y],
        [right, bottom],
        [x, bottom],
      ];
      const ell = [
        [x, y],
        [right, y],
        [right, y + height / 2],
        [x + width / 2, y + height / 2],
        [x + width / 2, bottom],
        [x, bottom],
      ];
      const polygon = JSON.stringify(at % 5 === 0 ? ell : whole);
      db.insert(roomShapes).values({ roomId: id, polygon }).run();
    }
  })();
  return WAREHOUSE;
};
