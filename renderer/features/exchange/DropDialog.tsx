import { Button, Group, Skeleton, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { attentionDrop } from '../../../contract/deskExchange.ts';
import type { AttentionItem } from '../../api/exchange.ts';
import { FormModal, useCloseWindow } from '../../components/form/FormModal.tsx';
import { Refusal } from '../../components/form/FormNotices.tsx';
import { useKeptForm } from '../../components/form/useKeptForm.tsx';

interface Props {
  readonly item: AttentionItem;
  readonly close: () => void;
}

/** A refused command given up, with the reason that the audit log keeps. */
export const DropDialog = ({ item, close }: Props) => {
  const { t } = useTranslation();
  return (
    <FormModal opened onClose={close} title={t('exchange.dropTitle')} centered size={520}>
      <Form item={item} close={close} />
    </FormModal>
  );
};

const Form = ({ item, close }: Props) => {
  const { t } = useTranslation();
  const cancel = useCloseWindow();
  const { form, submit, isPending, refusal, ready, notice } = useKeptForm({
    name: `drop-${item.command_id}`,
    endpoint: attentionDrop,
    initialValues: { reason: '' },
    toInput: ({ reason }) => ({ command_id: item.command_id, reason: reason.trim() }),
    onDone: close,
  });
  if (!ready) return <Skeleton height={200} />;
  return (
    <form noValidate onSubmit={submit}>
      {notice}
      <p style={{ marginTop: 0, fontWeight: 600 }}>{item.title}</p>
      <p className="dim">{t('exchange.dropText')}</p>
      <Textarea
        label={t('exchange.dropReason')}
        withAsterisk
        maxLength={500}
        autosize
        minRows={2}
        autoFocus
        {...form.getInputProps('reason')}
        error={form.errors.reason ? t('exchange.dropReasonEmpty') : null}
      />
      <Refusal text={refusal} />
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={cancel}>
          {t('form.cancel')}
        </Button>
        <Button type="submit" color="red.9" loading={isPending}>
          {t('exchange.drop')}
        </Button>
      </Group>
    </form>
  );
};
