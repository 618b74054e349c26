import { Button, Group, Modal, Stack, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withdrawPhotoConsent } from '../../../../contract/worktime.ts';
import { usePhotoConsent } from '../../../api/staff.ts';
import { useCommand } from '../../../api/useCommand.ts';
import { Refusal } from '../../../components/form/FormNotices.tsx';
import notice from '../../../components/Notice.module.css';
import { dayTime } from '../../../i18n/format.ts';
import { ConsentText } from './MarkDialog.tsx';
import styles from './Time.module.css';

/** What the signed-in employee agreed to, to be read again and taken back; nothing where he was never asked. */
export const Consent = () => {
  const { t } = useTranslation();
  const { data } = usePhotoConsent();
  const [open, setOpen] = useState(false);
  const [sure, setSure] = useState(false);
  const close = () => {
    setOpen(false);
    setSure(false);
  };
  const withdraw = useCommand(withdrawPhotoConsent, { onDone: close });
  if (data === undefined || data.given_at === null) return null;
  return (
    <>
      <UnstyledButton className={styles.consentLink} onClick={() => setOpen(true)}>
        {t('worktime.consentGiven', { when: dayTime(data.given_at) })}
      </UnstyledButton>
      <Modal opened={open} onClose={close} title={t('worktime.consentTitle')} size={640} centered>
        <Stack gap="md">
          <ConsentText text={data.text} />
          {sure ? (
            <div className={notice.notice} data-tone="warning" role="alert">
              <span>
                <strong>{t('worktime.consentWithdrawAsk')}</strong> {t('worktime.consentWithdrawText')}
              </span>
            </div>
          ) : null}
          <Refusal text={withdraw.error?.message ?? null} />
          <Group justify="flex-end" gap="sm">
            <Button
              variant="default"
              color="red"
              loading={withdraw.isPending}
              onClick={() => (sure ? void withdraw.run({}) : setSure(true))}
            >
              {t('worktime.consentWithdraw')}
            </Button>
            <Button data-autofocus onClick={close}>
              {t('common.close')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
};
