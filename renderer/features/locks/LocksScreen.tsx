import { useNavigate, useSearch } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../contract/endpoint.ts';
import type { locksPower } from '../../../contract/locks.ts';
import { lockRegister } from '../../../contract/registers.ts';
import { useWarehouses } from '../../api/queries.ts';
import { useLocks } from '../../api/today.ts';
import { Choice } from '../../components/table/Choice.tsx';
import { DataList } from '../../components/table/DataList.tsx';
import type { ListColumn } from '../../components/table/list.ts';
import { RegisterButton } from '../../components/table/RegisterButton.tsx';
import { useListChange } from '../../components/table/useListChange.ts';
import { useMarks } from '../../components/table/useMarks.ts';
import { dayTime, number, shortName } from '../../i18n/format.ts';
import styles from './Locks.module.css';
import { CHARGES, type LocksSearch, locksFilter, locksInput, locksView } from './locksSearch.ts';

type LockRow = Answer<typeof locksPower>['rooms_x_locks'][number];

const rowKey = (row: LockRow) => String(row.lock_id);

/** Under so many percent a bar says that it is time. */
const LOW = 20;
const HALF = 50;

const lockColumns = (
  t: TFunction,
  warehouses: ReadonlyMap<number, string>,
): readonly ListColumn<LockRow>[] => [
  {
    id: 'electric_quantity',
    title: t('locks.charge'),
    width: 220,
    sort: true,
    always: true,
    cell: (row) => <Charge percent={row.electric_quantity} />,
  },
  {
    id: 'room_name',
    title: t('card.room'),
    width: 140,
    sort: true,
    always: true,
    cell: (row) => <strong>{shortName(row.room_name)}</strong>,
  },
  {
    id: 'place',
    title: t('frame.warehouse'),
    width: 240,
    cell: (row) => `${warehouses.get(row.warehouse_id) ?? ''}, ${t('units.floor', { floor: row.floor })}`,
  },
  {
    id: 'update_date',
    title: t('locks.updated'),
    width: 150,
    sort: true,
    right: true,
    cell: (row) => dayTime(row.update_date),
  },
  {
    id: 'lock_id',
    title: t('locks.number'),
    width: 110,
    sort: true,
    right: true,
    cell: (row) => row.lock_id,
  },
];

const Charge = ({ percent }: { percent: number }) => (
  <span className={styles.charge} data-level={percent < LOW ? 'low' : percent < HALF ? 'half' : 'good'}>
    <span className={styles.bar} aria-hidden>
      <span style={{ width: `${percent}%` }} />
    </span>
    <span className="tabular">{percent} %</span>
  </span>
);

/** Замки: which one needs charging first; Enter shows the room on the plan. */
export const LocksScreen = () => {
  const { t } = useTranslation();
  const view = locksView(useSearch({ from: '/frame/locks' }));
  const navigate = useNavigate();
  const list = useLocks(locksInput(view));
  const { data: warehouses } = useWarehouses();
  const columns = useMemo(
    () => lockColumns(t, new Map(warehouses?.map((one) => [one.warehouse_id, one.warehouse_name]))),
    [t, warehouses],
  );
  const { selection, ids } = useMarks();
  const change = useListChange<LocksSearch>();
  return (
    <DataList
      id="locks"
      title={t('screens.locks')}
      texts={{
        table: t('screens.locks'),
        searchLabel: t('locks.searchLabel'),
        searchPlaceholder: t('locks.searchPlaceholder'),
        found: (count) => t('locks.found', { count, n: number(count) }),
        failed: t('locks.failed'),
        emptyAll: t('locks.emptyAll'),
        emptyAllHint: t('locks.emptyAllHint'),
        empty: t('locks.empty'),
      }}
      columns={columns}
      view={view}
      query={list}
      rows={list.data?.rooms_x_locks}
      rowKey={rowKey}
      open={(row) =>
        void navigate({
          to: '/rooms',
          search: { warehouse: row.warehouse_id, floor: row.floor, room: row.room_id, overlay: 'locks' },
        })
      }
      selection={selection}
      actions={
        <RegisterButton
          title={t('locks.register')}
          endpoint={lockRegister}
          input={{ ...locksFilter(view), ids: ids.length === 0 ? undefined : ids }}
          marked={ids.length}
        />
      }
      filtered={view.low !== 'all'}
      resetFilters={() => change({ q: undefined, low: undefined })}
      filters={
        <Choice
          label={t('locks.charge')}
          value={view.low}
          choices={CHARGES}
          name={(value) => t(`locks.level_${value}`)}
          choose={(low) => change({ low })}
        />
      }
    />
  );
};
