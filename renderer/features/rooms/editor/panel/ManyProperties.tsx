import { ActionIcon, Tooltip } from '@mantine/core';
import {
  IconLayoutAlignBottom,
  IconLayoutAlignCenter,
  IconLayoutAlignLeft,
  IconLayoutAlignMiddle,
  IconLayoutAlignRight,
  IconLayoutAlignTop,
  IconLayoutDistributeHorizontal,
  IconLayoutDistributeVertical,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from '../Editor.module.css';
import { ALIGNMENTS, align, distribute } from '../model/operations.ts';
import type { Editor } from '../useEditor.ts';

const ICONS = {
  left: IconLayoutAlignLeft,
  centre: IconLayoutAlignCenter,
  right: IconLayoutAlignRight,
  top: IconLayoutAlignTop,
  middle: IconLayoutAlignMiddle,
  bottom: IconLayoutAlignBottom,
} as const;

/** Several things: put on one line, or at equal gaps. */
export const ManyProperties = ({ editor }: { editor: Editor }) => {
  const { t } = useTranslation();
  const few = editor.keys.size < 3;
  return (
    <>
      <p className={styles.note}>{t('editor.chosen', { count: editor.keys.size })}</p>
      <div className={styles.icons}>
        {ALIGNMENTS.map((how) => {
          const Icon = ICONS[how];
          return (
            <Tooltip key={how} label={t(`editorAlign.${how}`)}>
              <ActionIcon
                variant="default"
                size={28}
                aria-label={t(`editorAlign.${how}`)}
                onClick={() => editor.apply(align(editor.doc, editor.keys, how))}
              >
                <Icon size={16} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          );
        })}
        {(['x', 'y'] as const).map((axis) => {
          const Icon = axis === 'x' ? IconLayoutDistributeVertical : IconLayoutDistributeHorizontal;
          const label = t(axis === 'x' ? 'editorAlign.distributeX' : 'editorAlign.distributeY');
          return (
            <Tooltip key={axis} label={few ? t('editorAlign.few') : label}>
              <ActionIcon
                variant="default"
                size={28}
                aria-label={label}
                aria-disabled={few}
                {...(few ? { 'data-disabled': true } : {})}
                onClick={() => editor.apply(distribute(editor.doc, editor.keys, axis))}
              >
                <Icon size={16} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          );
        })}
      </div>
    </>
  );
};
