import { and, asc, eq, gt, lte } from 'drizzle-orm';
import type { DecidedOutcome, Page, PullHeader, PullRequest, Reason } from '../contract/exchange.ts';
import type { Connections, ReadDb } from '../db/handles.ts';
import { decisions, devices } from '../db/schema/centre.ts';
import type { Device } from './devices.ts';
import { currentEpoch, headOf, isAheadOf } from './epochs.ts';
import { areLeasesDue, renewLeases, reviewRanges } from './leases.ts';
import { changesAfter, countRows, fillAfter, type Paged } from './pages.ts';
import { lastSeqOf, lost, outdated } from './push.ts';

export interface PullPorts {
  readonly connections: Pick<Connections, 'exclusive' | 'snapshot'>;
  /** What the owner has said of sign-ins without a line. */
  readonly offlineDays?: number | undefined;
  now(): number;
}

export interface PullAnswer {
  readonly header: PullHeader;
  readonly page: Page;
}

/** How exactly the centre remembers when a desk was last here. */
const SEEN_EVERY_MS = 5 * 60_000;

const NOTHING: Page = { tables: [], deleted: [] };
const told = (header: PullHeader): PullAnswer => ({ header, page: NOTHING });

/** The next page for a desk; with the last one also what became of its commands, and new ids. */
export const pull = async (ports: PullPorts, device: Device, request: PullRequest): Promise<PullAnswer> => {
  const now = ports.now();
  const old = outdated(request.protocol);
  if (old !== null) return told({ kind: 'upgrade', who: old, now });
  const read = ports.connections.snapshot((db) => pageFor(db, device, request));
  if (read === 'lost') return told(await ports.connections.exclusive((db) => lost(db, device, now)));
  if (read === 'conflict') return told({ kind: 'device-conflict', now });
  const { paged, epoch, outcomes, progress, leasesDue } = read;
  // Most pulls are idle ones: they must not cost a write each.
  const due = paged.complete && (leasesDue || now - device.lastSeenAt > SEEN_EVERY_MS);
  const ids = due
    ? await ports.connections.exclusive((db) => leasesFor(db, device, request, now))
    : { leases: [], revoked: [] };
  const { page, rows, next, complete } = paged;
  const { offlineDays } = ports;
  return {
    header: { kind: 'page', epoch, next, complete, rows, ...progress, outcomes, ...ids, offlineDays, now },
    page,
  };
};

/** All that a page says is of one state of the database: rows, the change counter, and the outcomes. */
const pageFor = (db: ReadDb, device: Device, request: PullRequest) => {
  const { epoch, cursor, lastSeq, knownSeq, ranges, entities } = request;
  const decided = lastSeqOf(db, device.id);
  if (knownSeq > decided || isAheadOf(db, epoch, cursor)) return 'lost';
  // More was decided under this device's name than it has ever sent: it is a restored or copied disk.
  if (decided > lastSeq) return 'conflict';
  const paged = nextPage(db, cursor);
  return {
    paged,
    epoch: currentEpoch(db),
    outcomes: paged.complete ? outcomesOf(db, device.id, knownSeq, decided) : [],
    leasesDue: paged.complete && areLeasesDue(db, device.id, ranges, entities),
    progress: cursor === null ? { total: countRows(db) } : {},
  };
};

const nextPage = (db: ReadDb, cursor: PullRequest['cursor']): Paged => {
  const head = headOf(db);
  if (cursor === null) return fillAfter(db, { version: head, fill: null });
  return cursor.fill === null ? changesAfter(db, cursor.version, head) : fillAfter(db, cursor);
};

const outcomesOf = (db: ReadDb, deviceId: string, above: number, upTo: number): DecidedOutcome[] =>
  db
    .select()
    .from(decisions)
    .where(and(eq(decisions.deviceId, deviceId), gt(decisions.seq, above), lte(decisions.seq, upTo)))
    .orderBy(asc(decisions.seq))
    .all()
    .map(({ seq, commandId, outcome, decidedAt, reason }) => ({
      seq: seq ?? 0,
      commandId,
      outcome,
      decidedAt,
      reason: reason === null ? null : (JSON.parse(reason) as Reason),
    }));

const leasesFor = (
  db: Parameters<Parameters<PullPorts['connections']['exclusive']>[0]>[0],
  device: Device,
  { ranges, entities }: PullRequest,
  now: number,
) =>
  db.$client
    .transaction(() => {
      db.update(devices).set({ lastSeenAt: now }).where(eq(devices.id, device.id)).run();
      const revoked = reviewRanges(db, device.id, ranges, now);
      const kept = ranges.filter((range) => !revoked.includes(range));
      return { leases: renewLeases(db, device.id, kept, now, entities), revoked };
    })
    .immediate();
