import type { notifications } from '../../db/schema/office.ts';
import { clientFullName } from '../domain/clients.ts';
import type { NoticeData, NoticeTemplate } from '../domain/notices.ts';
import type { Row } from './insert.ts';
import type { ClientRow, World } from './model.ts';
import type { Booking, Visit } from './present.ts';

type NoticeRow = Row<typeof notifications>;

const MINUTE = 60_000;
const SENT_BEFORE_DAYS = 1;

const noticeId = (at: number, number: number): string => {
  const time = at.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${String(number).padStart(12, '0')}`;
};

/** Links that visitors and bookers got: the older ones sent, some of yesterday's still queued, one failed. */
export const buildNotices = (
  world: World,
  visits: readonly Visit[],
  bookings: readonly Booking[],
  clientOf: (id: number) => ClientRow | undefined,
): NoticeRow[] => {
  const dice = world.dice('notices');
  const rows: NoticeRow[] = [];
  const yesterday = (world.today - SENT_BEFORE_DAYS) * 86_400_000;
  const tell = (clientId: number, at: number, template: NoticeTemplate, data: NoticeData) => {
    const client = clientOf(clientId);
    if (!client?.phone) return;
    const byEmail = client.email !== null && dice.chance(0.5);
    const isQueued = at >= yesterday && dice.chance(0.25);
    const hasFailed = !isQueued && dice.chance(0.04);
    rows.push({
      id: noticeId(at, rows.length + 1),
      channel: byEmail ? 'email' : 'sms',
      recipient: byEmail ? (client.email ?? '') : client.phone,
      template,
      data: JSON.stringify({ ...data, fullName: clientFullName(client) }),
      clientId,
      status: isQueued ? 'queued' : hasFailed ? 'failed' : 'sent',
      createdAt: at,
      sentAt: isQueued || hasFailed ? null : at + dice.int(5, 90) * 1000,
      error: hasFailed ? (byEmail ? 'Почтовый ящик не найден' : 'Абонент недоступен') : null,
      repeats: null,
    });
  };
  const recent = visits.filter(({ row }) => row.startedAt > yesterday - 60 * 24 * 60 * MINUTE);
  for (const { row } of recent)
    tell(row.clientId, row.startedAt, 'guest-visit', { roomIds: [row.roomId], endsAt: row.endsAt });
  for (const { row } of bookings.filter((booking) => booking.row.closedAt === null))
    tell(row.clientId, row.bookedAt, 'agreement-link', { roomIds: [row.roomId], heldUntil: row.heldUntil });
  return rows.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
};
