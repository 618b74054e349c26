import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { useClientList } from '../../../api/queries.ts';
import { ErrorState } from '../../../components/ErrorState.tsx';
import { StateMessage } from '../../../components/StateMessage.tsx';
import { ClientsTable } from './ClientsTable.tsx';
import { type ClientsSearch, type ClientsView, isFiltered } from './clientsSearch.ts';
import type { ColumnVisibility } from './columnVisibility.ts';
import type { ClientKeys } from './useClientKeys.ts';

interface Props {
  readonly view: ClientsView;
  readonly list: ReturnType<typeof useClientList>;
  readonly visibility: ColumnVisibility;
  readonly keys: ClientKeys;
  readonly change: (patch: ClientsSearch) => void;
  readonly reset: () => void;
}

/** The table, or what stands in its place: not loaded, nobody found, no such page. */
export const ClientsBody = ({ view, list, visibility, keys, change, reset }: Props) => {
  const { t } = useTranslation();
  const { data, error } = list;
  if (data === undefined && error !== null) {
    return (
      <ErrorState
        title={t('clients.failed')}
        error={error}
        retry={() => void list.refetch()}
        retrying={list.isFetching}
      />
    );
  }
  if (data !== undefined && data.clients.length === 0 && !list.isPlaceholderData) {
    if (data.cnt_all > 0) {
      return (
        <StateMessage
          title={t('clients.pastEnd')}
          action={<Button onClick={() => change({ page: undefined })}>{t('clients.toFirst')}</Button>}
        />
      );
    }
    return <NobodyFound view={view} reset={reset} />;
  }
  return (
    <ClientsTable
      view={view}
      rows={data?.clients}
      fetching={list.isFetching}
      placeholder={list.isPlaceholderData}
      visibility={visibility}
      keys={keys}
      change={change}
    />
  );
};

const NobodyFound = ({ view, reset }: { view: ClientsView; reset: () => void }) => {
  const { t } = useTranslation();
  if (!isFiltered(view))
    return <StateMessage title={t('clients.emptyAll')} text={t('clients.emptyAllHint')} />;
  return (
    <StateMessage
      title={view.q === '' ? t('clients.emptyFilters') : t('clients.emptySearch', { query: view.q })}
      text={t(view.warehouse === 0 ? 'clients.emptyHint' : 'clients.emptyHintWarehouse')}
      action={<Button onClick={reset}>{t('common.reset')}</Button>}
    />
  );
};
