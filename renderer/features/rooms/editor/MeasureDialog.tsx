import { Button, Group, Modal, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Point } from '../../../../plan/geometry.ts';
import { number } from '../../../i18n/format.ts';
import styles from './Editor.module.css';
import { movedOf } from './model/document.ts';
import type { BackgroundControl } from './useBackground.ts';
import type { Editor } from './useEditor.ts';

interface Props {
  /** The two points as the sheet has them now, metres. */
  readonly tape: readonly [Point, Point];
  readonly editor: Editor;
  readonly picture: BackgroundControl;
  readonly onClose: () => void;
}

/** What the tape says, and for a picture below: how far apart its two points really are. */
export const MeasureDialog = ({ tape, editor, picture, onClose }: Props) => {
  const { t } = useTranslation();
  const [metres, setMetres] = useState<string | number>('');
  const known = Number(metres);
  const hasPicture = picture.background !== null;
  const [[ax, ay], [bx, by]] = tape;
  const submit = () => {
    if (!(known > 0)) return;
    const [dx, dy] = movedOf(editor.doc);
    picture.scale([ax - dx, ay - dy], [bx - dx, by - dy], known);
    editor.use('choose');
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t('editor.measureTitle')} centered>
      <div className={styles.tab}>
        <p className={styles.note}>
          {t('editor.measured', { metres: number(Math.hypot(bx - ax, by - ay)) })}
        </p>
        {hasPicture ? (
          <NumberInput
            label={t('editor.measureReal')}
            description={t('editor.measureHint')}
            min={0.01}
            max={2000}
            decimalSeparator=","
            decimalScale={3}
            value={metres}
            onChange={setMetres}
            data-autofocus
            onKeyDown={(event) => {
              if (event.key === 'Enter') submit();
            }}
          />
        ) : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common.close')}
          </Button>
          {hasPicture ? (
            <Button disabled={!(known > 0)} onClick={submit}>
              {t('editor.measureScale')}
            </Button>
          ) : null}
        </Group>
      </div>
    </Modal>
  );
};
