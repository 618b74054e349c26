import { Skeleton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type Header, useTable } from '@tanstack/react-table';
import { type MouseEvent, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientRow } from '../../../../contract/clients.ts';
import styles from './Clients.module.css';
import { type ClientsSearch, type ClientsView, SORTS } from './clientsSearch.ts';
import { columns, features } from './columns.tsx';
import type { ColumnVisibility } from './columnVisibility.ts';
import type { ClientKeys } from './useClientKeys.ts';

interface Props {
  readonly view: ClientsView;
  /** Undefined while the first page loads. */
  readonly rows: ClientRow[] | undefined;
  readonly fetching: boolean;
  readonly placeholder: boolean;
  readonly visibility: ColumnVisibility;
  readonly keys: ClientKeys;
  readonly change: (patch: ClientsSearch) => void;
}

const NO_ROWS: ClientRow[] = [];
const SKELETON_ROWS = Array.from({ length: 14 }, (_, index) => index);

const useClientsTable = ({ view, rows, visibility, change }: Props) => {
  const sorting = useMemo(() => [{ id: view.sort, desc: view.dir === 'desc' }], [view.sort, view.dir]);
  return useTable({
    features,
    columns,
    data: rows ?? NO_ROWS,
    getRowId: (row) => String(row.user_id),
    manualSorting: true,
    enableSortingRemoval: false,
    enableMultiSort: false,
    // Debts and the nearest payments first, also for figures.
    sortDescFirst: false,
    state: { sorting, columnVisibility: visibility.shown },
    onSortingChange: (update) => {
      const [first] = typeof update === 'function' ? update(sorting) : update;
      const sort = SORTS.find((one) => one === first?.id);
      if (sort === undefined) return;
      change({ sort: sort === 'fullname' ? undefined : sort, dir: first?.desc ? 'desc' : undefined });
    },
  });
};

/** A click that was meant for the row: not for its link, not the end of marking text, not a new tab. */
const meantForRow = (event: MouseEvent) =>
  !(event.target as HTMLElement).closest('a') && (window.getSelection()?.toString() ?? '') === '';

export const ClientsTable = (props: Props) => {
  const { rows, fetching, placeholder, keys } = props;
  const { t } = useTranslation();
  const table = useClientsTable(props);
  const visible = table.getVisibleLeafColumns();
  return (
    <div className={styles.scroll} data-scroll-restoration-id="clients" data-old={placeholder || undefined}>
      {fetching && rows !== undefined ? <div className={styles.progress} aria-hidden /> : null}
      <table className={styles.table} aria-label={t('clients.table')}>
        <colgroup>
          {visible.map((column) => (
            <col key={column.id} style={{ width: column.columnDef.meta?.width }} />
          ))}
        </colgroup>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => (
                <HeaderCell key={header.id} header={header} />
              ))}
            </tr>
          ))}
        </thead>
        {rows === undefined ? (
          <tbody>
            {SKELETON_ROWS.map((row) => (
              <tr key={row} className={styles.row}>
                {visible.map((column) => (
                  <td key={column.id}>
                    <Skeleton
                      height={10}
                      width={`${column.columnDef.meta?.bar ?? 50}%`}
                      ml={column.columnDef.meta?.right ? 'auto' : 0}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ) : (
          <tbody ref={keys.body}>
            {table.getRowModel().rows.map((row, index) => (
              <tr
                key={row.id}
                className={styles.row}
                tabIndex={index === keys.current ? 0 : -1}
                data-quiet={row.original.active === -1 || undefined}
                onFocus={() => keys.setCurrent(index)}
                onClick={(event) => {
                  if (meantForRow(event)) keys.open(row.original);
                }}
              >
                {row.getVisibleCells().map((cell) => (
                  <td key={cell.id} className={cell.column.columnDef.meta?.right ? 'num' : undefined}>
                    <table.FlexRender cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        )}
      </table>
    </div>
  );
};

const HeaderCell = ({ header }: { header: Header<typeof features, ClientRow> }) => {
  const { t } = useTranslation();
  const { meta } = header.column.columnDef;
  if (meta === undefined) return null;
  const sorted = header.column.getIsSorted();
  const Arrow = sorted === 'desc' ? IconArrowDown : IconArrowUp;
  const ariaSort = sorted === false ? 'none' : sorted === 'asc' ? 'ascending' : 'descending';
  return (
    <th scope="col" aria-sort={ariaSort} data-right={meta.right || undefined}>
      <button
        type="button"
        className={styles.sort}
        data-sorted={sorted !== false || undefined}
        onClick={header.column.getToggleSortingHandler()}
      >
        {t(`clients.${meta.title}`)}
        <Arrow size={13} stroke={2} aria-hidden />
      </button>
    </th>
  );
};
