import { CloseButton, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly found: number;
}

/** Finds among the staff, who are all on this page already. `/` and Ctrl+F lead here. */
export const StaffSearchBox = ({ value, onChange, found }: Props) => {
  const { t } = useTranslation();
  const box = useRef<HTMLInputElement>(null);
  useHotkeys([
    ['/', () => box.current?.focus(), { usePhysicalKeys: false }],
    ['mod+F', () => box.current?.focus()],
  ]);
  return (
    <>
      <TextInput
        ref={box}
        type="search"
        w={320}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onChange('');
        }}
        aria-label={t('staff.searchLabel')}
        placeholder={t('staff.searchPlaceholder')}
        leftSection={<IconSearch size={16} stroke={1.7} aria-hidden />}
        rightSection={
          value === '' ? null : (
            <CloseButton size="sm" aria-label={t('common.clear')} onClick={() => onChange('')} />
          )
        }
      />
      <span className="dim tabular nowrap" role="status">
        {t('staff.found', { count: found })}
      </span>
    </>
  );
};
