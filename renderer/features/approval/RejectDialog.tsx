import { Button, Chip, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../components/form/FormNotices.tsx';

interface Props {
  readonly name: string;
  readonly pending: boolean;
  readonly error: string | null;
  readonly onReject: (reason: string) => void;
  readonly onClose: () => void;
}

const REASONS = [
  'approval.reasonUnreadable',
  'approval.reasonMismatch',
  'approval.reasonInvalid',
  'approval.reasonOther',
] as const;

/** Why a passport is rejected: a usual reason by its digit, or in own words. */
export const RejectDialog = ({ name, pending, error, onReject, onClose }: Props) => {
  const { t } = useTranslation();
  const [reason, setReason] = useState<string>(t(REASONS[0]));
  return (
    <Modal opened onClose={onClose} title={t('approval.rejectTitle')} centered size={520}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onReject(reason.trim());
        }}
      >
        <p className="dim" style={{ marginTop: 0 }}>
          {name}. {t('approval.rejectHint')}
        </p>
        <Chip.Group value={reason} onChange={setReason}>
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
          value={reason}
          maxLength={500}
          autosize
          minRows={2}
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            onReject(reason.trim());
          }}
        />
        <Refusal text={error} />
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={onClose}>
            {t('form.cancel')}
          </Button>
          <Button type="submit" color="red.9" loading={pending} disabled={reason.trim() === ''}>
            {t('approval.reject')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
};
