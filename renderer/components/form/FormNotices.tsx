import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from '../Notice.module.css';

/** What the API refused and no field of the form can show. */
export const Refusal = ({ text }: { text: string | null }) =>
  text === null || text === '' ? null : (
    <div className={styles.notice} data-tone="danger" role="alert">
      <span>{text}</span>
    </div>
  );

interface DraftNoticeProps {
  readonly restoredAt: number | null;
  readonly error: string | null;
  readonly onForget: () => void;
}

/** Says that what stands in the form was typed before, or that it is not being kept. */
export const DraftNotice = ({ restoredAt, error, onForget }: DraftNoticeProps) => {
  const { t, i18n } = useTranslation();
  if (error !== null)
    return (
      <div className={styles.notice} data-tone="warning" role="status">
        <span>{t('form.draftFailed', { message: error })}</span>
      </div>
    );
  if (restoredAt === null) return null;
  const time = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'short', timeStyle: 'short' });
  return (
    <div className={styles.notice} role="status">
      <span>{t('form.draftRestored', { time: time.format(restoredAt) })}</span>
      <Button size="compact-sm" variant="default" onClick={onForget}>
        {t('form.draftForget')}
      </Button>
    </div>
  );
};
