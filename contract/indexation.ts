import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import {
  dayOut,
  listIn,
  listOut,
  optionalCodeIn,
  optionalIdListIn,
  optionalIntIn,
  optionalNumberIn,
  optionalTextIn,
  rublesOut,
  userTypeOut,
} from './fields.ts';

/** Beyond the document: whose rent could be raised. */

export const INDEXATION_SORT_COLUMNS = [
  'fullname',
  'agrid',
  'warehouse_name',
  'room_name',
  'area',
  'price',
  'price_1m',
  'list_price',
  'price_since',
  'future_index_date',
] as const;

export const indexationList = endpoint({
  method: 'GET',
  path: '/_desk_/indexation',
  title: 'Аренды для индексации: цена за м², с какого дня она действует, что запланировано',
  input: z.strictObject({
    warehouse_id: optionalIntIn(z.int().min(0)),
    /** Rubles for 1 m² a month, both ends included. */
    price_1m_start: optionalNumberIn(z.number().min(0)),
    price_1m_end: optionalNumberIn(z.number().min(0)),
    /** m², both ends included. */
    area_start: optionalNumberIn(z.number().min(0)),
    area_end: optionalNumberIn(z.number().min(0)),
    /** The price has been the same for at least so many whole months. */
    age_months: optionalIntIn(z.int().min(0).max(600)),
    /** 1 planned, -1 none planned, 0 all. */
    indexation: optionalCodeIn([1, -1, 0]),
    /** Only these rooms: those marked on the plan. */
    room_ids: optionalIdListIn(),
    /** Beginnings of words of the name, or a part of the room's number. */
    search_str: optionalTextIn(),
    ...listIn(INDEXATION_SORT_COLUMNS),
  }),
  output: z.object({
    today: dayOut(),
    rows: z.array(
      z.object({
        agrid: z.int(),
        user_id: z.int(),
        fullname: z.string(),
        user_type: userTypeOut(),
        room_id: z.int(),
        room_name: z.string(),
        warehouse_id: z.int(),
        warehouse_name: z.string(),
        floor: z.int(),
        area: z.number(),
        /** A month, today. */
        price: rublesOut(),
        price_1m: rublesOut(),
        /** The list price of a term under 6 months, for comparison. */
        list_price: rublesOut(),
        /** Since when today's price holds: the last indexation, or the rent's first day. */
        price_since: dayOut(),
        last_index_sum: rublesOut().nullable(),
        future_index_date: dayOut().nullable(),
        future_index_sum: rublesOut().nullable(),
        /** Last day of a planned move-out: who leaves is not raised. */
        move_out_date: dayOut().nullable(),
      }),
    ),
    /** Of all that was found, not of the page alone. */
    totals: z.object({ rooms: z.int(), price: rublesOut(), planned: z.int() }),
    ...listOut,
  }),
});
