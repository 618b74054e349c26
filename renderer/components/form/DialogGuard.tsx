import { Button, Group, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Options {
  readonly dirty: boolean;
  readonly onClose: () => void;
  /** Deletes the dialog's draft; absent: it keeps none. */
  readonly forget?: (() => void) | undefined;
}

/** Asks before a dialog with something typed in it is closed. */
export const useDialogGuard = ({
  dirty,
  onClose,
  forget,
}: Options): { close: () => void; question: ReactNode } => {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const leave = () => {
    forget?.();
    onClose();
  };
  const question = asking ? (
    <Modal opened onClose={() => setAsking(false)} title={t('form.leaveTitle')} centered zIndex={400}>
      <p style={{ marginTop: 0 }}>{t('form.closeText')}</p>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={leave}>
          {t('form.closeAnyway')}
        </Button>
        <Button data-autofocus onClick={() => setAsking(false)}>
          {t('form.stay')}
        </Button>
      </Group>
    </Modal>
  ) : null;
  return { close: () => (dirty ? setAsking(true) : onClose()), question };
};
