import { IconCloudUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './figures.module.css';

interface Props {
  /** The API's `pending`: written here, and the centre has yet to confirm it. */
  readonly pending: boolean;
  /** With the word beside the sign, where there is room. */
  readonly word?: boolean;
}

/** On every row and card that rests on what the centre doesn't know yet: grey, since it is a state and no fault. */
export const PendingMark = ({ pending, word = false }: Props) => {
  const { t } = useTranslation();
  if (!pending) return null;
  return (
    <span className={styles.pending} title={t('exchange.pendingMark')}>
      <IconCloudUp size={15} stroke={1.7} aria-hidden />
      <span className={word ? undefined : 'srOnly'}>{t('exchange.pendingMark')}</span>
    </span>
  );
};
