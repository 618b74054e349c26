import { Skeleton, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { closeDay } from '../../../../contract/cash.ts';
import { useAllowedAtAll } from '../../../api/allowed.ts';
import type { CashDay } from '../../../api/payments.ts';
import { ActionButton } from '../../../components/ActionButton.tsx';
import { Section } from '../../../components/card/Section.tsx';
import { Refusal } from '../../../components/form/FormNotices.tsx';
import { MoneyField } from '../../../components/form/fields.tsx';
import { typedSum } from '../../../components/form/mask.ts';
import { useKeptForm } from '../../../components/form/useKeptForm.tsx';
import { money } from '../../../i18n/format.ts';
import styles from './Day.module.css';

/** What should be in the box, what was counted, and why the two differ. */
export const CloseForm = ({ cash }: { cash: CashDay }) => {
  const { t } = useTranslation();
  const reason = useAllowedAtAll()('closeDay');
  const { form, submit, isPending, refusal, ready, notice } = useKeptForm({
    name: `close-${cash.warehouse_id}-${cash.day}`,
    endpoint: closeDay,
    initialValues: { counted: '', note: '' },
    toInput: (values) => ({
      warehouse_id: cash.warehouse_id,
      day: cash.day,
      expected: cash.cash_expected,
      counted: typedSum(values.counted),
      note: values.note,
    }),
    onDone: () => form.reset(),
  });
  const counted = form.values.counted === '' ? null : Number(typedSum(form.values.counted).replace(',', '.'));
  const difference = counted === null ? null : Math.round((counted - cash.cash_expected) * 100) / 100;
  if (!ready) return <Skeleton height={300} />;
  return (
    <Section title={t('day.box')}>
      <form onSubmit={submit} className={styles.close} noValidate>
        {notice}
        <Pending cash={cash} />
        <p className={styles.expected}>
          <span>{t('day.expected')}</span>
          <strong>{money(cash.cash_expected)}</strong>
        </p>
        <MoneyField label={t('day.counted')} {...form.getInputProps('counted')} />
        {difference === null ? null : (
          <p className={styles.difference} data-off={difference !== 0 || undefined} role="status">
            {difference === 0
              ? t('day.even')
              : t(difference > 0 ? 'day.over' : 'day.short', { sum: money(Math.abs(difference)) })}
          </p>
        )}
        <Textarea
          label={t(difference === null || difference === 0 ? 'day.note' : 'day.noteNeeded')}
          autosize
          minRows={2}
          {...form.getInputProps('note')}
        />
        <Refusal text={reason ?? refusal} />
        <ActionButton reason={reason} loading={isPending}>
          {t('day.close')}
        </ActionButton>
      </form>
    </Section>
  );
};

/** Payments that the centre hasn't confirmed: they count, and may yet be refused. */
const Pending = ({ cash: { pending } }: { cash: CashDay }) => {
  const { t } = useTranslation();
  if (pending.length === 0) return null;
  return (
    <div className={styles.pending}>
      <strong>{t('day.pending', { count: pending.length })}</strong>
      <ul>
        {pending.map((row) => (
          <li key={row.payment_id}>
            <span className="cut" title={row.fullname}>
              №{row.payment_id} · {row.fullname} · {row.type.toLowerCase()}
            </span>
            <span className="num nowrap">{money(row.returned === 1 ? -row.amount : row.amount)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
};
