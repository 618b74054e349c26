import { Checkbox, Input, SegmentedControl, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PAYMENT_TYPES } from '../../../../contract/payments.ts';
import { useAllowedAtAll } from '../../../api/allowed.ts';
import { MoneyField } from '../../../components/form/fields.tsx';
import { shownSum } from '../../../components/form/mask.ts';
import { money, moneyShort } from '../../../i18n/format.ts';
import styles from '../Letting.module.css';
import { depositNow, takenNow } from '../letting.ts';
import type { Letting } from '../useLetting.ts';

/** What is paid at once: the rent, the deposit, or nothing yet. */
export const PaymentStep = ({ letting: { form, quote } }: { readonly letting: Letting }) => {
  const { t } = useTranslation();
  const { values } = form;
  const refused = useAllowedAtAll()('acceptPayment');
  const mayTake = refused === null || refused === undefined;
  return (
    <section className={`${styles.panel} ${styles.narrow} ${styles.padded}`}>
      <Switch
        label={t('letting.paysNow')}
        description={mayTake ? t('letting.paysLaterHint') : refused}
        checked={values.pays}
        disabled={!mayTake}
        onChange={(event) => form.setFieldValue('pays', event.currentTarget.checked)}
      />
      {values.pays ? (
        <>
          <div className={styles.formRow}>
            <MoneyField
              label={t('letting.rentPayment')}
              description={
                quote.data?.total ? t('letting.rentHint', { sum: moneyShort(quote.data.total) }) : undefined
              }
              placeholder={quote.data?.total ? shownSum(quote.data.total) : ''}
              autoFocus
              {...form.getInputProps('amount')}
            />
            <Input.Wrapper label={t('letting.paymentType')} labelElement="div">
              <SegmentedControl
                aria-label={t('letting.paymentType')}
                data={[...PAYMENT_TYPES]}
                {...form.getInputProps('payment_type')}
              />
            </Input.Wrapper>
          </div>
          {values.deposit === '' ? null : (
            <Checkbox
              label={t('letting.depositNow', { sum: `${values.deposit} ₽` })}
              {...form.getInputProps('pays_deposit', { type: 'checkbox' })}
            />
          )}
          <dl className={styles.total}>
            <dt>{t('letting.toTake')}</dt>
            <dd>{money(takenNow(values, quote.data))}</dd>
            {depositNow(values) > 0 ? (
              <dd className={styles.small}>
                {t('letting.ofThem', {
                  rent: moneyShort(takenNow(values, quote.data) - depositNow(values)),
                  deposit: moneyShort(depositNow(values)),
                })}
              </dd>
            ) : null}
          </dl>
        </>
      ) : null}
    </section>
  );
};
