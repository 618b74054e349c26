import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { listIn, listOut, optionalIntIn, optionalTextIn } from './fields.ts';

/** Section «Замки». */

export const LOCK_SORT_COLUMNS = [
  'room_name',
  'electric_quantity',
  'update_date',
  'room_id',
  'lock_id',
] as const;

const lock = z.object({
  lock_id: z.int(),
  /** Charge, %. */
  electric_quantity: z.int(),
  /** `YYYY-MM-DD HH:MM:SS`, the warehouse's time. */
  update_date: z.string(),
});

/**
 * The document prints two lists to be joined by `lock_id`, later clients read the joined and paged one: all three are
 * answered. `locks` and `rooms` are whole unless a page is asked for; then they are that page's. A lock without a room
 * stands in `locks` alone, and only where nothing is filtered or paged.
 */
export const locksPower = endpoint({
  method: 'GET',
  path: '/_get_locks_power_',
  title: 'Получение информации по заряду замков',
  document: { n: 36, lines: [1883, 1909] },
  input: z.strictObject({
    warehouse_id: optionalIntIn(z.int().min(0)),
    /** Beyond the document: only locks with less charge, %. */
    charge_below: optionalIntIn(z.int().min(1).max(101)),
    /** Any part of the room's name. */
    search_str: optionalTextIn(),
    ...listIn(LOCK_SORT_COLUMNS),
  }),
  output: z.object({
    locks: z.array(lock),
    rooms: z.array(z.object({ room_id: z.int(), lock_id: z.int() })),
    rooms_x_locks: z.array(
      lock.extend({ room_id: z.int(), room_name: z.string(), warehouse_id: z.int(), floor: z.int() }),
    ),
    ...listOut,
  }),
});
