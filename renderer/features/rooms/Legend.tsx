import { CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LevelKey, PaintKey, StatusKey } from '../../app/theme.ts';
import { ROOM_STATUSES } from '../../components/status/roomStatus.ts';
import { StatusSwatch } from '../../components/status/StatusSwatch.tsx';
import { number } from '../../i18n/format.ts';
import { LEVELS_OF, type Overlay } from './overlay.ts';
import styles from './Rooms.module.css';

interface ChipsProps<K extends PaintKey> {
  readonly keys: readonly K[];
  readonly nameOf: (key: K) => string;
  readonly countOf: (key: K) => number;
  readonly show: readonly K[] | undefined;
  readonly onShow: (show: readonly K[]) => void;
  /** Before these a line is drawn. */
  readonly apart?: K;
}

/** What each colour means, how many rooms there are of it, and a filter: chosen ones stay, the others fade. */
const Chips = <K extends PaintKey>({ keys, nameOf, countOf, show = [], onShow, apart }: ChipsProps<K>) => {
  const { t } = useTranslation();
  const toggle = (key: K) => onShow(show.includes(key) ? show.filter((one) => one !== key) : [...show, key]);
  const chip = (key: K): ReactNode => (
    <button
      key={key}
      type="button"
      className={styles.chip}
      aria-pressed={show.includes(key)}
      data-off={(show.length > 0 && !show.includes(key)) || undefined}
      data-status={key}
      disabled={countOf(key) === 0 && !show.includes(key)}
      onClick={() => toggle(key)}
    >
      <StatusSwatch status={key} />
      {nameOf(key)}
      <span className={styles.chipCount}>{number(countOf(key))}</span>
    </button>
  );
  return (
    <fieldset className={styles.legend}>
      <legend className="srOnly">{t('rooms.legend')}</legend>
      {keys.map((key) =>
        key === apart
          ? [<span key="rule" className={styles.legendRule} aria-hidden />, chip(key)]
          : chip(key),
      )}
      {show.length > 0 ? (
        <CloseButton
          size="sm"
          aria-label={t('common.reset')}
          title={t('common.reset')}
          onClick={() => onShow([])}
        />
      ) : null}
    </fieldset>
  );
};

const STATUS_CHIPS: readonly StatusKey[] = [...ROOM_STATUSES, 'debtor'];

interface StatesProps {
  readonly counts: Record<StatusKey, number>;
  readonly show: readonly StatusKey[] | undefined;
  readonly onShow: (show: readonly StatusKey[]) => void;
}

/** Legend of the rooms' states, with the debtors beside. */
export const Legend = ({ counts, show, onShow }: StatesProps) => {
  const { t } = useTranslation();
  const nameOf = (status: StatusKey) => {
    if (status === 'debtor') return t('rooms.legendDebtors');
    return status === 'incomplete' ? t('rooms.legendIncomplete') : t(`status.${status}`);
  };
  return (
    <Chips
      keys={STATUS_CHIPS}
      nameOf={nameOf}
      countOf={(status) => counts[status]}
      show={show}
      onShow={onShow}
      apart="debtor"
    />
  );
};

interface LevelsProps {
  readonly overlay: Overlay;
  readonly counts: ReadonlyMap<LevelKey, number>;
  readonly show: readonly LevelKey[] | undefined;
  readonly onShow: (show: readonly LevelKey[]) => void;
}

/** Legend of an overlay's steps. */
export const LevelLegend = ({ overlay, counts, show, onShow }: LevelsProps) => {
  const { t } = useTranslation();
  return (
    <Chips
      keys={LEVELS_OF[overlay]}
      nameOf={(level) => t(`${overlay === 'locks' ? 'lockLevels' : 'debtLevels'}.${level}`)}
      countOf={(level) => counts.get(level) ?? 0}
      show={show}
      onShow={onShow}
    />
  );
};
