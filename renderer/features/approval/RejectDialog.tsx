import { Button, Chip, Group, Skeleton, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { approveClient } from '../../../contract/clientWrites.ts';
import { FormModal, useCloseWindow } from '../../components/form/FormModal.tsx';
import { Refusal } from '../../components/form/FormNotices.tsx';
import { useKeptForm } from '../../components/form/useKeptForm.tsx';

interface Props {
  readonly userId: number;
  readonly name: string;
  readonly onRejected: () => void;
  readonly onClose: () => void;
}

const REASONS = [
  'approval.reasonUnreadable',
  'approval.reasonMismatch',
  'approval.reasonInvalid',
  'approval.reasonOther',
] as const;

/** Why a passport is rejected: a usual reason, or in own words. */
export const RejectDialog = (props: Props) => {
  const { t } = useTranslation();
  return (
    <FormModal opened onClose={props.onClose} title={t('approval.rejectTitle')} centered size={520}>
      <Form {...props} />
    </FormModal>
  );
};

const Form = ({ userId, name, onRejected }: Props) => {
  const { t } = useTranslation();
  const cancel = useCloseWindow();
  const { form, submit, isPending, refusal, ready, notice } = useKeptForm({
    name: `reject-${userId}`,
    endpoint: approveClient,
    initialValues: { reason: t(REASONS[0]) as string },
    toInput: ({ reason }) => ({ user_id: userId, approved: 0, reason: reason.trim() }),
    onDone: onRejected,
  });
  if (!ready) return <Skeleton height={220} />;
  const { reason } = form.values;
  return (
    <form onSubmit={submit} noValidate>
      {notice}
      <p className="dim" style={{ marginTop: 0 }}>
        {name}. {t('approval.rejectHint')}
      </p>
      <Chip.Group value={reason} onChange={(value) => form.setFieldValue('reason', value)}>
        <Group gap={6} mb="sm">
          {REASONS.map((key) => (
            <Chip key={key} value={t(key)} size="sm">
              {t(key)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Textarea
        label={t('approval.reason')}
        maxLength={500}
        autosize
        minRows={2}
        autoFocus
        {...form.getInputProps('reason')}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          submit();
        }}
      />
      <Refusal text={refusal} />
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={cancel}>
          {t('form.cancel')}
        </Button>
        <Button type="submit" color="red.9" loading={isPending} disabled={reason.trim() === ''}>
          {t('approval.reject')}
        </Button>
      </Group>
    </form>
  );
};
