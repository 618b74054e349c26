import { Button, Tabs } from '@mantine/core';
import { IconCopyPlus, IconRotateClockwise, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../../../plan/check.ts';
import { number } from '../../../../i18n/format.ts';
import styles from '../Editor.module.css';
import { itemOf } from '../model/document.ts';
import { remove, turn } from '../model/operations.ts';
import type { BackgroundControl } from '../useBackground.ts';
import type { Editor } from '../useEditor.ts';
import { CheckTab } from './CheckTab.tsx';
import { ManyProperties } from './ManyProperties.tsx';
import { RoomProperties } from './RoomProperties.tsx';
import { RoomsTab } from './RoomsTab.tsx';
import { ShapeProperties } from './ShapeProperties.tsx';
import { SheetProperties } from './SheetProperties.tsx';

interface Props {
  readonly editor: Editor;
  readonly picture: BackgroundControl;
  readonly findings: readonly Finding[];
  readonly onRepeat: () => void;
}

const Chosen = ({ editor, onRepeat }: { editor: Editor; onRepeat: () => void }) => {
  const { t } = useTranslation();
  const [key, ...more] = editor.keys;
  const only = key === undefined || more.length > 0 ? undefined : itemOf(editor.doc, key);
  return (
    <div className={styles.tab}>
      <h3>
        {only === undefined
          ? t('editor.several')
          : t(`editorKinds.${only.kind === 'room' ? 'room' : only.shape.kind}`)}
      </h3>
      {only === undefined ? <ManyProperties editor={editor} /> : null}
      {only?.kind === 'room' ? <RoomProperties key={only.key} editor={editor} place={only.room} /> : null}
      {only?.kind === 'shape' ? <ShapeProperties key={only.key} editor={editor} shape={only.shape} /> : null}
      <div className={styles.buttons}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconRotateClockwise size={14} />}
          onClick={() => editor.apply(turn(editor.doc, editor.keys))}
        >
          {t('editor.turn')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconCopyPlus size={14} />}
          onClick={onRepeat}
        >
          {t('editor.repeat')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconTrash size={14} />}
          onClick={() => editor.apply(remove(editor.doc, editor.keys))}
        >
          {t('editor.remove')}
        </Button>
      </div>
    </div>
  );
};

/** Beside the sheet: what is chosen, the floor's rooms, the check. */
export const SidePanel = ({ editor, picture, findings, onRepeat }: Props) => {
  const { t } = useTranslation();
  const unplaced = editor.register.length - editor.doc.rooms.length;
  return (
    <Tabs defaultValue="properties" className={styles.side} keepMounted={false}>
      <Tabs.List grow>
        <Tabs.Tab value="properties">{t('editor.properties')}</Tabs.Tab>
        <Tabs.Tab value="rooms">{t('editor.rooms', { count: unplaced, n: number(unplaced) })}</Tabs.Tab>
        <Tabs.Tab value="check">
          {t('editor.check', { count: findings.length, n: number(findings.length) })}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="properties" className={styles.panel}>
        {editor.keys.size === 0 ? (
          <div className={styles.tab}>
            <SheetProperties editor={editor} picture={picture} />
          </div>
        ) : (
          <Chosen editor={editor} onRepeat={onRepeat} />
        )}
      </Tabs.Panel>
      <Tabs.Panel value="rooms" className={styles.panel}>
        <RoomsTab editor={editor} />
      </Tabs.Panel>
      <Tabs.Panel value="check" className={styles.panel}>
        <CheckTab editor={editor} findings={findings} />
      </Tabs.Panel>
    </Tabs>
  );
};
