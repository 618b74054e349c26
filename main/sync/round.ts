import { LEASED_ENTITIES, PROTOCOL, type PullHeader, type PushAnswer } from '../../contract/exchange.ts';
import { asDatabaseError } from '../../db/errors.ts';
import type { FileStore } from '../../db/files.ts';
import type { Connections, WriteDb } from '../../db/handles.ts';
import { stagedPages } from '../../db/schema/exchange.ts';
import { beginFill, readState, type StagingState, writeState } from './deskState.ts';
import { sendFiles } from './files.ts';
import type { IdentityStore } from './identity.ts';
import { heldRanges, knownPlace, lastPlace, nextBatch, reopen } from './queue.ts';
import type { Pulled, Rebased } from './rebase.ts';
import { ExchangeError, type Transport } from './transport.ts';

export interface RoundPorts {
  readonly connections: Pick<Connections, 'read' | 'snapshot' | 'exclusive'>;
  readonly identity: Pick<IdentityStore, 'load' | 'save'>;
  readonly transport: Transport;
  readonly files: Pick<FileStore, 'has' | 'read'>;
  readonly appVersion: string;
  /** Runs `rebase`, here or in a thread of its own; nobody else writes meanwhile. */
  rebase(db: WriteDb, pulled: Pulled): Promise<Rebased>;
  /** Told the centre's time in each answer, and when by this PC's clock the question left. */
  onTime(centreNow: number, askedAt: number): void;
  /** This PC's clock, for `onTime`. */
  now(): number;
  /** Rows of a first fill that have come, and all of them. */
  onProgress?(done: number, total: number | null): void;
}

export interface RoundReport {
  readonly pushed: number;
  /** Rows. */
  readonly pulled: number;
  readonly refused: number;
  /** Is the replica other than before the round? */
  readonly changed: boolean;
}

/** Why the exchange stands still until a person does something. */
export type Halt = 'device-unknown' | 'device-conflict' | 'upgrade-desk' | 'upgrade-centre';

export class Halted extends Error {
  readonly why: Halt;
  constructor(why: Halt) {
    super(why);
    this.name = 'Halted';
    this.why = why;
  }
}

/**
 * One exchange: sends what is undecided, in order, then takes what changed, and rebases. Each step is safe to repeat: a
 * round that breaks off anywhere is simply begun again.
 * @throws ExchangeError | Halted | DatabaseError
 */
export const exchangeOnce = async (ports: RoundPorts): Promise<RoundReport> => {
  try {
    const pushed = await pushAll(ports);
    const pulled = await pullAll(ports);
    return { pushed, ...pulled };
  } catch (error) {
    throw asDatabaseError(error);
  }
};

const halted = async (ports: RoundPorts, why: Halt): Promise<never> => {
  if (why === 'device-conflict' || why === 'device-unknown') {
    await ports.connections.exclusive((db) =>
      writeState(db, 'mustEnrol', why === 'device-conflict' ? 'conflict' : 'unknown'),
    );
  }
  throw new Halted(why);
};

/** Asks, measures the clock, and turns what stops the exchange into `Halted`. */
const asking = async <A>(
  ports: RoundPorts,
  ask: () => Promise<A>,
  nowOf: (answer: A) => number,
): Promise<A> => {
  const askedAt = ports.now();
  try {
    const answer = await ask();
    ports.onTime(nowOf(answer), askedAt);
    return answer;
  } catch (error) {
    if (error instanceof ExchangeError && error.kind === 'refused' && error.status === 401) {
      return halted(ports, 'device-unknown');
    }
    throw error;
  }
};

type Stop = Exclude<PushAnswer | PullHeader, { kind: 'ok' } | { kind: 'page' }>;

/** What both questions may be answered besides their own. */
const stopped = async (ports: RoundPorts, answer: Stop): Promise<void> => {
  if (answer.kind === 'device-conflict') await halted(ports, 'device-conflict');
  if (answer.kind === 'upgrade')
    await halted(ports, answer.who === 'desk' ? 'upgrade-desk' : 'upgrade-centre');
  if (answer.kind === 'lost-history') await beginAgain(ports, answer.lastSeq);
};

/** What the centre no longer knows is numbered on from what it does know; then everything is taken anew. */
const beginAgain = async (ports: RoundPorts, lastSeq: number): Promise<void> => {
  const identity = known(ports);
  const seqBase = await ports.connections.exclusive((db) =>
    db.$client
      .transaction(() => {
        reopen(db, lastSeq, identity.seqBase);
        beginFill(db);
        return knownPlace(db) - lastSeq;
      })
      .immediate(),
  );
  ports.identity.save({ ...identity, seqBase });
};

const known = (ports: RoundPorts) => {
  const identity = ports.identity.load();
  if (identity === null) throw new Error('an exchange needs an enrolled desk');
  return identity;
};

const hello = (ports: RoundPorts) => {
  const replica = readState(ports.connections.read, 'replica');
  const staging = readState(ports.connections.read, 'staging');
  return {
    staging,
    base: { protocol: PROTOCOL, appVersion: ports.appVersion, ...whereOf(replica, staging) },
  };
};

