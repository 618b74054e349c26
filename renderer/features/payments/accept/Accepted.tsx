import { Button } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Offer } from '../../../api/find.ts';
import { closeDialog } from '../../../app/dialogs.ts';
import { ReceiptLink } from '../../../components/download/ReceiptLink.tsx';
import { day, money } from '../../../i18n/format.ts';
import styles from './Accept.module.css';

export interface AcceptedSum {
  readonly mode: 'payment' | 'return';
  /** Rubles. */
  readonly amount: number;
  readonly paymentId: number;
}

interface Props {
  readonly sum: AcceptedSum;
  readonly offer: Offer;
  readonly again: () => void;
}

/** It is written: how much, under which number, and how the agreement stands now. Enter or F2 begins with the next client. */
export const Accepted = ({ sum, offer, again }: Props) => {
  const { t } = useTranslation();
  useWindowEvent('keydown', (event) => {
    if (event.key !== 'F2') return;
    event.preventDefault();
    again();
  });
  const paidUntil = offer.running === 1 && offer.balance >= 0;
  return (
    <div className={styles.accepted}>
      <div className={styles.acceptedSum} role="status">
        <IconCircleCheck size={26} stroke={1.6} aria-hidden />
        <span>
          <strong>
            {t(sum.mode === 'return' ? 'accept.doneReturn' : 'accept.done', { sum: money(sum.amount) })}
          </strong>
          <span className="dim">
            {t('accept.doneNumber', { id: sum.paymentId })}
            {paidUntil ? ` · ${t('accept.nextPayment', { day: day(offer.next_payment_date) })}` : ''}
          </span>
        </span>
      </div>
      <div className={styles.foot}>
        <ReceiptLink paymentId={sum.paymentId} onClick={closeDialog} />
        <Button
          variant="default"
          renderRoot={(props) => (
            <Link
              {...props}
              to="/agreements/$agrid"
              params={{ agrid: String(offer.agrid) }}
              onClick={closeDialog}
            />
          )}
        >
          {t('accept.toAgreement')}
        </Button>
        <Button variant="default" onClick={closeDialog}>
          {t('common.close')}
        </Button>
        <Button data-autofocus autoFocus onClick={again}>
          {t('accept.next')}
        </Button>
      </div>
    </div>
  );
};
