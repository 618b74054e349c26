import type { PlanShape, RoomPlace } from '../contract/plan.ts';
import { largestWithin, millimetre } from './geometry.ts';

export interface ExportedPlan {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly PlanShape[];
  readonly rooms: readonly RoomPlace[];
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
// XML has no place for control characters at all.
const safe = (text: string): string =>
  [...text]
    .filter((letter) => letter >= ' ')
    .map((letter) => ESCAPES[letter] ?? letter)
    .join('');

const element = (
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  text?: string,
): string => {
  const list = Object.entries(attributes).map(([key, value]) => `${key}="${safe(String(value))}"`);
  const head = `<${[name, ...list].join(' ')}`;
  return text === undefined ? `${head}/>` : `${head}>${safe(text)}</${name}>`;
};

const turned = (angle: number, x: number, y: number): Record<string, string> =>
  angle === 0 ? {} : { transform: `rotate(${angle} ${x} ${y})` };

const shape = (one: PlanShape): string => {
  const own = { 'data-kind': one.kind, 'data-id': one.id };
  switch (one.kind) {
    case 'wall':
      return element('polyline', {
        ...own,
        points: one.points.map((point) => point.join(',')).join(' '),
        fill: 'none',
        stroke: '#3c4754',
        'stroke-width': one.thickness,
      });
    case 'door': {
      const turn = (one.angle * Math.PI) / 180;
      const [dx, dy] = [(Math.cos(turn) * one.width) / 2, (Math.sin(turn) * one.width) / 2];
      return element('line', {
        ...own,
        'data-angle': one.angle,
        x1: millimetre(one.x - dx),
        y1: millimetre(one.y - dy),
        x2: millimetre(one.x + dx),
        y2: millimetre(one.y + dy),
        stroke: '#0f6e86',
        'stroke-width': 0.12,
      });
    }
    case 'lift':
    case 'stairs': {
      const { x, y, width, height } = one;
      return element('rect', {
        ...own,
        x,
        y,
        width,
        height,
        fill: '#e5e8ed',
        stroke: '#5d6877',
        'stroke-width': 0.05,
      });
    }
    case 'label':
      return element(
        'text',
        {
          ...own,
          'data-angle': one.angle,
          x: one.x,
          y: one.y,
          'font-size': one.size,
          'font-family': 'sans-serif',
          'text-anchor': 'middle',
          'dominant-baseline': 'central',
          ...turned(one.angle, one.x, one.y),
        },
        one.text,
      );
  }
};

const room = ({ room_id, polygon }: RoomPlace, name: string): string[] => {
  const box = largestWithin(polygon);
  const size = millimetre(Math.min(0.7, box.height / 2, (box.width / Math.max(name.length, 1)) * 1.4));
  return [
    element('path', {
      'data-room-id': room_id,
      'data-cell-num': name,
      d: `${polygon.map((point, at) => `${at === 0 ? 'M' : 'L'}${point.join(' ')}`).join('')}Z`,
      fill: '#ffffff',
      stroke: '#5d6877',
      'stroke-width': 0.04,
    }),
    element(
      'text',
      {
        x: millimetre(box.x + box.width / 2),
        y: millimetre(box.y + box.height / 2),
        'font-size': size,
        'font-family': 'sans-serif',
        'text-anchor': 'middle',
        'dominant-baseline': 'central',
        fill: '#323b47',
      },
      name,
    ),
  ];
};

/**
 * A floor's plan as SVG in metres: `importSvg` reads the same plan back, and any drawing program opens it (its size on
 * paper is 1:100).
 * @param nameOf a room's number, by its id
 */
export const exportSvg = (plan: ExportedPlan, nameOf: (roomId: number) => string): string => {
  const { width, height } = plan;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${millimetre(width * 10)}mm" height="${millimetre(height * 10)}mm">`,
    element('rect', { 'data-mesto-plan': 1, x: 0, y: 0, width, height, fill: 'none' }),
    '<g>',
    ...plan.rooms.flatMap((one) => room(one, nameOf(one.room_id))),
    '</g>',
    '<g>',
    ...plan.shapes.map(shape),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
};
