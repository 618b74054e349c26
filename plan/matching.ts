import type { PlanShape, RoomPlace } from '../contract/plan.ts';
import { area, bounds, millimetre, type Point, type Polygon, tidy } from './geometry.ts';

/** Outlines of any drawing become a floor's rooms: matched to the register by id or number, and brought to metres. */

/** Not a drawing that can be read; the message is for the user. */
export class DrawingError extends Error {}

/** A room as the register knows it. */
export interface RegisterRoom {
  readonly id: number;
  /** «Ячейка 15». */
  readonly name: string;
  /** m². */
  readonly area: number;
}

export interface DrawingImport {
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

/** An outline and what it calls itself. */
export interface Keyed {
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
export const namesRoom = (id: string): boolean =>
  /^(ячейка|яч|бокс|room|cell|box|r|c|n|_)?[\s_.:№-]*\d+[a-zа-я]?$/i.test(id) && !/^(rect|path)/i.test(id);

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
    throw new DrawingError('Ячейки, по которой задан масштаб, в чертеже нет. Выберите ту, что на нём есть.');
  return Math.sqrt(found.room.area / area(found.outline));
};

const places = (matches: Matches, scale: number, [dx, dy]: Point): RoomPlace[] =>
  [...matches.rooms].map(([roomId, { outline }]) => ({
    room_id: roomId,
    polygon: ring(tidy(outline.map(([x, y]): Point => [x * scale + dx, y * scale + dy]))),
  }));

const ring = (polygon: Polygon): [number, number][] => polygon.map(([x, y]) => [x, y]);

/** What a file's reader found, in units of the drawing, y downwards. */
export interface Drawn {
  readonly outlines: readonly Keyed[];
  /** The sheet of a drawing that we wrote, in metres, with all that isn't a room; the outlines are in its metres then. */
  readonly own: {
    readonly width: number;
    readonly height: number;
    readonly shapes: readonly PlanShape[];
  } | null;
  /** Metres to a unit as the file says; null: it says nothing. */
  readonly unit: number | null;
}

/** A file's own units are believed when they make rooms of about the register's size: many files name a unit by habit. */
const UNIT_TRUST = 1.25;

const trusted = (unit: number, measured: number): boolean =>
  unit / measured < UNIT_TRUST && measured / unit < UNIT_TRUST;

/**
 * The floor that a drawing makes. One in metres (our own export) keeps its places; any other is scaled by the units that it
 * names, or so that one room has its size of the register.
 * @param scaledBy the room that gives the scale; absent: a typical one, where units don't tell
 * @throws DrawingError when none of the outlines is a room of this floor
 */
export const assemble = (
  { outlines, own, unit }: Drawn,
  register: readonly RegisterRoom[],
  scaledBy: number | undefined,
): DrawingImport => {
  const matches = match(outlines, register);
  if (matches.rooms.size === 0 && own === null)
    throw new DrawingError(
      `Ни один из контуров (${outlines.length}) не совпал с ячейками этажа. Проверьте, что выбраны нужные склад и этаж.`,
    );
  const { unmatched, repeated } = matches;
  const missing = register.filter((room) => !matches.rooms.has(room.id));
  const told = { unmatched, repeated, missing };
  if (own !== null && scaledBy === undefined) {
    const [width, height] = [millimetre(own.width), millimetre(own.height)];
    return {
      width,
      height,
      shapes: own.shapes,
      rooms: places(matches, 1, [0, 0]),
      scale: 1,
      scaledBy: null,
      ...told,
    };
  }
  const by = scaledBy ?? typical(matches);
  const measured = scaleBy(matches, by);
  const inUnits = scaledBy === undefined && unit !== null && trusted(unit, measured);
  const scale = inUnits ? unit : measured;
  const all = bounds([...matches.rooms.values()].flatMap(({ outline }) => outline));
  return {
    width: millimetre(all.width * scale + 2 * MARGIN),
    height: millimetre(all.height * scale + 2 * MARGIN),
    shapes: [],
    rooms: places(matches, scale, [MARGIN - all.x * scale, MARGIN - all.y * scale]),
    scale,
    scaledBy: inUnits ? null : by,
    ...told,
  };
};
