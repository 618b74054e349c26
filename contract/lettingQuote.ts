import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { dayOut, idListIn, optionalDayIn, optionalIntIn, rublesOut } from './fields.ts';

/** Beyond the document: what a letting would cost, before anybody signs. */

/** The list price of a term: `price` under 6 months, `price_6m` 6–10, `price_11m` 11 and more (domain §3). */
export const TIERS = ['price', 'price_6m', 'price_11m'] as const;
export type Tier = (typeof TIERS)[number];

export const lettingQuote = endpoint({
  method: 'GET',
  path: '/_desk_/letting_quote',
  title: 'Расчёт договора: цены ячеек по срокам, ступень цены и первый возможный день',
  input: z.strictObject({
    room_ids: idListIn(),
    /** Left out: the first day on which the rooms are nobody's. */
    agrbegdate: optionalDayIn(),
    /** The term by its last day or by whole months; left out: the prices of all terms alone. */
    agrplanenddate: optionalDayIn(),
    months: optionalIntIn(z.int().min(1).max(120)),
  }),
  output: z.object({
    today: dayOut(),
    /** The first day on which all the rooms are nobody's, today at the earliest. */
    first_day: dayOut(),
    agrbegdate: dayOut(),
    agrplanenddate: dayOut().nullable(),
    /** Whole months of the term; null: none was asked for. */
    months: z.int().nullable(),
    tier: z.enum(TIERS).nullable(),
    rooms: z.array(
      z.object({
        room_id: z.int(),
        room_name: z.string(),
        warehouse_id: z.int(),
        warehouse_name: z.string(),
        floor: z.int(),
        dimensions: z.string(),
        area: z.number(),
        price: rublesOut(),
        price_6m: rublesOut(),
        price_11m: rublesOut(),
      }),
    ),
    /** A month of all the rooms at each tier, from the shortest term to the longest. */
    tiers: z.array(
      z.object({
        tier: z.enum(TIERS),
        from_months: z.int(),
        /** null: no end. */
        to_months: z.int().nullable(),
        total: rublesOut(),
        /** Against the shortest term, rubles a month. */
        saving: rublesOut(),
      }),
    ),
    /** A month at the term asked for; null: none was. */
    total: rublesOut().nullable(),
  }),
});
