import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import type { Upload } from '../../../contract/upload.ts';
import { usePreference } from '../preferences.ts';
import { isBlank } from './frame.ts';

/** Why there is no picture. */
export type CameraFault = 'denied' | 'none' | 'busy' | 'other';

const FAULTS: Readonly<Record<string, CameraFault>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

const faultOf = (error: unknown): CameraFault =>
  (error instanceof Error ? FAULTS[error.name] : undefined) ?? 'other';

export interface Camera {
  /** Shows the live picture. */
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly live: boolean;
  readonly fault: CameraFault | null;
  readonly devices: readonly { readonly id: string; readonly label: string }[];
  /** The chosen camera's id; empty: whichever the system offers. Remembered at this workplace. */
  readonly device: string;
  choose(id: string): void;
  retry(): void;
  /** The picture of this moment as JPEG; null where it shows nothing (a closed lid, a lens cap). */
  capture(name: string): Promise<Upload | null>;
}

const deviceSchema = z.string();
const QUALITY = 0.9;

/** The workplace's camera, on as long as the component is there; the desktop window allows it for just as long. */
export const useCamera = (): Camera => {
  const video = useRef<HTMLVideoElement>(null);
  const [device, setDevice] = usePreference('camera', deviceSchema, '');
  const [devices, setDevices] = useState<Camera['devices']>([]);
  const [live, setLive] = useState(false);
  const [fault, setFault] = useState<CameraFault | null>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let gone = false;
    let stream: MediaStream | null = null;
    setLive(false);
    setFault(null);
    const start = async () => {
      try {
        stream = await openCamera(device);
        if (gone) return stop(stream);
        setDevices(await cameras());
        const element = video.current;
        if (element === null) return;
        element.srcObject = stream;
        await element.play();
        if (!gone) setLive(true);
      } catch (error) {
        if (!gone) setFault(faultOf(error));
      }
    };
    void start();
    return () => {
      gone = true;
      if (stream !== null) stop(stream);
    };
  }, [device, attempt]);

  useEffect(
    () => () => {
      void window.mesto?.setCaptureScreenOpen(false);
    },
    [],
  );

  const capture = useCallback((name: string) => frameOf(video.current, name), []);
  return {
    video,
    live,
    fault,
    devices,
    device,
    choose: setDevice,
    retry: () => setAttempt((n) => n + 1),
    capture,
  };
};

/** A camera that was unplugged since it was chosen gives way to any other. */
const openCamera = async (device: string): Promise<MediaStream> => {
  await window.mesto?.setCaptureScreenOpen(true);
  const size = { width: { ideal: 1920 }, height: { ideal: 1080 } };
  const ask = (more: MediaTrackConstraints) =>
    navigator.mediaDevices.getUserMedia({ video: { ...size, ...more }, audio: false });
  if (device === '') return ask({});
  try {
    return await ask({ deviceId: { exact: device } });
  } catch (error) {
    if (faultOf(error) === 'none') return ask({});
    throw error;
  }
};

const cameras = async (): Promise<Camera['devices']> =>
  (await navigator.mediaDevices.enumerateDevices())
    .filter(({ kind }) => kind === 'videoinput')
    .map(({ deviceId, label }) => ({ id: deviceId, label }));

const stop = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};

const frameOf = async (video: HTMLVideoElement | null, name: string): Promise<Upload | null> => {
  if (video === null || video.videoWidth === 0) return null;
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  context.drawImage(video, 0, 0);
  if (isBlank(context.getImageData(0, 0, canvas.width, canvas.height).data)) return null;
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
  return blob && { bytes: new Uint8Array(await blob.arrayBuffer()), name };
};
