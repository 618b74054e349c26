import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCamera, IconClockExclamation, IconCloudUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SheetDay, SheetRow } from '../../../../contract/worktime.ts';
import { PhotoDialog, type ShownPhoto } from './PhotoDialog.tsx';
import styles from './Time.module.css';
import { dayName, dayNote, hoursText, spanText } from './words.ts';

/** An employee's month day by day; photos open by a click. */
export const DaysTable = ({ row }: { row: SheetRow }) => {
  const { t } = useTranslation();
  const [shown, setShown] = useState<ShownPhoto | null>(null);
  if (row.days.length === 0) return <p className={styles.empty}>{t('worktime.noDays')}</p>;
  return (
    <>
      <table className={styles.table} aria-label={t('worktime.daysOf', { name: row.manager_fullname })}>
        <thead>
          <tr>
            <th scope="col" className={styles.title}>
              {t('worktime.dayColumn')}
            </th>
            <th scope="col" className={styles.title}>
              {t('worktime.startColumn')}
            </th>
            <th scope="col" className={styles.title}>
              {t('worktime.endColumn')}
            </th>
            <th scope="col" className={styles.title}>
              {t('worktime.hoursColumn')}
            </th>
            <th scope="col" className={styles.title}>
              {t('worktime.lateColumn')}
            </th>
            <th scope="col" className={styles.titleLeft}>
              {t('worktime.photos')}
            </th>
          </tr>
        </thead>
        <tbody>
          {row.days.toReversed().map((one) => (
            <DayLine key={one.date} one={one} show={setShown} />
          ))}
        </tbody>
        <tfoot>
          <tr className={styles.total}>
            <th scope="row" colSpan={3}>
              {t('worktime.total')}
            </th>
            <td className="num">{hoursText(row.minutes)}</td>
            <td className="num">{row.late_minutes === 0 ? '—' : spanText(t, row.late_minutes)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
      {shown === null ? null : (
        <PhotoDialog name={row.manager_fullname} shown={shown} onClose={() => setShown(null)} />
      )}
    </>
  );
};

const DayLine = ({ one, show }: { one: SheetDay; show: (photo: ShownPhoto) => void }) => {
  const { t, i18n } = useTranslation();
  const note = dayNote(t, one);
  return (
    <tr className={one.state === 'absent' ? styles.absent : undefined}>
      <td className="nowrap">
        {dayName(one.date, i18n.language)}
        {one.clock_back === null ? null : (
          <Sign
            label={t('worktime.clockMark', { span: spanText(t, one.clock_back / 60_000) })}
            Icon={IconClockExclamation}
            warning
          />
        )}
        {one.pending ? <Sign label={t('worktime.pending')} Icon={IconCloudUp} /> : null}
      </td>
      <td className="num">{one.time_start ?? <span className={styles.late}>{note}</span>}</td>
      <td className="num nowrap">
        {one.time_end ??
          (one.state === 'absent' ? (
            ''
          ) : (
            <span className={one.state === 'no_end' ? styles.late : 'dim'}>{note}</span>
          ))}
      </td>
      <td className="num">{one.minutes === null ? '' : hoursText(one.minutes)}</td>
      <td className="num nowrap">
        {one.late_minutes === 0 ? '' : <span className={styles.late}>{spanText(t, one.late_minutes)}</span>}
      </td>
      <td>
        {one.time_start === null ? null : (
          <span className={styles.photoButtons}>
            <PhotoButton one={one} which="start" link={one.start_photo_link} show={show} />
            {one.time_end === null ? null : (
              <PhotoButton one={one} which="end" link={one.end_photo_link} show={show} />
            )}
          </span>
        )}
      </td>
    </tr>
  );
};

interface PhotoButtonProps {
  readonly one: SheetDay;
  readonly which: 'start' | 'end';
  readonly link: string | null;
  readonly show: (photo: ShownPhoto) => void;
}

const PhotoButton = ({ one, which, link, show }: PhotoButtonProps) => {
  const { t, i18n } = useTranslation();
  const day = dayName(one.date, i18n.language);
  const label = t(which === 'start' ? 'worktime.photoStart' : 'worktime.photoEnd', { day });
  if (link === null) return <span className={styles.note}>{t('worktime.noPhoto')}</span>;
  return (
    <Tooltip label={label}>
      <ActionIcon size="sm" aria-label={label} onClick={() => show({ one, which })}>
        <IconCamera size={16} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
};

interface SignProps {
  readonly label: string;
  readonly Icon: typeof IconCamera;
  readonly warning?: boolean;
}

const Sign = ({ label, Icon, warning = false }: SignProps) => (
  <Tooltip label={label} events={{ hover: true, focus: true, touch: true }}>
    <span className={styles.sign} data-warning={warning || undefined}>
      <Icon size={15} stroke={1.8} role="img" aria-label={label} />
    </span>
  </Tooltip>
);
