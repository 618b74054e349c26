import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanShape } from '../../../../../contract/plan.ts';
import styles from '../Editor.module.css';
import { shapeKey } from '../model/document.ts';
import { setShape } from '../model/operations.ts';
import type { Editor } from '../useEditor.ts';
import { Corners } from './Corners.tsx';
import { MetreField } from './MetreField.tsx';

const LabelText = ({ editor, shape }: { editor: Editor; shape: Extract<PlanShape, { kind: 'label' }> }) => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const take = () => {
    const text = (typed ?? '').trim();
    setTyped(null);
    if (typed !== null && text !== '' && text !== shape.text)
      editor.apply(setShape(editor.doc, { ...shape, text }));
  };
  return (
    <TextInput
      size="xs"
      label={t('editor.text')}
      maxLength={120}
      value={typed ?? shape.text}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
      }}
    />
  );
};

/** A wall, door, lift, stairs or label by its figures. */
export const ShapeProperties = ({ editor, shape }: { editor: Editor; shape: PlanShape }) => {
  const { t } = useTranslation();
  const set = (next: PlanShape) => editor.apply(setShape(editor.doc, next));
  if (shape.kind === 'wall') {
    return (
      <>
        <MetreField
          label={t('editor.thickness')}
          value={shape.thickness}
          min={0.01}
          max={3}
          step={0.05}
          onValue={(thickness) => set({ ...shape, thickness })}
        />
        <Corners editor={editor} itemKey={shapeKey(shape.id)} points={shape.points} closed={false} />
      </>
    );
  }
  return (
    <>
      {shape.kind === 'label' ? <LabelText key={shape.id} editor={editor} shape={shape} /> : null}
      <div className={styles.pairs}>
        <MetreField label={t('editor.x')} value={shape.x} onValue={(x) => set({ ...shape, x })} />
        <MetreField label={t('editor.y')} value={shape.y} onValue={(y) => set({ ...shape, y })} />
        {shape.kind === 'label' ? (
          <MetreField
            label={t('editor.letters')}
            value={shape.size}
            min={0.1}
            max={20}
            onValue={(size) => set({ ...shape, size })}
          />
        ) : (
          <MetreField
            label={t('editor.width')}
            value={shape.width}
            min={0.1}
            onValue={(width) => set({ ...shape, width })}
          />
        )}
        {shape.kind === 'lift' || shape.kind === 'stairs' ? (
          <MetreField
            label={t('editor.height')}
            value={shape.height}
            min={0.1}
            onValue={(height) => set({ ...shape, height })}
          />
        ) : (
          <MetreField
            label={t('editor.angle')}
            value={shape.angle}
            min={-360}
            max={360}
            step={15}
            onValue={(angle) => set({ ...shape, angle })}
          />
        )}
      </div>
    </>
  );
};
