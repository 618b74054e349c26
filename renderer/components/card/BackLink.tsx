import { IconArrowLeft } from '@tabler/icons-react';
import { Link, type LinkProps, useCanGoBack, useRouter } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Card.module.css';

/** Back to the list as it was left, filters and all; to its start where there is nothing to go back to. */
export const BackLink = ({ to }: { to: NonNullable<LinkProps['to']> }) => {
  const { t } = useTranslation();
  const router = useRouter();
  const canGoBack = useCanGoBack();
  const back = (event: MouseEvent) => {
    if (!canGoBack || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    router.history.back();
  };
  return (
    <Link to={to} className={styles.back} onClick={back}>
      <IconArrowLeft size={15} stroke={1.8} aria-hidden />
      {t('common.back')}
    </Link>
  );
};
