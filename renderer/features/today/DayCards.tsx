import { Link, type LinkProps } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { DaySummary } from '../../api/payments.ts';
import { moneyChange, moneyShort, number } from '../../i18n/format.ts';
import styles from './Today.module.css';

interface Card {
  readonly key: string;
  readonly title: string;
  readonly count: number;
  readonly note: string;
  /** What is not as it should be. */
  readonly tone?: 'danger' | 'warning';
  readonly link: LinkProps;
}

/** Each leads to the list of just those that it counts. */
const cardsOf = (t: TFunction, day: DaySummary): readonly Card[] => {
  const warehouse = day.warehouse_id;
  return [
    {
      key: 'debts',
      title: t('today.debts'),
      count: day.agreements_unpaid.cnt,
      note: moneyShort(day.agreements_unpaid.sum),
      tone: 'danger',
      link: { to: '/agreements', search: { warehouse, watch: 'debt', sort: 'balance' } },
    },
    {
      key: 'soon',
      title: t('today.soon'),
      count: day.agreements_running_out.cnt,
      note: t('today.perMonth', { sum: moneyShort(day.agreements_running_out.sum) }),
      tone: 'warning',
      link: { to: '/agreements', search: { warehouse, watch: 'soon', sort: 'days_left' } },
    },
    {
      key: 'moveOuts',
      title: t('today.moveOuts'),
      count: day.move_outs_due,
      note: t('today.toApprove', { n: number(day.move_outs_to_approve) }),
      tone: 'warning',
      link: { to: '/move-out', search: { warehouse } },
    },
    {
      key: 'approval',
      title: t('today.unapproved'),
      count: day.unapproved_clients,
      note: t('today.unapprovedNote'),
      tone: 'warning',
      link: { to: '/approval', search: {} },
    },
    {
      key: 'ending',
      title: t('today.ending'),
      count: day.agreements_ending,
      note: t('today.endingNote'),
      link: { to: '/agreements', search: { warehouse, watch: 'ending', sort: 'agrplanenddate' } },
    },
    {
      key: 'indexations',
      title: t('today.indexations'),
      count: day.indexations_planned.cnt,
      note: t('today.indexationsNote', { sum: moneyChange(day.indexations_planned.sum) }),
      link: { to: '/indexation', search: { warehouse, plan: 'planned' } },
    },
    {
      key: 'visits',
      title: t('today.visits'),
      count: day.guest_visits_ending,
      note: t('today.visitsNote'),
      link: { to: '/today', search: { warehouse }, hash: 'visits' },
    },
    {
      key: 'locks',
      title: t('today.locks'),
      count: day.locks_low,
      note: t('today.locksNote'),
      tone: 'warning',
      link: { to: '/locks', search: { warehouse, low: 'low' } },
    },
  ];
};

export const DayCards = ({ day }: { day: DaySummary }) => {
  const { t } = useTranslation();
  return (
    <div className={styles.cards}>
      {cardsOf(t, day).map(({ key, title, count, note, tone, link }) => (
        <Link
          key={key}
          {...link}
          className={styles.card}
          data-card={key}
          data-tone={count > 0 ? tone : undefined}
        >
          <span className={styles.cardTitle}>{title}</span>
          <span className={styles.cardCount}>{number(count)}</span>
          <span className={styles.cardNote}>{note}</span>
        </Link>
      ))}
    </div>
  );
};
