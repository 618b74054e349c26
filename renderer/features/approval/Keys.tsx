import { useTranslation } from 'react-i18next';
import styles from './Approval.module.css';

const KEYS = [
  ['Enter', 'approval.keyApprove'],
  ['X', 'approval.keyReject'],
  ['↑ ↓', 'approval.keyNext'],
  ['R', 'approval.keyRotate'],
  ['+ −', 'approval.keyZoom'],
] as const;

/** The queue's keys. */
export const Keys = () => {
  const { t } = useTranslation();
  return (
    <p className={styles.keys}>
      {KEYS.map(([key, name]) => (
        <span key={key}>
          <kbd>{key}</kbd> {t(name)}
        </span>
      ))}
    </p>
  );
};
