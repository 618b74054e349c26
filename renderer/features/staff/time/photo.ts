import type { Upload } from '../../../../contract/upload.ts';
import { FONT_FAMILY } from '../../../app/theme.ts';
import { jpegOf } from '../../../components/camera/useCamera.ts';

/** The largest side of a kept photo, px: a face and a clock are told apart on it, and it stays small. */
const MAX_WIDTH = 1280;
/** Photos of the working day travel to the centre over any line. */
export const PHOTO_BYTES_MAX = 300_000;
const QUALITIES = [0.86, 0.76, 0.66, 0.55, 0.45] as const;
const SMALLEST_WIDTH = 320;

/** A part of the picture's width. */
const BAND = { height: 0.05, padding: 0.012, text: 0.024 } as const;

const copyOf = (source: HTMLCanvasElement, width: number): HTMLCanvasElement => {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width);
  canvas.height = Math.round((source.height * width) / source.width);
  canvas.getContext('2d')?.drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
};

/** The frame with a dark band below, on which the words stand: printed in, so that they can't be parted from the face. */
export const stamped = (frame: HTMLCanvasElement, words: string): HTMLCanvasElement => {
  const canvas = copyOf(frame, Math.min(MAX_WIDTH, frame.width));
  const context = canvas.getContext('2d');
  if (context === null) return canvas;
  const band = Math.max(24, Math.round(canvas.width * BAND.height));
  const top = canvas.height - band;
  context.fillStyle = '#0b0f13';
  context.fillRect(0, top, canvas.width, band);
  context.fillStyle = '#ffffff';
  context.font = `600 ${Math.max(13, Math.round(canvas.width * BAND.text))}px ${FONT_FAMILY}`;
  context.textBaseline = 'middle';
  const padding = canvas.width * BAND.padding;
  context.fillText(words, padding, top + band / 2, canvas.width - 2 * padding);
  return canvas;
};

/** A JPEG of at most `PHOTO_BYTES_MAX`, as good as fits; null where even a small one doesn't. */
export const smallJpeg = async (canvas: HTMLCanvasElement, name: string): Promise<Upload | null> => {
  for (let width = canvas.width; width >= SMALLEST_WIDTH; width *= 0.75) {
    const sized = width === canvas.width ? canvas : copyOf(canvas, width);
    for (const quality of QUALITIES) {
      const blob = await jpegOf(sized, quality);
      if (blob !== null && blob.size <= PHOTO_BYTES_MAX)
        return { bytes: new Uint8Array(await blob.arrayBuffer()), name };
    }
  }
  return null;
};
