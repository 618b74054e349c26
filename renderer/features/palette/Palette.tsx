import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFind } from '../../api/find.ts';
import { closeDialog } from '../../app/dialogs.ts';
import { useWarehouseChoice } from '../../app/warehouseChoice.ts';
import { Finder } from '../../components/finder/Finder.tsx';
import { useFoundGroups } from './foundGroups.tsx';
import { useActionGroups } from './useActionGroups.tsx';

/** Pause in typing after which is asked, ms. */
const PAUSE_MS = 90;

/** Ctrl+K: anything from anywhere. */
export const Palette = () => {
  const { t } = useTranslation();
  const { warehouse } = useWarehouseChoice();
  const [text, setText] = useState('');
  const typed = text.trim();
  const [asked] = useDebouncedValue(typed, PAUSE_MS);
  const { data, error, isFetching, isPlaceholderData } = useFind(asked, warehouse);
  const settled = typed === '' || (asked === typed && !isPlaceholderData && data !== undefined);
  const found = useFoundGroups(asked === '' ? undefined : data);
  const actions = useActionGroups(typed);
  // Figures look for things, words first for what can be done.
  const groups = /^\D/.test(typed) ? [...actions, ...found] : [...found, ...actions];
  const nothing = settled && typed !== '' && groups.every(({ options }) => options.length === 0);
  return (
    <Modal
      opened
      onClose={closeDialog}
      withCloseButton={false}
      size={680}
      yOffset="8vh"
      padding="sm"
      title={t('palette.title')}
      // The line says it to the eye; the name is for readers.
      styles={{ header: { display: 'none' } }}
      transitionProps={{ duration: 0 }}
    >
      <Finder
        label={t('palette.label')}
        placeholder={t('palette.placeholder')}
        listLabel={t('palette.found')}
        text={text}
        setText={setText}
        settled={settled}
        loading={isFetching && asked !== ''}
        hurried="first"
        note={error?.message ?? (nothing ? t('palette.nothing', { query: typed }) : null)}
        groups={groups}
      />
    </Modal>
  );
};
