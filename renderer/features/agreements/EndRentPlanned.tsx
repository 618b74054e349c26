import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { closeDialog } from '../../app/dialogs.ts';
import styles from './EndRent.module.css';

/** What was written: the API's sentence, the day, and where to go from here. */
export interface Planned {
  readonly said: string;
  readonly agrid: number;
  /** As typed; null: the move-out was cancelled. */
  readonly day: string | null;
}

/** It is written; Enter closes. */
export const EndRentPlanned = ({ planned: { said, agrid, day } }: { readonly planned: Planned }) => {
  const { t } = useTranslation();
  return (
    <div className={styles.form}>
      <p className={styles.planned} role="status">
        <IconCircleCheck size={26} stroke={1.6} aria-hidden />
        <span>
          <strong>{said}</strong>
          {day === null ? null : <span className="dim">{t('endRent.lastDay', { day })}</span>}
        </span>
      </p>
      <div className={styles.foot}>
        <Button
          variant="default"
          renderRoot={(props) => (
            <Link
              {...props}
              to="/agreements/$agrid"
              params={{ agrid: String(agrid) }}
              onClick={closeDialog}
            />
          )}
        >
          {t('accept.toAgreement')}
        </Button>
        <Button autoFocus onClick={closeDialog}>
          {t('common.close')}
        </Button>
      </div>
    </div>
  );
};
