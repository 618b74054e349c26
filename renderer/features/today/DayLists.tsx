import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAllowedAtAll } from '../../api/allowed.ts';
import type { ApiError } from '../../api/apiError.ts';
import { useMovingOut } from '../../api/moveOut.ts';
import type { DaySummary } from '../../api/payments.ts';
import { useLargestDebts, useLocks, useOpenVisits } from '../../api/today.ts';
import { openDialog } from '../../app/dialogs.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import card from '../../components/card/Card.module.css';
import { Section } from '../../components/card/Section.tsx';
import { DaysLeft } from '../../components/DaysLeft.tsx';
import { Money } from '../../components/Money.tsx';
import { PlainTable, TwoLines } from '../../components/PlainTable.tsx';
import { RoomLink } from '../../components/RoomLink.tsx';
import { Tag } from '../../components/Tag.tsx';
import { day as dayText, dayTime, phone, shortName } from '../../i18n/format.ts';
import styles from './Today.module.css';

interface Props {
  readonly warehouseId: number;
  readonly today: string;
  readonly day: DaySummary;
}

/** Rows of each short list; the rest is behind its link. */
const SHOWN = 6;

/** Who leaves, who owes, who tries, which locks are low: the first few of each, with what to do. */
export const DayLists = ({ warehouseId, today, day }: Props) => (
  <div className={styles.lists}>
    <Debts warehouseId={warehouseId} day={day} />
    <MoveOuts warehouseId={warehouseId} today={today} />
    <Visits warehouseId={warehouseId} />
    <LowLocks warehouseId={warehouseId} />
  </div>
);

/** A list that isn't there yet, or didn't come, says so in its own place. */
const Waiting = ({ error }: { error: ApiError | null }) => {
  const { t } = useTranslation();
  return <p className={card.sectionNote}>{error?.message ?? t('common.loading')}</p>;
};

