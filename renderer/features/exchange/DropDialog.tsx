import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attentionDrop } from '../../../contract/deskExchange.ts';
import type { AttentionItem } from '../../api/exchange.ts';
import { useCommand } from '../../api/useCommand.ts';
import { Refusal } from '../../components/form/FormNotices.tsx';

interface Props {
  readonly item: AttentionItem;
  readonly close: () => void;
}

/** A refused command given up, with the reason that the audit log keeps. */
export const DropDialog = ({ item, close }: Props) => {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const drop = useCommand(attentionDrop, { onDone: close });
  const empty = reason.trim() === '';
  return (
    <Modal
      opened
      onClose={close}
      title={t('exchange.dropTitle')}
      centered
      size={520}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (!empty) void drop.run({ command_id: item.command_id, reason: reason.trim() });
        }}
      >
        <p style={{ marginTop: 0, fontWeight: 600 }}>{item.title}</p>
        <p className="dim">{t('exchange.dropText')}</p>
        <Textarea
          label={t('exchange.dropReason')}
          withAsterisk
          value={reason}
          maxLength={500}
          autosize
          minRows={2}
          data-autofocus
          error={asked && empty ? t('exchange.dropReasonEmpty') : null}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Refusal text={drop.error?.message ?? null} />
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={close}>
            {t('form.cancel')}
          </Button>
          <Button type="submit" color="red.9" loading={drop.isPending}>
            {t('exchange.drop')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
};
