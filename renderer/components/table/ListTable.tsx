import { Checkbox, Skeleton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import {
  createColumnHelper,
  FlexRender,
  metaHelper,
  type Row,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { type MouseEvent, memo, type RefObject, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnChoice } from './columnChoice.ts';
import styles from './List.module.css';
import type { ChangeList, ListColumn, ListSelection, ListView } from './list.ts';
import type { ListKeys } from './useListKeys.ts';
import { useRowWindow } from './useRowWindow.ts';

interface Meta {
  readonly title: string;
  readonly hint: string | undefined;
  readonly width: number;
  readonly right: boolean;
}

const features = tableFeatures({
  rowSortingFeature,
  rowSelectionFeature,
  columnMeta: metaHelper<Meta>(),
});
type Features = typeof features;

interface Props<T extends object> {
  readonly id: string;
  readonly label: string;
  readonly view: ListView;
  /** Undefined while the first page loads. */
  readonly rows: readonly T[] | undefined;
  readonly total: number | undefined;
  readonly rowKey: (row: T) => string;
  readonly quiet: ((row: T) => boolean) | undefined;
  readonly agreementOf: ((row: T) => number) | undefined;
  readonly choice: ColumnChoice<T>;
  readonly selection: ListSelection | undefined;
  readonly fetching: boolean;
  readonly placeholder: boolean;
  readonly keys: ListKeys;
  readonly change: ChangeList;
}

const NOTHING: never[] = [];
const NOBODY = {};
const SKELETON_ROWS = Array.from({ length: 14 }, (_, index) => index);
/** Width of the column of marks, px. */
const MARK_WIDTH = 38;

const toTableColumn = <T extends object>(column: ListColumn<T>) =>
  createColumnHelper<Features, T>().accessor((): unknown => null, {
    id: column.id,
    enableSorting: column.sort === true,
    cell: ({ row }) => column.cell(row.original),
    meta: { title: column.title, hint: column.hint, width: column.width, right: column.right === true },
  });

const useListTable = <T extends object>({ view, rows, choice, rowKey, selection, change }: Props<T>) => {
  const sorting = useMemo(() => [{ id: view.sort, desc: view.dir === 'desc' }], [view.sort, view.dir]);
  const columns = useMemo(() => choice.shown.map(toTableColumn), [choice.shown]);
  const data = useMemo(() => (rows === undefined ? NOTHING : [...rows]), [rows]);
  return useTable({
    features,
    columns,
    data,
    getRowId: rowKey,
    manualSorting: true,
    enableSortingRemoval: false,
    enableMultiSort: false,
    // Debts and the nearest payments first, also for figures.
    sortDescFirst: false,
    enableRowSelection: selection !== undefined,
    state: { sorting, rowSelection: selection?.state ?? NOBODY },
    onRowSelectionChange: (update) =>
      selection?.set(typeof update === 'function' ? update(selection.state) : update),
    onSortingChange: (update) => {
      const [first] = typeof update === 'function' ? update(sorting) : update;
      if (first !== undefined) change({ sort: first.id, dir: first.desc ? 'desc' : 'asc' });
    },
  });
};

/** A click that was meant for the row: not for its link or mark, not the end of marking text, not a new tab. */
const meantForRow = (event: MouseEvent) =>
  !(event.target as HTMLElement).closest('a, button, input, label') &&
  (window.getSelection()?.toString() ?? '') === '';

/** Rows of a list under a header that stays; many of them are drawn only as far as they are in sight. */
export const ListTable = <T extends object>(props: Props<T>) => {
  const { id, label, rows, total, fetching, placeholder, keys, selection } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const latestKeys = useRef(keys);
  latestKeys.current = keys;
  const table = useListTable(props);
  const visible = table.getAllLeafColumns();
  const found = table.getRowModel().rows;
  const drawn = useRowWindow(scroller, found.length, keys.scrollTo);
  const minWidth = visible.reduce((sum, { columnDef }) => sum + (columnDef.meta?.width ?? 0), 0);
  const span = visible.length + (selection ? 1 : 0);
  return (
    <div
      ref={scroller}
      className={styles.scroll}
      data-scroll-restoration-id={id}
      data-old={placeholder || undefined}
    >
      {fetching && rows !== undefined ? <div className={styles.progress} aria-hidden /> : null}
      <table className={styles.table} aria-label={label} aria-rowcount={total} style={{ minWidth }}>
        <colgroup>
          {selection ? <col style={{ width: MARK_WIDTH }} /> : null}
          {visible.map((column) => (
            <col key={column.id} style={{ width: column.columnDef.meta?.width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {selection ? (
              <MarkAll
                all={table.getIsAllRowsSelected()}
                some={table.getIsSomeRowsSelected()}
                toggle={() => table.toggleAllRowsSelected()}
              />
            ) : null}
            {table.getHeaderGroups()[0]?.headers.map(({ column }) => (
              <HeaderCell
                key={column.id}
                meta={column.columnDef.meta}
                sorted={column.getIsSorted()}
                sort={column.getCanSort() ? column.getToggleSortingHandler() : undefined}
              />
            ))}
          </tr>
        </thead>
        {rows === undefined ? (
          <SkeletonRows
            marks={selection !== undefined}
            metas={visible.map(({ columnDef }) => columnDef.meta)}
          />
        ) : (
          <tbody ref={keys.body}>
            <Gap height={drawn.before} span={span} />
            {found.slice(drawn.from, drawn.to).map((row, at) => (
              <KeptRow
                key={row.id}
                row={row}
                index={drawn.from + at}
                columns={props.choice.shown}
                tabbable={drawn.from + at === keys.current}
                markable={selection !== undefined}
                marked={selection?.state[row.id] === true}
                quiet={props.quiet?.(row.original) === true}
                agreement={props.agreementOf?.(row.original)}
                keys={latestKeys}
              />
            ))}
            <Gap height={drawn.after} span={span} />
          </tbody>
        )}
      </table>
    </div>
  );
};

/** Height of the rows that aren't drawn. */
const Gap = ({ height, span }: { height: number; span: number }) =>
  height === 0 ? null : (
    <tr aria-hidden className={styles.gap}>
      <td colSpan={span} style={{ height }} />
    </tr>
  );

interface BodyRowProps<T extends object> {
  readonly row: Row<Features, T>;
  readonly index: number;
  readonly columns: readonly ListColumn<T>[];
  readonly tabbable: boolean;
  readonly markable: boolean;
  readonly marked: boolean;
  readonly quiet: boolean;
  readonly agreement: number | undefined;
  /** What the keys do by now; a ref, so that a row is drawn anew only when it changes itself. */
  readonly keys: RefObject<ListKeys>;
}

const BodyRow = <T extends object>(props: BodyRowProps<T>) => {
  const { row, index, tabbable, markable, marked, quiet, agreement, keys } = props;
  const { t } = useTranslation();
  return (
    <tr
      className={styles.row}
      tabIndex={tabbable ? 0 : -1}
      data-index={index}
      data-agreement={agreement}
      data-quiet={quiet || undefined}
      data-marked={marked || undefined}
      onFocus={(event) => {
        if (event.target === event.currentTarget) keys.current.setCurrent(index);
      }}
      onClick={(event) => {
        if (meantForRow(event)) keys.current.open(index);
      }}
    >
      {markable ? (
        <td className={styles.mark}>
          <Checkbox
            size="xs"
            tabIndex={-1}
            aria-label={t('list.mark')}
            checked={marked}
            onChange={NO_CHANGE}
            onClick={row.getToggleSelectedHandler()}
          />
        </td>
      ) : null}
      {row.getAllCells().map((cell) => (
        <td key={cell.id} className={cell.column.columnDef.meta?.right ? 'num' : undefined}>
          <FlexRender cell={cell} />
        </td>
      ))}
    </tr>
  );
};

/** A long list that scrolls draws only the rows that come into sight. */
const KeptRow = memo(BodyRow) as typeof BodyRow;

/** The click's handler does it: it knows of Shift. */
const NO_CHANGE = () => {};

const MarkAll = ({ all, some, toggle }: { all: boolean; some: boolean; toggle: () => void }) => {
  const { t } = useTranslation();
  return (
    <th scope="col" className={styles.mark}>
      <Checkbox
        size="xs"
        aria-label={t('list.markAll')}
        title={t('list.markAll')}
        checked={all}
        indeterminate={some && !all}
        onChange={toggle}
      />
    </th>
  );
};

const SkeletonRows = ({ marks, metas }: { marks: boolean; metas: readonly (Meta | undefined)[] }) => (
  <tbody>
    {SKELETON_ROWS.map((row) => (
      <tr key={row} className={styles.row}>
        {marks ? <td className={styles.mark} /> : null}
        {metas.map((meta, at) => (
          <td key={meta?.title ?? at}>
            <Skeleton
              height={10}
              width={`${45 + ((row * 7 + at * 13) % 40)}%`}
              ml={meta?.right ? 'auto' : 0}
            />
          </td>
        ))}
      </tr>
    ))}
  </tbody>
);

interface HeaderProps {
  readonly meta: Meta | undefined;
  readonly sorted: false | 'asc' | 'desc';
  readonly sort: ((event: unknown) => void) | undefined;
}

const HeaderCell = ({ meta, sorted, sort }: HeaderProps) => {
  if (meta === undefined) return null;
  const Arrow = sorted === 'desc' ? IconArrowDown : IconArrowUp;
  if (sort === undefined) {
    return (
      <th scope="col" data-right={meta.right || undefined} title={meta.hint}>
        <span className={styles.sort} data-still>
          {meta.title}
        </span>
      </th>
    );
  }
  const ariaSort = sorted === false ? 'none' : sorted === 'asc' ? 'ascending' : 'descending';
  return (
    <th scope="col" aria-sort={ariaSort} data-right={meta.right || undefined} title={meta.hint}>
      <button
        type="button"
        className={styles.sort}
        data-sorted={sorted !== false || undefined}
        onClick={sort}
      >
        {meta.title}
        <Arrow size={13} stroke={2} aria-hidden />
      </button>
    </th>
  );
};
