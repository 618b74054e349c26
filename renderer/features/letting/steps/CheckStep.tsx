import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useClientTotal } from '../../../api/queries.ts';
import { day, money, moneyShort, phone, shortName } from '../../../i18n/format.ts';
import styles from '../Letting.module.css';
import { depositNow, firstPayment, takenNow } from '../letting.ts';
import type { Letting } from '../useLetting.ts';

/** All that is about to be signed, read over once. */
export const CheckStep = ({ letting }: { readonly letting: Letting }) => {
  const { t } = useTranslation();
  const { values } = letting.form;
  const quote = letting.quote.data;
  useEffect(() => {
    document.querySelector<HTMLButtonElement>('[data-letting-submit]')?.focus();
  }, []);
  if (quote === undefined) return null;
  const rent = firstPayment(values, quote);
  return (
    <section className={`${styles.panel} ${styles.narrow} ${styles.padded}`}>
      <dl className={styles.summary}>
        <Line title={t('letting.step_client')}>
          <ClientLine letting={letting} />
        </Line>
        <Line title={t('letting.chosen')}>
          {quote.rooms
            .map(
              (room) =>
                `${t('units.room', { name: shortName(room.room_name) })} (${room.warehouse_name}, ${t('units.floor', { floor: room.floor })})`,
            )
            .join('; ')}
        </Line>
        <Line title={t('letting.term')}>
          {quote.agrplanenddate === null || quote.months === null
            ? '—'
            : `${day(quote.agrbegdate)} — ${day(quote.agrplanenddate)} (${t('letting.monthsN', { count: quote.months })})`}
        </Line>
        <Line title={t('letting.aMonthTitle')}>{moneyShort(quote.total ?? 0)}</Line>
        <Line title={t('letting.deposit')}>
          {values.deposit === '' ? t('letting.noDeposit') : `${values.deposit} ₽`}
        </Line>
        <Line title={t('letting.toTake')}>
          {values.pays ? (
            <>
              <strong>{money(takenNow(values, quote))}</strong>{' '}
              <span className="dim">
                {values.payment_type}:{' '}
                {t('letting.rentOnly', { sum: moneyShort(Number(rent.replace(',', '.'))) })}
                {depositNow(values) > 0
                  ? `, ${t('letting.depositOnly', { sum: moneyShort(depositNow(values)) })}`
                  : ''}
              </span>
            </>
          ) : (
            t('letting.paysLater')
          )}
        </Line>
      </dl>
    </section>
  );
};

const Line = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <div>
    <dt>{title}</dt>
    <dd>{children}</dd>
  </div>
);

const ClientLine = ({ letting: { form, photo } }: { readonly letting: Letting }) => {
  const { t } = useTranslation();
  const { who, user_id, client } = form.values;
  const known = useClientTotal(who === 'old' ? (user_id ?? 0) : 0);
  if (who === 'old')
    return (
      <>
        {known.data?.client.fullname} <span className="dim">{phone(known.data?.client.username ?? '')}</span>
      </>
    );
  const name =
    client.user_type === 'u'
      ? client.fullname
      : [client.familyname, client.firstname, client.patronymic].filter(Boolean).join(' ');
  return (
    <>
      {name} <span className="dim tabular">{client.username}</span>
      <span className={styles.small}>
        {t('letting.newClientMark')} · {t(photo === null ? 'letting.withoutPhoto' : 'letting.withPhoto')}
      </span>
    </>
  );
};
