import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { reason } from './exchange.ts';
import { textIn } from './fields.ts';

/** What the screens ask about the exchange; beyond the document. */

const common = {
  /** Commands that the centre has not decided yet. */
  pending: z.int(),
  /** Refused commands that wait for a person. */
  attention: z.int(),
  /** The warehouse of this PC; null: none is named. */
  warehouse_id: z.int().nullable(),
};

const enrolled = {
  ...common,
  centre: z.string(),
  device_id: z.string(),
  /** The state of the centre that is shown is of this moment; milliseconds since 1970 UTC. */
  as_of: z.int().nullable(),
  /** Milliseconds that the centre's clock is ahead of this PC's. */
  clock_offset: z.number(),
};

export const exchangeStatus = z.discriminatedUnion('kind', [
  /** The embedded demo, or data of this PC alone: there is nobody to exchange with. */
  z.object({ kind: z.literal('standalone'), ...common }),
  /** This is the centre itself. */
  z.object({ kind: z.literal('centre'), ...common }),
  /** A centre is set, and nobody has signed in with a line yet. */
  z.object({ kind: z.literal('not-enrolled'), centre: z.string(), ...common }),
  /** The first fill, or a rebuild of an empty replica. */
  z.object({
    kind: z.literal('filling'),
    ...enrolled,
    done: z.int(),
    total: z.int().nullable(),
    /** Broken off for want of a line; goes on by itself. */
    offline: z.boolean(),
  }),
  z.object({ kind: z.literal('online'), ...enrolled }),
  z.object({ kind: z.literal('offline'), ...enrolled, since: z.int() }),
  /** The exchange stands until a person does something; work goes on, and is kept. */
  z.object({
    kind: z.literal('halted'),
    ...enrolled,
    why: z.enum(['device-unknown', 'device-conflict', 'upgrade-desk', 'upgrade-centre']),
  }),
]);
export type ExchangeStatus = z.output<typeof exchangeStatus>;

export const deskStatus = endpoint({
  method: 'GET',
  path: '/_desk_/status',
  title: 'Состояние обмена с центром',
  input: z.object({}),
  output: exchangeStatus,
});

const queued = z.object({
  command_id: z.string(),
  /** Place in the queue. */
  seq: z.int(),
  /** The command's name, and in words what it does. */
  name: z.string(),
  title: z.string(),
  author: z.string(),
  made_at: z.int(),
  /** Why it can't be run on the data as they now are; the centre's word is still to come. */
  local_refusal: reason.nullable(),
});

export const exchangeQueue = endpoint({
  method: 'GET',
  path: '/_desk_/queue',
  title: 'Очередь операций, которые ждут центра',
  input: z.object({}),
  output: z.object({ cnt_all: z.int(), commands: z.array(queued) }),
});

export const attentionItem = queued.omit({ local_refusal: true }).extend({
  decided_at: z.int(),
  reason,
  /** What it was to do: the command's own input, without what only a program reads. */
  input: z.record(z.string(), z.unknown()),
  resend: z.object({
    /** May it be changed and sent again by who asks, and if not, why. */
    allowed: z.boolean(),
    reason: z.string().nullable(),
    /** It goes under the numbers that it had, so that those that hang on it may follow as they are. */
    keeps_numbers: z.boolean(),
  }),
  /** Rooms that can't be had; the nearest free ones of their size can be asked for. */
  rooms: z.array(z.object({ room_id: z.int(), room_name: z.string() })),
});
export type AttentionItem = z.output<typeof attentionItem>;

export const attentionList = endpoint({
  method: 'GET',
  path: '/_desk_/attention',
  title: 'Операции, которые центр не принял и которые требуют внимания',
  input: z.object({}),
  output: z.object({ cnt_all: z.int(), commands: z.array(attentionItem) }),
});

const done = z.object({ msg: z.string(), msg_type: z.enum(['success', 'danger']) });

export const attentionDrop = endpoint({
  method: 'POST',
  path: '/_desk_/attention/:command_id/drop',
  title: 'Отказаться от непринятой операции, с причиной',
  input: z.object({ command_id: z.string(), reason: textIn(500) }),
  output: done,
});

export const attentionResend = endpoint({
  method: 'POST',
  path: '/_desk_/attention/:command_id/resend',
  title: 'Изменить непринятую операцию и отправить снова',
  input: z.object({
    command_id: z.string(),
    /** The fields that change, by the names of the command's input. */
    changes: z.record(z.string(), z.unknown()),
  }),
  output: done.extend({ command_id: z.string() }).loose(),
});

export const substituteRooms = endpoint({
  method: 'GET',
  path: '/_desk_/substitute_rooms/:room_id',
  title: 'Ближайшие свободные ячейки такого же размера',
  input: z.object({ room_id: z.coerce.number().int().positive() }),
  output: z.object({
    rooms: z.array(
      z.object({
        room_id: z.int(),
        room_name: z.string(),
        floor: z.int(),
        area: z.number(),
        /** Rubles a month, for a term of 1–5 months. */
        price: z.number(),
      }),
    ),
  }),
});

export const exchangeNow = endpoint({
  method: 'POST',
  path: '/_desk_/exchange/now',
  title: 'Обменяться с центром сейчас',
  input: z.object({}),
  output: done,
});

export const exchangeRebuild = endpoint({
  method: 'POST',
  path: '/_desk_/exchange/rebuild',
  title: 'Получить все данные из центра заново; очередь сохраняется',
  input: z.object({}),
  output: done,
});

export const exchangeJournal = endpoint({
  method: 'GET',
  path: '/_desk_/exchange/log',
  title: 'Последние обмены с центром',
  input: z.object({}),
  output: z.object({
    rounds: z.array(
      z.object({
        at: z.int(),
        /** Milliseconds. */
        took: z.int(),
        pushed: z.int(),
        /** Rows. */
        pulled: z.int(),
        error: z.string().nullable(),
      }),
    ),
    /** Bytes of the replica on this PC's disk. */
    replica_size: z.int(),
  }),
});

export const ownWarehouse = endpoint({
  method: 'POST',
  path: '/_desk_/own_warehouse',
  title: 'Назначить склад этого компьютера',
  input: z.object({ warehouse_id: z.coerce.number().int().positive() }),
  output: done,
});
