import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { sendAgain } from '../../../contract/notifications.ts';
import type { NotificationItem } from '../../api/notifications.ts';
import { useCommand } from '../../api/useCommand.ts';
import { ActionButton } from '../ActionButton.tsx';
import styles from './Notices.module.css';

/** Once more by SMS or by e-mail, as the API allows; nothing where neither is possible. */
export const SendAgain = ({ notice }: { notice: NotificationItem }) => {
  const { t } = useTranslation();
  const command = useCommand(sendAgain);
  if (!notice.send_again.some(({ allowed }) => allowed)) return null;
  return (
    <>
      <Group gap={6} wrap="nowrap">
        {notice.send_again.map(({ send_what, reason }) => (
          <ActionButton
            key={send_what}
            size="compact-sm"
            variant="default"
            loading={command.isPending}
            reason={reason}
            onClick={() => void command.run({ notification_id: notice.notification_id, send_what })}
          >
            {t(send_what === 'sms' ? 'notices.bySms' : 'notices.byEmail')}
          </ActionButton>
        ))}
      </Group>
      {command.error === null ? null : (
        <span className={styles.reason} role="alert">
          {command.error.message}
        </span>
      )}
    </>
  );
};
