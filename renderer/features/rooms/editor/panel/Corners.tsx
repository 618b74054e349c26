import { ActionIcon } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Point } from '../../../../../plan/geometry.ts';
import styles from '../Editor.module.css';
import type { ItemKey } from '../model/document.ts';
import { addCorner, moveCorner, removeCorner } from '../model/operations.ts';
import type { Editor } from '../useEditor.ts';
import { MetreField } from './MetreField.tsx';

interface Props {
  readonly editor: Editor;
  readonly itemKey: ItemKey;
  readonly points: readonly Point[];
  /** The last corner is joined to the first. */
  readonly closed: boolean;
}

/** Corners by figures: moved exactly, put in the middle of a side, taken away. */
export const Corners = ({ editor, itemKey, points, closed }: Props) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const least = closed ? 3 : 2;
  const middle = (at: number): Point => {
    const [a, b] = [points[at] ?? [0, 0], points[(at + 1) % points.length] ?? [0, 0]];
    return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  };
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('editor.corners', { count: points.length })}</summary>
      {points.map(([x, y], at) => (
        <div key={at} className={styles.corner}>
          <MetreField
            label={t('editor.cornerX', { n: at + 1 })}
            value={x}
            onValue={(value) => editor.apply(moveCorner(editor.doc, itemKey, at, [value, y]))}
          />
          <MetreField
            label={t('editor.cornerY', { n: at + 1 })}
            value={y}
            onValue={(value) => editor.apply(moveCorner(editor.doc, itemKey, at, [x, value]))}
          />
          <ActionIcon
            size="sm"
            disabled={!closed && at === points.length - 1}
            aria-label={t('editor.addCorner', { n: at + 1 })}
            title={t('editor.addCorner', { n: at + 1 })}
            onClick={() => editor.apply(addCorner(editor.doc, itemKey, at, middle(at)))}
          >
            <IconPlus size={14} />
          </ActionIcon>
          <ActionIcon
            size="sm"
            disabled={points.length <= least}
            aria-label={t('editor.removeCorner', { n: at + 1 })}
            title={t('editor.removeCorner', { n: at + 1 })}
            onClick={() => editor.apply(removeCorner(editor.doc, itemKey, at))}
          >
            <IconTrash size={14} />
          </ActionIcon>
        </div>
      ))}
    </details>
  );
};
