import { PAINT_HATCH, type PaintKey, planColors } from '../../../app/theme.ts';
import { type PaintedRoom, paintFloor, type Scene } from '../plan/paint.ts';
import { paintRooms } from '../plan/paintRooms.ts';
import { MARGIN, type Sheet } from './sheet.ts';

/** What stands around the drawing. */
export interface SheetTexts {
  readonly title: string;
  /** «М 1:100 · 25.11.2026». */
  readonly subtitle: string;
  readonly legend: readonly { readonly paint: PaintKey; readonly name: string }[];
}

/** CSS pixels a millimetre: the painter works in them, whatever the paper's density. */
const PX_PER_MM = 96 / 25.4;
const SWATCH_PX = 14;
const LEGEND_LINE_PX = 20;
/** 1.3 mm high: the least that is read on paper. */
const LEAST_PX = 5;

/** The legend in as many lines as it takes; `x` to `right` is its place, px. */
const paintLegend = (
  context: CanvasRenderingContext2D,
  scene: Scene,
  texts: SheetTexts,
  { x, y, right }: { readonly x: number; readonly y: number; readonly right: number },
) => {
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.font = `500 11px ${scene.font}`;
  let [at, line] = [x, y];
  for (const { paint, name } of texts.legend) {
    const taken = SWATCH_PX + 5 + context.measureText(name).width;
    if (at > x && at + taken > right) [at, line] = [x, line + LEGEND_LINE_PX];
    const rect = { x: at, y: line, width: SWATCH_PX, height: SWATCH_PX };
    const room: PaintedRoom = {
      place: { ...rect, id: 0, polygon: null, label: rect, front: null },
      paint,
      debtor: false,
      label: '',
      note: '',
      faded: false,
    };
    paintRooms(context, scene, { scale: 1, x: 0, y: 0 }, [{ room, rect, corners: null }]);
    context.fillStyle = scene.colors.text;
    context.fillText(name, at + SWATCH_PX + 5, line + SWATCH_PX / 2);
    at += taken + 14;
  }
};

/** Paints a sheet of paper with a floor true to scale; always in the light colours. @param dpi dots an inch */
export const paintSheet = (
  given: Scene,
  sheet: Sheet,
  scale: number,
  texts: SheetTexts,
  dpi: number,
): HTMLCanvasElement => {
  const scene: Scene = { ...given, scheme: 'light', colors: planColors('light') };
  const canvas = document.createElement('canvas');
  const ratio = dpi / 96;
  canvas.width = Math.round((sheet.width / 25.4) * dpi);
  canvas.height = Math.round((sheet.height / 25.4) * dpi);
  const context = canvas.getContext('2d');
  if (context === null) return canvas;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, sheet.width * PX_PER_MM, sheet.height * PX_PER_MM);
  const { drawing } = sheet;
  const camera = {
    scale: (PX_PER_MM * 1000) / scale,
    x: drawing.x * PX_PER_MM,
    y: drawing.y * PX_PER_MM,
  };
  const view = { width: sheet.width * PX_PER_MM, height: sheet.height * PX_PER_MM };
  paintFloor(context, scene, camera, view, ratio, LEAST_PX);
  context.strokeStyle = scene.colors.dim;
  context.lineWidth = 1;
  context.strokeRect(camera.x, camera.y, drawing.width * PX_PER_MM, drawing.height * PX_PER_MM);
  context.fillStyle = scene.colors.text;
  context.textAlign = 'left';
  context.textBaseline = 'top';
  context.font = `650 17px ${scene.font}`;
  context.fillText(texts.title, camera.x, MARGIN * PX_PER_MM);
  context.font = `500 12px ${scene.font}`;
  context.fillStyle = scene.colors.dim;
  context.fillText(texts.subtitle, camera.x, MARGIN * PX_PER_MM + 24);
  // Below the caption of the entrance.
  const below = (drawing.y + drawing.height) * PX_PER_MM + 24;
  paintLegend(context, scene, texts, { x: camera.x, y: below, right: view.width - MARGIN * PX_PER_MM });
  return canvas;
};

/** Grounds that stand on the floor, in the order of the legend. */
export const legendOf = (scene: Scene, nameOf: (paint: PaintKey) => string): SheetTexts['legend'] => {
  const seen = new Set<PaintKey>(scene.rooms.map((room) => room.paint));
  if (scene.rooms.some((room) => room.debtor)) seen.add('debtor');
  return (Object.keys(PAINT_HATCH) as PaintKey[])
    .filter((paint) => seen.has(paint))
    .map((paint) => ({ paint, name: nameOf(paint) }));
};
