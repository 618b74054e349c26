import { Button, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RoomPlace } from '../../../../../contract/plan.ts';
import { area, bounds } from '../../../../../plan/geometry.ts';
import { number, shortName } from '../../../../i18n/format.ts';
import styles from '../Editor.module.css';
import { roomKey } from '../model/document.ts';
import { renameRoom, setBox } from '../model/operations.ts';
import type { Editor } from '../useEditor.ts';
import { Corners } from './Corners.tsx';
import { MetreField } from './MetreField.tsx';

/** One room: whose place it is, where it stands, how large it is against the register. */
export const RoomProperties = ({ editor, place }: { editor: Editor; place: RoomPlace }) => {
  const { t } = useTranslation();
  const key = roomKey(place.room_id);
  const box = bounds(place.polygon);
  const room = editor.register.find((one) => one.id === place.room_id);
  const setSide = (patch: Partial<typeof box>) => editor.apply(setBox(editor.doc, key, { ...box, ...patch }));
  const trueSize = () => {
    if (room === undefined) return;
    const [short, long] = [Math.min(room.length, room.width), Math.max(room.length, room.width)];
    setSide(box.width > box.height ? { width: long, height: short } : { width: short, height: long });
  };
  return (
    <>
      <Select
        size="xs"
        label={t('editor.room')}
        searchable
        data={editor.register.map((one) => ({ value: String(one.id), label: shortName(one.name) }))}
        value={String(place.room_id)}
        allowDeselect={false}
        onChange={(value) => {
          const to = Number(value);
          if (value !== null && to !== place.room_id)
            editor.apply(renameRoom(editor.doc, place.room_id, to), new Set([roomKey(to)]));
        }}
      />
      <div className={styles.pairs}>
        <MetreField label={t('editor.x')} value={box.x} onValue={(x) => setSide({ x })} />
        <MetreField label={t('editor.y')} value={box.y} onValue={(y) => setSide({ y })} />
        <MetreField
          label={t('editor.width')}
          value={box.width}
          min={0.1}
          onValue={(width) => setSide({ width })}
        />
        <MetreField
          label={t('editor.height')}
          value={box.height}
          min={0.1}
          onValue={(height) => setSide({ height })}
        />
      </div>
      {room === undefined ? null : (
        <p className={styles.note}>
          {t('editor.areas', { drawn: number(area(place.polygon)), register: number(room.area) })}
        </p>
      )}
      <Button size="compact-sm" variant="default" onClick={trueSize} disabled={place.polygon.length !== 4}>
        {t('editor.trueSize')}
      </Button>
      <Corners editor={editor} itemKey={key} points={place.polygon} closed />
    </>
  );
};
