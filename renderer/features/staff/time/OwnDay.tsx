import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconDoorExit, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimeSheet } from '../../../api/staff.ts';
import notice from '../../../components/Notice.module.css';
import { day } from '../../../i18n/format.ts';
import { Consent } from './Consent.tsx';
import { MarkDialog } from './MarkDialog.tsx';
import styles from './Time.module.css';
import { useDeskClock } from './useDeskClock.ts';
import { spanText } from './words.ts';

interface Props {
  readonly me: number;
  readonly needed: boolean;
  readonly warehouse: number;
}

/** The signed-in employee's own day: what is marked, and the one button that comes next. */
export const OwnDay = ({ me, needed, warehouse }: Props) => {
  const { t } = useTranslation();
  const clock = useDeskClock();
  const today = clock?.local.slice(0, 10) ?? '';
  const sheet = useTimeSheet(today.slice(0, 7) || '2000-01', warehouse);
  const [asked, setAsked] = useState<'start' | 'end' | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  if (clock === null || sheet.data === undefined) return <div className={styles.own} aria-busy />;
  const mine = sheet.data.rows.find((row) => row.manager_id === me)?.days.find((one) => one.date === today);
  const next = mine?.time_start ? 'end' : 'start';
  return (
    <>
      <section className={styles.own} aria-label={t('worktime.today', { day: day(today) })}>
        <div className={styles.ownClock}>
          <span className={styles.time}>{clock.local.slice(11, 16)}</span>
          <span className="dim">{t('worktime.today', { day: day(today) })}</span>
        </div>
        <div className={styles.ownState}>
          {mine?.time_start ? (
            <>
              <Mark text={t('worktime.startedAt', { time: mine.time_start })} />
              {mine.late_minutes > 0 ? (
                <span className={styles.late}>
                  {t('worktime.lateBy', { minutes: spanText(t, mine.late_minutes) })}
                </span>
              ) : null}
              {mine.time_end ? <Mark text={t('worktime.endedAt', { time: mine.time_end })} /> : null}
              {mine.minutes === null ? null : <span className="dim">{spanText(t, mine.minutes)}</span>}
            </>
          ) : (
            <span>
              {t('worktime.notStarted')}
              {needed ? null : <span className={styles.note}>{t('worktime.notNeeded')}</span>}
            </span>
          )}
        </div>
        <Consent />
        <Button
          size="md"
          variant={needed && !mine?.time_end ? 'filled' : 'default'}
          leftSection={
            next === 'start' ? (
              <IconPlayerPlay size={17} stroke={1.7} />
            ) : (
              <IconDoorExit size={17} stroke={1.7} />
            )
          }
          title={mine?.time_end ? t('worktime.endAgainHint') : undefined}
          onClick={() => {
            setSaid(null);
            setAsked(next);
          }}
        >
          {t(next === 'start' ? 'worktime.start' : mine?.time_end ? 'worktime.endAgain' : 'worktime.end')}
        </Button>
      </section>
      {clock.clockBack === null ? null : (
        <div className={notice.notice} data-tone="warning" role="alert">
          <IconAlertTriangle size={17} stroke={1.7} aria-hidden />
          <span>{t('worktime.clockBack', { span: spanText(t, clock.clockBack / 60_000) })}</span>
        </div>
      )}
      <div aria-live="polite" className={styles.said}>
        {said === null ? null : (
          <div className={notice.notice}>
            <span>{said}</span>
          </div>
        )}
      </div>
      {asked === null ? null : (
        <MarkDialog
          which={asked}
          onDone={(sentence) => {
            setAsked(null);
            setSaid(sentence);
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
};

const Mark = ({ text }: { text: string }) => (
  <span className={styles.mark}>
    <IconCheck size={15} stroke={2.2} aria-hidden />
    {text}
  </span>
);
