import { ActionIcon, Tooltip } from '@mantine/core';
import { IconBell, IconBellOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A browser asks before it shows notifications, and only after a press; the desktop window needs no asking. */
export const NotifyButton = () => {
  const { t } = useTranslation();
  const known = window.mesto === undefined && 'Notification' in window;
  const [state, setState] = useState(known ? Notification.permission : 'granted');
  if (state === 'granted') return null;
  const label = t(state === 'denied' ? 'chat.notifyDenied' : 'chat.notifyAsk');
  return (
    <Tooltip label={label} events={{ hover: true, focus: true, touch: true }}>
      <ActionIcon
        aria-label={label}
        aria-disabled={state === 'denied'}
        onClick={() => {
          if (state === 'default') void Notification.requestPermission().then(setState);
        }}
      >
        {state === 'denied' ? <IconBellOff size={18} stroke={1.7} /> : <IconBell size={18} stroke={1.7} />}
      </ActionIcon>
    </Tooltip>
  );
};
