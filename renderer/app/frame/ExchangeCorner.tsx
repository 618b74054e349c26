import { Popover } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBuildingBank,
  IconCloudCheck,
  IconCloudDownload,
  IconCloudOff,
  IconCloudPause,
  IconCloudUp,
  IconDeviceDesktop,
} from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExchangeStatus, useExchangeStatus } from '../../api/exchange.ts';
import { statusTitle } from '../../components/exchange/words.ts';
import { number } from '../../i18n/format.ts';
import styles from './Exchange.module.css';
import { ExchangeDetails } from './ExchangeDetails.tsx';

const ICONS: Readonly<Record<ExchangeStatus['kind'], typeof IconCloudOff>> = {
  online: IconCloudCheck,
  offline: IconCloudOff,
  filling: IconCloudDownload,
  halted: IconCloudPause,
  standalone: IconDeviceDesktop,
  centre: IconBuildingBank,
  'not-enrolled': IconCloudOff,
};

/** How it stands with the centre, in sight on every screen: the line, what waits to be sent, what wants a person. */
export const ExchangeCorner = () => {
  const { t } = useTranslation();
  const { data, refetch } = useExchangeStatus();
  const [open, setOpen] = useState(false);
  if (data === undefined) return null;
  const toggle = () => {
    // A round that brought nothing tells nobody, so the time of the last one is asked for.
    if (!open) void refetch();
    setOpen(!open);
  };
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      width={360}
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={styles.corner}
          data-kind={data.kind}
          aria-label={spoken(t, data)}
          aria-expanded={open}
          onClick={toggle}
        >
          <Sign status={data} />
        </button>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        <ExchangeDetails status={data} close={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
};

const spoken = (t: TFunction, status: ExchangeStatus): string => {
  const parts = [`${t('exchange.corner')}: ${statusTitle(t, status)}`];
  if (status.pending > 0) parts.push(t('exchange.pendingShort', { n: number(status.pending) }));
  if (status.attention > 0) parts.push(t('exchange.attentionShort', { n: number(status.attention) }));
  return parts.join('. ');
};

const Sign = ({ status }: { status: ExchangeStatus }) => {
  const { t } = useTranslation();
  const Icon = ICONS[status.kind];
  return (
    <>
      <Icon size={18} stroke={1.7} aria-hidden />
      <span>{statusTitle(t, status)}</span>
      <Count n={status.pending} title={t('exchange.pending')} Icon={IconCloudUp} />
      <Count n={status.attention} title={t('exchange.attention')} Icon={IconAlertTriangle} warning />
    </>
  );
};

interface CountProps {
  readonly n: number;
  readonly title: string;
  readonly Icon: typeof IconCloudUp;
  readonly warning?: boolean;
}

const Count = ({ n, title, Icon, warning = false }: CountProps) =>
  n === 0 ? null : (
    <span className={styles.count} data-tone={warning ? 'warning' : undefined} title={title}>
      <Icon size={14} stroke={1.8} aria-hidden />
      {number(n)}
    </span>
  );
