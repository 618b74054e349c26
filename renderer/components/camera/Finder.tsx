import { Button, Select } from '@mantine/core';
import { IconCamera, IconCameraOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StateMessage } from '../StateMessage.tsx';
import styles from './Camera.module.css';
import type { Camera } from './useCamera.ts';

interface Props {
  readonly camera: Camera;
  /** As in a mirror, which is how one looks at oneself; what is taken is never mirrored. */
  readonly mirrored?: boolean;
  /** What else can be done where there is no camera. */
  readonly instead?: ReactNode;
}

/** The live picture, or why there is none and what to do about it. */
export const Finder = ({ camera, mirrored = false, instead }: Props) => {
  const { t } = useTranslation();
  const { fault, look, live } = camera;
  if (fault !== null) {
    const place = fault === 'denied' ? (window.mesto ? 'deniedDesktop' : 'deniedBrowser') : `${fault}Text`;
    return (
      <StateMessage
        tone="danger"
        icon={<IconCameraOff stroke={1.5} />}
        title={t(`camera.${fault}Title`)}
        text={t(`camera.${place}` as 'camera.noneText')}
        action={
          <>
            <Button onClick={camera.retry} data-autofocus>
              {t('common.retry')}
            </Button>{' '}
            {instead}
          </>
        }
      />
    );
  }
  return (
    <>
      <div className={styles.finder} data-live={live || undefined} data-mirrored={mirrored || undefined}>
        <video ref={camera.video} playsInline muted className={styles.video} aria-label={t('camera.live')} />
        {live ? null : (
          <span className={styles.starting} role="status">
            <IconCamera size={22} stroke={1.6} aria-hidden />
            {t('camera.starting')}
          </span>
        )}
      </div>
      <p className={styles.look} role="alert">
        {look === null ? '' : t(`camera.${look}`)}
      </p>
    </>
  );
};

/** Which camera: told always, to be chosen where there are several. */
export const CameraChoice = ({ camera }: { camera: Camera }) => {
  const { t } = useTranslation();
  const names = camera.devices.map(({ label }, at) => label || t('camera.nth', { n: at + 1 }));
  return (
    <Select
      aria-label={t('camera.choose')}
      w={300}
      data={[...new Set(names)]}
      value={camera.name || null}
      placeholder={t('camera.choose')}
      onChange={(name) => {
        if (name !== null) camera.choose(name);
      }}
      allowDeselect={false}
      disabled={new Set(names).size < 2}
      comboboxProps={{ withinPortal: true }}
    />
  );
};
