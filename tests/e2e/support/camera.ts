import type { Page } from '@playwright/test';

/** What the page's camera does in place of the machine's, and what became of the streams that it gave. */
declare global {
  interface Window {
    /** Streams that were given to the page. */
    cameraStreams?: MediaStream[];
    /** What a drawn camera shows from now on. */
    cameraShows?: 'picture' | 'black' | 'still';
  }
}

const keepStreams = () => {
  window.cameraStreams = [];
  const { mediaDevices } = navigator;
  const original = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (wanted) => {
    const stream = await original(wanted);
    window.cameraStreams?.push(stream);
    return stream;
  };
};

/** Keeps every stream that the page is given, to see whether each is ended: from its next load on, or from now on. */
export const watchStreams = (page: Page): Promise<unknown> => page.addInitScript(keepStreams);
export const watchStreamsNow = (page: Page): Promise<void> => page.evaluate(keepStreams);

/** Whether any camera of the page is on. */
export const cameraIsOn = (page: Page): Promise<boolean> =>
  page.evaluate(() =>
    (window.cameraStreams ?? []).some((stream) =>
      stream.getTracks().some((track) => track.readyState === 'live'),
    ),
  );

/** A camera that refuses, as the browser refuses: none plugged in, held by another program. */
export const refusingCamera = (page: Page, name: 'NotFoundError' | 'NotReadableError'): Promise<unknown> =>
  page.addInitScript((error) => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', error));
  }, name);

/** Two drawn cameras: red on the left, blue on the right, with a little movement; black or still when told to be. */
export const drawnCameras = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    window.cameraStreams = [];
    window.cameraShows = 'picture';
    const { mediaDevices } = navigator;
    const names = ['Первая камера', 'Вторая камера'];
    const devices = names.map((label, i) => ({ kind: 'videoinput', deviceId: `id${i}`, groupId: '', label }));
    mediaDevices.enumerateDevices = () => Promise.resolve(devices as unknown as MediaDeviceInfo[]);
    mediaDevices.getUserMedia = ({ video }: MediaStreamConstraints = {}) => {
      const asked = typeof video === 'object' && typeof video.deviceId === 'object' ? video.deviceId : {};
      const wanted = 'exact' in asked ? String(asked.exact) : 'id0';
      const at = devices.findIndex((device) => device.deviceId === wanted);
      const canvas = document.createElement('canvas');
      canvas.width = 640;
      canvas.height = 480;
      const context = canvas.getContext('2d');
      let tick = 0;
      const draw = () => {
        if (context === null) return;
        if (window.cameraShows !== 'still') tick += 1;
        if (window.cameraShows === 'black') {
          context.fillStyle = '#000';
          context.fillRect(0, 0, 640, 480);
          return;
        }
        context.fillStyle = '#c00000';
        context.fillRect(0, 0, 320, 480);
        context.fillStyle = '#0000c0';
        context.fillRect(320, 0, 320, 480);
        context.fillStyle = '#fff';
        context.fillRect(300 + (tick % 40), 200, 40, 40);
      };
      draw();
      setInterval(draw, 50);
      const stream = canvas.captureStream(20);
      const [track] = stream.getVideoTracks();
      if (track) {
        Object.defineProperty(track, 'label', { value: names[at] ?? '' });
        track.getSettings = () => ({ deviceId: wanted });
      }
      window.cameraStreams?.push(stream);
      return Promise.resolve(stream);
    };
  });

export interface DecodedPhoto {
  readonly bytes: number;
  readonly type: string;
  readonly width: number;
  readonly height: number;
  /** Mean colour of the left and the right half, without the printed band. */
  readonly left: readonly [number, number, number];
  readonly right: readonly [number, number, number];
  /** Part of the band's pixels that are light: letters. */
  readonly ink: number;
  /** How far the picture's pixels are from one colour. */
  readonly spread: number;
  /** The file itself, base64. */
  readonly content: string;
}

/** Takes a photo that the page shows (`blob:`), or fetches one as the page may, decodes it and measures what is on it. */
export const decodePhoto = (page: Page, link: string): Promise<DecodedPhoto> =>
  page.evaluate(async (address) => {
    const { token } = JSON.parse(sessionStorage.getItem('mesto.session') ?? '{}') as { token: string };
    const launch = await window.mesto?.launchInfo();
    const headers = {
      Authorization: `Bearer ${token}`,
      ...(launch ? { 'X-Launch-Token': launch.launchToken } : {}),
    };
    const shown = [...document.images].find((image) => image.src === address);
    const blob = shown ? new Blob() : await (await fetch(address, { headers })).blob();
    const picture = await createImageBitmap(shown ?? blob);
    const { width, height } = picture;
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.drawImage(picture, 0, 0);
    const mean = (x: number, y: number, w: number, h: number) => {
      const { data } = context.getImageData(x, y, w, h);
      const sum = [0, 0, 0];
      for (let i = 0; i < data.length; i++) if (i % 4 < 3) sum[i % 4] = (sum[i % 4] ?? 0) + (data[i] ?? 0);
      const [red = 0, green = 0, blue = 0] = sum.map((one) => Math.round(one / (w * h)));
      return [red, green, blue] as const;
    };
    const band = Math.max(24, Math.round(width * 0.05));
    const { data: letters } = context.getImageData(0, height - band, width, band);
    let light = 0;
    for (let i = 0; i < letters.length; i += 4) if ((letters[i] ?? 0) > 180) light += 1;
    const { data } = context.getImageData(0, 0, width, height - band);
    let [sum, squares] = [0, 0];
    for (let i = 0; i < data.length; i += 4) {
      const value = ((data[i] ?? 0) + (data[i + 1] ?? 0) + (data[i + 2] ?? 0)) / 3;
      sum += value;
      squares += value * value;
    }
    const count = data.length / 4;
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return {
      bytes: blob.size,
      type: blob.type,
      width,
      height,
      left: mean(0, 0, Math.floor(width * 0.4), height - band),
      right: mean(Math.ceil(width * 0.6), 0, Math.floor(width * 0.4), height - band),
      ink: light / (width * band),
      spread: Math.sqrt(squares / count - (sum / count) ** 2),
      content: btoa([...bytes].map((byte) => String.fromCharCode(byte)).join('')),
    };
  }, link);
