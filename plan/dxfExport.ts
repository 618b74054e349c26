import {
  DxfWriter,
  LWPolylineFlags,
  point2d,
  point3d,
  TextHorizontalAlignment,
  TextVerticalAlignment,
  Units,
} from '@tarikjabiri/dxf';
import type { PlanShape } from '../contract/plan.ts';
import { DOOR, LABEL, LIFT, ROOM, SHEET, STAIRS, wallLayer } from './dxfLayers.ts';
import { largestWithin, type Point, rectangle } from './geometry.ts';
import type { ExportedPlan } from './svgExport.ts';

/** Colour numbers of the format: 7 is black on white, 8 grey. */
const COLOURS: Readonly<Record<string, number>> = { [ROOM]: 3, [DOOR]: 4, [LABEL]: 7, [SHEET]: 8 };

/** Nothing that would end the line of the file. */
const oneLine = (text: string): string => [...text].map((letter) => (letter < ' ' ? ' ' : letter)).join('');

const drawer = (height: number) => {
  const dxf = new DxfWriter();
  dxf.setUnits(Units.Meters);
  const layer = (layerName: string) => {
    if (dxf.layer(layerName) === undefined) dxf.addLayer(layerName, COLOURS[layerName] ?? 7, 'Continuous');
    return { layerName };
  };
  const line = (layerName: string, points: readonly Point[], closed: boolean) =>
    dxf.addLWPolyline(
      points.map(([x, y]) => ({ point: point2d(x, height - y) })),
      { ...layer(layerName), flags: closed ? LWPolylineFlags.Closed : LWPolylineFlags.None },
    );
  const text = (layerName: string, [x, y]: Point, size: number, value: string, rotation = 0) => {
    const at = point3d(x, height - y, 0);
    dxf.addText(at, size, oneLine(value), {
      ...layer(layerName),
      rotation,
      horizontalAlignment: TextHorizontalAlignment.Center,
      verticalAlignment: TextVerticalAlignment.Middle,
      secondAlignmentPoint: at,
    });
  };
  return { line, text, stringify: () => dxf.stringify() };
};

type Drawer = ReturnType<typeof drawer>;

const drawShape = ({ line, text }: Drawer, shape: PlanShape): void => {
  switch (shape.kind) {
    case 'wall':
      line(wallLayer(shape.thickness), shape.points, false);
      break;
    case 'door': {
      const turn = (shape.angle * Math.PI) / 180;
      const [dx, dy] = [(Math.cos(turn) * shape.width) / 2, (Math.sin(turn) * shape.width) / 2];
      const { x, y } = shape;
      line(
        DOOR,
        [
          [x - dx, y - dy],
          [x + dx, y + dy],
        ],
        false,
      );
      break;
    }
    case 'lift':
    case 'stairs':
      line(shape.kind === 'lift' ? LIFT : STAIRS, rectangle(shape), true);
      break;
    case 'label':
      text(LABEL, [shape.x, shape.y], shape.size, shape.text, -shape.angle);
  }
};

/**
 * A floor's plan as DXF in metres, a layer for each kind of thing: `importDxf` reads the same plan back, and any CAD program
 * opens it.
 * @param nameOf a room's number, by its id
 */
export const exportDxf = (plan: ExportedPlan, nameOf: (roomId: number) => string): string => {
  const { width, height } = plan;
  const drawn = drawer(height);
  drawn.line(SHEET, rectangle({ x: 0, y: 0, width, height }), true);
  for (const { room_id, polygon } of plan.rooms) {
    const box = largestWithin(polygon);
    const name = nameOf(room_id);
    const size = Math.max(0.05, Math.min(0.7, box.height / 2, (box.width / Math.max(name.length, 1)) * 1.4));
    drawn.line(ROOM, polygon, true);
    drawn.text(ROOM, [box.x + box.width / 2, box.y + box.height / 2], size, name);
  }
  for (const shape of plan.shapes) drawShape(drawn, shape);
  return drawn.stringify();
};
