import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ApiError } from '../api/apiError.ts';
import { StateMessage } from './StateMessage.tsx';

interface Props {
  /** What didn't load. */
  readonly title: string;
  readonly error: ApiError;
  readonly retry: () => void;
  readonly retrying?: boolean;
}

/** A read that failed with nothing to show instead: what happened, and another try. */
export const ErrorState = ({ title, error, retry, retrying = false }: Props) => {
  const { t } = useTranslation();
  return (
    <StateMessage
      tone="danger"
      title={title}
      icon={error.status === 0 ? <IconPlugConnectedX stroke={1.5} /> : undefined}
      text={
        <>
          {error.message}
          {error.code === 'unknown' || error.status === 0 ? null : (
            <small className="dim"> {t('errors.code', { code: error.code })}</small>
          )}
        </>
      }
      action={
        <Button onClick={retry} loading={retrying}>
          {t('common.retry')}
        </Button>
      }
    />
  );
};
