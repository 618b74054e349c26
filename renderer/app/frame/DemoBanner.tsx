import { CloseButton } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useExchangeStatus } from '../../api/exchange.ts';
import { useAbout } from '../../api/queries.ts';
import { useSession } from '../../api/session.ts';
import styles from './Frame.module.css';

const KEY = 'mesto.demoHidden';

const hiddenFor = () => {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
};

/** One slim line while the data are invented; hidden for this session when closed. */
export const DemoBanner = () => {
  const { t } = useTranslation();
  const token = useSession()?.token ?? '';
  const [hidden, setHidden] = useState(hiddenFor);
  const { data } = useAbout();
  const { data: status } = useExchangeStatus();
  const mark = token.slice(-12);
  if (!data?.demo || hidden === mark) return null;
  const hide = () => {
    setHidden(mark);
    try {
      sessionStorage.setItem(KEY, mark);
    } catch {
      // Then it is back after a reload.
    }
  };
  return (
    <div className={styles.banner} role="note">
      <IconFlask size={15} stroke={1.7} aria-hidden />
      <span>{t('frame.demo')}</span>
      {status?.kind === 'standalone' ? <Link to="/settings">{t('exchange.connectOpen')}</Link> : null}
      <CloseButton size="xs" onClick={hide} aria-label={t('frame.demoHide')} title={t('frame.demoHide')} />
    </div>
  );
};
