import { Button, SegmentedControl, Skeleton, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ACCOUNT_ARTICLES, addPayment, makeReturn, PAYMENT_TYPES } from '../../../../contract/payments.ts';
import { type Offer, usePaymentOffer } from '../../../api/find.ts';
import { ActionButton } from '../../../components/ActionButton.tsx';
import { Refusal } from '../../../components/form/FormNotices.tsx';
import { DateField, MoneyField } from '../../../components/form/fields.tsx';
import { shownSum, typedSum } from '../../../components/form/mask.ts';
import { useKeptForm } from '../../../components/form/useKeptForm.tsx';
import { onAltDigit } from '../../../components/keys.ts';
import { day, money } from '../../../i18n/format.ts';
import styles from './Accept.module.css';
import type { AcceptedSum } from './Accepted.tsx';
import { type MoneyValues, Suggestions } from './Suggestions.tsx';

interface Props {
  readonly offer: Offer;
  readonly mode: 'payment' | 'return';
  /** Why the API wouldn't take it: the form can be seen and not sent. */
  readonly reason: string | null | undefined;
  readonly setMode: (mode: 'payment' | 'return') => void;
  readonly again: () => void;
  readonly onDone: (sum: AcceptedSum) => void;
}

/** What the form begins with: the likeliest sum; a return with the deposit that is held. */
const firstValues = ({ offer, mode }: Pick<Props, 'offer' | 'mode'>): MoneyValues => {
  const [likeliest] = mode === 'return' ? offer.held : offer.suggestions;
  return {
    amount: likeliest === undefined ? '' : shownSum(likeliest.amount),
    payment_type: 'Наличными',
    account_article: likeliest?.account_article ?? 'Аренда',
    payment_date: day(offer.today),
    return_reason: '',
    comment: '',
  };
};

const useMoneyForm = ({ offer, mode, onDone }: Props) =>
  useKeptForm<typeof addPayment | typeof makeReturn, MoneyValues>({
    name: `${mode}-${offer.agrid}`,
    endpoint: mode === 'return' ? makeReturn : addPayment,
    initialValues: firstValues({ offer, mode }),
    toInput: ({ return_reason, ...values }) => ({
      ...values,
      agrid: offer.agrid,
      amount: typedSum(values.amount),
      ...(mode === 'return' ? { return_reason } : {}),
    }),
    onDone: (answer, values) =>
      onDone({
        mode,
        amount: Number(typedSum(values.amount).replace(',', '.')),
        paymentId: answer.payment_id,
      }),
  });

/** Sum, kind, article, day, comment of a payment or a return; the sum has the focus and is marked, so that typing replaces it. */
export const MoneyForm = (props: Props) => {
  const { offer, mode, reason, setMode, again } = props;
  const { t } = useTranslation();
  const { form, submit, isPending, refusal, ready, notice } = useMoneyForm(props);
  const sum = useRef<HTMLInputElement>(null);
  useEffect(() => {
    sum.current?.focus();
    sum.current?.select();
  }, [ready]);
  const typed = Number(typedSum(form.values.amount).replace(',', '.'));
  if (!ready) return <Skeleton height={300} />;
  return (
    <form
      onSubmit={submit}
      className={styles.form}
      noValidate
      onKeyDown={onAltDigit(PAYMENT_TYPES, (type) => form.setFieldValue('payment_type', type))}
    >
      {notice}
      <SegmentedControl
        fullWidth
        aria-label={t('accept.mode')}
        value={mode}
        onChange={(value) => setMode(value === 'return' ? 'return' : 'payment')}
        data={[
          { value: 'payment', label: t('accept.payment') },
          { value: 'return', label: t('accept.return') },
        ]}
      />
      <div className={styles.sumRow}>
        <MoneyField
          label={t('accept.amount')}
          size="md"
          className={styles.sum}
          {...form.getInputProps('amount')}
          ref={sum}
        />
        <Suggestions
          offer={offer}
          mode={mode}
          pick={(values) => {
            form.setValues(values);
            sum.current?.focus();
          }}
        />
      </div>
      <div className={styles.choices}>
        <div>
          <span className={styles.label}>
            {t('accept.type')} <kbd aria-hidden>Alt 1–3</kbd>
          </span>
          <SegmentedControl
            aria-label={t('accept.type')}
            data={[...PAYMENT_TYPES]}
            {...form.getInputProps('payment_type')}
          />
        </div>
        <div>
          <span className={styles.label}>{t('accept.article')}</span>
          <SegmentedControl
            aria-label={t('accept.article')}
            data={[...ACCOUNT_ARTICLES]}
            {...form.getInputProps('account_article')}
          />
        </div>
      </div>
      {mode === 'return' ? (
        <TextInput label={t('accept.reason')} {...form.getInputProps('return_reason')} />
      ) : null}
      <div className={styles.lastRow}>
        <DateField label={t('accept.date')} {...form.getInputProps('payment_date')} />
        <Textarea
          label={t('accept.comment')}
          autosize
          minRows={1}
          maxRows={3}
          {...form.getInputProps('comment')}
        />
      </div>
      <Refusal text={reason ?? refusal} />
      <div className={styles.foot}>
        <After
          agrid={offer.agrid}
          amount={
            mode === 'payment' && form.values.account_article === 'Аренда' && typed > 0 ? typed : undefined
          }
        />
        <Button variant="default" onClick={again}>
          {t('accept.other')}
        </Button>
        <ActionButton reason={reason} loading={isPending}>
          {t(mode === 'return' ? 'accept.submitReturn' : 'accept.submit', {
            sum: typed > 0 ? money(typed) : '',
          })}
        </ActionButton>
      </div>
    </form>
  );
};

/** What the sum would change, as the API reckons it. */
const After = ({ agrid, amount }: { agrid: number; amount: number | undefined }) => {
  const { t } = useTranslation();
  const [asked] = useDebouncedValue(amount, 150);
  const { data } = usePaymentOffer(agrid, asked);
  const after = amount === undefined ? null : (data?.after ?? null);
  return (
    <span className={styles.after} role="status">
      {after === null
        ? null
        : t(after.balance < 0 ? 'accept.afterDebt' : 'accept.after', {
            balance: money(after.balance),
            day: day(after.paid_until),
          })}
    </span>
  );
};
