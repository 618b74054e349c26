import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ApiError } from '../../api/apiError.ts';
import { ErrorState } from '../../components/ErrorState.tsx';
import styles from './Dashboards.module.css';

interface Props {
  readonly error: ApiError | null;
  readonly isFetching: boolean;
  readonly refetch: () => unknown;
}

/** A dashboard that isn't there yet, or that could not be had. */
export const TabState = ({ error, isFetching, refetch }: Props) => {
  const { t } = useTranslation();
  if (error !== null)
    return (
      <ErrorState
        title={t('dashboards.failed')}
        error={error}
        retry={() => void refetch()}
        retrying={isFetching}
      />
    );
  return (
    <div aria-busy="true" className={styles.body}>
      <Skeleton height={132} />
      <div className={styles.charts}>
        <Skeleton height={320} />
        <Skeleton height={320} />
      </div>
    </div>
  );
};
