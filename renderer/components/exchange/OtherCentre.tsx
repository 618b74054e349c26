import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useExchangeStatus } from '../../api/exchange.ts';
import styles from './Connect.module.css';
import { ConnectForm } from './ConnectForm.tsx';
import { LeaveCentre } from './LeaveCentre.tsx';

/** At the sign-in of a desktop window that nobody works in yet: the way to one's own centre, and back from a wrong one. */
export const OtherCentre = () => {
  const { t } = useTranslation();
  const { data } = useExchangeStatus();
  const [open, setOpen] = useState(false);
  if (window.mesto === undefined || data === undefined) return null;
  if (data.kind === 'not-enrolled')
    return (
      <div className={styles.atSignIn}>
        <LeaveCentre pending={data.pending} />
      </div>
    );
  if (data.kind !== 'standalone') return null;
  return (
    <div className={styles.atSignIn}>
      <UnstyledButton className={styles.link} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('exchange.connectOpen')}
      </UnstyledButton>
      {open ? <ConnectForm /> : null}
    </div>
  );
};
