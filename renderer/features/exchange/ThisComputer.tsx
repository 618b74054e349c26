import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exchangeRebuild } from '../../../contract/deskExchange.ts';
import { type ExchangeStatus, isEnrolled, useExchangeLog } from '../../api/exchange.ts';
import { useCommand } from '../../api/useCommand.ts';
import { Section } from '../../components/card/Section.tsx';
import { OwnWarehouse } from '../../components/exchange/OwnWarehouse.tsx';
import { Refusal } from '../../components/form/FormNotices.tsx';
import { megabytes, number } from '../../i18n/format.ts';
import styles from './Exchange.module.css';

/** What the way to the centre and back may account for is no error of the clock. */
const FINE_MS = 2000;

/** This PC as the centre knows it, and its copy of the data. */
export const ThisComputer = ({ status }: { status: ExchangeStatus }) => {
  const { t } = useTranslation();
  const { data } = useExchangeLog();
  const [asking, setAsking] = useState(false);
  const centre = 'centre' in status ? status.centre : t('exchange.noCentre');
  return (
    <Section title={t('exchange.thisPc')}>
      <div className={styles.computer}>
        {status.kind === 'centre' ? null : <OwnWarehouse status={status} />}
        <dl className={styles.facts}>
          <dt>{t('exchange.address')}</dt>
          <dd>{centre}</dd>
          {isEnrolled(status) ? (
            <>
              <dt>{t('exchange.device')}</dt>
              <dd>{status.device_id}</dd>
              <dt>{t('exchange.offset')}</dt>
              <dd>
                {Math.abs(status.clock_offset) < FINE_MS
                  ? t('exchange.offsetFine')
                  : t('exchange.offsetSeconds', { seconds: signed(status.clock_offset) })}
              </dd>
            </>
          ) : null}
          {data === undefined ? null : (
            <>
              <dt>{t('exchange.size')}</dt>
              <dd>{t('exchange.megabytes', { n: megabytes(data.replica_size) })}</dd>
            </>
          )}
        </dl>
        {isEnrolled(status) ? (
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('exchange.rebuild')}
          </Button>
        ) : null}
      </div>
      {asking ? <RebuildDialog close={() => setAsking(false)} /> : null}
    </Section>
  );
};

/** Seconds with a sign: by how much the centre's clock is ahead of this one. */
const signed = (ms: number): string => `${ms > 0 ? '+' : ''}${number(Math.round(ms / 1000))}`;

const RebuildDialog = ({ close }: { close: () => void }) => {
  const { t } = useTranslation();
  const rebuild = useCommand(exchangeRebuild, { onDone: close });
  return (
    <Modal opened onClose={close} title={t('exchange.rebuildTitle')} centered size={520}>
      <p style={{ marginTop: 0 }}>{t('exchange.rebuildText')}</p>
      <Refusal text={rebuild.error?.message ?? null} />
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" data-autofocus onClick={close}>
          {t('form.cancel')}
        </Button>
        <Button loading={rebuild.isPending} onClick={() => void rebuild.run({})}>
          {t('exchange.rebuildDo')}
        </Button>
      </Group>
    </Modal>
  );
};
