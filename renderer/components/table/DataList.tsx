import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '../../i18n/format.ts';
import { StaleNotice } from '../StaleNotice.tsx';
import { ColumnsMenu } from './ColumnsMenu.tsx';
import { useColumnChoice } from './columnChoice.ts';
import styles from './List.module.css';
import { ListBody } from './ListBody.tsx';
import { ListFooter } from './ListFooter.tsx';
import { ListToolbar } from './ListToolbar.tsx';
import type { ChangeList, ListProps } from './list.ts';
import { useListChange } from './useListChange.ts';
import { useListKeys } from './useListKeys.ts';
import { useSearchText } from './useSearchText.ts';

const NO_KEYS: readonly string[] = [];

/** A whole screen that is a list: toolbar, table or its states, footer, and the keyboard. */
export const DataList = <T extends object>(list: ListProps<T>) => {
  const { id, title, texts, columns, view, query, rows, rowKey, selection } = list;
  const { t } = useTranslation();
  const change: ChangeList = useListChange();
  const searchField = useRef<HTMLInputElement>(null);
  const choice = useColumnChoice(id, columns);
  useDocumentTitle(`${title} — ${t('common.product')}`);
  const text = useSearchText(view.q, (q) => change({ q: q === '' ? undefined : q }, true));
  const rowKeys = useMemo(() => rows?.map(rowKey) ?? NO_KEYS, [rows, rowKey]);
  const reset = () => {
    text.set('');
    list.resetFilters();
    searchField.current?.focus();
  };
  const keys = useListKeys({
    list: id,
    keys: rowKeys,
    settled: query.isSuccess && !query.isPlaceholderData && !text.waiting,
    page: view.page,
    pages: query.data?.cnt_pages ?? 1,
    searchField,
    clear: () => text.set('', true),
    flush: text.flush,
    toPage: (page) => change({ page }),
    open: (index) => {
      const row = rows?.[index];
      if (row !== undefined) list.open(row);
    },
    mark: selection && ((index) => selection.set(toggled(selection.state, rowKeys[index]))),
    markAll: selection && (() => selection.set({ ...selection.state, ...allMarked(rowKeys) })),
  });
  return (
    <div className={styles.screen}>
      <ListToolbar
        title={title}
        count={query.data === undefined ? '' : texts.found(query.data.cnt_all)}
        searchLabel={texts.searchLabel}
        searchPlaceholder={texts.searchPlaceholder}
        text={text}
        searchField={searchField}
        filters={list.filters}
        actions={
          <>
            {list.actions}
            <ColumnsMenu choice={choice} />
          </>
        }
      />
      {list.head}
      {query.data !== undefined && query.error !== null ? (
        <StaleNotice error={query.error} retry={() => void query.refetch()} />
      ) : null}
      <section className={styles.panel} aria-label={texts.table} aria-busy={query.isFetching}>
        <ListBody list={list} change={change} choice={choice} keys={keys} reset={reset} />
        {selection ? (
          <Marked count={Object.keys(selection.state).length} clear={() => selection.set({})} />
        ) : null}
        {query.data === undefined ? null : (
          <ListFooter
            view={view}
            data={query.data}
            shown={rows?.length ?? 0}
            selectable={selection !== undefined}
            change={change}
          />
        )}
      </section>
    </div>
  );
};

const allMarked = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, true as const]));

const toggled = (state: Readonly<Record<string, true>>, key: string | undefined): Record<string, true> => {
  if (key === undefined) return { ...state };
  const { [key]: marked, ...others } = state;
  return marked ? others : { ...state, [key]: true };
};

/** How many rows are marked, those on other pages too. */
const Marked = ({ count, clear }: { count: number; clear: () => void }) => {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <div className={styles.marked} role="status">
      <span>{t('list.marked', { count, n: number(count) })}</span>
      <Button size="compact-sm" variant="subtle" onClick={clear}>
        {t('list.unmark')}
      </Button>
    </div>
  );
};
