import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowLeft,
  IconDeviceFloppy,
  IconDownload,
  IconFileImport,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './Editor.module.css';
import type { Editor } from './useEditor.ts';

interface Props {
  readonly warehouse: number;
  readonly floor: number;
  readonly editor: Editor;
  readonly saving: boolean;
  /** What the last save answered. */
  readonly said: string;
  readonly onSave: () => void;
  readonly onImport: () => void;
  readonly onExport: (as: 'svg' | 'dxf') => void;
}

/** What is being drawn, steps back and forward, files, and saving. */
export const EditorHead = (props: Props) => {
  const { warehouse, floor, editor, saving, said, onSave, onImport, onExport } = props;
  const { t } = useTranslation();
  const steps = [
    [t('editor.undo'), 'Ctrl+Z', IconArrowBackUp, editor.undo, editor.canUndo],
    [t('editor.redo'), 'Ctrl+Y', IconArrowForwardUp, editor.redo, editor.canRedo],
  ] as const;
  return (
    <div className={styles.head}>
      <Tooltip label={t('editor.back')}>
        <ActionIcon
          renderRoot={(props) => <Link {...props} to="/rooms" search={{ warehouse, floor }} />}
          size={32}
          aria-label={t('editor.back')}
        >
          <IconArrowLeft size={18} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      <h1>{t('editor.title')}</h1>
      <span className="dim nowrap">{t('units.floor', { floor })}</span>
      {steps.map(([label, key, Icon, act, can]) => (
        <Tooltip key={label} label={`${label} (${key})`}>
          <ActionIcon variant="default" size={32} aria-label={label} disabled={!can} onClick={act}>
            <Icon size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      ))}
      <span className={styles.state} role="status">
        {editor.dirty ? t('editor.unsaved') : said}
      </span>
      <Button variant="default" leftSection={<IconFileImport size={16} stroke={1.7} />} onClick={onImport}>
        {t('editor.import')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconDownload size={16} stroke={1.7} />}>
            {t('editor.export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onExport('svg')}>{t('editor.exportSvg')}</Menu.Item>
          <Menu.Item onClick={() => onExport('dxf')}>{t('editor.exportDxf')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button
        leftSection={<IconDeviceFloppy size={16} stroke={1.7} />}
        loading={saving}
        disabled={!editor.dirty}
        onClick={onSave}
      >
        {t('editor.save')}
      </Button>
    </div>
  );
};
