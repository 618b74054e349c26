import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Payer, usePayers } from '../../api/find.ts';
import { useWarehouseChoice } from '../../app/warehouseChoice.ts';
import { phone } from '../../i18n/format.ts';
import { DaysLeft } from '../DaysLeft.tsx';
import { Money } from '../Money.tsx';
import styles from './AgreementFinder.module.css';
import { Finder, type FinderOption } from './Finder.tsx';

/** Pause in typing after which is asked, ms. */
const PAUSE_MS = 120;

interface Props {
  /** Before anything is typed: what to type. */
  readonly hint: string;
  readonly listLabel: string;
  /** What can be chosen of an agreement that was found. */
  readonly optionsOf: (found: Payer, asked: string) => readonly FinderOption[];
}

/** Somebody's agreement by his phone, room, name or its number. */
export const AgreementFinder = ({ hint, listLabel, optionsOf }: Props) => {
  const { t } = useTranslation();
  const { warehouse } = useWarehouseChoice();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), PAUSE_MS);
  const { data, error, isFetching, isPlaceholderData } = usePayers(asked, warehouse);
  const settled = asked === text.trim() && !isPlaceholderData && data !== undefined;
  const options = asked === '' ? [] : (data ?? []).flatMap((found) => optionsOf(found, asked));
  const nothing = settled && options.length === 0 ? t('accept.nobody', { query: asked }) : null;
  return (
    <Finder
      label={t('accept.searchLabel')}
      placeholder={t('accept.searchPlaceholder')}
      listLabel={listLabel}
      text={text}
      setText={setText}
      settled={settled}
      loading={isFetching && asked !== ''}
      // A write on the wrong agreement is worse than a glance at two.
      hurried="only"
      note={error?.message ?? (text.trim() === '' ? hint : nothing)}
      groups={[{ title: listLabel, options }]}
    />
  );
};

interface LineProps {
  readonly found: Payer;
  /** Its rooms, or the one that the line is about. */
  readonly rooms: string;
}

/** One agreement: whose, which rooms, how it stands with the money. */
export const AgreementLine = ({ found, rooms }: LineProps) => {
  const { t } = useTranslation();
  return (
    <span className={styles.line}>
      <span className={styles.cell}>
        <strong className="cut">{found.fullname}</strong>
        <span className="dim cut">
          {[phone(found.username), found.warehouse_name].filter((part) => part !== '').join(' · ')}
        </span>
      </span>
      <span className={styles.cell}>
        <span className="cut" title={rooms}>
          {rooms === '' ? '—' : t('accept.rooms', { rooms })}
        </span>
        <span className="dim">{found.agrname}</span>
      </span>
      <span className={`${styles.cell} ${styles.sum}`}>
        <Money value={found.balance} />
        {found.running === 1 ? (
          <DaysLeft days={found.days_left} />
        ) : (
          <span className="dim">{t('accept.ended')}</span>
        )}
      </span>
    </span>
  );
};
