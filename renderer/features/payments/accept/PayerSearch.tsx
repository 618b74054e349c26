import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Payer, usePayers } from '../../../api/find.ts';
import { useWarehouseChoice } from '../../../app/warehouseChoice.ts';
import { DaysLeft } from '../../../components/DaysLeft.tsx';
import { Finder } from '../../../components/finder/Finder.tsx';
import { Money } from '../../../components/Money.tsx';
import { phone, shortName } from '../../../i18n/format.ts';
import styles from './Accept.module.css';

/** Pause in typing after which is asked, ms. */
const PAUSE_MS = 120;

/** Whose payment: a phone, a room, a name or an agreement's number. */
export const PayerSearch = ({ choose }: { choose: (agrid: number) => void }) => {
  const { t } = useTranslation();
  const { warehouse } = useWarehouseChoice();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), PAUSE_MS);
  const { data, error, isFetching, isPlaceholderData } = usePayers(asked, warehouse);
  const settled = asked === text.trim() && !isPlaceholderData && data !== undefined;
  const payers = asked === '' ? [] : (data ?? []);
  const note =
    error?.message ??
    (text.trim() === ''
      ? t('accept.searchHint')
      : settled && payers.length === 0
        ? t('accept.nobody', { query: asked })
        : null);
  return (
    <Finder
      label={t('accept.searchLabel')}
      placeholder={t('accept.searchPlaceholder')}
      listLabel={t('accept.found')}
      text={text}
      setText={setText}
      settled={settled}
      loading={isFetching && asked !== ''}
      // Money on the wrong agreement is worse than a glance at two.
      hurried="only"
      note={note}
      groups={[
        {
          title: t('accept.found'),
          options: payers.map((payer) => ({
            key: String(payer.agrid),
            content: <PayerLine payer={payer} />,
            choose: () => choose(payer.agrid),
          })),
        },
      ]}
    />
  );
};

const PayerLine = ({ payer }: { payer: Payer }) => {
  const { t } = useTranslation();
  const rooms = payer.rooms.map((room) => shortName(room.room_name)).join(', ');
  return (
    <span className={styles.payer}>
      <span className={styles.payerWho}>
        <strong className="cut">{payer.fullname}</strong>
        <span className="dim cut">
          {[phone(payer.username), payer.warehouse_name].filter((part) => part !== '').join(' · ')}
        </span>
      </span>
      <span className={styles.payerWhat}>
        <span className="cut" title={rooms}>
          {rooms === '' ? '—' : t('accept.rooms', { rooms })}
        </span>
        <span className="dim">{payer.agrname}</span>
      </span>
      <span className={styles.payerSum}>
        <Money value={payer.balance} />
        {payer.running === 1 ? (
          <DaysLeft days={payer.days_left} />
        ) : (
          <span className="dim">{t('accept.ended')}</span>
        )}
      </span>
    </span>
  );
};
