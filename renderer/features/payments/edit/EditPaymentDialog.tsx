import { Button, NativeSelect, Skeleton, Textarea, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ACCOUNT_ARTICLES, editComment, editPayment, PAYMENT_TYPES } from '../../../../contract/payments.ts';
import { useAllowedAtAll } from '../../../api/allowed.ts';
import { closeDialog, type Dialog } from '../../../app/dialogs.ts';
import { ReceiptLink } from '../../../components/download/ReceiptLink.tsx';
import { FormModal, useCloseWindow } from '../../../components/form/FormModal.tsx';
import { Refusal } from '../../../components/form/FormNotices.tsx';
import { DateField, MoneyField } from '../../../components/form/fields.tsx';
import { shownSum, typedSum } from '../../../components/form/mask.ts';
import { useKeptForm } from '../../../components/form/useKeptForm.tsx';
import { day, money } from '../../../i18n/format.ts';
import styles from '../accept/Accept.module.css';

type Props = Extract<Dialog, { kind: 'editPayment' }>;

/** A payment or return, seen and mended; without the right to it, its comment alone. */
export const EditPaymentDialog = ({ payment }: Props) => {
  const { t } = useTranslation();
  const reason = useAllowedAtAll()('editPayment');
  return (
    <FormModal
      opened
      onClose={closeDialog}
      title={t(payment.returned === 1 ? 'payments.editReturn' : 'payments.editPayment', {
        id: payment.payment_id,
      })}
      size={560}
    >
      <p className={styles.about}>
        <Link to="/agreements/$agrid" params={{ agrid: String(payment.agrid) }} onClick={closeDialog}>
          {payment.agrname}
        </Link>
        <span className="dim">
          {t('payments.entered', { day: day(payment.payment_insert_date), name: payment.manager_name })}
        </span>
        <ReceiptLink compact paymentId={payment.payment_id} onClick={closeDialog} />
      </p>
      {reason === null ? <WholeForm payment={payment} /> : null}
      {reason ? <CommentForm payment={payment} reason={reason} /> : null}
    </FormModal>
  );
};

/** What stays as it was isn't sent. */
const WholeForm = ({ payment }: Pick<Props, 'payment'>) => {
  const { t } = useTranslation();
  const returned = payment.returned === 1;
  const { form, submit, isPending, refusal, ready, notice } = useKeptForm({
    name: `edit-payment-${payment.payment_id}`,
    endpoint: editPayment,
    initialValues: {
      amount: shownSum(payment.amount),
      payment_date: day(payment.payment_date),
      type: payment.type as string,
      account_article: payment.account_article as string,
      agrid: String(payment.agrid),
      return_reason: payment.return_reason ?? '',
      comment: payment.comment ?? '',
    },
    toInput: ({ return_reason, ...values }) => ({
      ...values,
      payment_id: payment.payment_id,
      amount: typedSum(values.amount),
      ...(returned ? { return_reason } : {}),
    }),
    onDone: closeDialog,
  });
  if (!ready) return <Skeleton height={300} />;
  return (
    <form onSubmit={submit} className={styles.form} noValidate>
      {notice}
      <div className={styles.pair}>
        <MoneyField autoFocus label={t('accept.amount')} {...form.getInputProps('amount')} />
        <DateField label={t('accept.date')} {...form.getInputProps('payment_date')} />
        <NativeSelect label={t('accept.type')} data={[...PAYMENT_TYPES]} {...form.getInputProps('type')} />
        <NativeSelect
          label={t('accept.article')}
          data={[...ACCOUNT_ARTICLES]}
          {...form.getInputProps('account_article')}
        />
        <TextInput
          label={t('payments.agreementNumber')}
          inputMode="numeric"
          {...form.getInputProps('agrid')}
        />
        {returned ? <TextInput label={t('accept.reason')} {...form.getInputProps('return_reason')} /> : null}
      </div>
      <Textarea label={t('accept.comment')} autosize minRows={2} {...form.getInputProps('comment')} />
      <p className={styles.hint}>{t('payments.editHint')}</p>
      <Foot refusal={refusal} isPending={isPending} dirty={form.isDirty()} />
    </form>
  );
};

const CommentForm = ({ payment, reason }: Pick<Props, 'payment'> & { readonly reason: string }) => {
  const { t } = useTranslation();
  const { form, submit, isPending, refusal, ready, notice } = useKeptForm({
    name: `edit-comment-${payment.payment_id}`,
    endpoint: editComment,
    initialValues: { comment: payment.comment ?? '' },
    toInput: (values) => ({ ...values, payment_id: payment.payment_id }),
    onDone: closeDialog,
  });
  if (!ready) return <Skeleton height={140} />;
  return (
    <form onSubmit={submit} className={styles.form} noValidate>
      {notice}
      <p className={styles.hint}>
        {money(payment.amount)} · {day(payment.payment_date)} · {payment.type} · {payment.account_article}
        <br />
        {reason}
      </p>
      <Textarea label={t('accept.comment')} autosize minRows={2} {...form.getInputProps('comment')} />
      <Foot refusal={refusal} isPending={isPending} dirty={form.isDirty()} />
    </form>
  );
};

interface FootProps {
  readonly refusal: string | null;
  readonly isPending: boolean;
  readonly dirty: boolean;
}

const Foot = ({ refusal, isPending, dirty }: FootProps) => {
  const { t } = useTranslation();
  const close = useCloseWindow();
  return (
    <>
      <Refusal text={refusal} />
      <div className={styles.foot}>
        <Button variant="default" onClick={close}>
          {t('payments.cancel')}
        </Button>
        <Button type="submit" loading={isPending} disabled={!dirty}>
          {t('payments.save')}
        </Button>
      </div>
    </>
  );
};
