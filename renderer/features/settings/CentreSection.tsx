import { useTranslation } from 'react-i18next';
import { type ExchangeStatus, useExchangeStatus } from '../../api/exchange.ts';
import { Section } from '../../components/card/Section.tsx';
import { ConnectForm } from '../../components/exchange/ConnectForm.tsx';
import { LeaveCentre } from '../../components/exchange/LeaveCentre.tsx';
import { OwnWarehouse } from '../../components/exchange/OwnWarehouse.tsx';
import styles from './Settings.module.css';

/** Whom this computer exchanges with, and the warehouse where it stands. */
export const CentreSection = () => {
  const { t } = useTranslation();
  const { data } = useExchangeStatus();
  if (data === undefined) return null;
  return (
    <Section title={t('exchange.connectTitle')}>
      {data.kind === 'centre' ? (
        <p className={styles.lead}>{t('exchange.connectIsCentre')}</p>
      ) : 'centre' in data ? (
        <Connected status={data} />
      ) : (
        <Unconnected />
      )}
    </Section>
  );
};

const Connected = ({ status }: { status: Extract<ExchangeStatus, { centre: string }> }) => {
  const { t } = useTranslation();
  return (
    <div className={styles.form}>
      <span>{t('exchange.connected', { centre: status.centre })}</span>
      <OwnWarehouse status={status} />
      {window.mesto === undefined ? null : (
        <div>
          <LeaveCentre pending={status.pending} />
        </div>
      )}
    </div>
  );
};

const Unconnected = () => {
  const { t } = useTranslation();
  return window.mesto === undefined ? (
    <div className={styles.form}>
      <span>{t('exchange.connectInBrowser')}</span>
      <code>npm run web -- --central https://centre.example.ru --data-dir … --key-file …</code>
    </div>
  ) : (
    <div className={styles.form}>
      <span>{t('exchange.connectText')}</span>
      <ConnectForm />
    </div>
  );
};
