import parser from 'dxf/lib/parseString.js';
import type { Point } from './geometry.ts';
import { DrawingError } from './matching.ts';

/** What a DXF draws, as lines and texts in its own units, y upwards; blocks are put in their places. */

const parseDxf = 'default' in parser ? parser.default : parser;

type File = ReturnType<typeof parseDxf>;
type Entity = NonNullable<File['entities']>[number];
type Block = NonNullable<File['blocks']>[number];

export interface DxfLine {
  readonly layer: string;
  readonly closed: boolean;
  readonly points: readonly Point[];
}

export interface DxfText {
  readonly layer: string;
  readonly at: Point;
  readonly text: string;
  readonly height: number;
  /** Degrees, counter-clockwise. */
  readonly rotation: number;
}

export interface DxfShapes {
  readonly lines: readonly DxfLine[];
  readonly texts: readonly DxfText[];
  /** Metres to a unit; null: the file names none. */
  readonly unit: number | null;
}

/** More than this no floor has; blocks within blocks could ask for any number. */
const MOST_ENTITIES = 100_000;
const DEEPEST = 8;
/** Straight pieces that stand for an arc between two corners. */
const ARC_STEPS = 8;

/** Metres to a unit, by the code of $INSUNITS. */
const UNITS: Readonly<Record<number, number>> = {
  1: 0.0254,
  2: 0.3048,
  4: 0.001,
  5: 0.01,
  6: 1,
  10: 0.9144,
  14: 0.1,
};

/** x' = a·x + c·y + e, y' = b·x + d·y + f. */
type Place = readonly [a: number, b: number, c: number, d: number, e: number, f: number];
const HERE: Place = [1, 0, 0, 1, 0, 0];

const at = ([a, b, c, d, e, f]: Place, [x, y]: Point): Point => [a * x + c * y + e, b * x + d * y + f];

const within = (outer: Place, [a, b, c, d, e, f]: Place): Place => {
  const [x, y] = at(outer, [e, f]);
  const [oa, ob, oc, od] = outer;
  return [oa * a + oc * b, ob * a + od * b, oa * c + oc * d, ob * c + od * d, x, y];
};

/** An entity seen from below has its x the other way round. */
const mirrored = (place: Place, { extrusionZ = 1 }: Entity): Place =>
  extrusionZ < 0 ? within(place, [-1, 0, 0, 1, 0, 0]) : place;

const placeOf = (outer: Place, insert: Entity, block: Block): Place => {
  const { x = 0, y = 0, scaleX = 1, scaleY = 1, rotation = 0 } = insert;
  const [cos, sin] = [Math.cos((rotation * Math.PI) / 180), Math.sin((rotation * Math.PI) / 180)];
  const own: Place = [cos * scaleX, sin * scaleX, -sin * scaleY, cos * scaleY, x, y];
  return within(mirrored(outer, insert), within(own, [1, 0, 0, 1, -(block.x ?? 0), -(block.y ?? 0)]));
};

/** The points of an arc that bulges between two corners, without its ends. */
const arc = ([ax, ay]: Point, [bx, by]: Point, bulge: number): Point[] => {
  const turn = 4 * Math.atan(bulge);
  const chord = Math.hypot(bx - ax, by - ay);
  if (Math.abs(turn) < 0.01 || chord === 0) return [];
  const radius = chord / 2 / Math.sin(turn / 2);
  const along = Math.atan2(by - ay, bx - ax);
  const middle = along + Math.PI / 2 - turn / 2;
  const [cx, cy] = [ax + radius * Math.cos(middle), ay + radius * Math.sin(middle)];
  const start = Math.atan2(ay - cy, ax - cx);
  return Array.from({ length: ARC_STEPS - 1 }, (_, step): Point => {
    const angle = start + (turn * (step + 1)) / ARC_STEPS;
    return [cx + Math.abs(radius) * Math.cos(angle), cy + Math.abs(radius) * Math.sin(angle)];
  });
};

