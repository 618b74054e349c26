import { IconCash, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { openDialog } from '../dialogs.ts';
import styles from './Frame.module.css';

/** The two things that are wanted from every screen: to find something, and to take money. */
export const QuickBar = () => {
  const { t } = useTranslation();
  return (
    <div className={styles.quick}>
      <button
        type="button"
        className={styles.find}
        aria-keyshortcuts="Control+K"
        onClick={() => openDialog({ kind: 'palette' })}
      >
        <IconSearch size={16} stroke={1.8} aria-hidden />
        <span className={styles.findText}>{t('palette.open')}</span>
        <kbd aria-hidden>Ctrl K</kbd>
      </button>
      <button
        type="button"
        className={styles.accept}
        aria-keyshortcuts="F2"
        onClick={() => openDialog({ kind: 'accept', mode: 'payment' })}
      >
        <IconCash size={17} stroke={1.7} aria-hidden />
        {t('accept.open')}
        <kbd aria-hidden>F2</kbd>
      </button>
    </div>
  );
};
