import type { PlanShape } from '../contract/plan.ts';
import { area, bounds, millimetre, type Point } from './geometry.ts';
import {
  assemble,
  DrawingError,
  type DrawingImport,
  type Keyed,
  namesRoom,
  numberOf,
  type RegisterRoom,
} from './matching.ts';
import { type DrawnShape, drawnShapes } from './svgShapes.ts';

const outlineOf = (shape: DrawnShape): readonly Point[] =>
  shape.parts.reduce(
    (largest, part) => (area(part) > area(largest) ? part : largest),
    [] as readonly Point[],
  );

const keyed = (shape: DrawnShape, byId: boolean): Keyed[] => {
  const { 'data-room-id': roomId, 'data-cell-num': cell, id } = shape.attributes;
  const outline = outlineOf(shape);
  if (outline.length < 3 || area(outline) <= 0) return [];
  const known = Number(roomId);
  if (roomId !== undefined && Number.isInteger(known))
    return [
      { key: cell ?? roomId, roomId: known, number: cell === undefined ? '' : numberOf(cell), outline },
    ];
  if (cell !== undefined && cell.trim() !== '')
    return [{ key: cell, roomId: null, number: numberOf(cell), outline }];
  if (!byId || id === undefined || !namesRoom(id)) return [];
  return [{ key: id, roomId: null, number: numberOf(id.replace(/^[rcn_](?=[\s_.:№-]*\d)/i, '')), outline }];
};

const text = (shape: DrawnShape, name: string): string => shape.attributes[name] ?? '';
const number = (shape: DrawnShape, name: string, fallback: number): number => {
  const value = Number(shape.attributes[name]);
  return shape.attributes[name] !== undefined && Number.isFinite(value) ? value : fallback;
};

/** Walls, doors, lifts, stairs and labels as our own export writes them, in its metres. */
const ownShape = (shape: DrawnShape, at: number): PlanShape[] => {
  const id = text(shape, 'data-id') || `s${at + 1}`;
  const points = shape.parts[0] ?? [];
  const box = bounds(points);
  const round = (value: number) => millimetre(value);
  switch (shape.attributes['data-kind']) {
    case 'wall':
      return points.length < 2
        ? []
        : [
            {
              kind: 'wall',
              id,
              points: points.map(([x, y]): [number, number] => [round(x), round(y)]),
              thickness: number(shape, 'stroke-width', 0.2),
            },
          ];
    case 'door': {
      const [from = [0, 0], to = [0, 0]] = points;
      const angle = (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI;
      return [
        {
          kind: 'door',
          id,
          x: round((from[0] + to[0]) / 2),
          y: round((from[1] + to[1]) / 2),
          width: round(Math.hypot(to[0] - from[0], to[1] - from[1])),
          angle: number(shape, 'data-angle', Math.round(angle)),
        },
      ];
    }
    case 'lift':
    case 'stairs':
      return [
        {
          kind: shape.attributes['data-kind'],
          id,
          x: round(box.x),
          y: round(box.y),
          width: round(box.width),
          height: round(box.height),
        },
      ];
    case 'label':
      return [
        {
          kind: 'label',
          id,
          x: round(box.x),
          y: round(box.y),
          text: shape.text.slice(0, 120),
          size: number(shape, 'font-size', 0.5),
          angle: number(shape, 'data-angle', 0),
        },
      ].filter((one) => one.text !== '') as PlanShape[];
    default:
      return [];
  }
};

/**
 * Reads a floor's drawing: an outline is the room that its `data-room-id` names by id, or its `data-cell-num`, or else its
 * `id`, by the number in the room's name.
 * @param scaledBy the room that gives the scale; absent: a typical one
 * @throws DrawingError with a sentence for the user: no SVG, no rooms in it, none of this floor
 */
export const importSvg = (
  svg: string,
  register: readonly RegisterRoom[],
  scaledBy?: number | undefined,
): DrawingImport => {
  const drawn = drawnShapes(svg);
  const sheet = drawn.find((shape) => shape.attributes['data-mesto-plan'] !== undefined);
  const rest = drawn.filter((shape) => shape !== sheet);
  const named = rest.flatMap((shape) => keyed(shape, false));
  const outlines = named.length > 0 ? named : rest.flatMap((shape) => keyed(shape, true));
  if (outlines.length === 0 && sheet === undefined)
    throw new DrawingError(
      'В чертеже нет ячеек: у контура ячейки должен стоять её номер в data-cell-num, data-room-id или id.',
    );
  const frame = sheet === undefined ? null : bounds(sheet.parts[0] ?? []);
  const own =
    frame === null ? null : { width: frame.width, height: frame.height, shapes: rest.flatMap(ownShape) };
  return assemble({ outlines, own, unit: null }, register, scaledBy);
};
