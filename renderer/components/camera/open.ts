/** Why there is no picture. */
export type CameraFault = 'denied' | 'none' | 'busy' | 'lost' | 'insecure' | 'other';

export interface CameraDevice {
  readonly id: string;
  /** The system's name of it; empty until the camera may be used. */
  readonly label: string;
}

const FAULTS: Readonly<Record<string, CameraFault>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

export const cameraFault = (error: unknown): CameraFault =>
  (error instanceof Error ? FAULTS[error.name] : undefined) ??
  // A page that is neither of this computer nor sent over https has no camera at all.
  (navigator.mediaDevices === undefined ? 'insecure' : 'other');

export const cameras = async (): Promise<readonly CameraDevice[]> =>
  (await navigator.mediaDevices.enumerateDevices())
    .filter(({ kind }) => kind === 'videoinput')
    .map(({ deviceId, label }) => ({ id: deviceId, label }));

const SIZE = { width: { ideal: 1920 }, height: { ideal: 1080 } };

const ask = (more: MediaTrackConstraints) =>
  navigator.mediaDevices.getUserMedia({ video: { ...SIZE, ...more }, audio: false });

const byName = async (name: string | null): Promise<CameraDevice | undefined> =>
  name === null ? undefined : (await cameras()).find(({ label }) => label === name);

/**
 * Opens the camera of that name; one that isn't plugged in gives way to any other. By name, since ids change with the page's
 * address, which in the desktop window is another one at each start.
 */
export const openCamera = async (name: string | null): Promise<MediaStream> => {
  const known = await byName(name);
  if (known !== undefined) {
    try {
      return await ask({ deviceId: { exact: known.id } });
    } catch (error) {
      if (cameraFault(error) !== 'none') throw error;
    }
  }
  const any = await ask({});
  // Names are told only to who may use the camera: now they are.
  const wanted = known === undefined ? await byName(name) : undefined;
  if (wanted === undefined || any.getVideoTracks()[0]?.getSettings().deviceId === wanted.id) return any;
  stopCamera(any);
  return ask({ deviceId: { exact: wanted.id } });
};

export const stopCamera = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};
