import { z } from 'zod';

/**
 * The messages between a desk and the centre (`/_sync_/…`): ours at both ends, so the names are the inner ones. Every answer is
 * one of several kinds, so that what a desk has to do next is said and never guessed from a status.
 */

/** Raised when the messages change their meaning; a centre serves the two newest. */
export const PROTOCOL = 1;
export const OLDEST_PROTOCOL = 1;

export const LEASED_ENTITIES = ['client', 'agreement', 'payment', 'message', 'warehouse', 'room'] as const;
export type LeasedEntity = (typeof LEASED_ENTITIES)[number];
/** What a desk takes ranges of that doesn't say it: it would not understand others. */
export const FIRST_LEASED: readonly LeasedEntity[] = ['client', 'agreement', 'payment', 'message'];

/** Why something was refused: the rule's own words. */
export const reason = z.object({
  code: z.string(),
  msg: z.string(),
  fields: z.array(z.object({ field: z.string(), msg: z.string() })),
  /** The refused command without which this one can't be: the two stand together. */
  causeCommandId: z.string().optional(),
});
export type Reason = z.output<typeof reason>;

const idsByEntity = z.partialRecord(z.enum(LEASED_ENTITIES), z.array(z.int().positive()));

export const pushedCommand = z.object({
  /** Number among the commands of this device, from 1, without a gap. */
  seq: z.int().positive(),
  commandId: z.string(),
  name: z.string(),
  inputVersion: z.int(),
  /** JSON text, passed on as it is: fields that this version doesn't know stay in it. */
  input: z.string(),
  ids: idsByEntity,
  authorId: z.int(),
  /** Milliseconds since 1970 UTC, by the centre's clock as the desk knew it. */
  madeAt: z.int(),
  /** The session token under which it was made. */
  proof: z.string(),
  /** Dropped by a person: it only keeps the numbers without a gap. */
  void: z.boolean().optional(),
});
export type PushedCommand = z.output<typeof pushedCommand>;

const hello = z.object({
  protocol: z.int(),
  appVersion: z.string(),
  /** The epoch of the last pull; null: none yet. */
  epoch: z.string().nullable(),
});

/** Where a pull goes on: after a version, or within the first fill after a key of a table. */
export const cursor = z.object({
  version: z.int(),
  fill: z.object({ table: z.int(), after: z.array(z.union([z.string(), z.number()])) }).nullable(),
});
export type Cursor = z.output<typeof cursor>;

export const pushRequest = hello.extend({
  cursor: cursor.nullable(),
  commands: z.array(pushedCommand),
  /** Files that commands name and this desk no longer has: they are not waited for. */
  lostFiles: z.array(z.string()),
});
export type PushRequest = z.output<typeof pushRequest>;

/** What both questions may be answered besides their own. */
const otherAnswers = [
  /** The centre was put back to an earlier state: fill afresh, and send again all above `lastSeq`. */
  z.object({ kind: z.literal('lost-history'), lastSeq: z.int(), now: z.int() }),
  /** Another PC has used this device's numbers: a restored or copied disk. It must enrol as a new device. */
  z.object({ kind: z.literal('device-conflict'), now: z.int() }),
  /** `who` is too old for the other. */
  z.object({ kind: z.literal('upgrade'), who: z.enum(['desk', 'centre']), now: z.int() }),
] as const;

export const pushAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ok'),
    /** The newest number decided. */
    lastSeq: z.int(),
    /** Files without whose content the next command isn't decided. */
    need: z.array(z.string()),
    now: z.int(),
  }),
  ...otherAnswers,
]);
export type PushAnswer = z.output<typeof pushAnswer>;

export const leasedRange = z.object({
  entity: z.enum(LEASED_ENTITIES),
  first: z.int().positive(),
  last: z.int().positive(),
});
export type LeasedRange = z.output<typeof leasedRange>;

export const pullRequest = hello.extend({
  /** null: from nothing. */
  cursor: cursor.nullable(),
  /** The newest number that this device has given to a command. */
  lastSeq: z.int(),
  /** The newest number whose outcome it knows. */
  knownSeq: z.int(),
  /** What is left of its ranges of ids. */
  ranges: z.array(leasedRange),
  /** Of which entities this desk takes ranges. */
  entities: z.array(z.string()).optional(),
});
export type PullRequest = z.output<typeof pullRequest>;

export const outcome = z.object({
  seq: z.int(),
  commandId: z.string(),
  outcome: z.enum(['applied', 'rejected', 'void']),
  decidedAt: z.int(),
  reason: reason.nullable(),
});
export type DecidedOutcome = z.output<typeof outcome>;

export const pullHeader = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('page'),
    epoch: z.string(),
    next: cursor,
    /** With this page the replica is at one state of the centre: `next.version`. */
    complete: z.boolean(),
    /** Rows in this page, and of a first fill those before it and all. */
    rows: z.int(),
    done: z.int().optional(),
    total: z.int().optional(),
    /** With the complete page only. */
    outcomes: z.array(outcome),
    leases: z.array(leasedRange),
    /** Ranges of this device that another one holds too: to be used no more. */
    revoked: z.array(leasedRange),
    /** For so many days after a sign-in with a line may one be made without; absent: as the desk's version has it. */
    offlineDays: z.int().min(0).optional(),
    now: z.int(),
  }),
  ...otherAnswers,
]);
export type PullHeader = z.output<typeof pullHeader>;

const value = z.union([z.string(), z.number(), z.null()]);

/** Rows of some tables; the second line of a pull's answer, after its header. */
export const page = z.object({
  tables: z.array(
    z.object({
      name: z.string(),
      key: z.array(z.string()),
      columns: z.array(z.string()),
      rows: z.array(z.array(value)),
    }),
  ),
  /** Deleted rows: JSON keys by column name. */
  deleted: z.array(z.object({ table: z.string(), rowKey: z.string() })),
});
export type Page = z.output<typeof page>;

export const signInRequest = z.object({
  protocol: z.int(),
  appVersion: z.string(),
  phone: z.string(),
  password: z.string(),
  /** Asks to be enrolled as a new device. */
  enrol: z
    .object({
      /** What people call this PC. */
      name: z.string().max(100),
      /** base64url of the 32 bytes that this desk signs its sessions with. */
      tokenSecret: z.string(),
      /** Without a key only a demo may be held. */
      encrypted: z.boolean(),
    })
    .nullable(),
});
export type SignInRequest = z.output<typeof signInRequest>;

export const signInAnswer = z.object({
  managerId: z.int(),
  /** The manager as the local API answers it: a desk that was never filled knows nobody yet. */
  manager: z.record(z.string(), z.unknown()),
  device: z.object({ id: z.string(), secret: z.string(), warehouseId: z.int().nullable() }).nullable(),
  demo: z.enum(['small', 'chain']).nullable(),
  now: z.int(),
});
export type SignInAnswer = z.output<typeof signInAnswer>;

/** One event of the centre's stream: something was written. */
export const changedEvent = z.object({ epoch: z.string(), head: z.int() });

export const filesRequest = z.object({ ids: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(500) });
/** What the centre has of each file that it lacks, in bytes. */
export const filesAnswer = z.object({ missing: z.array(z.object({ id: z.string(), have: z.int() })) });
