import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PlanRun } from '../../api/indexation.ts';
import notice from '../../components/Notice.module.css';
import { number } from '../../i18n/format.ts';
import styles from './Indexation.module.css';

interface Props {
  readonly run: PlanRun;
  readonly stop: () => void;
  readonly close: () => void;
}

/** The API's sentences begin with the room, which the name says already. */
const ROOM = /^Ячейка [^:]+: /;

/** How far the planning has come, and each that was refused. */
export const RunState = ({ run, stop, close }: Props) => {
  const { t } = useTranslation();
  return (
    <div className={notice.notice} data-tone={run.failures.length > 0 ? 'warning' : undefined} role="status">
      <span>
        {t('indexation.progress', {
          done: number(run.done - run.failures.length),
          total: number(run.total),
        })}
        {run.running ? (
          <Progress value={(run.done / run.total) * 100} mt={4} aria-label={t('indexation.rise')} />
        ) : null}
        {run.failures.length === 0 ? null : (
          <ul className={styles.failures}>
            {run.failures.map(({ roomId, name, sentence }) => (
              <li key={roomId}>
                {name}: {sentence.replace(ROOM, '')}
              </li>
            ))}
          </ul>
        )}
      </span>
      <Button size="compact-sm" variant="default" onClick={run.running ? stop : close}>
        {t(run.running ? 'indexation.stop' : 'common.close')}
      </Button>
    </div>
  );
};
