import { useDocumentTitle } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useClientList } from '../../../api/queries.ts';
import { StaleNotice } from '../../../components/StaleNotice.tsx';
import styles from './Clients.module.css';
import { ClientsBody } from './ClientsBody.tsx';
import { ClientsFooter } from './ClientsFooter.tsx';
import { ClientsToolbar } from './ClientsToolbar.tsx';
import { type ClientsSearch, clientsInput, clientsView } from './clientsSearch.ts';
import { useColumnVisibility } from './columnVisibility.ts';
import { useClientKeys } from './useClientKeys.ts';
import { useSearchText } from './useSearchText.ts';

/** Клиенты: whom the person at the desk is talking to, found in a few keystrokes. */
export const ClientsScreen = () => {
  const { t } = useTranslation();
  const view = clientsView(useSearch({ from: '/frame/clients' }));
  const navigate = useNavigate({ from: '/clients' });
  const list = useClientList(clientsInput(view));
  const visibility = useColumnVisibility();
  const searchField = useRef<HTMLInputElement>(null);
  useDocumentTitle(`${t('screens.clients')} — ${t('common.product')}`);

  const change = (patch: ClientsSearch, replace = false) =>
    void navigate({ search: (old) => ({ ...old, page: undefined, ...patch }), replace });
  const text = useSearchText(view.q, (q) => change({ q: q === '' ? undefined : q }, true));
  const reset = () => {
    text.set('');
    change({ q: undefined, activity: undefined, type: undefined });
    searchField.current?.focus();
  };
  const rows = list.data?.clients ?? [];
  const keys = useClientKeys({
    rows,
    settled: list.isSuccess && !list.isPlaceholderData && !text.waiting,
    page: view.page,
    pages: list.data?.cnt_pages ?? 1,
    searchField,
    clear: () => text.set('', true),
    flush: text.flush,
    toPage: (page) => change({ page }),
  });

  return (
    <div className={styles.screen}>
      <ClientsToolbar
        view={view}
        text={text}
        searchField={searchField}
        visibility={visibility}
        change={change}
        found={list.data?.cnt_all}
      />
      {list.data !== undefined && list.error !== null ? (
        <StaleNotice error={list.error} retry={() => void list.refetch()} />
      ) : null}
      <section className={styles.panel} aria-label={t('clients.table')} aria-busy={list.isFetching}>
        <ClientsBody
          view={view}
          list={list}
          visibility={visibility}
          keys={keys}
          change={change}
          reset={reset}
        />
        {list.data === undefined ? null : <ClientsFooter view={view} list={list.data} change={change} />}
      </section>
    </div>
  );
};
