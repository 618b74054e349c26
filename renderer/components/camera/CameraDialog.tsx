import { Button, Group, Modal, Select } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Upload } from '../../../contract/upload.ts';
import { StateMessage } from '../StateMessage.tsx';
import styles from './Camera.module.css';
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
  const [blank, setBlank] = useState(false);
  const take = async () => {
    const photo = await camera.capture(fileName);
    setBlank(photo === null);
    if (photo !== null) onTaken(photo);
  };
  if (camera.fault !== null)
    return (
      <StateMessage
        tone="danger"
        icon={<IconCamera stroke={1.5} />}
        title={t('camera.failed')}
        text={t(`camera.${camera.fault}`)}
        action={<Button onClick={camera.retry}>{t('common.retry')}</Button>}
      />
    );
  return (
    <>
      <div className={styles.finder} data-live={camera.live || undefined}>
        <video ref={camera.video} playsInline muted className={styles.video} aria-label={t('camera.live')} />
      </div>
      {blank ? (
        <p className={styles.blank} role="alert">
          {t('camera.blank')}
        </p>
      ) : null}
      <Group justify="space-between" mt="sm" wrap="nowrap">
        <Select
          aria-label={t('camera.choose')}
          w={300}
          data={camera.devices.map(({ id, label }, at) => ({
            value: id,
            label: label || t('camera.nth', { n: at + 1 }),
          }))}
          value={
            camera.devices.some(({ id }) => id === camera.device)
              ? camera.device
              : (camera.devices[0]?.id ?? null)
          }
          onChange={(id) => camera.choose(id ?? '')}
          allowDeselect={false}
          disabled={camera.devices.length < 2}
        />
        <Group gap="xs" wrap="nowrap">
          <Button variant="default" onClick={onClose}>
            {t('form.cancel')}
          </Button>
          <Button
            key={String(camera.live)}
            leftSection={<IconCamera size={17} stroke={1.7} />}
            disabled={!camera.live}
            autoFocus
            onClick={() => void take()}
          >
            {t('camera.take')}
          </Button>
        </Group>
      </Group>
    </>
  );
};
