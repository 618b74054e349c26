import { useTranslation } from 'react-i18next';
import type { Answer } from '../../contract/endpoint.ts';
import type { moveOutQuote } from '../../contract/moveOut.ts';
import { day, money } from '../i18n/format.ts';
import { Money } from './Money.tsx';
import styles from './MoveOutQuote.module.css';

export type QuoteData = Answer<typeof moveOutQuote>;

/** What the client will get back or has to pay, and of what it is made. */
export const MoveOutQuote = ({ quote }: { quote: QuoteData }) => {
  const { t } = useTranslation();
  const total = quote.total > 0 ? 'endRent.toReturn' : quote.total < 0 ? 'endRent.toPay' : 'endRent.even';
  return (
    <section className={styles.quote} aria-live="polite">
      <h3 className={styles.quoteTitle}>
        {t('endRent.quote')}: {day(quote.leave_date)}
      </h3>
      <dl className={styles.lines}>
        <dt>{t('endRent.balanceNow')}</dt>
        <dd>
          <Money value={quote.balance} />
        </dd>
        <dt>{t('endRent.rent', { days: t('agreements.days', { count: quote.days }) })}</dt>
        <dd>{money(-quote.rent)}</dd>
        <dt>{t('endRent.balanceThen')}</dt>
        <dd>
          <Money value={quote.balance_then} />
        </dd>
        <dt>{t('endRent.depositDue')}</dt>
        <dd>{money(quote.deposit_due)}</dd>
        <dt className={styles.total}>{t(total)}</dt>
        <dd className={styles.total}>{money(Math.abs(quote.total))}</dd>
      </dl>
      <p className={styles.quoteNote}>
        {t(quote.last_room === 1 ? 'endRent.lastRoom' : 'endRent.roomsKept')} {t('endRent.ifUnpaid')}
      </p>
    </section>
  );
};
