import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { Upload } from '../../../contract/upload.ts';
import { useComputerSettings, useSaveComputerSettings } from '../../api/computer.ts';
import { blankOf, frameJudge, type Look } from './frame.ts';
import { type CameraDevice, type CameraFault, cameraFault, cameras, openCamera, stopCamera } from './open.ts';

export interface Camera {
  /** Shows the live picture. */
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly live: boolean;
  readonly fault: CameraFault | null;
  /** What is wrong with the live picture; null: it may be taken. */
  readonly look: Look | null;
  readonly devices: readonly CameraDevice[];
  /** The name of the camera whose picture is shown; empty while there is none. */
  readonly name: string;
  /** Goes over to another camera, and remembers it for this computer. */
  choose(name: string): void;
  retry(): void;
  /** The picture of this moment as it is, not mirrored; null where nothing can be seen on it. */
  grab(): HTMLCanvasElement | null;
  /** The same as a JPEG. */
  capture(fileName: string): Promise<Upload | null>;
}

const QUALITY = 0.9;

/** The workplace's camera, on as long as the component is there; the desktop window allows it for just as long. */
export const useCamera = (): Camera => {
  const video = useRef<HTMLVideoElement>(null);
  const settings = useComputerSettings();
  const save = useSaveComputerSettings();
  const chosen = settings.data?.camera ?? null;
  // Without an answer about the choice any camera will do.
  const ready = settings.data !== undefined || settings.error !== null;
  const [attempt, setAttempt] = useState(0);
  const { stream, fault } = useStream(ready, chosen, attempt);
  const [live, setLive] = useState(false);

  useEffect(() => {
    const element = video.current;
    setLive(false);
    if (element === null || stream === null) return;
    element.srcObject = stream;
    let gone = false;
    // A play that is cut short by the next stream is no fault of the camera.
    element.play().then(
      () => !gone && setLive(true),
      () => undefined,
    );
    return () => {
      gone = true;
      element.srcObject = null;
    };
  }, [stream]);

  const devices = useDevices(stream, () => {
    if (fault === 'none' || fault === 'lost') setAttempt((n) => n + 1);
  });
  const look = useLook(video, live);
  const grab = useCallback(() => grabFrame(video.current), []);
  return {
    video,
    live,
    fault,
    look,
    devices,
    name: stream?.getVideoTracks()[0]?.label ?? '',
    choose: (name) => save.mutate({ camera: name }),
    retry: () => setAttempt((n) => n + 1),
    grab,
    capture: async (fileName) => {
      const canvas = look === null ? grab() : null;
      const blob = canvas && (await jpegOf(canvas, QUALITY));
      return blob && { bytes: new Uint8Array(await blob.arrayBuffer()), name: fileName };
    },
  };
};

/** The open stream of the chosen camera. The desktop window lets it be opened between the first line and the last. */
const useStream = (ready: boolean, chosen: string | null, attempt: number) => {
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [fault, setFault] = useState<CameraFault | null>(null);

  useEffect(() => {
    if (!ready) return;
    let gone = false;
    let opened: MediaStream | null = null;
    setFault(null);
    const start = async () => {
      try {
        await window.mesto?.setCaptureScreenOpen(true);
        opened = await openCamera(chosen);
        if (gone) return stopCamera(opened);
        opened.getVideoTracks()[0]?.addEventListener('ended', () => {
          if (!gone) setFault('lost');
        });
        setStream(opened);
      } catch (error) {
        if (!gone) setFault(cameraFault(error));
      }
    };
    void start();
    return () => {
      gone = true;
      setStream(null);
      if (opened !== null) stopCamera(opened);
    };
  }, [ready, chosen, attempt]);

  useEffect(
    () => () => {
      void window.mesto?.setCaptureScreenOpen(false);
    },
    [],
  );
  return { stream, fault };
};

/** The cameras that are plugged in, told anew when one comes or goes. */
const useDevices = (stream: MediaStream | null, onChange: () => void): readonly CameraDevice[] => {
  const [devices, setDevices] = useState<readonly CameraDevice[]>([]);
  const changed = useRef(onChange);
  changed.current = onChange;
  useEffect(() => {
    const { mediaDevices } = navigator;
    if (mediaDevices === undefined) return;
    let gone = false;
    const tell = () =>
      void cameras().then((found) => {
        if (!gone) setDevices(found);
      });
    const change = () => {
      tell();
      changed.current();
    };
    if (stream !== null) tell();
    mediaDevices.addEventListener('devicechange', change);
    return () => {
      gone = true;
      mediaDevices.removeEventListener('devicechange', change);
    };
  }, [stream]);
  return devices;
};

const SAMPLE = { width: 160, height: 120, everyMs: 250 } as const;

/** Watches the live picture for blackness and stillness. */
const useLook = (video: RefObject<HTMLVideoElement | null>, live: boolean): Look | null => {
  const [look, setLook] = useState<Look | null>(null);
  useEffect(() => {
    setLook(null);
    if (!live) return;
    const canvas = document.createElement('canvas');
    canvas.width = SAMPLE.width;
    canvas.height = SAMPLE.height;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    const judge = frameJudge();
    const timer = setInterval(() => {
      if (context === null || video.current === null) return;
      context.drawImage(video.current, 0, 0, SAMPLE.width, SAMPLE.height);
      const { data } = context.getImageData(0, 0, SAMPLE.width, SAMPLE.height);
      setLook(judge(data, performance.now()));
    }, SAMPLE.everyMs);
    return () => clearInterval(timer);
  }, [live, video]);
  return look;
};

const grabFrame = (video: HTMLVideoElement | null): HTMLCanvasElement | null => {
  if (video === null || video.videoWidth === 0) return null;
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  context.drawImage(video, 0, 0);
  return blankOf(context.getImageData(0, 0, canvas.width, canvas.height).data) === null ? canvas : null;
};

/** A canvas as JPEG; null where the browser can't. @param quality 0 to 1 */
export const jpegOf = (canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> =>
  new Promise((done) => canvas.toBlob(done, 'image/jpeg', quality));
