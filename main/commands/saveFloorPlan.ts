import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { saveFloorPlan as endpoint } from '../../contract/plan.ts';
import type { WriteDb } from '../../db/handles.ts';
import { floorPlans, roomShapes, rooms, warehouses } from '../../db/schema/property.ts';
import { isBroken } from '../../plan/check.ts';
import { notFound, refused } from '../errors.ts';
import { command } from './command.ts';

const { width, height, shapes, rooms: places } = endpoint.input.shape;

const input = z.object({
  warehouseId: z.int().positive(),
  floor: z.int(),
  /** The revision that the drawing began from; null: the floor had none. */
  base: z.string().nullable(),
  width,
  height,
  shapes,
  rooms: places,
});
type Given = z.output<typeof input>;

/**
 * Saves a floor's drawing whole (beyond the document): its walls and the rest, and the outlines of its rooms. A drawing of
 * nothing takes the plan away, and the floor lays itself out again. Refused when somebody saved another one meanwhile: two
 * people's drawings can't be merged, so the later one looks first.
 */
export const saveFloorPlan = command({
  name: 'save-floor-plan',
  inputVersion: 1,
  input,
  // None of the five rights speaks of drawings: who orders the others' rights runs the house.
  right: 'setAccesses',
  run: ({ db, commandId }, given) => {
    const { warehouseId, floor } = given;
    const here = roomsOf(db, warehouseId, floor);
    const stored = planOf(db, warehouseId, floor);
    assertUnchanged(stored?.revision ?? null, given.base);
    assertRooms(given, here);
    const old = db
      .select({ id: roomShapes.roomId })
      .from(roomShapes)
      .where(inArray(roomShapes.roomId, idsOnFloor(db, warehouseId, floor)))
      .all();
    const kept = new Set(given.rooms.map((room) => room.room_id));
    for (const { id } of old) if (!kept.has(id)) db.delete(roomShapes).where(eq(roomShapes.roomId, id)).run();
    for (const { room_id, polygon } of given.rooms) place(db, room_id, JSON.stringify(polygon));
    const empty = given.rooms.length === 0 && given.shapes.length === 0;
    if (empty) db.delete(floorPlans).where(onFloor(warehouseId, floor)).run();
    else draw(db, given, commandId);
    return {
      msg: empty ? 'План удалён: этаж снова строится по номерам ячеек' : 'План этажа сохранён',
      entity: 'floorPlan',
      entityId: `${warehouseId}/${floor}`,
      before: stored === undefined ? null : { rooms: old.length, revision: stored.revision },
      after: empty ? null : { rooms: given.rooms.length, shapes: given.shapes.length, revision: commandId },
      answer: { revision: empty ? '' : commandId },
    };
  },
});

const onFloor = (warehouseId: number, floor: number) =>
  and(eq(floorPlans.warehouseId, warehouseId), eq(floorPlans.floor, floor));

const planOf = (db: WriteDb, warehouseId: number, floor: number) =>
  db.select().from(floorPlans).where(onFloor(warehouseId, floor)).get();

const idsOnFloor = (db: WriteDb, warehouseId: number, floor: number) =>
  db
    .select({ id: rooms.id })
    .from(rooms)
    .where(and(eq(rooms.warehouseId, warehouseId), eq(rooms.floor, floor)));

/** Rooms of the floor by id. @throws UserFacingError not_found */
const roomsOf = (db: WriteDb, warehouseId: number, floor: number): Map<number, string> => {
  const house = db.select().from(warehouses).where(eq(warehouses.id, warehouseId)).get();
  if (house === undefined) throw notFound(`Склад №${warehouseId} не найден. Выберите склад из списка.`);
  const here = db
    .select({ id: rooms.id, name: rooms.name })
    .from(rooms)
    .where(and(eq(rooms.warehouseId, warehouseId), eq(rooms.floor, floor)))
    .all();
  if (here.length > 0) return new Map(here.map((room) => [room.id, room.name]));
  throw notFound(`На складе «${house.name}» нет ячеек на этаже ${floor}. Выберите другой этаж.`);
};

/** @throws UserFacingError plan_changed */
const assertUnchanged = (stored: string | null, base: string | null): void => {
  if (stored === base) return;
  throw refused(
    'plan_changed',
    'План этажа за это время изменил кто-то другой. Ваш чертёж не сохранён: выгрузите его в файл SVG, откройте план заново и загрузите файл, если он важнее.',
  );
};

const refusedRoom = (msg: string) => refused('bad_plan_room', msg, [{ field: 'rooms', msg }]);

/** @throws UserFacingError bad_plan_room, for a foreign or repeated room, a broken outline, one beyond the drawing */
const assertRooms = (given: Given, here: ReadonlyMap<number, string>): void => {
  const seen = new Set<number>();
  for (const place of given.rooms) {
    const name = here.get(place.room_id);
    if (name === undefined)
      throw refusedRoom(`Ячейки №${place.room_id} нет на этом этаже. Уберите её с чертежа.`);
    if (seen.has(place.room_id)) throw refusedRoom(`${name} нарисована дважды. Уберите лишний контур.`);
    seen.add(place.room_id);
    if (isBroken(place))
      throw refusedRoom(`${name}: контур пересекает сам себя или пуст. Поправьте его углы.`);
    const out = place.polygon.some(
      ([x, y]) => x < -1 || y < -1 || x > given.width + 1 || y > given.height + 1,
    );
    if (out) throw refusedRoom(`${name} стоит за краем чертежа. Передвиньте её внутрь.`);
  }
};

const place = (db: WriteDb, roomId: number, polygon: string): void => {
  db.insert(roomShapes)
    .values({ roomId, polygon })
    .onConflictDoUpdate({ target: roomShapes.roomId, set: { polygon } })
    .run();
};

const draw = (db: WriteDb, given: Given, revision: string): void => {
  const row = {
    width: given.width,
    height: given.height,
    shapes: JSON.stringify(given.shapes),
    revision,
  };
  db.insert(floorPlans)
    .values({ warehouseId: given.warehouseId, floor: given.floor, ...row })
    .onConflictDoUpdate({ target: [floorPlans.warehouseId, floorPlans.floor], set: row })
    .run();
};
