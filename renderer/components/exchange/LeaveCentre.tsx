import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '../../i18n/format.ts';
import { Refusal } from '../form/FormNotices.tsx';
import { useConnectCentre } from './useConnectCentre.ts';

/** Back to the demo, in the desktop window; nothing of the centre's data or of the queue is lost by it. */
export const LeaveCentre = ({ pending }: { pending: number }) => {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const { connect, busy, restarting, refusal } = useConnectCentre();
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('exchange.disconnect')}
      </Button>
      {asking ? (
        <Modal
          opened
          onClose={() => setAsking(false)}
          title={t('exchange.disconnectTitle')}
          centered
          size={520}
        >
          <p style={{ marginTop: 0 }}>{t('exchange.disconnectText')}</p>
          {pending > 0 ? <p>{t('exchange.disconnectQueue', { n: number(pending) })}</p> : null}
          {restarting ? <p role="status">{t('exchange.restarting')}</p> : null}
          <Refusal text={refusal} />
          <Group justify="flex-end" gap="xs" mt="md">
            <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
              {t('form.cancel')}
            </Button>
            <Button loading={busy || restarting} onClick={() => void connect(null)}>
              {t('exchange.disconnectDo')}
            </Button>
          </Group>
        </Modal>
      ) : null}
    </>
  );
};
