import type { UseQueryResult } from '@tanstack/react-query';
import type { RowSelectionState } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { textParam, wholeParam, wordParam } from '../../app/address.ts';

/** What every list of the program is made of: its address, its columns, its rows. Paging and sorting are the API's work. */

export const PAGE_SIZES = [30, 50, 100, 500] as const;

type Words = readonly [string, ...string[]];

/** Search, order and page of a list in its address; absent means the first choice. */
export const listParams = <const T extends Words>(sorts: T) => ({
  q: textParam(),
  sort: wordParam(sorts),
  dir: wordParam(['asc', 'desc']),
  page: wholeParam(1, 1_000_000),
  size: wholeParam(1, 500),
});

/** What a list shows, every default filled in. */
export interface ListView {
  readonly q: string;
  readonly sort: string;
  readonly dir: 'asc' | 'desc';
  readonly page: number;
  readonly size: number;
}

/** What of the address changes; undefined: back to the first choice. */
export type ListPatch = { readonly [K in keyof ListView]?: ListView[K] | undefined };
export type ChangeList = (patch: ListPatch, replace?: boolean) => void;

interface ListSearch<S extends string> {
  readonly q?: string | undefined;
  readonly sort?: S | undefined;
  readonly dir?: 'asc' | 'desc' | undefined;
  readonly page?: number | undefined;
  readonly size?: number | undefined;
}

/** The address with the list's defaults filled in. */
export const listView = <S extends string>(
  search: ListSearch<S>,
  first: { readonly sort: S; readonly dir: 'asc' | 'desc' },
) => ({
  q: search.q ?? '',
  sort: search.sort ?? first.sort,
  dir: search.dir ?? (search.sort === undefined || search.sort === first.sort ? first.dir : 'asc'),
  page: search.page ?? 1,
  size: PAGE_SIZES.find((size) => size === search.size) ?? PAGE_SIZES[0],
});

/** Search and order of a list, whatever its page: what a register of it takes. */
export const listFilter = <S extends string>(view: ReturnType<typeof listView<S>>) => ({
  search_str: view.q === '' ? undefined : view.q,
  sort_column: view.sort,
  sort_direction: view.dir,
});

/** The same and the page, as every list of the API takes them. */
export const listInput = <S extends string>(view: ReturnType<typeof listView<S>>) => ({
  ...listFilter(view),
  page: view.page,
  show_cnt: view.size,
});

export interface ListColumn<Row> {
  /** Remembered under this name; the API's name of the sort where `sort` is true. */
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** px; the table shares what is left over in these proportions. */
  readonly width: number;
  /** Figures: right-aligned, tabular. */
  readonly right?: boolean;
  /** The API can sort by it. */
  readonly sort?: boolean;
  /** Can't be hidden. */
  readonly always?: boolean;
  /** Hidden until somebody asks for it. */
  readonly extra?: boolean;
  /** Explains the header. */
  readonly hint?: string;
}

/** The part of the API's answer that every list has. */
interface Paged {
  readonly page: number;
  readonly cnt_pages: number;
  readonly cnt_all: number;
}

export type ListQuery = Pick<
  UseQueryResult<Paged>,
  'data' | 'error' | 'isFetching' | 'isPlaceholderData' | 'isSuccess' | 'refetch'
>;

/** Marked rows by key; they stay marked on other pages and under other filters. */
export interface ListSelection {
  readonly state: RowSelectionState;
  set(state: RowSelectionState): void;
}

export interface ListTexts {
  /** Name of the table and of its panel. */
  readonly table: string;
  readonly searchLabel: string;
  readonly searchPlaceholder: string;
  /** «12 клиентов». */
  readonly found: (count: number) => string;
  readonly failed: string;
  /** There is nothing at all, and where it would come from. */
  readonly emptyAll: string;
  readonly emptyAllHint: string;
  /** Nothing fits the filters. */
  readonly empty: string;
}

export interface ListProps<Row extends object> {
  /** Under which columns and the opened row are remembered. */
  readonly id: string;
  readonly title: string;
  readonly texts: ListTexts;
  readonly columns: readonly ListColumn<Row>[];
  readonly view: ListView;
  readonly query: ListQuery;
  /** Undefined while nothing has come. */
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string;
  /** Enter or a click on a row. */
  readonly open: (row: Row) => void;
  /** The agreement that a row is about: F2 over the row takes a payment on it. */
  readonly agreementOf?: (row: Row) => number;
  /** Rows that belong to the past are shown quietly. */
  readonly quiet?: (row: Row) => boolean;
  /** Something narrows the list down besides search and warehouse. */
  readonly filtered: boolean;
  /** Back to no filters; the search is emptied by the list. */
  readonly resetFilters: () => void;
  readonly filters?: ReactNode;
  /** Buttons at the right of the toolbar. */
  readonly actions?: ReactNode;
  /** Between toolbar and table: tabs, totals. */
  readonly head?: ReactNode;
  readonly selection?: ListSelection;
}
