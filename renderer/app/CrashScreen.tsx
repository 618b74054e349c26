import { Button } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { StateMessage } from '../components/StateMessage.tsx';

/** Instead of a white page, when a screen breaks while it is drawn. */
export const CrashScreen = ({ error, reset }: { error: unknown; reset?: () => void }) => {
  const { t } = useTranslation();
  const router = useRouter();
  console.error(error);
  return (
    <StateMessage
      tone="danger"
      title={t('errors.unknown')}
      text={t('errors.crash')}
      action={
        <Button
          onClick={() => {
            reset?.();
            void router.invalidate();
          }}
        >
          {t('errors.crashRetry')}
        </Button>
      }
    />
  );
};
