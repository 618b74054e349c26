import type { Connections } from '../../db/handles.ts';
import { type NoticeData, type NoticeTemplate, noticeKind } from '../../main/domain/notices.ts';
import { attemptOf, nextDue, nextDueAt, orphans, queuedWithout, sentTo } from './attempts.ts';
import { type BookPorts, type NoticeBook, noticeBook } from './book.ts';
import type { Delivery, NotSent } from './delivery.ts';
import { type NoticeRow, noticeFacts } from './facts.ts';
import { linkAddress, newToken } from './links.ts';
import { type Ready, readySettings, textOrFault, waitingFor } from './readiness.ts';
import type { NoticeSettings, ReadSettings } from './settings.ts';
import type { Channel, NoticeText, NoticeTexts } from './texts.ts';
import { ATTEMPTS_MAX, restAfter, retryAfter, UNCLEAR_MAX } from './timing.ts';

export interface LanePorts extends BookPorts {
  readonly connections: Pick<Connections, 'read' | 'exclusive'>;
  readonly texts: NoticeTexts;
  readSettings(): ReadSettings;
  /** Sends for real; never throws. */
  deliver(settings: NoticeSettings, notice: Outgoing): Promise<Delivery>;
  now(): number;
  /** What hinders the whole channel, when that changes; null: nothing any more. Nothing personal. */
  onHindrance(channel: Channel, reason: string | null): void;
}

export interface Outgoing extends NoticeText {
  readonly channel: Channel;
  readonly recipient: string;
  readonly id: string;
}

/** What became of a notice that was handed out: to be written down before anything else is done. */
interface Happened {
  readonly notice: NoticeRow;
  readonly delivery: Delivery;
  /** Of the link that was in it. */
  readonly token: string | null;
}

/** How soon corrected settings or a corrected text are noticed. */
const LOOK_AGAIN_MS = 30_000;
const INTERRUPTED: Delivery = { kind: 'unclear', reason: 'Центр остановился во время отправки.' };

/** The notices of one channel, one at a time in their order. */
export interface Lane {
  /** Does what is to be done first. @returns the instant of the next step; null: nothing waits. @throws DatabaseError */
  step(): Promise<number | null>;
}

export const noticeLane = (ports: LanePorts, channel: Channel): Lane => {
  const { connections, now } = ports;
  const book = noticeBook(ports);
  const health = channelHealth(ports, channel);
  // A disk that is full just then must not make a letter that went out go out again.
  let unwritten: Happened | null = null;

  const settle = async (happened: Happened): Promise<void> => {
    unwritten = happened;
    await writeDown(ports, book, happened);
    unwritten = null;
    health.observe(happened.delivery);
  };

  return {
    step: async () => {
      if (unwritten !== null) await settle(unwritten);
      for (const notice of orphans(connections.read, channel))
        await settle({ notice, delivery: INTERRUPTED, token: null });
      const settings = readySettings(ports.readSettings(), channel);
      if (typeof settings === 'string') {
        health.hinder(settings);
        for (const notice of queuedWithout(connections.read, channel, settings))
          await book.note(notice, settings);
        return now() + LOOK_AGAIN_MS;
      }
      if (now() < health.restUntil()) return health.restUntil();
      const notice = nextDue(connections.read, channel, now());
      if (notice === undefined) return nextDueAt(connections.read, channel) ?? null;
      const happened = await handOut(ports, book, notice, settings);
      if (happened !== null) await settle(happened);
      return now();
    },
  };
};

/** Rests a channel by which nothing goes out, longer each time, and says so once. */
const channelHealth = ({ now, onHindrance }: LanePorts, channel: Channel) => {
  let faults = 0;
  let restUntil = 0;
  let hindrance: string | null = null;
  const hinder = (reason: string | null) => {
    if (reason !== hindrance) onHindrance(channel, reason);
    hindrance = reason;
  };
  const rest = (reason: string, after = 0) => {
    faults += 1;
    restUntil = now() + Math.max(after, restAfter(faults));
    hinder(reason);
  };
  return {
    hinder,
    restUntil: () => restUntil,
    observe: (delivery: Delivery) => {
      if (delivery === INTERRUPTED) return;
      if (delivery.kind === 'unclear') return rest(delivery.reason);
      if (delivery.kind === 'later' && delivery.everything) return rest(delivery.reason, delivery.after);
      faults = 0;
      hinder(null);
    },
  };
};

/** Sends a notice, or lets it wait or end with the reason (null). */
const handOut = async (
  { connections, texts, deliver, now }: LanePorts,
  book: NoticeBook,
  notice: NoticeRow,
  settings: Ready,
): Promise<Happened | null> => {
  const at = now();
  const { id, template, clientId, recipient, channel } = notice;
  const wait = async (reason: string, nextAt = at + LOOK_AGAIN_MS) => {
    await book.hold(notice, reason, { nextAt }, null);
    return null;
  };
  const kind = noticeKind(template);
  if (kind === undefined) return wait('Центр ещё не знает таких сообщений: обновите программу центра.');
  const data = JSON.parse(notice.data) as NoticeData;
  const expiresAt = kind.until(data, notice.createdAt);
  if (expiresAt <= at) {
    const why = notice.error === null ? '' : ` Раньше не вышло: ${notice.error}`;
    await book.finish(notice, { status: 'failed', reason: `${kind.over}.${why}` }, null);
    return null;
  }
  const facts = noticeFacts(connections.read, notice);
  const waits = waitingFor(notice, facts, settings, sentTo(connections.read, recipient, at), at);
  if (waits !== null) return wait(waits.reason, waits.until);
  const token = newToken();
  const fields = facts.fields(linkAddress(settings.site, template, token), expiresAt);
  const text = textOrFault(() => texts.write(template as NoticeTemplate, channel, fields));
  if ('fault' in text) return wait(text.fault);
  const roomIds = data.roomIds ?? [];
  const link = { notificationId: id, purpose: template, clientId, roomIds, createdAt: at, expiresAt };
  await book.begin(notice, token, link);
  return { notice, token, delivery: await deliver(settings, { ...text, channel, recipient, id }) };
};

const writeDown = (
  ports: LanePorts,
  book: NoticeBook,
  { notice, delivery, token }: Happened,
): Promise<void> => {
  const { connections, now } = ports;
  if (delivery.kind === 'sent') return book.finish(notice, { status: 'sent', sentAt: now() }, null);
  const { attempts, unclear } = attemptOf(connections.read, notice.id);
  const end = ending(delivery, attempts, unclear);
  // Where nobody knows, the link may be in somebody's hands: it stays.
  const unused = delivery.kind === 'unclear' ? null : token;
  if (end !== null) return book.finish(notice, { status: 'failed', reason: end }, unused);
  const asked = delivery.kind === 'later' ? (delivery.after ?? 0) : 0;
  const nextAt = now() + Math.max(asked, retryAfter(attempts));
  const change = delivery.kind === 'unclear' ? { nextAt, unclear: unclear + 1 } : { nextAt };
  return book.hold(notice, delivery.reason, change, unused);
};

/** Why a notice isn't tried again; null: it is. */
const ending = (delivery: NotSent, attempts: number, unclear: number): string | null => {
  const { kind, reason } = delivery;
  if (kind === 'refused') return reason;
  if (kind === 'later') return attempts < ATTEMPTS_MAX ? null : `${reason} Попыток: ${attempts}.`;
  if (unclear + 1 < UNCLEAR_MAX) return null;
  return `${reason} Неизвестно, получил ли клиент сообщение: спросите его.`;
};