const Debts = ({ warehouseId, day }: Pick<Props, 'warehouseId' | 'day'>) => {
  const { t } = useTranslation();
  const { data, error } = useLargestDebts(warehouseId, SHOWN);
  const reason = useAllowedAtAll()('acceptPayment');
  return (
    <Section
      title={t('today.largestDebts')}
      count={day.agreements_unpaid.cnt}
      aside={
        <Link
          to="/agreements"
          search={{ warehouse: warehouseId, watch: 'debt', sort: 'balance' }}
          className={card.sectionLink}
        >
          {t('today.all')}
        </Link>
      }
    >
      {data === undefined ? (
        <Waiting error={error} />
      ) : (
        <PlainTable
          label={t('today.largestDebts')}
          rows={data}
          rowKey={(row) => row.agrid}
          empty={t('today.noDebts')}
          columns={[
            {
              title: t('agreements.client'),
              cell: (row) => (
                <TwoLines
                  first={
                    <Link to="/agreements/$agrid" params={{ agrid: String(row.agrid) }}>
                      {row.fullname}
                    </Link>
                  }
                  second={phone(row.username)}
                  wrap
                />
              ),
            },
            { title: t('agreements.rooms'), cell: (row) => row.room_names.join(', ') },
            { title: t('agreements.balance'), right: true, cell: (row) => <Money value={row.balance} /> },
            {
              title: t('agreements.daysLeft'),
              right: true,
              cell: (row) => <DaysLeft days={row.days_left} />,
            },
            {
              title: '',
              right: true,
              cell: (row) => (
                <ActionButton
                  size="compact-sm"
                  variant="default"
                  reason={reason}
                  onClick={() => openDialog({ kind: 'accept', mode: 'payment', agrid: row.agrid })}
                >
                  {t('today.pay')}
                </ActionButton>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
};

const MoveOuts = ({ warehouseId, today }: Pick<Props, 'warehouseId' | 'today'>) => {
  const { t } = useTranslation();
  const { data, error } = useMovingOut(warehouseId);
  return (
    <Section
      title={t('today.nearestMoveOuts')}
      {...(data === undefined ? {} : { count: data.length })}
      aside={
        <Link to="/move-out" search={{ warehouse: warehouseId }} className={card.sectionLink}>
          {t('today.all')}
        </Link>
      }
    >
      {data === undefined ? (
        <Waiting error={error} />
      ) : (
        <PlainTable
          label={t('today.nearestMoveOuts')}
          rows={data.slice(0, SHOWN)}
          rowKey={(row) => `${row.agrid}:${row.room_id}`}
          empty={t('today.noMoveOuts')}
          columns={[
            {
              title: t('card.date'),
              cell: (row) => (
                <span className="nowrap">
                  {dayText(row.rentenddate)}{' '}
                  {row.rentenddate <= today ? <Tag tone="warning">{t('today.due')}</Tag> : null}
                </span>
              ),
            },
            { title: t('card.room'), cell: (row) => shortName(row.room_name) },
            {
              title: t('agreements.client'),
              cell: (row) => (
                <TwoLines
                  first={
                    <Link
                      to="/move-out"
                      search={{ warehouse: warehouseId, room: row.room_id, agrid: row.agrid }}
                    >
                      {row.fullname}
                    </Link>
                  }
                  second={phone(row.username)}
                  wrap
                />
              ),
            },
            { title: t('card.reason'), cell: (row) => row.leave_reason ?? '—' },
          ]}
        />
      )}
    </Section>
  );
};

const Visits = ({ warehouseId }: Pick<Props, 'warehouseId'>) => {
  const { t } = useTranslation();
  const { data, error } = useOpenVisits(warehouseId);
  return (
    <div id="visits">
      <Section title={t('today.openVisits')} {...(data === undefined ? {} : { count: data.length })}>
        {data === undefined ? (
          <Waiting error={error} />
        ) : (
          <PlainTable
            label={t('today.openVisits')}
            rows={data}
            rowKey={(row) => row.room_id}
            empty={t('today.noVisits')}
            limit={SHOWN}
            columns={[
              {
                title: t('today.visitUntil'),
                cell: (row) => (
                  <span className="nowrap">
                    {dayTime(row.test_end)}{' '}
                    {row.ends_today === 1 ? <Tag tone="warning">{t('today.endsToday')}</Tag> : null}
                  </span>
                ),
              },
              {
                title: t('card.room'),
                cell: (row) => (
                  <RoomLink
                    warehouseId={row.warehouse_id}
                    floor={row.floor}
                    roomId={row.room_id}
                    name={shortName(row.room_name)}
                  />
                ),
              },
              {
                title: t('agreements.client'),
                cell: (row) => (
                  <TwoLines
                    first={
                      <Link to="/clients/$clientId" params={{ clientId: String(row.user_id) }}>
                        {row.fullname === '' ? t('today.noName') : row.fullname}
                      </Link>
                    }
                    second={phone(row.username)}
                    wrap
                  />
                ),
              },
            ]}
          />
        )}
      </Section>
    </div>
  );
};

const LowLocks = ({ warehouseId }: Pick<Props, 'warehouseId'>): ReactNode => {
  const { t } = useTranslation();
  const { data, error } = useLocks({
    warehouse_id: warehouseId,
    sort_column: 'electric_quantity',
    page: 1,
    show_cnt: SHOWN,
  });
  return (
    <Section
      title={t('today.weakLocks')}
      aside={
        <Link to="/locks" search={{ warehouse: warehouseId }} className={card.sectionLink}>
          {t('today.all')}
        </Link>
      }
    >
      {data === undefined ? (
        <Waiting error={error} />
      ) : (
        <PlainTable
          label={t('today.weakLocks')}
          rows={data.rooms_x_locks}
          rowKey={(row) => row.lock_id}
          empty={t('locks.emptyAll')}
          columns={[
            {
              title: t('card.room'),
              cell: (row) => (
                <RoomLink
                  warehouseId={row.warehouse_id}
                  floor={row.floor}
                  roomId={row.room_id}
                  name={shortName(row.room_name)}
                />
              ),
            },
            { title: t('locks.updated'), cell: (row) => dayTime(row.update_date) },
            {
              title: t('locks.charge'),
              right: true,
              cell: (row) => t('units.percent', { value: row.electric_quantity }),
            },
          ]}
        />
      )}
    </Section>
  );
};
