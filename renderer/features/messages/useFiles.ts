import type { TFunction } from 'i18next';
import { type ClipboardEvent, type DragEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MESSAGE_FILES_MAX } from '../../../contract/chat.ts';
import type { Upload } from '../../../contract/upload.ts';
import { isPicture } from '../../components/messagePreview.ts';

const MEGABYTES_MAX = 20;

/** A file chosen for the next message. */
export interface Picked {
  readonly key: number;
  readonly upload: Upload;
  readonly size: number;
  /** An address that shows a picture; null: it is none. */
  readonly preview: string | null;
}

export interface Files {
  readonly picked: readonly Picked[];
  /** What was not taken, and why. */
  readonly faults: readonly string[];
  readonly isOver: boolean;
  readonly dropProps: {
    onDragOver(event: DragEvent): void;
    onDragLeave(event: DragEvent): void;
    onDrop(event: DragEvent): void;
  };
  add(files: readonly File[]): void;
  paste(event: ClipboardEvent): void;
  remove(key: number): void;
  clear(): void;
}

let nextKey = 1;

const pick = async (file: File): Promise<Picked> => ({
  key: nextKey++,
  upload: { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name || 'файл' },
  size: file.size,
  preview: isPicture(file.type) ? URL.createObjectURL(file) : null,
});

const faultOf = (t: TFunction, file: File): string | null => {
  if (file.size === 0) return t('chat.emptyFile', { name: file.name });
  return file.size > MEGABYTES_MAX * 2 ** 20
    ? t('chat.fileTooLarge', { name: file.name, max: MEGABYTES_MAX })
    : null;
};

const forget = (files: readonly Picked[]) => {
  for (const { preview } of files) if (preview !== null) URL.revokeObjectURL(preview);
};

/** Files for the next message of a conversation: chosen, dropped or pasted. */
export const useFiles = (): Files => {
  const { t } = useTranslation();
  const [picked, setPicked] = useState<readonly Picked[]>([]);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const [isOver, setOver] = useState(false);
  const now = useRef(picked);
  now.current = picked;
  // What they hold of memory goes with the conversation.
  useEffect(() => () => forget(now.current), []);

  const add = (files: readonly File[]) => {
    if (files.length === 0) return;
    const told = files.map((file) => faultOf(t, file));
    const good = files.filter((_, at) => told[at] === null);
    const room = MESSAGE_FILES_MAX - now.current.length;
    setFaults([
      ...told.filter((fault) => fault !== null),
      ...(good.length > room ? [t('chat.tooManyFiles', { max: MESSAGE_FILES_MAX })] : []),
    ]);
    void Promise.all(good.slice(0, room).map(pick)).then((more) => setPicked((old) => [...old, ...more]));
  };
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return {
    picked,
    faults,
    isOver,
    dropProps: {
      onDragOver: (event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: (event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      },
      onDrop: (event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(false);
        add([...event.dataTransfer.files]);
      },
    },
    add,
    paste: (event) => {
      const files = [...event.clipboardData.files];
      if (files.length === 0) return;
      event.preventDefault();
      add(files);
    },
    remove: (key) => {
      forget(picked.filter((one) => one.key === key));
      setPicked(picked.filter((one) => one.key !== key));
    },
    clear: () => {
      forget(picked);
      setPicked([]);
      setFaults([]);
    },
  };
};
