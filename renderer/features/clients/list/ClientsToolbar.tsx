import { Button, CloseButton, Menu, SegmentedControl, TextInput } from '@mantine/core';
import { IconColumns3, IconSearch } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '../../../i18n/format.ts';
import styles from './Clients.module.css';
import {
  ACTIVITIES,
  type Activity,
  type ClientsSearch,
  type ClientsView,
  type ClientTypeFilter,
  SORTS,
  TYPES,
} from './clientsSearch.ts';
import { columns } from './columns.tsx';
import type { ColumnVisibility } from './columnVisibility.ts';
import type { SearchText } from './useSearchText.ts';

interface Props {
  readonly view: ClientsView;
  readonly text: SearchText;
  readonly searchField: RefObject<HTMLInputElement | null>;
  readonly visibility: ColumnVisibility;
  readonly change: (patch: ClientsSearch) => void;
  readonly found: number | undefined;
}

export const ClientsToolbar = ({ view, text, searchField, visibility, change, found }: Props) => {
  const { t } = useTranslation();
  const activityNames = {
    all: t('common.all'),
    active: t('clients.active'),
    leaving: t('clients.leaving'),
    inactive: t('clients.inactive'),
  };
  const typeNames = { all: t('common.all'), f: t('clients.person'), u: t('clients.firm') };
  const pick = <T extends string>(value: T, first: T) => (value === first ? undefined : value);
  return (
    <div className={styles.toolbar}>
      <h1>{t('screens.clients')}</h1>
      <span className={styles.count} role="status">
        {found === undefined ? '' : t('clients.found', { count: found, n: number(found) })}
      </span>
      <TextInput
        className={styles.search}
        ref={searchField}
        type="text"
        role="searchbox"
        aria-label={t('clients.searchLabel')}
        placeholder={t('clients.searchPlaceholder')}
        value={text.text}
        onChange={(event) => text.set(event.currentTarget.value)}
        leftSection={<IconSearch size={16} stroke={1.8} aria-hidden />}
        rightSection={
          text.text === '' ? (
            <kbd aria-hidden>/</kbd>
          ) : (
            <CloseButton
              size="sm"
              aria-label={t('common.clear')}
              onClick={() => {
                text.set('', true);
                searchField.current?.focus();
              }}
            />
          )
        }
        autoFocus
        spellCheck={false}
        autoComplete="off"
      />
      <SegmentedControl
        aria-label={t('clients.activity')}
        value={view.activity}
        onChange={(value) => change({ activity: pick<Activity>(value, 'all') })}
        data={ACTIVITIES.map((value) => ({ value, label: activityNames[value] }))}
      />
      <SegmentedControl
        aria-label={t('clients.type')}
        value={view.type}
        onChange={(value) => change({ type: pick<ClientTypeFilter>(value, 'all') })}
        data={TYPES.map((value) => ({ value, label: typeNames[value] }))}
      />
      <ColumnsMenu visibility={visibility} />
    </div>
  );
};

const ColumnsMenu = ({ visibility }: { visibility: ColumnVisibility }) => {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconColumns3 size={16} stroke={1.7} />} px="sm">
          {t('clients.columns')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('clients.columnsHint')}</Menu.Label>
        {columns.map((column) => {
          const id = SORTS.find((sort) => sort === column.id);
          if (id === undefined || column.meta === undefined) return null;
          return (
            <Menu.CheckboxItem
              key={id}
              checked={visibility.shown[id] ?? true}
              disabled={column.enableHiding === false}
              onChange={(visible) => visibility.toggle(id, visible)}
            >
              {t(`clients.${column.meta.title}`)}
            </Menu.CheckboxItem>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
};
