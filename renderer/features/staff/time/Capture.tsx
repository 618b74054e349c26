import { Button, Group } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Upload } from '../../../../contract/upload.ts';
import { ApiError } from '../../../api/apiError.ts';
import { useSession } from '../../../api/session.ts';
import { askNow } from '../../../api/staff.ts';
import { Finder } from '../../../components/camera/Finder.tsx';
import { ShotBar } from '../../../components/camera/ShotBar.tsx';
import { useCamera } from '../../../components/camera/useCamera.ts';
import { Refusal } from '../../../components/form/FormNotices.tsx';
import { day, shortPerson } from '../../../i18n/format.ts';
import { smallJpeg, stamped } from './photo.ts';
import styles from './Time.module.css';

interface Props {
  readonly saving: boolean;
  readonly onSave: (photo: Upload) => void;
  readonly onCancel: () => void;
  /** The button for who has no camera. */
  readonly withoutPhoto: ReactNode;
}

interface Shot {
  readonly photo: Upload;
  readonly url: string;
}

/** Live picture, shot, a look at the shot, and either another one or the mark. */
export const Capture = ({ saving, onSave, onCancel, withoutPhoto }: Props) => {
  const { t } = useTranslation();
  const [shot, setShot] = useState<Shot | null>(null);
  useEffect(() => () => URL.revokeObjectURL(shot?.url ?? ''), [shot]);
  if (shot === null) return <Viewfinder onShot={setShot} onCancel={onCancel} withoutPhoto={withoutPhoto} />;
  return (
    <>
      <img className={styles.shot} src={shot.url} alt={t('worktime.shot')} />
      <Group justify="flex-end" gap="sm" mt="sm">
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} stroke={1.7} />}
          disabled={saving}
          onClick={() => setShot(null)}
        >
          {t('worktime.retake')}
        </Button>
        <Button autoFocus loading={saving} onClick={() => onSave(shot.photo)}>
          {t('worktime.save')}
        </Button>
      </Group>
    </>
  );
};

const Viewfinder = ({
  onShot,
  onCancel,
  withoutPhoto,
}: Pick<Props, 'onCancel' | 'withoutPhoto'> & { readonly onShot: (shot: Shot) => void }) => {
  const { t } = useTranslation();
  const camera = useCamera();
  const name = useSession()?.manager.manager_fullname ?? '';
  const [fault, setFault] = useState<string | null>(null);
  const take = async () => {
    const frame = camera.grab();
    if (frame === null) return;
    try {
      // The API's time, asked at the shot: what this page's clock says counts for nothing.
      const { local, warehouse_name } = await askNow();
      const place = warehouse_name ?? t('worktime.office');
      const words = [`${day(local)} ${local.slice(11)}`, place, shortPerson(name)].join(' · ');
      const photo = await smallJpeg(stamped(frame, words), 'photo.jpg');
      if (photo === null) return setFault(t('worktime.tooLarge'));
      const url = URL.createObjectURL(new Blob([new Uint8Array(photo.bytes)], { type: 'image/jpeg' }));
      onShot({ photo, url });
    } catch (error) {
      setFault(error instanceof ApiError ? error.message : t('errors.unknown'));
    }
  };
  return (
    <>
      <Finder camera={camera} mirrored instead={withoutPhoto} />
      <Refusal text={fault} />
      <ShotBar camera={camera} take={() => void take()} cancel={onCancel} />
      <p className={styles.stampHint}>{t('worktime.stampHint')}</p>
    </>
  );
};
