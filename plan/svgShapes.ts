import { parseXml, type XmlElement } from '@rgrove/parse-xml';
import svgpath from 'svgpath';
import type { Point } from './geometry.ts';
import { DrawingError } from './matching.ts';

/** Shapes of an SVG drawing as rings of points in the drawing's own units, whatever element and transform made them. */

export interface DrawnShape {
  readonly attributes: Readonly<Record<string, string>>;
  /** Text inside it. */
  readonly text: string;
  /** One list of points for each part of a path. */
  readonly parts: readonly (readonly Point[])[];
}

/** Parts of a curve that stand for it. */
const CURVE_STEPS = 12;

const numbers = (text: string | undefined): number[] =>
  (text ?? '')
    .trim()
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map(Number);

const length = (text: string | undefined): number => Number.parseFloat(text ?? '') || 0;

/** The path that an element draws; undefined: it draws no outline. */
const pathOf = (name: string, a: Readonly<Record<string, string>>): string | undefined => {
  switch (name) {
    case 'path':
      return a.d;
    case 'rect': {
      const [x, y, width, height] = [length(a.x), length(a.y), length(a.width), length(a.height)];
      return width > 0 && height > 0 ? `M${x} ${y}h${width}v${height}h${-width}z` : undefined;
    }
    case 'polygon':
    case 'polyline': {
      const points = numbers(a.points);
      return points.length >= 4 ? `M${points.join(' ')}${name === 'polygon' ? 'z' : ''}` : undefined;
    }
    case 'line':
      return `M${length(a.x1)} ${length(a.y1)}L${length(a.x2)} ${length(a.y2)}`;
    case 'text':
      return `M${length(a.x)} ${length(a.y)}`;
    default:
      return undefined;
  }
};

const along = (points: readonly Point[], t: number): Point => {
  if (points.length <= 1) return points[0] ?? [0, 0];
  const next = points.slice(1).map((to, at): Point => {
    const from = points[at] ?? to;
    return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t];
  });
  return along(next, t);
};

/** Straightens a path, innermost transform first. */
const points = (path: string, transforms: readonly string[]): Point[][] => {
  const drawn = transforms.reduceRight((made, one) => made.transform(one), svgpath(path));
  const parts: Point[][] = [];
  let part: Point[] = [];
  drawn
    .abs()
    .unshort()
    .unarc()
    .iterate((segment, _index, x, y) => {
      const [kind, ...values] = segment as [string, ...number[]];
      const [a = 0, b = 0] = values;
      if (kind === 'M') {
        part = [[a, b]];
        parts.push(part);
      } else if (kind === 'L') part.push([a, b]);
      else if (kind === 'H') part.push([a, y]);
      else if (kind === 'V') part.push([x, a]);
      else if (kind === 'C' || kind === 'Q') {
        const bends: Point[] = [[x, y]];
        for (let at = 0; at < values.length; at += 2) bends.push([values[at] ?? 0, values[at + 1] ?? 0]);
        for (let step = 1; step <= CURVE_STEPS; step += 1) part.push(along(bends, step / CURVE_STEPS));
      }
    });
  if (parts.flat().some((point) => point.some((value) => !Number.isFinite(value)))) return [];
  return parts;
};

/** What isn't drawn where it stands. */
const UNSEEN = new Set(['defs', 'clipPath', 'mask', 'symbol', 'pattern', 'marker', 'metadata', 'style']);

const children = (element: XmlElement): XmlElement[] =>
  element.children.filter((child): child is XmlElement => child.type === 'element');

const walk = (
  element: XmlElement,
  outer: readonly string[],
  take: (element: XmlElement, transforms: readonly string[]) => void,
): void => {
  const name = element.name.replace(/^.*:/, '');
  if (UNSEEN.has(name)) return;
  const own = element.attributes.transform;
  const transforms = own === undefined ? outer : [...outer, own];
  take(element, transforms);
  for (const child of children(element)) walk(child, transforms, take);
};

/**
 * Everything that an SVG draws. A group's `data-…` and `id` reach down to a child that has none of its own.
 * @throws DrawingError what isn't XML, or isn't SVG
 */
export const drawnShapes = (svg: string): DrawnShape[] => {
  let root: XmlElement | null;
  try {
    root = parseXml(svg).root;
  } catch (error) {
    // Too deep, which is for the caller to tell.
    if (error instanceof RangeError) throw error;
    const where = error instanceof Error ? /\(line (\d+)/.exec(error.message)?.[1] : undefined;
    throw new DrawingError(
      `Файл не читается как SVG${where === undefined ? '' : `: ошибка в строке ${where}`}. Сохраните чертёж из редактора как обычный SVG и повторите.`,
    );
  }
  if (root === null || root.name.replace(/^.*:/, '') !== 'svg')
    throw new DrawingError('Это не чертёж SVG: внутри нет элемента svg. Выберите другой файл.');
  const shapes: DrawnShape[] = [];
  walk(root, [], (element, transforms) => {
    const path = pathOf(element.name.replace(/^.*:/, ''), element.attributes);
    if (path === undefined) return;
    const parts = points(path, transforms);
    if (parts.length === 0) return;
    const parent = element.parent as XmlElement | null;
    const inherited = parent !== null && parent !== root ? keysOf(parent) : {};
    shapes.push({ attributes: { ...inherited, ...element.attributes }, text: element.text.trim(), parts });
  });
  return shapes;
};

/** The names that a group may give to the outline inside it. */
const keysOf = (element: XmlElement): Record<string, string> =>
  Object.fromEntries(
    Object.entries(element.attributes ?? {}).filter(
      ([name]) => name === 'data-cell-num' || name === 'data-room-id',
    ),
  );
