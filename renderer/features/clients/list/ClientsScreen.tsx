import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientRow } from '../../../../contract/clients.ts';
import { clientRegister } from '../../../../contract/registers.ts';
import { useClientList } from '../../../api/queries.ts';
import { Choice } from '../../../components/table/Choice.tsx';
import { DataList } from '../../../components/table/DataList.tsx';
import { RegisterButton } from '../../../components/table/RegisterButton.tsx';
import { useListChange } from '../../../components/table/useListChange.ts';
import { useMarks } from '../../../components/table/useMarks.ts';
import { number } from '../../../i18n/format.ts';
import {
  ACTIVITIES,
  type ClientsSearch,
  clientFilter,
  clientsInput,
  clientsView,
  TYPES,
} from './clientsSearch.ts';
import { clientColumns } from './columns.tsx';

const rowKey = (row: ClientRow) => String(row.user_id);

/** Клиенты: whom the person at the desk is talking to, found in a few keystrokes. */
export const ClientsScreen = () => {
  const { t } = useTranslation();
  const view = clientsView(useSearch({ from: '/frame/clients' }));
  const navigate = useNavigate();
  const list = useClientList(clientsInput(view));
  const columns = useMemo(() => clientColumns(t), [t]);
  const { selection, ids } = useMarks();
  const order = { sort_column: view.sort, sort_direction: view.dir };
  const change = useListChange<ClientsSearch>();
  return (
    <DataList
      id="clients"
      title={t('screens.clients')}
      texts={{
        table: t('clients.table'),
        searchLabel: t('clients.searchLabel'),
        searchPlaceholder: t('clients.searchPlaceholder'),
        found: (count) => t('clients.found', { count, n: number(count) }),
        failed: t('clients.failed'),
        emptyAll: t('clients.emptyAll'),
        emptyAllHint: t('clients.emptyAllHint'),
        empty: t('clients.emptyFilters'),
      }}
      columns={columns}
      view={view}
      query={list}
      rows={list.data?.clients}
      rowKey={rowKey}
      open={(row) => void navigate({ to: '/clients/$clientId', params: { clientId: String(row.user_id) } })}
      selection={selection}
      quiet={(row) => row.active === -1}
      filtered={view.activity !== 'all' || view.type !== 'all'}
      resetFilters={() => change({ q: undefined, activity: undefined, type: undefined })}
      actions={
        <RegisterButton
          title={t('papers.clients')}
          endpoint={clientRegister}
          input={ids.length === 0 ? { ...clientFilter(view), ...order } : { ids, ...order }}
          marked={ids.length}
        />
      }
      filters={
        <>
          <Choice
            label={t('clients.activity')}
            value={view.activity}
            choices={ACTIVITIES}
            name={(value) => t(value === 'all' ? 'common.all' : `clients.${value}`)}
            choose={(activity) => change({ activity })}
          />
          <Choice
            label={t('clients.type')}
            value={view.type}
            choices={TYPES}
            name={(value) =>
              t(value === 'all' ? 'common.all' : value === 'f' ? 'clients.person' : 'clients.firm')
            }
            choose={(type) => change({ type })}
          />
        </>
      }
    />
  );
};
