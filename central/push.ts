import { eq } from 'drizzle-orm';
import {
  OLDEST_PROTOCOL,
  PROTOCOL,
  type PushAnswer,
  type PushedCommand,
  type PushRequest,
} from '../contract/exchange.ts';
import type { Connections, ReadDb, WriteDb } from '../db/handles.ts';
import { devices } from '../db/schema/centre.ts';
import { type DecideContext, decide, decidedAs } from './decide.ts';
import type { Device } from './devices.ts';
import { isAheadOf, markLoss } from './epochs.ts';
import { skipIds } from './leases.ts';
import { provenSeqs } from './proofs.ts';

export interface PushPorts {
  readonly connections: Pick<Connections, 'exclusive' | 'read'>;
  now(): number;
  holdsFile(id: string): boolean;
  log(line: string): void;
  /** Called after a commit that changed something. */
  onChanged(): void;
}

/** Commands of one transaction: the longest that others wait, and enough for one flush to the disk to carry many. */
const SLICE = 25;

/** Which side is too old for the other, or null. */
export const outdated = (protocol: number): 'desk' | 'centre' | null =>
  protocol < OLDEST_PROTOCOL ? 'desk' : protocol > PROTOCOL ? 'centre' : null;

/** Decides the commands of a device in their order, each once. What it has decided stays decided whatever comes after. */
export const push = async (ports: PushPorts, device: Device, request: PushRequest): Promise<PushAnswer> => {
  const { connections, now } = ports;
  const old = outdated(request.protocol);
  if (old !== null) return { kind: 'upgrade', who: old, now: now() };
  if (isAheadOf(connections.read, request.epoch, request.cursor)) {
    return connections.exclusive((db) => lost(db, device, now()));
  }
  const proven = await provenSeqs(device, request.commands);
  const mayName = (id: string) => ports.holdsFile(id) || request.lostFiles.includes(id);
  let answer: PushAnswer = {
    kind: 'ok',
    lastSeq: lastSeqOf(connections.read, device.id),
    need: [],
    now: now(),
  };
  for (
    let at = 0;
    at < request.commands.length && answer.kind === 'ok' && answer.need.length === 0;
    at += SLICE
  ) {
    const slice = request.commands.slice(at, at + SLICE);
    answer = await connections.exclusive((db) =>
      db.$client
        .transaction(() => decideSlice(db, device, slice, proven, { now: now(), mayName, log: ports.log }))
        .immediate(),
    );
    ports.onChanged();
  }
  return answer;
};

const decideSlice = (
  db: WriteDb,
  device: Device,
  commands: readonly PushedCommand[],
  proven: ReadonlySet<number>,
  context: DecideContext,
): PushAnswer => {
  const { now } = context;
  let lastSeq = lastSeqOf(db, device.id);
  for (const command of commands) {
    if (command.seq <= lastSeq) {
      if (decidedAs(db, device.id, command.seq) !== command.commandId)
        return { kind: 'device-conflict', now };
      continue;
    }
    // The numbers between were decided by a centre that is no more.
    if (command.seq > lastSeq + 1) return lost(db, device, now);
    const decided = decide(db, device, command, proven.has(command.seq), context);
    if (decided.kind === 'need') return { kind: 'ok', lastSeq, need: [...decided.files], now };
    if (decided.kind === 'newer') return { kind: 'upgrade', who: 'centre', now };
    lastSeq = command.seq;
  }
  return { kind: 'ok', lastSeq, need: [], now };
};

export const lastSeqOf = (db: ReadDb, deviceId: string): number =>
  db.select({ lastSeq: devices.lastSeq }).from(devices).where(eq(devices.id, deviceId)).get()?.lastSeq ?? 0;

/** History is missing here: ids that were given out in it are skipped, once. */
export const lost = (db: WriteDb, device: Device, now: number): PushAnswer & { kind: 'lost-history' } => {
  if (markLoss(db)) skipIds(db, now);
  return { kind: 'lost-history', lastSeq: lastSeqOf(db, device.id), now };
};
