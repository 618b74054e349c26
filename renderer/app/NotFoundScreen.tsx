import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { StateMessage } from '../components/StateMessage.tsx';

/** An address that the program doesn't have. */
export const NotFoundScreen = () => {
  const { t } = useTranslation();
  return (
    <StateMessage
      heading
      title={t('screens.notFound')}
      text={t('errors.notFoundText')}
      action={
        <Button component={Link} to="/today">
          {t('errors.toToday')}
        </Button>
      }
    />
  );
};
