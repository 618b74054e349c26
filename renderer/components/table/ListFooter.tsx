import { NativeSelect, Pagination } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '../../i18n/format.ts';
import styles from './List.module.css';
import { type ChangeList, type ListQuery, type ListView, PAGE_SIZES } from './list.ts';

interface Props {
  readonly view: ListView;
  readonly data: NonNullable<ListQuery['data']>;
  /** Rows on this page. */
  readonly shown: number;
  readonly selectable: boolean;
  readonly change: ChangeList;
}

const HINTS = [
  ['/', 'list.keyFind'],
  ['↑↓', 'list.keyRow'],
  ['Enter', 'list.keyOpen'],
  ['Esc', 'list.keyClear'],
] as const;
const SELECT_HINT = ['␣', 'list.keySelect'] as const;

/** Where in the list we are, other pages, and what the keyboard can do. */
export const ListFooter = ({ view, data, shown, selectable, change }: Props) => {
  const { t } = useTranslation();
  const from = (data.page - 1) * view.size + 1;
  const range = { from: number(from), to: number(from + shown - 1), total: number(data.cnt_all) };
  return (
    <footer className={styles.footer}>
      <span className={`${styles.range} tabular`}>{shown === 0 ? null : t('list.range', range)}</span>
      {data.cnt_pages > 1 ? <Pages data={data} change={change} /> : null}
      <span className={styles.hints} aria-hidden>
        {[...HINTS, ...(selectable ? [SELECT_HINT] : [])].map(([key, name]) => (
          <span key={key}>
            <kbd>{key}</kbd> {t(name)}
          </span>
        ))}
      </span>
      <PageSize view={view} change={change} />
    </footer>
  );
};

const Pages = ({ data, change }: Pick<Props, 'data' | 'change'>): ReactNode => {
  const { t } = useTranslation();
  const names = { previous: t('list.previousPage'), next: t('list.nextPage') };
  return (
    <Pagination
      size="sm"
      aria-label={t('list.pages')}
      total={data.cnt_pages}
      value={Math.min(data.page, data.cnt_pages)}
      onChange={(page) => change({ page: page === 1 ? undefined : page })}
      getItemProps={(page) => ({ 'aria-label': t('list.pageN', { page }) })}
      getControlProps={(control) =>
        control === 'previous' || control === 'next' ? { 'aria-label': names[control] } : {}
      }
    />
  );
};

const PageSize = ({ view, change }: Pick<Props, 'view' | 'change'>): ReactNode => {
  const { t } = useTranslation();
  return (
    <NativeSelect
      size="xs"
      aria-label={t('list.pageSize')}
      title={t('list.pageSize')}
      value={String(view.size)}
      onChange={(event) => {
        const size = Number(event.currentTarget.value);
        change({ size: size === PAGE_SIZES[0] ? undefined : size });
      }}
      data={PAGE_SIZES.map(String)}
    />
  );
};
