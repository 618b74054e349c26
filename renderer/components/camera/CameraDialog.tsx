import { Modal } from '@mantine/core';
import type { Upload } from '../../../contract/upload.ts';
import { Finder } from './Finder.tsx';
import { ShotBar } from './ShotBar.tsx';
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
  const camera = useCamera();
  const take = async () => {
    const photo = await camera.capture(fileName);
    if (photo !== null) onTaken(photo);
  };
  return (
    <>
      <Finder camera={camera} />
      <ShotBar camera={camera} take={() => void take()} cancel={onClose} />
    </>
  );
};
