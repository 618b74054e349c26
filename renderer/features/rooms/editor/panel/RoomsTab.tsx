import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { number, shortName } from '../../../../i18n/format.ts';
import styles from '../Editor.module.css';
import { roomKey } from '../model/document.ts';
import type { Editor, EditorRoom } from '../useEditor.ts';

/** The floor's rooms: those without a place first, each a press away from being placed; the others chosen by a press. */
export const RoomsTab = ({ editor }: { editor: Editor }) => {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const placed = new Set(editor.doc.rooms.map((room) => room.room_id));
  const found = editor.register.filter((room) =>
    shortName(room.name).toLowerCase().startsWith(query.trim().toLowerCase()),
  );
  const take = (room: EditorRoom) => {
    if (placed.has(room.id)) {
      editor.use('choose');
      editor.choose(new Set([roomKey(room.id)]));
      return;
    }
    editor.placeNext(room.id);
    if (editor.tool !== 'polygon') editor.use('room');
  };
  const list = (rooms: readonly EditorRoom[], title: string) => (
    <section aria-label={title}>
      <h3>
        {title} <span className="dim">{number(rooms.length)}</span>
      </h3>
      <div className={styles.roomGrid}>
        {rooms.map((room) => (
          <button
            key={room.id}
            type="button"
            className={styles.roomChip}
            title={`${room.name}, ${t('units.area', { value: number(room.area) })}`}
            aria-pressed={
              placed.has(room.id)
                ? editor.keys.has(roomKey(room.id))
                : editor.tool !== 'choose' && editor.next?.id === room.id
            }
            onClick={() => take(room)}
          >
            {shortName(room.name)}
          </button>
        ))}
      </div>
    </section>
  );
  return (
    <div className={styles.tab}>
      <TextInput
        size="xs"
        placeholder={t('editor.findRoom')}
        aria-label={t('editor.findRoom')}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      {list(
        found.filter((room) => !placed.has(room.id)),
        t('editor.unplaced'),
      )}
      {list(
        found.filter((room) => placed.has(room.id)),
        t('editor.placed'),
      )}
    </div>
  );
};
