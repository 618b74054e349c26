import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import notice from '../../components/Notice.module.css';
import { number } from '../../i18n/format.ts';
import styles from './Indexation.module.css';

interface Props {
  /** Marked rooms whose rent can't be raised, each with a reason that names it. */
  readonly refused: readonly { readonly room_id: number; readonly reason: string }[];
  readonly leaveOut: () => void;
}

/** Which of the marked rooms can't be raised and why; the others go on without them. */
export const NotPossible = ({ refused, leaveOut }: Props) => {
  const { t } = useTranslation();
  if (refused.length === 0) return null;
  return (
    <div className={notice.notice} data-tone="warning" role="status">
      <span>
        {t('indexation.notPossible', { count: refused.length, n: number(refused.length) })}
        <ul className={styles.failures}>
          {refused.map(({ room_id, reason }) => (
            <li key={room_id}>{reason}</li>
          ))}
        </ul>
      </span>
      <Button size="compact-sm" variant="default" onClick={leaveOut}>
        {t('indexation.leaveOut')}
      </Button>
    </div>
  );
};
