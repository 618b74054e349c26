import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { idListIn, intIn } from './fields.ts';
import { ACCESS_FLAGS } from './staff.ts';

/** What the signed-in manager can do here and now, and why not: screens show a button by it and decide no rule. */

export const ACTIONS = [
  'acceptPayment',
  'approveClient',
  'approveMoveOut',
  'cancelMoveOut',
  'closeDay',
  'editClient',
  'editPayment',
  'editPlan',
  'endRent',
  'let',
  'loadProperty',
  'makeReturn',
  'planIndexation',
  'printContract',
  'registerClient',
  'rejectClient',
  'sendLink',
  'restoreBackup',
  'setAccesses',
  'setLandlord',
  'setSchedule',
  'testRoom',
  'uploadPassport',
] as const;
export type Action = (typeof ACTIONS)[number];

const allowedOut = z
  .array(
    z.object({
      action: z.enum(ACTIONS),
      /** A sentence for staff; null: it can be done. */
      reason: z.string().nullable(),
    }),
  )
  .meta({ description: 'Что можно сделать; reason — почему нельзя, null — можно.' });
export type Allowed = z.output<typeof allowedOut>;

const idIn = () => intIn(z.int().positive());

/** Whatever needs no room, agreement or client to begin with: by the manager's rights alone. */
export const allowedAtAll = endpoint({
  method: 'GET',
  path: '/_desk_/allowed',
  title: 'Что разрешено вошедшему сотруднику',
  input: z.strictObject({}),
  output: z.object({ allowed: allowedOut }),
});

/** Accesses of all: the right to set them, and which of them can't be taken away. */
export const allowedAccesses = endpoint({
  method: 'GET',
  path: '/_desk_/allowed/accesses',
  title: 'Какие доступы нельзя менять и почему',
  input: z.strictObject({}),
  output: z.object({
    /** Why none can be changed; null: they can. */
    reason: z.string().nullable(),
    kept: z.array(z.object({ manager_id: z.int(), flag: z.enum(ACCESS_FLAGS), reason: z.string() })),
  }),
});

export const allowedForRoom = endpoint({
  method: 'GET',
  path: '/_desk_/allowed/room/:room_id',
  title: 'Что можно сделать с ячейкой',
  input: z.object({ room_id: idIn() }),
  output: z.object({
    room_id: z.int(),
    allowed: allowedOut,
    /** A client for whom a free room is kept: a booking or a guest visit that is open. `until`: the warehouse's time. */
    held: z
      .object({
        how: z.enum(['booking', 'visit']),
        user_id: z.int(),
        fullname: z.string(),
        until: z.string(),
      })
      .nullable(),
  }),
});

/** What is done with several rooms at once: let under one agreement, or have their rents raised. */
export const GROUP_ACTIONS = ['let', 'planIndexation'] as const satisfies readonly Action[];

export const allowedForRooms = endpoint({
  method: 'GET',
  path: '/_desk_/allowed/rooms',
  title: 'Что можно сделать с несколькими ячейками сразу',
  input: z.strictObject({ room_ids: idListIn() }),
  output: z.object({
    allowed: z.array(
      z.object({
        action: z.enum(GROUP_ACTIONS),
        /** Why not with all of them; null: it can be done. */
        reason: z.string().nullable(),
        /** Those of the rooms with which it can. */
        room_ids: z.array(z.int()),
        /** The others, each with its own reason. */
        refused: z.array(z.object({ room_id: z.int(), reason: z.string() })),
      }),
    ),
  }),
});

export const allowedForAgreement = endpoint({
  method: 'GET',
  path: '/_desk_/allowed/agreement/:agrid',
  title: 'Что можно сделать с договором',
  input: z.object({ agrid: idIn() }),
  output: z.object({
    agrid: z.int(),
    allowed: allowedOut,
    /** Of each room that it rents now. */
    rooms: z.array(z.object({ room_id: z.int(), allowed: allowedOut })),
  }),
});

export const allowedForClient = endpoint({
  method: 'GET',
  path: '/_desk_/allowed/client/:user_id',
  title: 'Что можно сделать с клиентом',
  input: z.object({ user_id: idIn() }),
  output: z.object({ user_id: z.int(), allowed: allowedOut }),
});
