import { useComputedColorScheme } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFloorPlan } from '../../../../contract/plan.ts';
import { checkPlan } from '../../../../plan/check.ts';
import { exportDxf } from '../../../../plan/dxfExport.ts';
import type { Point } from '../../../../plan/geometry.ts';
import { exportSvg } from '../../../../plan/svgExport.ts';
import { useCommand } from '../../../api/useCommand.ts';
import { FONT_FAMILY, planColors } from '../../../app/theme.ts';
import { saveFile } from '../../../components/download/saveFile.ts';
import { Refusal } from '../../../components/form/FormNotices.tsx';
import { useLeaveGuard } from '../../../components/form/useLeaveGuard.tsx';
import { shortName } from '../../../i18n/format.ts';
import { useFontReady } from '../useScene.ts';
import styles from './Editor.module.css';
import { EditorHead } from './EditorHead.tsx';
import { EditorStage } from './EditorStage.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import { MeasureDialog } from './MeasureDialog.tsx';
import type { PlanDocument } from './model/document.ts';
import { SidePanel } from './panel/SidePanel.tsx';
import { RepeatDialog } from './RepeatDialog.tsx';
import { groundsOf, sceneOf } from './scene.ts';
import { Toolbar } from './Toolbar.tsx';
import { useBackground } from './useBackground.ts';
import { type EditorRoom, useEditor } from './useEditor.ts';
import { useControlKeys } from './useEditorKeys.ts';

/** Files that a plan is written to. */
const EXPORTS = {
  svg: { write: exportSvg, type: 'image/svg+xml' },
  dxf: { write: exportDxf, type: 'image/vnd.dxf' },
} as const;

interface Props {
  readonly warehouse: number;
  readonly floor: number;
  readonly register: readonly EditorRoom[];
  readonly initial: PlanDocument;
  /** The stored plan's revision; null: the floor has none. */
  readonly revision: string | null;
}

/** The painter's view of any state of the document. */
const useSceneOf = (register: readonly EditorRoom[], doc: PlanDocument) => {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const fontReady = useFontReady();
  // The check follows behind the hand, it never holds it up.
  const settled = useDeferredValue(doc);
  const findings = useMemo(() => checkPlan(settled.rooms, register), [settled, register]);
  const scene = useMemo(() => {
    const grounds = groundsOf(findings);
    const looks = {
      scheme,
      colors: planColors(scheme),
      font: fontReady ? FONT_FAMILY : 'sans-serif',
      areaText: (value: string) => t('units.area', { value }),
    };
    return (shown: PlanDocument) => sceneOf(shown, register, grounds, looks);
  }, [findings, register, scheme, fontReady, t]);
  return { findings, scene };
};

/** One floor's drawing under the hand. */
export const EditorWorkplace = ({ warehouse, floor, register, initial, revision }: Props) => {
  const { t } = useTranslation();
  const editor = useEditor(initial, register);
  const picture = useBackground();
  const { findings, scene } = useSceneOf(register, editor.doc);
  const [base, setBase] = useState(revision);
  const [notSaved, setNotSaved] = useState<string | null>(null);
  const [dialog, setDialog] = useState<'import' | 'repeat' | null>(null);
  const [tape, setTape] = useState<readonly [Point, Point] | null>(null);
  const { run, isPending, error, answer } = useCommand(saveFloorPlan, {
    onDone: ({ revision: made }) => setBase(made === '' ? null : made),
  });
  const leaveGuard = useLeaveGuard({
    dirty: editor.dirty,
    pageOf: (search) => `${search.warehouse}/${search.floor}`,
  });
  const save = () => {
    if (!editor.dirty || isPending) return;
    const { width, height, shapes, rooms } = editor.doc;
    const plan = { width, height, shapes: [...shapes], rooms: [...rooms] };
    void run({ warehouse_id: warehouse, floor, base, ...plan }).then((done) => {
      if (done !== null) editor.saved();
    });
  };
  const exportPlan = (as: keyof typeof EXPORTS) => {
    const names = new Map(register.map((room) => [room.id, shortName(room.name)]));
    const { write, type } = EXPORTS[as];
    const content = new Blob([write(editor.doc, (id) => names.get(id) ?? String(id))], { type });
    void saveFile({ content, fileName: `${t('editor.fileName', { warehouse, floor })}.${as}` }).then(
      (saved) => setNotSaved(saved.state === 'failed' ? saved.sentence : null),
    );
  };
  const repeat = () => {
    if (editor.keys.size > 0) setDialog('repeat');
  };
  useControlKeys(editor, { save, repeat });

  return (
    <>
      <EditorHead
        warehouse={warehouse}
        floor={floor}
        editor={editor}
        saving={isPending}
        said={answer?.msg ?? ''}
        onSave={save}
        onImport={() => setDialog('import')}
        onExport={exportPlan}
      />
      <Refusal text={error?.message ?? notSaved} />
      <div className={styles.work}>
        <Toolbar editor={editor} />
        <EditorStage
          editor={editor}
          sceneOf={scene}
          background={picture.background}
          onMeasured={(a, b) => setTape([a, b])}
        />
        <SidePanel editor={editor} picture={picture} findings={findings} onRepeat={repeat} />
      </div>
      {dialog === 'import' ? (
        <ImportDialog
          register={register}
          onClose={() => setDialog(null)}
          onImport={({ width, height, shapes, rooms }) => {
            editor.apply({ width, height, shapes, rooms }, new Set());
            setDialog(null);
          }}
        />
      ) : null}
      {dialog === 'repeat' ? <RepeatDialog editor={editor} onClose={() => setDialog(null)} /> : null}
      {tape === null ? null : <MeasureDialog {...{ tape, editor, picture }} onClose={() => setTape(null)} />}
      {leaveGuard}
    </>
  );
};
