import { UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './PlainTable.module.css';

export interface PlainColumn<T> {
  readonly title: string;
  readonly cell: (row: T) => ReactNode;
  /** Figures: right-aligned, tabular. */
  readonly right?: boolean;
  /** Explains the header. */
  readonly hint?: string;
  readonly width?: string;
}

interface Props<T> {
  readonly label: string;
  readonly columns: readonly PlainColumn<T>[];
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string | number;
  /** Rows that belong to the past are shown quietly. */
  readonly quiet?: (row: T) => boolean;
  readonly empty: string;
  /** More rows than this are behind «Показать все». */
  readonly limit?: number;
}

/** A short table without paging, for what belongs to one thing. */
export const PlainTable = <T,>({ label, columns, rows, rowKey, quiet, empty, limit = 500 }: Props<T>) => {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  if (rows.length === 0) return <p className={styles.empty}>{empty}</p>;
  const shown = all ? rows : rows.slice(0, limit);
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table} aria-label={label}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column.title}
                  scope="col"
                  className={column.right ? 'num' : undefined}
                  title={column.hint}
                  style={{ width: column.width }}
                >
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={rowKey(row)} data-quiet={quiet?.(row) || undefined}>
                {columns.map((column) => (
                  <td key={column.title} className={column.right ? 'num nowrap' : undefined}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > limit ? (
        <UnstyledButton className={styles.more} onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t('common.less') : t('common.showAll', { count: rows.length })}
        </UnstyledButton>
      ) : null}
    </>
  );
};

interface TwoLinesProps {
  readonly first: ReactNode;
  readonly second?: ReactNode;
  readonly wrap?: boolean;
}

/** A cell of two lines, the second one quieter. */
export const TwoLines = ({ first, second, wrap = false }: TwoLinesProps) => (
  <>
    <span className={styles.first} data-wrap={wrap || undefined}>
      {first}
    </span>
    {second === undefined || second === null ? null : (
      <span className={styles.second} data-wrap={wrap || undefined}>
        {second}
      </span>
    )}
  </>
);
