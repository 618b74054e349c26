import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ACCOUNT_ARTICLES, editPayment, PAYMENT_TYPES } from '../../../../contract/payments.ts';
import { closeDialog, type Dialog } from '../../../app/dialogs.ts';
import { Refusal } from '../../../components/form/FormNotices.tsx';
import { DateField, MoneyField } from '../../../components/form/fields.tsx';
import { shownSum, typedSum } from '../../../components/form/mask.ts';
import { useCommandForm } from '../../../components/form/useCommandForm.ts';
import { day } from '../../../i18n/format.ts';
import styles from '../accept/Accept.module.css';

type Props = Extract<Dialog, { kind: 'editPayment' }>;

/** A payment or return mended: what stays as it was isn't sent. */
export const EditPaymentDialog = ({ payment }: Props) => {
  const { t } = useTranslation();
  const returned = payment.returned === 1;
  const { form, submit, isPending, refusal } = useCommandForm({
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
  return (
    <Modal
      opened
      onClose={closeDialog}
      title={t(returned ? 'payments.editReturn' : 'payments.editPayment', { id: payment.payment_id })}
      size={560}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      transitionProps={{ duration: 0 }}
    >
      <form onSubmit={submit} className={styles.form} noValidate>
        <div className={styles.pair}>
          <MoneyField data-autofocus label={t('accept.amount')} {...form.getInputProps('amount')} />
          <DateField label={t('accept.date')} {...form.getInputProps('payment_date')} />
          <Select
            label={t('accept.type')}
            data={[...PAYMENT_TYPES]}
            allowDeselect={false}
            {...form.getInputProps('type')}
          />
          <Select
            label={t('accept.article')}
            data={[...ACCOUNT_ARTICLES]}
            allowDeselect={false}
            {...form.getInputProps('account_article')}
          />
          <TextInput
            label={t('payments.agreementNumber')}
            inputMode="numeric"
            {...form.getInputProps('agrid')}
          />
          {returned ? (
            <TextInput label={t('accept.reason')} {...form.getInputProps('return_reason')} />
          ) : null}
        </div>
        <Textarea label={t('accept.comment')} autosize minRows={2} {...form.getInputProps('comment')} />
        <p className={styles.hint}>{t('payments.editHint')}</p>
        <Refusal text={refusal} />
        <div className={styles.foot}>
          <Button variant="default" onClick={closeDialog}>
            {t('payments.cancel')}
          </Button>
          <Button type="submit" loading={isPending} disabled={!form.isDirty()}>
            {t('payments.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
