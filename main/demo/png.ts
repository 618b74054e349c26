import { crc32, deflateSync } from 'node:zlib';

/** Red, green, blue, 0–255. */
export type Colour = readonly [number, number, number];

/** x, y, width, height in points. */
export type Area = readonly [number, number, number, number];

/** A small picture to draw on. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  /** Paints every point of the area (the whole canvas without one) for which `paint` gives a colour. */
  fill(paint: (x: number, y: number) => Colour | null, area?: Area): void;
  png(): Buffer;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const TRUE_COLOUR = [8, 2, 0, 0, 0];

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
};

const header = (width: number, height: number): Buffer => {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  Buffer.from(TRUE_COLOUR).copy(data, 8);
  return data;
};

/** A white canvas; `png()` gives it as a true-colour PNG of 8 bits a channel. */
export const createCanvas = (width: number, height: number): Canvas => {
  // Each line begins with its filter, 0: none.
  const stride = width * 3 + 1;
  const lines = Buffer.alloc(stride * height, 255);
  for (let y = 0; y < height; y++) lines[y * stride] = 0;
  return {
    width,
    height,
    fill: (paint, [left, top, w, h] = [0, 0, width, height]) => {
      for (let y = Math.max(0, top); y < Math.min(height, top + h); y++) {
        for (let x = Math.max(0, left); x < Math.min(width, left + w); x++) {
          const colour = paint(x, y);
          if (colour) lines.set(colour, y * stride + 1 + x * 3);
        }
      }
    },
    png: () =>
      Buffer.concat([
        SIGNATURE,
        chunk('IHDR', header(width, height)),
        chunk('IDAT', deflateSync(lines, { level: 6 })),
        chunk('IEND', Buffer.alloc(0)),
      ]),
  };
};
