import { Button, FileButton, Group } from '@mantine/core';
import { IconCamera, IconUpload } from '@tabler/icons-react';
import { type ClipboardEvent, type DragEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Upload } from '../../../contract/upload.ts';
import { CameraDialog } from '../camera/CameraDialog.tsx';
import styles from './Passport.module.css';

/** What the API takes (`_upload_new_passport_photo_`); it looks at the content and has the last word. */
const KINDS = 'image/jpeg,image/png,image/webp,application/pdf';

const uploadOf = async (file: File): Promise<Upload> => ({
  bytes: new Uint8Array(await file.arrayBuffer()),
  name: file.name,
});

interface Props {
  readonly photo: Upload | null;
  readonly onPhoto: (photo: Upload | null) => void;
  readonly error?: string | null;
}

/** A passport's photo from a file (chosen, dropped or pasted) or from the camera. */
export const PhotoPicker = ({ photo, onPhoto, error = null }: Props) => {
  const { t } = useTranslation();
  const [camera, setCamera] = useState(false);
  const [over, setOver] = useState(false);
  const take = (file: File | null | undefined) => {
    if (file) void uploadOf(file).then(onPhoto);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  const paste = (event: ClipboardEvent) => take(event.clipboardData.files[0]);
  const buttons = (
    <Group gap="xs">
      <FileButton accept={KINDS} onChange={take}>
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconUpload size={16} stroke={1.7} />}>
            {t(photo === null ? 'passport.file' : 'passport.otherFile')}
          </Button>
        )}
      </FileButton>
      <Button
        variant="default"
        leftSection={<IconCamera size={16} stroke={1.7} />}
        onClick={() => setCamera(true)}
      >
        {t(photo === null ? 'passport.camera' : 'passport.again')}
      </Button>
      {photo === null ? null : (
        <Button variant="subtle" color="gray" onClick={() => onPhoto(null)}>
          {t('passport.drop')}
        </Button>
      )}
    </Group>
  );
  return (
    <div onPaste={paste}>
      <section
        aria-label={t('passport.photo')}
        className={photo === null ? styles.drop : styles.picked}
        data-over={over || undefined}
        data-wrong={error !== null || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {photo === null ? <span>{t('passport.dropHere')}</span> : <Thumb photo={photo} />}
        {buttons}
      </section>
      {error === null ? null : <p className={styles.wrong}>{error}</p>}
      {camera ? (
        <CameraDialog
          title={t('passport.shot')}
          fileName="passport.jpg"
          onClose={() => setCamera(false)}
          onTaken={(taken) => {
            setCamera(false);
            onPhoto(taken);
          }}
        />
      ) : null}
    </div>
  );
};

const Thumb = ({ photo }: { photo: Upload }) => {
  const { t } = useTranslation();
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([new Uint8Array(photo.bytes)]));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [photo]);
  if (url === null) return null;
  return /\.pdf$/i.test(photo.name) ? (
    <span>{photo.name}</span>
  ) : (
    <img src={url} alt={t('passport.photo')} className={styles.thumb} />
  );
};
