import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonsIn, useAllowedForAgreement } from '../../../api/allowed.ts';
import { type Offer, usePaymentOffer } from '../../../api/find.ts';
import { DaysLeft } from '../../../components/DaysLeft.tsx';
import { ErrorState } from '../../../components/ErrorState.tsx';
import { Money } from '../../../components/Money.tsx';
import { money, phone, shortName } from '../../../i18n/format.ts';
import styles from './Accept.module.css';
import { Accepted, type AcceptedSum } from './Accepted.tsx';
import { MoneyForm } from './MoneyForm.tsx';

interface Props {
  readonly agrid: number;
  readonly mode: 'payment' | 'return';
  readonly setMode: (mode: 'payment' | 'return') => void;
  readonly again: () => void;
}

/** How much: the sum that most would pay stands there, Enter takes it. */
export const PaymentStep = ({ agrid, mode, setMode, again }: Props) => {
  const { t } = useTranslation();
  const { data, error, refetch, isFetching } = usePaymentOffer(agrid);
  const [done, setDone] = useState<AcceptedSum | null>(null);
  const reasons = reasonsIn(useAllowedForAgreement(agrid).data?.allowed);
  if (data === undefined) {
    if (error === null) return <Skeleton height={300} />;
    return (
      <ErrorState
        title={t('accept.failed')}
        error={error}
        retry={() => void refetch()}
        retrying={isFetching}
      />
    );
  }
  return (
    <>
      <Whose offer={data} />
      {done === null ? (
        <MoneyForm
          key={mode}
          offer={data}
          mode={mode}
          reason={reasons(mode === 'return' ? 'makeReturn' : 'acceptPayment')}
          setMode={setMode}
          again={again}
          onDone={setDone}
        />
      ) : (
        <Accepted sum={done} offer={data} again={again} />
      )}
    </>
  );
};

const Whose = ({ offer }: { offer: Offer }) => {
  const { t } = useTranslation();
  const rooms = offer.rooms.map((room) => shortName(room.room_name)).join(', ');
  return (
    <div className={styles.whose}>
      <div className={styles.payerWho}>
        <strong className="cut" title={offer.fullname}>
          {offer.fullname}
        </strong>
        <span className="dim">
          {[phone(offer.username), offer.agrname, rooms === '' ? '' : t('accept.rooms', { rooms })]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
      </div>
      <div className={styles.payerSum}>
        <strong>
          <Money value={offer.balance} />
        </strong>
        {offer.running === 1 ? (
          <span className={styles.left}>
            <span className="dim">{t('accept.perMonth', { sum: money(offer.price) })}</span>
            <DaysLeft days={offer.days_left} />
          </span>
        ) : (
          <span className="dim">{t('accept.ended')}</span>
        )}
      </div>
    </div>
  );
};
