import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { dayOut, intIn, optionalDayIn, rublesOut } from './fields.ts';

/** Beyond the document: what a move-out would come to. */
export const moveOutQuote = endpoint({
  method: 'GET',
  path: '/_desk_/move_out_quote/:room_id',
  title: 'Расчёт при выезде из ячейки в указанный день',
  input: z.object({
    room_id: intIn(z.int().positive()),
    /** Last day of rent; left out: the day planned already, else the earliest one possible. */
    leave_date: optionalDayIn(),
  }),
  output: z.object({
    room_id: z.int(),
    agrid: z.int(),
    today: dayOut(),
    leave_date: dayOut(),
    /** The last day planned already. */
    planned: dayOut().nullable(),
    leave_reason: z.string().nullable(),
    leave_comment: z.string().nullable(),
    /** Days of rent from today to the last one, both counted. */
    days: z.int(),
    /** 1: no room of the agreement is kept, so everything is settled. */
    last_room: z.literal([0, 1]),
    /** Of the agreement, today. */
    balance: rublesOut(),
    /** Of this room for these days. */
    rent: rublesOut(),
    /** Of the agreement when that day is over, should nothing be paid till then. */
    balance_then: rublesOut(),
    deposit_due: rublesOut(),
    /** To be paid back; negative: still to be paid. */
    total: rublesOut(),
  }),
});
