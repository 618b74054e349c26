import type { PlanShape, RoomPlace } from '../contract/plan.ts';
import { area, bounds, millimetre, type Point, type Polygon, tidy } from './geometry.ts';
import { type DrawnShape, drawnShapes, SvgError } from './svgShapes.ts';

/** A room as the register knows it. */
export interface RegisterRoom {
  readonly id: number;
  /** «Ячейка 15». */
  readonly name: string;
  /** m². */
  readonly area: number;
}

export interface SvgImport {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly PlanShape[];
  readonly rooms: readonly RoomPlace[];
  /** Metres to a unit of the drawing. */
  readonly scale: number;
  /** The room whose register size gave the scale; null: the drawing itself tells it. */
  readonly scaledBy: number | null;
  /** Keys of outlines that no room of the floor answers to. */
  readonly unmatched: readonly string[];
  /** Keys that came again; the first outline counts. */
  readonly repeated: readonly string[];
  /** Rooms of the register that the drawing lacks. */
  readonly missing: readonly RegisterRoom[];
}

/** Free around a drawing that wasn't ours, metres. */
const MARGIN = 0.6;

interface Keyed {
  /** As the drawing has it, for messages. */
  readonly key: string;
  readonly roomId: number | null;
  readonly number: string;
  readonly outline: readonly Point[];
}

/** «Ячейка № 015А» as «15а»: numbers are compared without what people write around them. */
export const numberOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^(ячейка|яч\.?|бокс|room|cell|box)/, '')
    .replace(/[\s№#_.:-]/g, '')
    .replace(/^0+(?=\d)/, '');

/** An `id` that a person gave: «15», «room-15», «cell_15А»; not «path815» of a drawing program. */
const namesRoom = (id: string): boolean =>
  /^(ячейка|яч|бокс|room|cell|box|r|c|n|_)?[\s_.:№-]*\d+[a-zа-я]?$/i.test(id) && !/^(rect|path)/i.test(id);

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

/** Rooms by number; a number that two rooms of the floor share names neither. */
const byNumber = (register: readonly RegisterRoom[]): Map<string, RegisterRoom> => {
  const found = new Map<string, RegisterRoom | null>();
  for (const room of register) {
    const number = numberOf(room.name);
    found.set(number, found.has(number) ? null : room);
  }
  return new Map([...found].filter((entry): entry is [string, RegisterRoom] => entry[1] !== null));
};

interface Matches {
  readonly rooms: Map<number, { room: RegisterRoom; outline: readonly Point[] }>;
  readonly unmatched: string[];
  readonly repeated: string[];
}

const match = (outlines: readonly Keyed[], register: readonly RegisterRoom[]): Matches => {
  const ids = new Map(register.map((room) => [room.id, room]));
  const numbers = byNumber(register);
  const made: Matches = { rooms: new Map(), unmatched: [], repeated: [] };
  for (const { key, roomId, number, outline } of outlines) {
    const room = (roomId === null ? undefined : ids.get(roomId)) ?? numbers.get(number);
    if (room === undefined) made.unmatched.push(key);
    else if (made.rooms.has(room.id)) made.repeated.push(key);
    else made.rooms.set(room.id, { room, outline });
  }
  return made;
};

/** The room whose register size is nearest to the middle of what all rooms say: one mistyped size then scales nothing. */
const typical = ({ rooms }: Matches): number => {
  const ratios = [...rooms.values()]
    .map(({ room, outline }) => ({ id: room.id, ratio: room.area / area(outline) }))
    .sort((a, b) => a.ratio - b.ratio);
  return ratios[Math.floor(ratios.length / 2)]?.id ?? 0;
};

const scaleBy = (matches: Matches, roomId: number): number => {
  const found = matches.rooms.get(roomId);
  if (found === undefined)
    throw new SvgError('Ячейки, по которой задан масштаб, в чертеже нет. Выберите ту, что на нём есть.');
  return Math.sqrt(found.room.area / area(found.outline));
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
 * `id`, by the number in the room's name. A drawing in metres (our own export) keeps its places; any other is scaled so
 * that one room has its size of the register.
 * @param scaledBy the room that gives the scale; absent: a typical one
 * @throws SvgError with a sentence for the user: no SVG, no rooms in it, none of this floor
 */
export const importSvg = (
  svg: string,
  register: readonly RegisterRoom[],
  scaledBy?: number | undefined,
): SvgImport => {
  const drawn = drawnShapes(svg);
  const own = drawn.find((shape) => shape.attributes['data-mesto-plan'] !== undefined);
  const rest = drawn.filter((shape) => shape !== own);
  const named = rest.flatMap((shape) => keyed(shape, false));
  const outlines = named.length > 0 ? named : rest.flatMap((shape) => keyed(shape, true));
  if (outlines.length === 0 && own === undefined)
    throw new SvgError(
      'В чертеже нет ячеек: у контура ячейки должен стоять её номер в data-cell-num, data-room-id или id.',
    );
  const matches = match(outlines, register);
  if (matches.rooms.size === 0 && own === undefined)
    throw new SvgError(
      `Ни один из контуров (${outlines.length}) не совпал с ячейками этажа. Проверьте, что выбраны нужные склад и этаж.`,
    );
  const missing = register.filter((room) => !matches.rooms.has(room.id));
  const { unmatched, repeated } = matches;
  if (own !== undefined && scaledBy === undefined) {
    const frame = bounds(own.parts[0] ?? []);
    return {
      width: millimetre(frame.width),
      height: millimetre(frame.height),
      shapes: rest.flatMap(ownShape),
      rooms: places(matches, 1, [0, 0]),
      scale: 1,
      scaledBy: null,
      unmatched,
      repeated,
      missing,
    };
  }
  const by = scaledBy ?? typical(matches);
  const scale = scaleBy(matches, by);
  const all = bounds([...matches.rooms.values()].flatMap(({ outline }) => outline));
  return {
    width: millimetre(all.width * scale + 2 * MARGIN),
    height: millimetre(all.height * scale + 2 * MARGIN),
    shapes: [],
    rooms: places(matches, scale, [MARGIN - all.x * scale, MARGIN - all.y * scale]),
    scale,
    scaledBy: by,
    unmatched,
    repeated,
    missing,
  };
};

const places = (matches: Matches, scale: number, [dx, dy]: Point): RoomPlace[] =>
  [...matches.rooms].map(([roomId, { outline }]) => ({
    room_id: roomId,
    polygon: ring(tidy(outline.map(([x, y]): Point => [x * scale + dx, y * scale + dy]))),
  }));

const ring = (polygon: Polygon): [number, number][] => polygon.map(([x, y]) => [x, y]);