const whereOf = (replica: ReturnType<typeof readState<'replica'>>, staging: StagingState | null) => {
  if (staging !== null) {
    return staging.epoch === ''
      ? { epoch: null, cursor: null }
      : { epoch: staging.epoch, cursor: staging.cursor };
  }
  if (replica === null) return { epoch: null, cursor: null };
  return { epoch: replica.epoch, cursor: { version: replica.version, fill: null } };
};

const pushAll = async (ports: RoundPorts, mayBeLost = true): Promise<number> => {
  const identity = known(ports);
  const { seqBase } = identity;
  const from = knownPlace(ports.connections.read);
  let sentTo = from;
  const lostFiles: string[] = [];
  for (;;) {
    const commands = nextBatch(ports.connections.read, sentTo, seqBase);
    if (commands.length === 0) return sentTo - from;
    lostFiles.push(...(await sendFiles(ports, identity, namedFiles(commands.map(({ input }) => input)))));
    const { base } = hello(ports);
    const answer = await asking(
      ports,
      () => ports.transport.push(identity, { ...base, commands, lostFiles }),
      ({ now }) => now,
    );
    if (answer.kind !== 'ok') {
      await stopped(ports, answer);
      // What the centre lost is numbered anew by now and goes at once, not with the next round.
      return answer.kind === 'lost-history' && mayBeLost ? pushAll(ports, false) : 0;
    }
    const decidedTo = answer.lastSeq + seqBase;
    if (answer.need.length > 0) lostFiles.push(...(await sendFiles(ports, identity, answer.need)));
    else if (decidedTo <= sentTo)
      throw new ExchangeError('unreachable', 200, 'no_progress', 'Центр не принял очередь.');
    sentTo = Math.max(sentTo, decidedTo);
  }
};

/** Contents that commands name, by the form of their names. */
const namedFiles = (inputs: readonly string[]): string[] => [
  ...new Set(inputs.flatMap((input) => [...input.matchAll(/"([0-9a-f]{64})"/g)].map(([, id]) => id ?? ''))),
];

const pullAll = async (ports: RoundPorts): Promise<Omit<RoundReport, 'pushed'>> => {
  const { connections } = ports;
  let rows = 0;
  for (;;) {
    const identity = known(ports);
    const { staging, base } = hello(ports);
    const places = connections.snapshot((db) => ({
      lastSeq: lastPlace(db) - identity.seqBase,
      knownSeq: knownPlace(db) - identity.seqBase,
      ranges: heldRanges(db),
      entities: [...LEASED_ENTITIES],
    }));
    const { header, body } = await asking(
      ports,
      () => ports.transport.pull(identity, { ...base, ...places }),
      (answer) => answer.header.now,
    );
    if (header.kind !== 'page') {
      await stopped(ports, header);
      // What the centre lost goes first: it may hold what others wait for.
      if (header.kind === 'lost-history') await pushAll(ports);
      continue;
    }
    rows += header.rows;
    const now = await stage(ports, staging, base.cursor === null, header, body);
    ports.onProgress?.(now.done, now.total);
    if (!header.complete) continue;
    return { pulled: rows, ...(await finish(ports, identity.seqBase, now, header)) };
  }
};

type PageHeader = Extract<PullHeader, { kind: 'page' }>;

/** Keeps a page until the last one has come. A page of another epoch than the one before begins the pull anew. */
const stage = (
  ports: RoundPorts,
  before: StagingState | null,
  fromNothing: boolean,
  header: PageHeader,
  body: string,
): Promise<StagingState> =>
  ports.connections.exclusive((db) =>
    db.$client
      .transaction(() => {
        const state: StagingState = {
          epoch: header.epoch,
          cursor: header.next,
          fill: fromNothing || (before?.fill ?? false),
          done: (fromNothing ? 0 : (before?.done ?? 0)) + header.rows,
          total: header.total ?? before?.total ?? null,
        };
        // A last page whose rebase failed may lie there still: it is of another moment.
        if (fromNothing || before === null) db.delete(stagedPages).run();
        if (header.rows > 0) db.$client.prepare('INSERT INTO staged_pages (body) VALUES (?)').run(body);
        // The last page is applied at once: until then the pull stands where it stood.
        if (!header.complete) writeState(db, 'staging', state);
        return state;
      })
      .immediate(),
  );

const finish = async (
  ports: RoundPorts,
  seqBase: number,
  staged: StagingState,
  header: PageHeader,
): Promise<Pick<RoundReport, 'refused' | 'changed'>> => {
  const before = readState(ports.connections.read, 'replica');
  const offlineDays = header.offlineDays ?? null;
  if (offlineDays !== readState(ports.connections.read, 'offlineDays')) {
    await ports.connections.exclusive((db) => writeState(db, 'offlineDays', offlineDays));
  }
  const replica = { epoch: header.epoch, version: header.next.version, asOf: header.now };
  const { outcomes, leases, revoked } = header;
  const idle = outcomes.length + leases.length + revoked.length + staged.done === 0 && !staged.fill;
  if (idle && before?.epoch === replica.epoch && before.version === replica.version) {
    return { refused: 0, changed: false };
  }
  const { refused } = await ports.connections.exclusive((db) =>
    ports.rebase(db, { replica, fill: staged.fill, outcomes, leases, revoked, seqBase }),
  );
  return { refused, changed: true };
};
