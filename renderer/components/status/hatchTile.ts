import { type ChartPaint, PAINT_HATCH, PAINT_PALETTE } from '../../app/theme.ts';

/** Pixels of a tile for one of the hatch: crisp on dense screens and on paper. */
export const TILE_RATIO = 2;
const tiles = new Map<string, HTMLCanvasElement>();

/** One tile of a hatch as a canvas repeats it, drawn once a colour scheme. null: no hatch. */
export const hatchTile = (key: ChartPaint, scheme: 'light' | 'dark'): HTMLCanvasElement | null => {
  const hatch = PAINT_HATCH[key];
  if (hatch === null) return null;
  const name = `${key}:${scheme}`;
  const known = tiles.get(name);
  if (known) return known;
  const canvas = document.createElement('canvas');
  canvas.width = hatch.tile * TILE_RATIO;
  canvas.height = hatch.tile * TILE_RATIO;
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.scale(TILE_RATIO, TILE_RATIO);
  context.strokeStyle = PAINT_PALETTE[scheme][key].line;
  context.lineWidth = hatch.stroke;
  context.lineCap = 'round';
  context.stroke(new Path2D(hatch.path));
  tiles.set(name, canvas);
  return canvas;
};
