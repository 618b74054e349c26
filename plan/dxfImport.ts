import type { PlanShape } from '../contract/plan.ts';
import { DOOR, LABEL, LIFT, OWN, ROOM, SHEET, STAIRS, thicknessOf } from './dxfLayers.ts';
import { type DxfLine, type DxfShapes, type DxfText, dxfShapes } from './dxfShapes.ts';
import { area, bounds, inside, millimetre, type Point } from './geometry.ts';
import {
  assemble,
  DrawingError,
  type DrawingImport,
  type Keyed,
  namesRoom,
  numberOf,
  type RegisterRoom,
} from './matching.ts';

/** The smallest outline that each text stands in, with all that stands in it. */
const textsIn = (outlines: readonly DxfLine[], texts: readonly DxfText[]): Map<DxfLine, string[]> => {
  const boxed = outlines.map((line) => ({ line, box: bounds(line.points), size: area(line.points) }));
  boxed.sort((a, b) => a.size - b.size);
  const found = new Map<DxfLine, string[]>();
  for (const { at, text } of texts) {
    const around = boxed.find(
      ({ line, box }) =>
        at[0] >= box.x &&
        at[0] <= box.x + box.width &&
        at[1] >= box.y &&
        at[1] <= box.y + box.height &&
        inside(at, line.points),
    );
    if (around !== undefined) found.set(around.line, [...(found.get(around.line) ?? []), text]);
  }
  return found;
};

/** Closed lines with a room's number in them. Of several texts the one that the register knows counts. */
const outlinesOf = ({ lines, texts }: DxfShapes, register: readonly RegisterRoom[]): Keyed[] => {
  const foreign = (layer: string) => !layer.startsWith(OWN) || layer === ROOM;
  const closed = lines.filter(
    ({ closed, points, layer }) => closed && points.length >= 3 && area(points) > 0 && foreign(layer),
  );
  const known = new Set(register.map((room) => numberOf(room.name)));
  const written = textsIn(
    closed,
    texts.filter(({ layer }) => foreign(layer)),
  );
  return [...written].flatMap(([{ points }, inIt]): Keyed[] => {
    const key = inIt.find((text) => known.has(numberOf(text))) ?? inIt.find(namesRoom);
    return key === undefined ? [] : [{ key, roomId: null, number: numberOf(key), outline: points }];
  });
};

const rounded = ([x, y]: Point): [number, number] => [millimetre(x), millimetre(y)];

const ownLine = ({ layer, points }: DxfLine, id: string): PlanShape[] => {
  const thickness = thicknessOf(layer);
  if (thickness !== null && points.length >= 2)
    return [{ kind: 'wall', id, points: points.map(rounded), thickness }];
  const { x, y, width, height } = bounds(points);
  if (layer === LIFT || layer === STAIRS) {
    const box = {
      x: millimetre(x),
      y: millimetre(y),
      width: millimetre(width),
      height: millimetre(height),
    };
    return [{ kind: layer === LIFT ? 'lift' : 'stairs', id, ...box }];
  }
  const [from, to] = points;
  if (layer !== DOOR || from === undefined || to === undefined) return [];
  const angle = (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI;
  return [
    {
      kind: 'door',
      id,
      x: millimetre((from[0] + to[0]) / 2),
      y: millimetre((from[1] + to[1]) / 2),
      width: millimetre(Math.hypot(to[0] - from[0], to[1] - from[1])),
      angle: Math.round(angle * 100) / 100 + 0,
    },
  ];
};

const ownShapes = ({ lines, texts }: DxfShapes): PlanShape[] => [
  ...lines.flatMap((line, at) => ownLine(line, `l${at + 1}`)),
  ...texts.flatMap(({ layer, at: [x, y], text, height, rotation }, at): PlanShape[] =>
    layer !== LABEL
      ? []
      : [
          {
            kind: 'label',
            id: `t${at + 1}`,
            x: millimetre(x),
            y: millimetre(y),
            text: text.slice(0, 120),
            size: height,
            angle: -rotation + 0,
          },
        ],
  ),
];

/** y downwards, from the corner of our own sheet where there is one. */
const turned = ({ lines, texts, unit }: DxfShapes, [left, top]: Point): DxfShapes => {
  const turn = ([x, y]: Point): Point => [x - left, top - y];
  return {
    lines: lines.map((line) => ({ ...line, points: line.points.map(turn) })),
    texts: texts.map((text) => ({ ...text, at: turn(text.at) })),
    unit,
  };
};

/**
 * Reads a floor's drawing in DXF: a closed polyline is the room whose number stands in it, as a text or a block's attribute. Its
 * units are those of the drawing, where they fit the register.
 * @param scaledBy the room that gives the scale; absent: the units, else a typical room
 * @throws DrawingError with a sentence for the user: no DXF, no rooms in it, none of this floor
 */
export const importDxf = (
  dxf: string,
  register: readonly RegisterRoom[],
  scaledBy?: number | undefined,
): DrawingImport => {
  const raw = dxfShapes(dxf);
  const sheet = raw.lines.find(({ layer, closed }) => layer === SHEET && closed);
  const frame = sheet === undefined ? null : bounds(sheet.points);
  const shapes = turned(raw, frame === null ? [0, 0] : [frame.x, frame.y + frame.height]);
  const outlines = outlinesOf(shapes, register);
  if (outlines.length === 0 && frame === null)
    throw new DrawingError(
      'В чертеже нет ячеек: контур ячейки — замкнутая полилиния, внутри неё текст с номером.',
    );
  const own = frame === null ? null : { width: frame.width, height: frame.height, shapes: ownShapes(shapes) };
  return assemble({ outlines, own, unit: shapes.unit }, register, scaledBy);
};
