import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './List.module.css';
import type { SearchText } from './useSearchText.ts';

interface Props {
  readonly title: string;
  /** How many were found, in words; empty while nobody knows. */
  readonly count: string;
  readonly searchLabel: string;
  readonly searchPlaceholder: string;
  readonly text: SearchText;
  readonly searchField: RefObject<HTMLInputElement | null>;
  readonly filters?: ReactNode;
  readonly actions?: ReactNode;
}

/** The screen's name, its search, filters and buttons. */
export const ListToolbar = (props: Props) => {
  const { title, count, searchLabel, searchPlaceholder, text, searchField, filters, actions } = props;
  const { t } = useTranslation();
  return (
    <div className={styles.toolbar}>
      <h1>{title}</h1>
      <span className={styles.count} role="status">
        {count}
      </span>
      <TextInput
        className={styles.search}
        ref={searchField}
        type="text"
        role="searchbox"
        aria-label={searchLabel}
        placeholder={searchPlaceholder}
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
      {filters}
      {actions}
    </div>
  );
};
