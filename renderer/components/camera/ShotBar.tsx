import { Button, Group } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CameraChoice } from './Finder.tsx';
import type { Camera } from './useCamera.ts';

interface Props {
  readonly camera: Camera;
  readonly take: () => void;
  readonly cancel: () => void;
}

/** Under the live picture: which camera, and the shot, with the cursor on it as soon as there is something to see. */
export const ShotBar = ({ camera, take, cancel }: Props) => {
  const { t } = useTranslation();
  if (camera.fault !== null) return null;
  return (
    <Group justify="space-between" mt="sm" wrap="nowrap">
      <CameraChoice camera={camera} />
      <Group gap="sm" wrap="nowrap">
        <Button variant="default" onClick={cancel}>
          {t('form.cancel')}
        </Button>
        <Button
          key={String(camera.live)}
          leftSection={<IconCamera size={17} stroke={1.7} />}
          disabled={!camera.live || camera.look !== null}
          autoFocus
          onClick={take}
        >
          {t('camera.take')}
        </Button>
      </Group>
    </Group>
  );
};
