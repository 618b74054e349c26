import { type SQL, sql } from 'drizzle-orm';
import type { Answer, Input } from '../../contract/endpoint.ts';
import type { notifications as endpoint, NotificationItem } from '../../contract/notifications.ts';
import { rightRefusal } from '../domain/allowed.ts';
import { type ClientType, clientFullName } from '../domain/clients.ts';
import { type NoticeData, noticeAddresses, noticeKind, sendAgainRefusal } from '../domain/notices.ts';
import type { Right } from '../domain/rights.ts';
import type { QueryContext } from './context.ts';
import { pageInfo, paging } from './parts/paging.ts';
import { pendingRows } from './parts/pending.ts';
import { namedRoomsOf } from './parts/roomNames.ts';

interface Row {
  readonly id: string;
  readonly channel: 'sms' | 'email';
  readonly recipient: string;
  readonly template: string;
  readonly data: string;
  readonly clientId: number | null;
  readonly status: 'queued' | 'sent' | 'failed';
  readonly createdAt: number;
  readonly sentAt: number | null;
  readonly error: string | null;
  readonly repeats: string | null;
  readonly repeated: number;
  readonly type: ClientType | null;
  readonly lastName: string | null;
  readonly firstName: string | null;
  readonly patronymic: string | null;
  readonly companyName: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

const REPEATED = sql`EXISTS (SELECT 1 FROM notifications later WHERE later.repeats = n.id)`;

/** SMS and e-mails, the newest first, with what became of them and whether who asks may send them again. */
export const notifications = (
  context: QueryContext,
  filter: Input<typeof endpoint>,
  rights: ReadonlySet<Right>,
): Answer<typeof endpoint> => {
  const { db } = context;
  const ofClient = filter.user_id === undefined ? sql`TRUE` : sql`n.client_id = ${filter.user_id}`;
  const where = filter.status === undefined ? ofClient : sql`${ofClient} AND n.status = ${filter.status}`;
  const count = (condition: SQL): number =>
    db.get<{ n: number }>(sql`SELECT count(*) AS n FROM notifications n WHERE ${condition}`).n;
  const page = paging(filter);
  const rows = db.all<Row>(sql`
    SELECT n.id, n.channel, n.recipient, n.template, n.data, n.client_id AS "clientId", n.status,
      n.created_at AS "createdAt", n.sent_at AS "sentAt", n.error, n.repeats, ${REPEATED} AS repeated,
      c.type, c.last_name AS "lastName", c.first_name AS "firstName", c.patronymic, c.company_name AS "companyName",
      c.phone, c.email
    FROM notifications n LEFT JOIN clients c ON c.id = n.client_id
    WHERE ${where} ORDER BY n.created_at DESC, n.id DESC LIMIT ${page.size} OFFSET ${(page.page - 1) * page.size}`);
  const isPending = pendingRows(db, 'notifications');
  return {
    notifications: rows.map((row) => itemOf(context, row, rights, isPending({ id: row.id }))),
    cnt_queued: count(sql`${ofClient} AND n.status = 'queued'`),
    cnt_failed: count(sql`${ofClient} AND n.status = 'failed' AND NOT ${REPEATED}`),
    ...pageInfo(page, count(where)),
  };
};

const itemOf = (
  { db, now }: QueryContext,
  row: Row,
  rights: ReadonlySet<Right>,
  pending: boolean,
): NotificationItem => {
  const data = JSON.parse(row.data) as NoticeData;
  const { type, template, status, createdAt } = row;
  const client = type === null ? null : { ...row, type };
  const kind = noticeKind(template);
  const addresses = noticeAddresses(row, client);
  const state = { template, data, status, createdAt, repeated: row.repeated === 1, addresses };
  const missing = kind?.right ? rightRefusal(rights, kind.right) : null;
  return {
    notification_id: row.id,
    send_what: row.channel,
    recipient: row.recipient,
    template,
    title: kind?.title ?? template,
    user_id: row.clientId,
    fullname: client === null ? (data.fullName ?? '') : clientFullName(client),
    rooms: namedRoomsOf(db, data.roomIds ?? []),
    status,
    reason: row.error,
    pending,
    created_at: createdAt,
    sent_at: row.sentAt,
    repeats: row.repeats,
    send_again: (['sms', 'email'] as const).map((send_what) => {
      const refusal = missing ?? sendAgainRefusal(state, send_what, now);
      return { send_what, allowed: refusal === null, reason: refusal?.msg ?? null };
    }),
  };
};
