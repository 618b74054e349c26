import { NativeSelect, Pagination } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { useClientList } from '../../../api/queries.ts';
import { number } from '../../../i18n/format.ts';
import styles from './Clients.module.css';
import { type ClientsSearch, type ClientsView, PAGE_SIZES } from './clientsSearch.ts';

interface Props {
  readonly view: ClientsView;
  readonly list: NonNullable<ReturnType<typeof useClientList>['data']>;
  readonly change: (patch: ClientsSearch) => void;
}

const HINTS = [
  ['/', 'clients.keyFind'],
  ['↑↓', 'clients.keyRow'],
  ['Enter', 'clients.keyOpen'],
  ['Esc', 'clients.keyClear'],
] as const;

/** Where in the list we are, other pages, and what the keyboard can do. */
export const ClientsFooter = ({ view, list, change }: Props) => {
  const { t } = useTranslation();
  const from = (list.page - 1) * view.size + 1;
  const to = from + list.clients.length - 1;
  const names = { previous: t('clients.previousPage'), next: t('clients.nextPage') };
  return (
    <footer className={styles.footer}>
      <span className={`${styles.range} tabular`}>
        {list.clients.length === 0
          ? null
          : t('clients.range', { from: number(from), to: number(to), total: number(list.cnt_all) })}
      </span>
      {list.cnt_pages > 1 ? (
        <Pagination
          size="sm"
          aria-label={t('clients.pages')}
          total={list.cnt_pages}
          value={Math.min(list.page, list.cnt_pages)}
          onChange={(page) => change({ page: page === 1 ? undefined : page })}
          getItemProps={(page) => ({ 'aria-label': t('clients.pageN', { page }) })}
          getControlProps={(control) =>
            control === 'previous' || control === 'next' ? { 'aria-label': names[control] } : {}
          }
        />
      ) : null}
      <span className={styles.hints} aria-hidden>
        {HINTS.map(([key, name]) => (
          <span key={key}>
            <kbd>{key}</kbd> {t(name)}
          </span>
        ))}
      </span>
      <NativeSelect
        size="xs"
        aria-label={t('clients.pageSize')}
        title={t('clients.pageSize')}
        value={String(view.size)}
        onChange={(event) => {
          const size = Number(event.currentTarget.value);
          change({ size: size === PAGE_SIZES[0] ? undefined : size });
        }}
        data={PAGE_SIZES.map(String)}
      />
    </footer>
  );
};
