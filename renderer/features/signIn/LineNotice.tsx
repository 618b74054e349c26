import { IconAlertTriangle, IconCloudDownload, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type ExchangeStatus, useExchangeStatus } from '../../api/exchange.ts';
import { moment, number } from '../../i18n/format.ts';
import styles from './SignIn.module.css';

/** What whoever signs in has to know of the line: who can get in without it, and what the first sign-in needs. */
export const LineNotice = () => {
  const { t } = useTranslation();
  const { data } = useExchangeStatus();
  if (data === undefined) return null;
  const text = textOf(t, data);
  const Icon = ICONS[data.kind] ?? IconCloudOff;
  return (
    <>
      {text === null ? null : (
        <p
          className={styles.message}
          data-tone={data.kind === 'halted' ? 'warning' : data.kind === 'offline' ? 'calm' : undefined}
          role="status"
        >
          <Icon size={18} stroke={1.7} aria-hidden />
          {text}
        </p>
      )}
      {data.pending > 0 ? (
        <p className={styles.message} data-tone="calm">
          <IconCloudUp size={18} stroke={1.7} aria-hidden />
          {t('exchange.signInQueue', { n: number(data.pending) })}
        </p>
      ) : null}
    </>
  );
};

/** Under the button, while all is well: that it would do without a line too. */
export const OfflineHint = () => {
  const { t } = useTranslation();
  const { data } = useExchangeStatus();
  return data?.kind === 'online' ? <p className={styles.lineHint}>{t('exchange.signInAlways')}</p> : null;
};

const ICONS: Partial<Record<ExchangeStatus['kind'], typeof IconCloudOff>> = {
  'not-enrolled': IconCloudDownload,
  filling: IconCloudDownload,
  halted: IconAlertTriangle,
};

const textOf = (t: TFunction, status: ExchangeStatus): string | null => {
  switch (status.kind) {
    case 'not-enrolled':
      return t('exchange.signInFirst', { centre: status.centre });
    case 'offline':
      return t('exchange.signInOffline', { time: moment(status.since) });
    case 'filling':
      return t('exchange.signInFilling');
    case 'halted':
      return status.why === 'device-unknown'
        ? t('exchange.signInUnknown')
        : status.why === 'device-conflict'
          ? t('exchange.signInConflict')
          : t(`exchange.${status.why}`);
    default:
      return null;
  }
};
