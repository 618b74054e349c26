import { Button, Group, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Backup, useRestoreBackup } from '../../api/backups.ts';
import { useExchangeStatus } from '../../api/exchange.ts';
import { Refusal } from '../../components/form/FormNotices.tsx';
import { moment } from '../../i18n/format.ts';

interface Props {
  readonly backup: Backup;
  readonly onClose: () => void;
}

/** What putting a backup back means, before it is done: the program starts anew on it. */
export const RestoreDialog = ({ backup, onClose }: Props) => {
  const { t } = useTranslation();
  const enrolled = useExchangeStatus().data;
  const restore = useRestoreBackup();
  const made = moment(backup.made_at);
  const go = () => restore.mutate(backup.name, { onSuccess: () => void window.mesto?.restart() });
  return (
    <Modal opened onClose={onClose} title={t('settings.restoreTitle', { made })} centered size={520}>
      <p style={{ marginTop: 0 }}>
        {t(
          enrolled !== undefined && 'centre' in enrolled ? 'settings.restoreCentre' : 'settings.restoreAlone',
        )}
      </p>
      <p>{t('settings.restoreAside')}</p>
      {restore.isSuccess ? (
        <p role="status">
          {t(window.mesto === undefined ? 'settings.restoreByHand' : 'exchange.restarting')}
        </p>
      ) : null}
      <Refusal text={restore.error?.message ?? null} />
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" data-autofocus onClick={onClose}>
          {t(restore.isSuccess ? 'common.close' : 'form.cancel')}
        </Button>
        {restore.isSuccess ? null : (
          <Button loading={restore.isPending} onClick={go}>
            {t(window.mesto === undefined ? 'settings.restoreNext' : 'settings.restoreNow')}
          </Button>
        )}
      </Group>
    </Modal>
  );
};
