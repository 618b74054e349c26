import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SheetRow } from '../../../../contract/worktime.ts';
import styles from './Time.module.css';
import { hoursText, scheduleWords, spanText } from './words.ts';

interface Props {
  readonly rows: readonly SheetRow[];
  readonly chosen: number | undefined;
  readonly choose: (id: number) => void;
}

/** A line an employee: the month in figures. Arrows move, Enter shows the days. */
export const PeopleTable = ({ rows, chosen, choose }: Props) => {
  const { t, i18n } = useTranslation();
  const body = useRef<HTMLTableSectionElement>(null);
  const focusable = rows.some((row) => row.manager_id === chosen) ? chosen : rows[0]?.manager_id;
  const keys = (event: KeyboardEvent, at: number) => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    const row = rows[at];
    if (to !== undefined) {
      event.preventDefault();
      body.current?.rows[Math.min(rows.length - 1, Math.max(0, to))]?.focus();
    } else if (row && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      choose(row.manager_id);
    }
  };
  return (
    <table className={styles.table} aria-label={t('worktime.people')}>
      <thead>
        <tr>
          <th scope="col" className={styles.title}>
            {t('worktime.employee')}
          </th>
          <th scope="col" className={styles.title} title={t('worktime.daysHint')}>
            {t('worktime.days')}
          </th>
          <th scope="col" className={styles.title}>
            {t('worktime.hours')}
          </th>
          <th scope="col" className={styles.title} title={t('worktime.lateHint')}>
            {t('worktime.late')}
          </th>
          <th scope="col" className={styles.title} title={t('worktime.noEndHint')}>
            {t('worktime.noEnd')}
          </th>
          <th scope="col" className={styles.title} title={t('worktime.absentHint')}>
            {t('worktime.absent')}
          </th>
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row, at) => (
          <tr
            key={row.manager_id}
            className={styles.line}
            tabIndex={row.manager_id === focusable ? 0 : -1}
            aria-selected={row.manager_id === chosen}
            onKeyDown={(event) => keys(event, at)}
            onClick={() => choose(row.manager_id)}
          >
            <td>
              <span className={`${styles.person} cut`} title={row.manager_fullname}>
                {row.manager_fullname}
              </span>
              <span className={`${styles.note} cut`}>
                {row.schedule === null
                  ? t('worktime.noSchedule')
                  : scheduleWords(t, i18n.language, row.schedule)}
              </span>
            </td>
            <td className="num nowrap">
              {row.days_worked}
              {row.days_planned === null ? null : <span className="dim"> / {row.days_planned}</span>}
            </td>
            <td className="num">{hoursText(row.minutes)}</td>
            <td className="num nowrap">
              {row.late_days === 0 ? (
                <span className="dim">—</span>
              ) : (
                <span className={styles.late}>
                  {row.late_days} · {spanText(t, row.late_minutes)}
                </span>
              )}
            </td>
            <Count value={row.missing_ends} />
            <Count value={row.absent_days} />
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Count = ({ value }: { value: number }) => (
  <td className="num">
    {value === 0 ? <span className="dim">—</span> : <span className={styles.late}>{value}</span>}
  </td>
);
