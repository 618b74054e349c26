import { Button, Group, Modal, NumberInput, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortName } from '../../../i18n/format.ts';
import styles from './Editor.module.css';
import { type RowOptions, repeatRow } from './model/rows.ts';
import type { Editor } from './useEditor.ts';

const DIRECTIONS = ['right', 'left', 'down', 'up'] as const;
const NAMED = 12;

/** Repeats what is chosen; the numbers run on, and what can't be placed is told before it is done. */
export const RepeatDialog = ({ editor, onClose }: { editor: Editor; onClose: () => void }) => {
  const { t } = useTranslation();
  const [options, setOptions] = useState<RowOptions>({ times: 1, direction: 'right', gap: 0 });
  const made = repeatRow(editor.doc, editor.keys, editor.register, options);
  const set = (patch: Partial<RowOptions>) => setOptions((old) => ({ ...old, ...patch }));
  return (
    <Modal opened onClose={onClose} title={t('editor.repeatTitle')} centered>
      <div className={styles.tab}>
        <NumberInput
          label={t('editor.repeatTimes')}
          min={1}
          max={200}
          value={options.times}
          data-autofocus
          onChange={(value) => set({ times: Math.min(200, Math.max(1, Math.round(Number(value) || 1))) })}
        />
        <SegmentedControl
          aria-label={t('editor.repeatDirection')}
          value={options.direction}
          onChange={(value) => set({ direction: DIRECTIONS.find((one) => one === value) ?? 'right' })}
          data={DIRECTIONS.map((one) => ({ value: one, label: t(`editorDirections.${one}`) }))}
        />
        <NumberInput
          label={t('editor.repeatGap')}
          min={0}
          max={50}
          step={0.1}
          decimalSeparator=","
          decimalScale={3}
          value={options.gap}
          onChange={(value) => set({ gap: Math.min(50, Math.max(0, Number(value) || 0)) })}
        />
        <p className={styles.note} aria-live="polite">
          {t('editor.repeatMakes', { count: made.keys.size })}
          {made.skipped.length === 0
            ? null
            : ` ${t('editor.repeatSkips', {
                rooms: `${made.skipped.slice(0, NAMED).map(shortName).join(', ')}${made.skipped.length > NAMED ? '…' : ''}`,
              })}`}
        </p>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('editor.cancel')}
          </Button>
          <Button
            disabled={made.keys.size === 0}
            onClick={() => {
              editor.apply(made.doc, made.keys);
              onClose();
            }}
          >
            {t('editor.repeat')}
          </Button>
        </Group>
      </div>
    </Modal>
  );
};
