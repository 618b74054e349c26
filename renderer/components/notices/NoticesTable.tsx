import { useTranslation } from 'react-i18next';
import type { NotificationItem } from '../../api/notifications.ts';
import { moment, phone, shortName } from '../../i18n/format.ts';
import { PendingMark } from '../PendingMark.tsx';
import { PlainTable, TwoLines } from '../PlainTable.tsx';
import { Tag } from '../Tag.tsx';
import styles from './Notices.module.css';
import { SendAgain } from './SendAgain.tsx';

interface Props {
  readonly label: string;
  readonly notices: readonly NotificationItem[];
  readonly empty: string;
  /** More than this are behind «Показать все». */
  readonly limit?: number;
}

/** SMS and e-mails to clients: what was sent when, what waits or failed and why, and sending again. */
export const NoticesTable = ({ label, notices, empty, limit }: Props) => {
  const { t } = useTranslation();
  return (
    <PlainTable
      label={label}
      rows={notices}
      rowKey={(notice) => notice.notification_id}
      quiet={(notice) => isOver(notice)}
      empty={empty}
      {...(limit === undefined ? {} : { limit })}
      columns={[
        {
          title: t('notices.asked'),
          cell: (notice) => <span className="nowrap">{moment(notice.created_at)}</span>,
        },
        {
          title: t('notices.what'),
          cell: (notice) => (
            <TwoLines
              first={
                <>
                  {[notice.title, ...notice.rooms.map((room) => shortName(room.room_name))].join(' · ')}
                  <PendingMark pending={notice.pending} />
                </>
              }
              second={recipient(notice)}
              wrap
            />
          ),
        },
        { title: t('notices.state'), cell: (notice) => <State notice={notice} />, width: '42%' },
        { title: t('notices.again'), cell: (notice) => <SendAgain notice={notice} /> },
      ]}
    />
  );
};

const recipient = ({ send_what, recipient: to }: NotificationItem): string =>
  send_what === 'sms' ? `SMS ${phone(to)}` : to;

/** Sent, and nothing more to do about it. */
const isOver = ({ status, send_again }: NotificationItem): boolean =>
  status !== 'queued' && send_again.every(({ allowed }) => !allowed);

const State = ({ notice: { status, sent_at, reason, pending } }: { notice: NotificationItem }) => {
  const { t } = useTranslation();
  if (status === 'sent') return <Tag tone="good">{t('notices.sent', { time: moment(sent_at ?? 0) })}</Tag>;
  const waits = pending ? t('notices.waitsForCentre') : reason;
  return (
    <>
      <Tag tone={status === 'failed' ? 'warning' : 'plain'}>{t(`notices.${status}`)}</Tag>
      {waits === null ? null : <span className={styles.reason}>{waits}</span>}
    </>
  );
};
