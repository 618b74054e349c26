import { Button, FileButton, Group, Modal, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readDrawing } from '../../../../plan/drawingFile.ts';
import { DrawingError, type DrawingImport } from '../../../../plan/matching.ts';
import { number, shortName } from '../../../i18n/format.ts';
import styles from './Editor.module.css';
import type { EditorRoom } from './useEditor.ts';

interface Props {
  readonly register: readonly EditorRoom[];
  readonly onImport: (plan: DrawingImport) => void;
  readonly onClose: () => void;
}

interface Chosen {
  readonly name: string;
  readonly bytes: Uint8Array;
}

type Read =
  | { readonly plan: DrawingImport; readonly error: null }
  | { readonly plan: null; readonly error: string };

const read = (bytes: Uint8Array, register: readonly EditorRoom[], scaledBy: number | undefined): Read => {
  try {
    return { plan: readDrawing(bytes, register, scaledBy), error: null };
  } catch (error) {
    if (error instanceof DrawingError) return { plan: null, error: error.message };
    throw error;
  }
};

const NAMED = 14;
const someOf = (names: readonly string[]): string =>
  `${names.slice(0, NAMED).join(', ')}${names.length > NAMED ? '…' : ''}`;

/** What a drawing would bring, before it takes the sheet's place. */
const Preview = ({ plan }: { plan: DrawingImport }) => {
  const { t } = useTranslation();
  const lists = [
    ['importUnmatched', plan.unmatched],
    ['importRepeated', plan.repeated],
    ['importMissing', plan.missing.map((room) => shortName(room.name))],
  ] as const;
  return (
    <ul className={styles.preview} aria-live="polite">
      <li>
        {t('editor.importRooms', {
          count: plan.rooms.length,
          width: number(plan.width),
          height: number(plan.height),
        })}
      </li>
      {plan.shapes.length > 0 ? <li>{t('editor.importShapes', { count: plan.shapes.length })}</li> : null}
      {lists.map(([key, names]) =>
        names.length === 0 ? null : (
          <li key={key} className={styles.bad}>
            {t(`editor.${key}`, { count: names.length, rooms: someOf(names) })}
          </li>
        ),
      )}
    </ul>
  );
};

/** A drawing from a file: read, matched and scaled while one looks, and only then taken over. */
export const ImportDialog = ({ register, onImport, onClose }: Props) => {
  const { t } = useTranslation();
  const [file, setFile] = useState<Chosen | null>(null);
  const [scaledBy, setScaledBy] = useState<number | undefined>(undefined);
  const result = useMemo(
    () => (file === null ? null : read(file.bytes, register, scaledBy)),
    [file, register, scaledBy],
  );
  const load = async (chosen: File | null) => {
    if (chosen !== null) setFile({ name: chosen.name, bytes: new Uint8Array(await chosen.arrayBuffer()) });
  };
  const plan = result?.plan ?? null;
  return (
    <Modal opened onClose={onClose} title={t('editor.importTitle')} centered size="lg">
      <div className={styles.tab}>
        <p className={styles.note}>{t('editor.importHint')}</p>
        <Group gap="xs">
          <FileButton accept=".svg,.dxf,image/svg+xml,image/vnd.dxf" onChange={(chosen) => void load(chosen)}>
            {(props) => (
              <Button {...props} variant={file === null ? 'filled' : 'default'} data-autofocus>
                {t(file === null ? 'editor.importChoose' : 'editor.importOther')}
              </Button>
            )}
          </FileButton>
          {file === null ? null : <span className="cut">{file.name}</span>}
        </Group>
        {result?.error ? (
          <p className={styles.bad} role="alert">
            {result.error}
          </p>
        ) : null}
        {plan === null ? null : (
          <>
            <Preview plan={plan} />
            <Select
              size="sm"
              label={t('editor.importScale')}
              description={t('editor.importScaleHint')}
              searchable
              clearable
              placeholder={
                plan.scaledBy === null
                  ? t('editor.importInMetres')
                  : t('editor.importTypical', {
                      room: shortName(register.find((room) => room.id === plan.scaledBy)?.name ?? ''),
                    })
              }
              value={scaledBy === undefined ? null : String(scaledBy)}
              onChange={(value) => setScaledBy(value === null ? undefined : Number(value))}
              data={plan.rooms.map((place) => ({
                value: String(place.room_id),
                label: shortName(register.find((room) => room.id === place.room_id)?.name ?? ''),
              }))}
            />
          </>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('editor.cancel')}
          </Button>
          <Button disabled={plan === null} onClick={() => plan !== null && onImport(plan)}>
            {t('editor.importDo')}
          </Button>
        </Group>
      </div>
    </Modal>
  );
};
