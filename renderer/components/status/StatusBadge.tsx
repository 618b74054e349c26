import { useTranslation } from 'react-i18next';
import type { StatusKey } from '../../app/theme.ts';
import styles from './Status.module.css';
import { StatusSwatch } from './StatusSwatch.tsx';

/** A state by colour, hatch and word. */
export const StatusBadge = ({ status }: { status: StatusKey }) => {
  const { t } = useTranslation();
  return (
    <span
      className={styles.badge}
      style={{ background: `color-mix(in srgb, var(--status-${status}-fill) 45%, var(--surface))` }}
    >
      <StatusSwatch status={status} size={12} />
      {t(`status.${status}`)}
    </span>
  );
};
