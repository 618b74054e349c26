import { CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StatusKey } from '../../app/theme.ts';
import { ROOM_STATUSES } from '../../components/status/roomStatus.ts';
import { StatusSwatch } from '../../components/status/StatusSwatch.tsx';
import { number } from '../../i18n/format.ts';
import styles from './Rooms.module.css';

interface Props {
  readonly counts: Record<StatusKey, number>;
  readonly show: readonly StatusKey[] | undefined;
  readonly onShow: (show: readonly StatusKey[]) => void;
}

/** What each colour means, how many rooms there are of it, and a filter: chosen states stay, the others fade. */
export const Legend = ({ counts, show = [], onShow }: Props) => {
  const { t } = useTranslation();
  const toggle = (status: StatusKey) =>
    onShow(show.includes(status) ? show.filter((one) => one !== status) : [...show, status]);
  const chip = (status: StatusKey, name: string) => (
    <button
      key={status}
      type="button"
      className={styles.chip}
      aria-pressed={show.includes(status)}
      data-off={(show.length > 0 && !show.includes(status)) || undefined}
      data-status={status}
      disabled={counts[status] === 0 && !show.includes(status)}
      onClick={() => toggle(status)}
    >
      <StatusSwatch status={status} />
      {name}
      <span className={styles.chipCount}>{number(counts[status])}</span>
    </button>
  );
  return (
    <fieldset className={styles.legend}>
      <legend className="srOnly">{t('rooms.legend')}</legend>
      {ROOM_STATUSES.map((status) =>
        chip(status, status === 'incomplete' ? t('rooms.legendIncomplete') : t(`status.${status}`)),
      )}
      <span className={styles.legendRule} aria-hidden />
      {chip('debtor', t('rooms.legendDebtors'))}
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
