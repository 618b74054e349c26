import { Button, Group, Modal } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Upload } from '../../../contract/upload.ts';
import { CameraChoice, Finder } from './Finder.tsx';
import { useCamera } from './useCamera.ts';

interface Props {
  readonly title: string;
  /** The taken file's name. */
  readonly fileName: string;
  readonly onTaken: (photo: Upload) => void;
  readonly onClose: () => void;
}

/** A photo taken with the workplace's camera: live picture, choice of camera, the shot by Enter or Space. */
export const CameraDialog = ({ title, onClose, ...rest }: Props) => (
  <Modal opened onClose={onClose} title={title} size={760} centered>
    <Viewfinder {...rest} onClose={onClose} />
  </Modal>
);

const Viewfinder = ({ fileName, onTaken, onClose }: Omit<Props, 'title'>) => {
  const { t } = useTranslation();
  const camera = useCamera();
  const take = async () => {
    const photo = await camera.capture(fileName);
    if (photo !== null) onTaken(photo);
  };
  return (
    <>
      <Finder camera={camera} />
      {camera.fault === null ? (
        <Group justify="space-between" mt="sm" wrap="nowrap">
          <CameraChoice camera={camera} />
          <Group gap="xs" wrap="nowrap">
            <Button variant="default" onClick={onClose}>
              {t('form.cancel')}
            </Button>
            <Button
              key={String(camera.live)}
              leftSection={<IconCamera size={17} stroke={1.7} />}
              disabled={!camera.live || camera.look !== null}
              autoFocus
              onClick={() => void take()}
            >
              {t('camera.take')}
            </Button>
          </Group>
        </Group>
      ) : null}
    </>
  );
};
