import { ActionIcon, Skeleton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { timeControlRegister } from '../../../../contract/registers.ts';
import { useAllowedAtAll } from '../../../api/allowed.ts';
import { type TimeSheet, useDeskNow, useTimeSheet, useWorkers } from '../../../api/staff.ts';
import { ActionButton } from '../../../components/ActionButton.tsx';
import { DownloadButton } from '../../../components/download/DownloadButton.tsx';
import { ErrorState } from '../../../components/ErrorState.tsx';
import { StaleNotice } from '../../../components/StaleNotice.tsx';
import { StateMessage } from '../../../components/StateMessage.tsx';
import { DaysTable } from './DaysTable.tsx';
import { OwnDay } from './OwnDay.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { ScheduleDialog } from './ScheduleDialog.tsx';
import styles from './Time.module.css';
import { monthLater, monthName, scheduleWords } from './words.ts';

const route = getRouteApi('/frame/staff/time');

/** Working time: one's own day on top, below it the month of all whom one may see. */
export const TimeScreen = () => {
  const { t } = useTranslation();
  const { warehouse = 0, month } = route.useSearch();
  const now = useDeskNow();
  // Asked anew, not taken from the sign-in: whether marks are needed may have been changed since.
  const workers = useWorkers();
  const me = workers.data?.manager;
  const shown = month ?? now.data?.local.slice(0, 7);
  if (me === undefined || shown === undefined) {
    const error = workers.error ?? now.error;
    const retry = () => {
      void workers.refetch();
      void now.refetch();
    };
    return error === null ? (
      <Skeleton height={320} />
    ) : (
      <ErrorState title={t('worktime.failed')} error={error} retry={retry} />
    );
  }
  const { manager_id, needs_time_control } = me;
  return (
    <>
      <OwnDay me={manager_id} needed={needs_time_control === 1} warehouse={warehouse} />
      <Month
        month={shown}
        warehouse={warehouse}
        current={now.data?.local.slice(0, 7) ?? shown}
        me={manager_id}
      />
    </>
  );
};

interface MonthProps {
  readonly month: string;
  readonly current: string;
  readonly warehouse: number;
  readonly me: number;
}

/** The last day of a month, `YYYY-MM-DD`. */
const lastDay = (month: string): string =>
  new Date(Date.parse(`${monthLater(month, 1)}-01T00:00:00Z`) - 1).toISOString().slice(0, 10);

const Month = ({ month, current, warehouse, me }: MonthProps) => {
  const { t, i18n } = useTranslation();
  const navigate = route.useNavigate();
  const { data, error, refetch, isFetching } = useTimeSheet(month, warehouse);
  const go = (by: number) =>
    void navigate({ search: (old) => ({ ...old, month: monthLater(month, by) }), replace: true });
  return (
    <>
      <div className={styles.toolbar}>
        <ActionIcon size="lg" aria-label={t('worktime.previousMonth')} onClick={() => go(-1)}>
          <IconChevronLeft size={18} stroke={1.8} />
        </ActionIcon>
        <h2 className={styles.month} aria-live="polite">
          {monthName(month, i18n.language)}
        </h2>
        <ActionIcon
          size="lg"
          aria-label={t('worktime.nextMonth')}
          disabled={month >= current}
          onClick={() => go(1)}
        >
          <IconChevronRight size={18} stroke={1.8} />
        </ActionIcon>
        <DownloadButton
          ml="auto"
          title={t('worktime.exportTitle')}
          label={t('worktime.export')}
          endpoint={timeControlRegister}
          input={{
            warehouse_id: warehouse,
            filter_start_date: `${month}-01`,
            filter_end_date: lastDay(month),
          }}
        />
      </div>
      <StaleNotice error={data === undefined ? null : error} retry={() => void refetch()} />
      {data === undefined ? (
        error ? (
          <ErrorState
            title={t('worktime.failed')}
            error={error}
            retry={() => void refetch()}
            retrying={isFetching}
          />
        ) : (
          <Skeleton className={styles.waiting} />
        )
      ) : data.rows.length === 0 ? (
        <StateMessage title={t('worktime.empty')} text={t('worktime.emptyHint')} />
      ) : (
        <Sheet data={data} me={me} />
      )}
    </>
  );
};

const Sheet = ({ data, me }: { data: TimeSheet; me: number }) => {
  const { t, i18n } = useTranslation();
  const { person } = route.useSearch();
  const navigate = route.useNavigate();
  const reason = useAllowedAtAll()('setSchedule');
  const [editing, setEditing] = useState(false);
  const { rows } = data;
  const chosen =
    rows.find((row) => row.manager_id === (person ?? me)) ?? (person === undefined ? rows[0] : undefined);
  const choose = (id: number) =>
    void navigate({ search: (old) => ({ ...old, person: id }), replace: true, resetScroll: false });
  return (
    <div className={styles.columns}>
      <div className={styles.panel}>
        <PeopleTable rows={rows} chosen={chosen?.manager_id} choose={choose} />
      </div>
      <div className={styles.panel}>
        {chosen === undefined ? (
          <p className={styles.empty}>{t('worktime.choosePerson')}</p>
        ) : (
          <>
            <div className={styles.personHead}>
              <div>
                <h2 className="cut" title={chosen.manager_fullname}>
                  {chosen.manager_fullname}
                </h2>
                <span className={styles.note}>
                  {[
                    chosen.warehouse_name,
                    chosen.schedule === null
                      ? t('worktime.noSchedule')
                      : scheduleWords(t, i18n.language, chosen.schedule),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </div>
              <ActionButton variant="default" reason={reason} onClick={() => setEditing(true)}>
                {t('worktime.setSchedule')}
              </ActionButton>
            </div>
            <DaysTable key={chosen.manager_id} row={chosen} />
          </>
        )}
      </div>
      {editing && chosen !== undefined ? (
        <ScheduleDialog person={chosen} rows={rows} onClose={() => setEditing(false)} />
      ) : null}
    </div>
  );
};
