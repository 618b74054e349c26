import { ActionIcon, Button, FileButton, Textarea } from '@mantine/core';
import { IconFile, IconPaperclip, IconSend, IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MESSAGE_LENGTH_MAX } from '../../../contract/chat.ts';
import styles from './Messages.module.css';
import { send } from './outgoing.ts';
import type { Files, Picked } from './useFiles.ts';
import { sizeText } from './words.ts';

interface Props {
  readonly me: number;
  readonly to: number;
  readonly files: Files;
  /** What else happens then: back to the newest messages. */
  readonly onSent: (() => void) | undefined;
}

/** What was begun to be written to each, until the program is closed. */
const drafts = new Map<string, string>();

/** Where a message is written: Enter sends, Shift+Enter begins a new line; files by button, drag or paste. */
export const Composer = ({ me, to, files, onSent }: Props) => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const key = `${me} ${to}`;
  const [text, setText] = useState(drafts.get(key) ?? '');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const change = (value: string) => {
    setText(value);
    drafts.set(key, value);
  };
  const words = text.trim();
  const over = words.length - MESSAGE_LENGTH_MAX;
  const isEmpty = words === '' && files.picked.length === 0;
  const go = () => {
    if (isEmpty || over > 0) return;
    send(
      client,
      me,
      to,
      words,
      files.picked.map((one) => one.upload),
    );
    change('');
    files.clear();
    onSent?.();
    field.current?.focus();
  };
  const keys = (event: KeyboardEvent) => {
    // A letter that is still being composed ends with Enter too.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    go();
  };
  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <PickedFiles files={files} />
      <div className={styles.write}>
        <FileButton multiple onChange={(chosen) => files.add(chosen)}>
          {(props) => (
            <ActionIcon {...props} size={36} aria-label={t('chat.attach')} title={t('chat.attach')}>
              <IconPaperclip size={19} stroke={1.7} />
            </ActionIcon>
          )}
        </FileButton>
        <Textarea
          ref={field}
          className={styles.field}
          autosize
          minRows={1}
          maxRows={7}
          value={text}
          onChange={(event) => change(event.currentTarget.value)}
          onKeyDown={keys}
          onPaste={files.paste}
          aria-label={t('chat.message')}
          placeholder={t('chat.placeholder')}
          error={over > 0 ? t('chat.tooLong', { max: MESSAGE_LENGTH_MAX, over }) : null}
        />
        <Button
          type="submit"
          disabled={isEmpty || over > 0}
          leftSection={<IconSend size={16} stroke={1.7} />}
          title={t('chat.hint')}
        >
          {t('chat.send')}
        </Button>
      </div>
    </form>
  );
};

const PickedFiles = ({ files }: { files: Files }) => (
  <>
    {files.faults.length > 0 ? (
      <ul className={styles.faults} role="alert">
        {files.faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
    ) : null}
    {files.picked.length > 0 ? (
      <ul className={styles.picked}>
        {files.picked.map((one) => (
          <PickedFile key={one.key} one={one} remove={() => files.remove(one.key)} />
        ))}
      </ul>
    ) : null}
  </>
);

const PickedFile = ({ one, remove }: { one: Picked; remove: () => void }) => {
  const { t } = useTranslation();
  const { name } = one.upload;
  return (
    <li className={styles.pickedFile}>
      {one.preview === null ? (
        <IconFile size={22} stroke={1.5} aria-hidden />
      ) : (
        <img src={one.preview} alt="" />
      )}
      <span className={styles.lineBody}>
        <span className="cut" title={name}>
          {name}
        </span>
        <span className={styles.preview}>{sizeText(t, one.size)}</span>
      </span>
      <ActionIcon size="sm" aria-label={t('chat.removeFile', { name })} onClick={remove}>
        <IconX size={15} stroke={1.7} />
      </ActionIcon>
    </li>
  );
};
