import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCornerDownRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AttentionItem } from '../../api/exchange.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { moment } from '../../i18n/format.ts';
import { fieldsOf, roomChange, valueAt } from './commandFields.ts';
import { shownValue } from './commandValues.ts';
import styles from './Exchange.module.css';

/** What a person can do about a refused command. */
export type Deed = 'change' | 'substitute' | 'drop';

interface Props {
  readonly item: AttentionItem;
  /** It was refused because the one above was. */
  readonly follower?: boolean;
  readonly act: (deed: Deed) => void;
}

/** A refused command: what it was, whose, why it was refused, what can be done. */
export const AttentionCard = ({ item, follower = false, act }: Props) => {
  const { t } = useTranslation();
  const Icon = follower ? IconCornerDownRight : IconAlertTriangle;
  const takesRooms = item.rooms.some(({ room_id }) => roomChange(item.name, item.input, room_id, 0) !== null);
  return (
    <article className={styles.card} data-follower={follower || undefined} aria-label={item.title}>
      <Icon className={styles.cardIcon} size={18} stroke={1.7} aria-hidden />
      <div className={styles.cardBody}>
        <h3 className={styles.cardTitle}>{item.title}</h3>
        <p className={styles.cardWho}>
          {t('exchange.by', { author: item.author, madeAt: moment(item.made_at) })}
          {follower ? ` · ${t('exchange.follower')}` : ''}
        </p>
        <p className={styles.reason}>
          <span className="dim">{t('exchange.refusedAt', { at: moment(item.decided_at) })}:</span>{' '}
          {item.reason.msg}
        </p>
        <Given item={item} />
      </div>
      <div className={styles.deeds}>
        {takesRooms ? (
          <ActionButton size="xs" reason={item.resend.reason} onClick={() => act('substitute')}>
            {t('exchange.substitute')}
          </ActionButton>
        ) : null}
        <ActionButton
          size="xs"
          variant={takesRooms || follower ? 'default' : 'filled'}
          reason={item.resend.reason}
          onClick={() => act('change')}
        >
          {t('exchange.change')}
        </ActionButton>
        <Button size="xs" variant="default" onClick={() => act('drop')}>
          {t('exchange.drop')}
        </Button>
      </div>
    </article>
  );
};

/** What was entered, but for what only the form shows. */
const Given = ({ item }: { item: AttentionItem }) => {
  const { t } = useTranslation();
  const given = fieldsOf(item.name, item.input)
    .filter((field) => field.personal !== true)
    .map((field) => ({ ...field, text: shownValue(field, valueAt(item.input, field.path)) }))
    .filter(({ text }) => text !== '');
  if (given.length === 0) return null;
  return (
    <dl className={styles.given}>
      {given.map(({ path, label, text }) => (
        <div key={path}>
          <dt>{t(`commandFields.${label}`)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
};
