import { ActionIcon, Tooltip } from '@mantine/core';
import {
  IconDoor,
  IconElevator,
  IconLetterT,
  IconPointer,
  IconPolygon,
  IconRulerMeasure,
  IconSquare,
  IconStairs,
  IconWall,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './Editor.module.css';
import { type Editor, TOOLS } from './useEditor.ts';
import { TOOL_KEYS } from './useEditorKeys.ts';

const ICONS = {
  choose: IconPointer,
  room: IconSquare,
  polygon: IconPolygon,
  wall: IconWall,
  door: IconDoor,
  lift: IconElevator,
  stairs: IconStairs,
  label: IconLetterT,
  measure: IconRulerMeasure,
} as const;

/** What the hand draws. */
export const Toolbar = ({ editor }: { editor: Editor }) => {
  const { t } = useTranslation();
  return (
    <div role="toolbar" aria-orientation="vertical" aria-label={t('editor.tools')} className={styles.tools}>
      {TOOLS.map((tool) => {
        const Icon = ICONS[tool];
        const label = `${t(`editorKinds.${tool}`)} (${TOOL_KEYS[tool]})`;
        return (
          <Tooltip key={tool} label={label} position="right">
            <ActionIcon
              size={36}
              variant={editor.tool === tool ? 'filled' : 'subtle'}
              color={editor.tool === tool ? 'accent' : 'gray'}
              aria-label={t(`editorKinds.${tool}`)}
              aria-pressed={editor.tool === tool}
              onClick={() => editor.use(tool)}
            >
              <Icon size={19} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        );
      })}
    </div>
  );
};
