import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ApiError } from '../api/apiError.ts';
import styles from './Notice.module.css';

/** Earlier data are on screen, and a newer answer didn't come. */
export const StaleNotice = ({ error, retry }: { error: ApiError | null; retry: () => void }) => {
  const { t } = useTranslation();
  if (error === null) return null;
  return (
    <div className={styles.notice} data-tone="warning" role="alert">
      <span>{t('errors.stale', { message: error.message })}</span>
      <Button size="compact-sm" variant="default" onClick={retry}>
        {t('common.retry')}
      </Button>
    </div>
  );
};
