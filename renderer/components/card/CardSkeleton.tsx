import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './Card.module.css';

/** The card's shape while it loads. */
export const CardSkeleton = () => {
  const { t } = useTranslation();
  return (
    <div className={styles.screen} aria-busy="true">
      <h1 className="srOnly">{t('common.loading')}</h1>
      <div className={styles.header}>
        <div className={styles.who}>
          <Skeleton height={12} width={70} mb={10} />
          <Skeleton height={20} width={320} mb={10} />
          <Skeleton height={12} width={240} />
        </div>
        <Skeleton height={54} width={280} />
      </div>
      <div className={styles.columns}>
        <div className={styles.sections}>
          <Skeleton height={130} />
          <Skeleton height={130} />
          <Skeleton height={240} />
        </div>
        <Skeleton height={320} />
      </div>
    </div>
  );
};
