import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { intIn, optionalIntIn } from './fields.ts';
import { writeOut } from './payments.ts';

/** Floor plans: not of the document. Metres, x to the right, y downwards. */

/** No warehouse is longer than this, metres: what lies farther is a slip of scale. */
export const PLAN_MOST = 2000;
const metres = () => z.number().min(-PLAN_MOST).max(PLAN_MOST);
const length = () => z.number().min(0.01).max(PLAN_MOST);
const point = z.tuple([metres(), metres()]);
const id = z.string().min(1).max(64);
/** Degrees clockwise. */
const angle = z.number().min(-360).max(360);

const wall = z.object({
  kind: z.literal('wall'),
  id,
  points: z.array(point).min(2).max(500),
  thickness: length(),
});
/** `x`, `y` is the middle of the opening; `width` lies along the wall. */
const door = z.object({ kind: z.literal('door'), id, x: metres(), y: metres(), width: length(), angle });
const box = <const K extends 'lift' | 'stairs'>(kind: K) =>
  z.object({
    kind: z.literal(kind),
    id,
    x: metres(),
    y: metres(),
    width: length(),
    height: length(),
  });
/** `x`, `y` is the middle of the text, `size` the height of its letters. */
const label = z.object({
  kind: z.literal('label'),
  id,
  x: metres(),
  y: metres(),
  text: z.string().min(1).max(120),
  size: length(),
  angle,
});

export const planShape = z.discriminatedUnion('kind', [wall, door, box('lift'), box('stairs'), label]);
export type PlanShape = z.output<typeof planShape>;

const roomPlace = z.object({ room_id: z.int().positive(), polygon: z.array(point).min(3).max(200) });
export type RoomPlace = z.output<typeof roomPlace>;

const drawing = {
  width: length(),
  height: length(),
  shapes: z.array(planShape).max(5000),
  rooms: z.array(roomPlace).max(5000),
};

const floorPlan = z.object({
  floor: z.int(),
  /** Changes with every save: a save names the one that it was drawn over. */
  revision: z.string(),
  ...drawing,
});
export type FloorPlan = z.output<typeof floorPlan>;

export const floorPlans = endpoint({
  method: 'GET',
  path: '/_desk_/plan',
  title: 'Получение планов этажей: контуры ячеек, стены, двери, лифты, лестницы, подписи',
  /** Without a floor: all floors that have a plan. */
  input: z.strictObject({ warehouse_id: intIn(z.int().positive()), floor: optionalIntIn() }),
  output: z.object({ warehouse_id: z.int(), floors: z.array(floorPlan) }),
});

export const saveFloorPlan = endpoint({
  method: 'POST',
  path: '/_desk_/plan',
  title: 'Сохранение плана этажа',
  input: z.strictObject({
    warehouse_id: intIn(z.int().positive()),
    floor: intIn(),
    /** The revision that the drawing began from; null: the floor had no plan. */
    base: z.string().max(100).nullable(),
    ...drawing,
  }),
  output: writeOut.extend({ revision: z.string() }),
});
