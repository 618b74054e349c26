import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { number } from '../i18n/format.ts';
import styles from './figures.module.css';

/** From this many days left on, staff reminds the client. */
export const SOON_DAYS = 3;

export type DaysTone = 'none' | 'debt' | 'soon' | 'fine';

export const daysTone = (days: number | null): DaysTone =>
  days === null ? 'none' : days < 0 ? 'debt' : days <= SOON_DAYS ? 'soon' : 'fine';

/** The figure in a sentence: «Долг: 12 дней не оплачены». */
export const daysSentence = (t: TFunction, days: number): string =>
  days < 0
    ? t('units.debt', { count: -days, n: number(-days) })
    : days === 0
      ? t('units.paidToday')
      : t('units.paid', { count: days, n: number(days) });

/** Days that the rent is paid for: red with a sign in debt, amber when few are left. Null: nothing is rented. */
export const DaysLeft = ({ days }: { days: number | null }) => {
  const { t } = useTranslation();
  if (days === null) return <span className="dim">—</span>;
  const tone = daysTone(days);
  return (
    <span className={styles.days} data-tone={tone} title={daysSentence(t, days)}>
      {tone === 'debt' ? <IconAlertTriangle size={12} stroke={2} aria-hidden /> : null}
      {tone === 'soon' ? <IconClock size={12} stroke={2} aria-hidden /> : null}
      {t('units.days', { value: number(days) })}
    </span>
  );
};
