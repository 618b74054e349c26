import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../ErrorState.tsx';
import { StateMessage } from '../StateMessage.tsx';
import type { ColumnChoice } from './columnChoice.ts';
import { ListTable } from './ListTable.tsx';
import type { ChangeList, ListProps } from './list.ts';
import type { ListKeys } from './useListKeys.ts';

interface Props<T extends object> {
  readonly list: ListProps<T>;
  readonly change: ChangeList;
  readonly choice: ColumnChoice<T>;
  readonly keys: ListKeys;
  readonly reset: () => void;
}

/** The table, or what stands in its place: not loaded, nothing found, no such page. */
export const ListBody = <T extends object>({ list, change, choice, keys, reset }: Props<T>) => {
  const { t } = useTranslation();
  const { query, rows, view, texts } = list;
  if (query.data === undefined && query.error !== null) {
    return (
      <ErrorState
        title={texts.failed}
        error={query.error}
        retry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    );
  }
  if (rows?.length === 0 && !query.isPlaceholderData) {
    if ((query.data?.cnt_all ?? 0) > 0) {
      return (
        <StateMessage
          title={t('list.pastEnd')}
          action={<Button onClick={() => change({ page: undefined })}>{t('list.toFirst')}</Button>}
        />
      );
    }
    return <NothingFound list={list} reset={reset} />;
  }
  return (
    <ListTable
      id={list.id}
      label={texts.table}
      view={view}
      rows={rows}
      total={query.data?.cnt_all}
      rowKey={list.rowKey}
      quiet={list.quiet}
      agreementOf={list.agreementOf}
      choice={choice}
      selection={list.selection}
      fetching={query.isFetching}
      placeholder={query.isPlaceholderData}
      keys={keys}
      change={change}
    />
  );
};

const NothingFound = <T extends object>({ list, reset }: Pick<Props<T>, 'list' | 'reset'>) => {
  const { t } = useTranslation();
  const { view, texts, filtered } = list;
  if (!filtered && view.q === '') return <StateMessage title={texts.emptyAll} text={texts.emptyAllHint} />;
  return (
    <StateMessage
      title={view.q === '' ? texts.empty : t('list.emptySearch', { query: view.q })}
      text={t('list.emptyHint')}
      action={<Button onClick={reset}>{t('common.reset')}</Button>}
    />
  );
};
