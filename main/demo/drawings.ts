import { type Area, type Canvas, type Colour, createCanvas } from './png.ts';

/** The demo's pictures: drawn, so that nobody's face or passport is in the product. */

/** A colour of the wheel: hue in degrees, saturation and lightness 0–1. */
export const hsl = (hue: number, saturation: number, lightness: number): Colour => {
  const a = saturation * Math.min(lightness, 1 - lightness);
  const channel = (n: number) => {
    const k = (n + hue / 30) % 12;
    return Math.round(255 * (lightness - a * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return [channel(0), channel(8), channel(4)];
};

const rectangle = (canvas: Canvas, area: Area, colour: Colour) => canvas.fill(() => colour, area);

/** Head and shoulders, round for everybody, within an area. */
const silhouette = (
  canvas: Canvas,
  area: Area,
  [x, y, size]: readonly [number, number, number],
  colour: Colour,
) =>
  canvas.fill((px, py) => {
    const dx = (px - x) / size;
    const dy = (py - y) / size;
    const head = dx ** 2 + (dy * 0.85) ** 2 < 0.2 ** 2;
    const shoulders = (dx / 0.42) ** 2 + ((dy - 0.62) / 0.36) ** 2 < 1;
    return head || shoulders ? colour : null;
  }, area);

/** Five by seven points a letter: just those of «ОБРАЗЕЦ». */
const LETTERS: Readonly<Record<string, readonly string[]>> = {
  О: ['01110', '10001', '10001', '10001', '10001', '10001', '01110'],
  Б: ['11111', '10000', '10000', '11110', '10001', '10001', '11110'],
  Р: ['11110', '10001', '10001', '11110', '10000', '10000', '10000'],
  А: ['01110', '10001', '10001', '11111', '10001', '10001', '10001'],
  З: ['01110', '10001', '00001', '00110', '00001', '10001', '01110'],
  Е: ['11111', '10000', '10000', '11110', '10000', '10000', '11111'],
  Ц: ['10010', '10010', '10010', '10010', '10010', '11111', '00001'],
};

const write = (
  canvas: Canvas,
  text: string,
  [x, y, scale]: readonly [number, number, number],
  colour: Colour,
) =>
  [...text].forEach((letter, at) => {
    LETTERS[letter]?.forEach((row, j) => {
      [...row].forEach((point, i) => {
        if (point === '1') rectangle(canvas, [x + (at * 6 + i) * scale, y + j * scale, scale, scale], colour);
      });
    });
  });

/** A webcam picture at the start or end of a shift: a silhouette before the wall, lamplit in the evening. */
export const drawShift = (hue: number, isEvening: boolean): Buffer => {
  const canvas = createCanvas(320, 240);
  const light = isEvening ? 0.32 : 0.78;
  canvas.fill((x, y) => hsl((hue + 190) % 360, 0.12, light - Math.abs(x - 160) / 1600 - y / 2400));
  rectangle(canvas, [18, 26, 70, 96], hsl(hue, 0.1, light + 0.12));
  rectangle(canvas, [24, 32, 58, 84], isEvening ? [28, 34, 58] : [196, 222, 240]);
  silhouette(canvas, [60, 40, 220, 200], [168, 104, 210], hsl(hue, 0.42, isEvening ? 0.3 : 0.42));
  return canvas.png();
};

/** A passport's page that nobody could take for one: no words but «ОБРАЗЕЦ». */
export const drawSpecimen = (hue: number): Buffer => {
  const canvas = createCanvas(480, 340);
  canvas.fill((x, y) => hsl(hue, 0.3, 0.88 + 0.03 * Math.sin(x / 9) * Math.cos(y / 7)));
  const photo = [28, 60, 130, 170] as const;
  rectangle(canvas, photo, [244, 244, 240]);
  silhouette(canvas, photo, [93, 134, 150], hsl(hue, 0.18, 0.55));
  for (let line = 0; line < 7; line++) {
    rectangle(canvas, [186, 66 + line * 24, 250 - ((line * 53) % 120), 9], hsl(hue, 0.12, 0.68));
  }
  for (const y of [276, 300]) rectangle(canvas, [28, y, 424, 8], hsl(hue, 0.12, 0.62));
  write(canvas, 'ОБРАЗЕЦ', [128, 152, 8], hsl(0, 0.55, 0.58));
  return canvas.png();
};

/** An emptied room seen from its door. */
export const drawEmptyRoom = (hue: number): Buffer => {
  const canvas = createCanvas(360, 270);
  const [left, right, top, bottom] = [110, 250, 70, 190] as const;
  canvas.fill((x, y) => {
    if (x > left && x < right && y > top && y < bottom) return hsl(hue, 0.06, 0.8);
    const slope = Math.max((left - x) / left, (x - right) / (360 - right), 0);
    const isFloor = (y - bottom) / (270 - bottom) > slope;
    const isCeiling = (top - y) / top > slope;
    if (isFloor) return [146, 146, 142];
    return isCeiling ? [226, 226, 222] : hsl(hue, 0.1, 0.7 - slope * 0.12);
  });
  return canvas.png();
};
