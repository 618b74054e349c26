import { Loader, Modal, UnstyledButton } from '@mantine/core';
import { IconFile, IconFileAlert } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatMessage } from '../../../contract/conversations.ts';
import { ApiError } from '../../api/apiError.ts';
import { useAttachment } from '../../api/chat.ts';
import { fetchFile } from '../../api/client.ts';
import { saveFile } from '../../components/download/saveFile.ts';
import { isPicture } from '../../components/messagePreview.ts';
import styles from './Messages.module.css';
import { sizeText } from './words.ts';

type File = NonNullable<ChatMessage['attachment']>;

/** A message's file: a picture is seen at once, anything else is saved by a press. */
export const Attachment = ({ file }: { file: File }) =>
  isPicture(file.mime) ? <Picture file={file} /> : <Saved file={file} />;

const Picture = ({ file }: { file: File }) => {
  const { t } = useTranslation();
  const { data, error } = useAttachment(file.link);
  const [open, setOpen] = useState(false);
  const url = useObjectUrl(data);
  if (error !== null) return <Saved file={file} fault={error.message} />;
  return (
    <>
      <UnstyledButton
        className={styles.picture}
        aria-label={t('chat.openPhoto', { name: file.name })}
        onClick={() => setOpen(true)}
      >
        {url === null ? <Loader size="xs" /> : <img src={url} alt={file.name} />}
      </UnstyledButton>
      <Modal opened={open} onClose={() => setOpen(false)} title={file.name} size="auto" centered>
        {url === null ? null : <img className={styles.pictureLarge} src={url} alt={file.name} />}
        <Saved file={file} />
      </Modal>
    </>
  );
};

const useObjectUrl = (blob: Blob | undefined): string | null => {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (blob === undefined) return;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url;
};

const Saved = ({ file, fault: first = null }: { file: File; fault?: string | null }) => {
  const { t } = useTranslation();
  const [fault, setFault] = useState(first);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    setFault(null);
    try {
      const content = await fetchFile(file.link, new AbortController().signal);
      const saved = await saveFile({ content, fileName: file.name });
      if (saved.state === 'failed') setFault(saved.sentence);
    } catch (error) {
      setFault(error instanceof ApiError ? error.message : t('errors.unknown'));
    }
    setBusy(false);
  };
  const Icon = fault === null ? IconFile : IconFileAlert;
  return (
    <UnstyledButton
      className={styles.file}
      aria-label={t('chat.save', { name: file.name })}
      onClick={() => void save()}
    >
      {busy ? <Loader size={20} /> : <Icon size={22} stroke={1.5} aria-hidden />}
      <span className={styles.lineBody}>
        <span className="cut" title={file.name}>
          {file.name}
        </span>
        <span className={styles.preview}>{fault ?? sizeText(t, file.size)}</span>
      </span>
    </UnstyledButton>
  );
};
