import { CloseButton, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** Finds people and messages at once. `/` and Ctrl+F lead here, ↓ goes on into the list. */
export const SearchBox = ({ value, onChange }: Props) => {
  const { t } = useTranslation();
  const box = useRef<HTMLInputElement>(null);
  useHotkeys([
    ['/', () => box.current?.focus(), { usePhysicalKeys: false }],
    ['mod+F', () => box.current?.focus()],
  ]);
  return (
    <TextInput
      ref={box}
      type="search"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onChange('');
        if (event.key !== 'ArrowDown') return;
        event.preventDefault();
        document.querySelector<HTMLElement>('[data-conversation]')?.focus();
      }}
      aria-label={t('chat.searchLabel')}
      placeholder={t('chat.searchPlaceholder')}
      leftSection={<IconSearch size={16} stroke={1.7} aria-hidden />}
      rightSection={
        value === '' ? null : (
          <CloseButton size="sm" aria-label={t('common.clear')} onClick={() => onChange('')} />
        )
      }
    />
  );
};
