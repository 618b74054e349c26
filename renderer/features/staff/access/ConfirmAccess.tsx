import { Button, Group, Modal, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AccessFlag, StaffMember } from '../../../../contract/staff.ts';
import { Refusal } from '../../../components/form/FormNotices.tsx';
import notice from '../../../components/Notice.module.css';

/** One access given to someone or taken from him. */
export interface AccessChange {
  readonly one: StaffMember;
  readonly flag: AccessFlag;
  readonly given: boolean;
}

interface Props {
  readonly change: AccessChange | null;
  readonly me: number;
  readonly refusal: string | null;
  readonly busy: boolean;
  readonly onConfirm: (change: AccessChange) => void;
  readonly onClose: () => void;
}

/** Says what the change means before it is made. */
export const ConfirmAccess = ({ change, me, refusal, busy, onConfirm, onClose }: Props) => {
  const { t } = useTranslation();
  return (
    <Modal
      opened={change !== null}
      onClose={onClose}
      title={t(change?.given ? 'staff.confirmGive' : 'staff.confirmTake')}
      centered
      size={480}
    >
      {change === null ? null : (
        <Stack gap="md">
          <p style={{ margin: 0 }}>
            {t(change.given ? `accessGiven.${change.flag}` : `accessTaken.${change.flag}`, {
              name: change.one.manager_fullname,
            })}
          </p>
          {!change.given && change.flag === 'can_set_accesses' && change.one.manager_id === me ? (
            <div className={notice.notice} data-tone="warning">
              <span>{t('staff.ownAccess')}</span>
            </div>
          ) : null}
          <p className="dim" style={{ margin: 0 }}>
            {t('staff.when')}
          </p>
          <Refusal text={refusal} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('form.cancel')}
            </Button>
            <Button data-autofocus loading={busy} onClick={() => onConfirm(change)}>
              {t(change.given ? 'staff.confirmDo' : 'staff.confirmUndo')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
};
