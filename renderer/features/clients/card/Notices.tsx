import { useTranslation } from 'react-i18next';
import { useNotifications } from '../../../api/notifications.ts';
import { Section } from '../../../components/card/Section.tsx';
import { NoticesTable } from '../../../components/notices/NoticesTable.tsx';

const SHOWN = 5;
/** As many as anybody has ever been sent. */
const ALL = 200;

/** What the client was sent; nothing where there was none. */
export const Notices = ({ userId }: { userId: number }) => {
  const { t } = useTranslation();
  const { data } = useNotifications({ user_id: userId, show_cnt: ALL });
  if (data === undefined || data.cnt_all === 0) return null;
  return (
    <Section title={t('notices.title')} count={data.cnt_all}>
      <NoticesTable
        label={t('notices.title')}
        notices={data.notifications}
        empty={t('notices.none')}
        limit={SHOWN}
      />
    </Section>
  );
};