const polyline = (entity: Entity): { points: Point[]; closed: boolean } => {
  const vertices = (entity.vertices ?? []).map(({ x = 0, y = 0, bulge = 0 }) => ({
    point: [x, y] as Point,
    bulge,
  }));
  const closed = entity.closed === true;
  const points = vertices.flatMap(({ point, bulge }, index) => {
    const next = vertices[index + 1] ?? (closed ? vertices[0] : undefined);
    return next === undefined || bulge === 0 ? [point] : [point, ...arc(point, next.point, bulge)];
  });
  const [first, last] = [points[0], points.at(-1)];
  const meets =
    points.length > 3 &&
    first !== undefined &&
    last !== undefined &&
    Math.hypot(first[0] - last[0], first[1] - last[1]) < 1e-6;
  return { points: meets ? points.slice(0, -1) : points, closed: closed || meets };
};

/** Without the codes that a text is set with. */
const plain = (text: string): string =>
  text
    .replace(/\\U\+([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\[ACFHQTWfp][^;]*;|\\[LlOoKk]|[{}]|%%[a-z]/g, '')
    .replace(/\\[P~]/g, ' ')
    .trim();

/** Where a text is set by its middle, its second point says where; else the first. */
const textOf = (entity: Entity, layer: string): DxfText | null => {
  const text = plain(entity.string ?? '');
  const { x = 0, y = 0, x2, y2, hAlign = 0, vAlign = 0 } = entity;
  const set = (hAlign !== 0 || vAlign !== 0) && x2 !== undefined && y2 !== undefined;
  if (text === '') return null;
  return {
    layer,
    text,
    at: set ? [x2, y2] : [x, y],
    height: entity.textHeight ?? 0,
    rotation: entity.rotation ?? 0,
  };
};

interface Collected {
  readonly lines: DxfLine[];
  readonly texts: DxfText[];
  seen: number;
}

const collect = (
  entities: readonly Entity[],
  blocks: ReadonlyMap<string, Block>,
  place: Place,
  depth: number,
  made: Collected,
): void => {
  for (const entity of entities) {
    made.seen += 1;
    if (made.seen > MOST_ENTITIES || depth > DEEPEST)
      throw new DrawingError(
        'В чертеже слишком много фигур для плана этажа. Оставьте в нём один этаж: контуры ячеек и их номера.',
      );
    if (entity.visible === false || entity.paperSpace) continue;
    const here = mirrored(place, entity);
    const layer = entity.layer ?? '0';
    const addText = (given: Entity | undefined) => {
      const text = given === undefined ? null : textOf(given, layer);
      if (text !== null) made.texts.push({ ...text, at: at(here, text.at) });
    };
    switch (entity.type) {
      case 'LWPOLYLINE':
      case 'POLYLINE': {
        const { points, closed } = polyline(entity);
        made.lines.push({ layer, closed, points: points.map((point) => at(here, point)) });
        break;
      }
      case 'LINE': {
        const { start, end } = entity;
        if (start && end)
          made.lines.push({
            layer,
            closed: false,
            points: [at(here, [start.x, start.y]), at(here, [end.x, end.y])],
          });
        break;
      }
      case 'TEXT':
      case 'MTEXT':
        addText(entity);
        break;
      case 'ATTRIB':
        addText(entity.text);
        addText(entity.mtext);
        break;
      case 'INSERT': {
        const block = blocks.get(entity.block ?? '');
        if (block !== undefined && !block.xref)
          collect(block.entities ?? [], blocks, placeOf(place, entity, block), depth + 1, made);
        break;
      }
    }
  }
};

const parse = (text: string): File => {
  try {
    return parseDxf(text);
  } catch {
    throw new DrawingError('Файл не читается как DXF. Сохраните чертёж как «DXF (ASCII)» и повторите.');
  }
};

/** @throws DrawingError what is no DXF in letters, or more than a floor */
export const dxfShapes = (text: string): DxfShapes => {
  if (text.startsWith('AutoCAD Binary DXF'))
    throw new DrawingError('Это двоичный DXF. Сохраните чертёж как «DXF (ASCII)» и повторите.');
  const file = parse(text);
  const blocks = new Map((file.blocks ?? []).map((block) => [block.name ?? '', block]));
  const made: Collected = { lines: [], texts: [], seen: 0 };
  collect(file.entities ?? [], blocks, HERE, 0, made);
  return { lines: made.lines, texts: made.texts, unit: UNITS[file.header?.insUnits ?? 0] ?? null };
};
