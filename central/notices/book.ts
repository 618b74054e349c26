import type { Connections, WriteDb } from '../../db/handles.ts';
import type { Centre } from '../centre.ts';
import { type Attempt, attemptOf, forgetAttempt, keepAttempt } from './attempts.ts';
import type { NoticeRow } from './facts.ts';
import { forgetLink, type Link, rememberLink } from './links.ts';
import { MARK_NOTIFICATION, type Mark, markNotification } from './mark.ts';

/** What is written down of a notice, each in one transaction. */
export interface NoticeBook {
  /** Before it is handed out: an attempt is under way, and its link opens. */
  begin(notice: NoticeRow, token: string, link: Link): Promise<void>;
  /** It is sent or given up. */
  finish(notice: NoticeRow, to: Mark, unused: string | null): Promise<void>;
  /** It stays queued and says why; a reason that it says already isn't written again. */
  hold(notice: NoticeRow, reason: string, change: Partial<Attempt>, unused: string | null): Promise<void>;
  /** It only says why it waits. */
  note(notice: NoticeRow, reason: string): Promise<void>;
}

export interface BookPorts {
  readonly centre: Pick<Centre, 'system'>;
  readonly connections: Pick<Connections, 'exclusive'>;
}

/** `unused`: the token of a link that certainly reached nobody; it opens nothing any more. */
export const noticeBook = ({ centre, connections }: BookPorts): NoticeBook => {
  const mark = (notice: NoticeRow, to: Mark, also?: (db: WriteDb) => void) =>
    centre.system(MARK_NOTIFICATION, (db) => markNotification(db, notice.id, to), also);
  const own = (work: (db: WriteDb) => void) =>
    connections.exclusive((db) => db.$client.transaction(() => work(db)).immediate());
  return {
    begin: (notice, token, link) =>
      own((db) => {
        const attempt = attemptOf(db, notice.id);
        keepAttempt(db, { ...attempt, attempts: attempt.attempts + 1, startedAt: link.createdAt });
        rememberLink(db, token, link);
      }),
    finish: (notice, to, unused) =>
      mark(notice, to, (db) => {
        forgetAttempt(db, notice.id);
        if (unused !== null) forgetLink(db, unused);
      }),
    hold: (notice, reason, change, unused) => {
      const keep = (db: WriteDb) => {
        keepAttempt(db, { ...attemptOf(db, notice.id), ...change, startedAt: null });
        if (unused !== null) forgetLink(db, unused);
      };
      return notice.error === reason ? own(keep) : mark(notice, { status: 'queued', reason }, keep);
    },
    note: (notice, reason) => mark(notice, { status: 'queued', reason }),
  };
};
