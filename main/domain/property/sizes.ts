import { numberOf } from './cells.ts';
import type { RoomKey } from './columns.ts';
import type { SheetRow } from './table.ts';

export interface RoomSizes {
  readonly length: number;
  readonly width: number;
  readonly height: number;
  readonly area: number;
  readonly volume: number;
}

const IN_METRES = 'Размеры — в метрах, не в сантиметрах и не в миллиметрах.';
const SIDE = { min: 0.3, max: 100, example: '2,5', hint: IN_METRES } as const;
const HEIGHT = { min: 0.3, max: 20, example: '2,7', hint: IN_METRES } as const;
const AREA = { min: 0.1, max: 5000, example: '4,5' } as const;
const VOLUME = { min: 0.1, max: 50_000, example: '12,2' } as const;

const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** A room needn't be a rectangle, but its area can't be much more than its sides hold, nor a small part of it. */
const ODD = { from: 0.4, to: 1.15 } as const;

/** All five sizes from as many as were given; null, with the fault said, where they don't suffice or contradict. */
export const roomSizes = (row: SheetRow<RoomKey>): RoomSizes | null => {
  const length = row.takeOr('length', (value) => numberOf(value, SIDE), undefined);
  const width = row.takeOr('width', (value) => numberOf(value, SIDE), undefined);
  const area = row.takeOr('area', (value) => numberOf(value, AREA), undefined);
  const height = row.takeOr('height', (value) => numberOf(value, HEIGHT), undefined);
  const volume = row.takeOr('volume', (value) => numberOf(value, VOLUME), undefined);
  if (length === null || width === null || area === null || height === null || volume === null) return null;
  const ground = groundOf(row, length, width, area);
  if (height === undefined && volume === undefined) {
    sayAt(row, ['height', 'volume'], 'Не хватает высоты. Впишите высоту в метрах или объём.');
    return null;
  }
  if (ground === null) return null;
  if (height !== undefined) return { ...ground, height, volume: volume ?? hundredths(ground.area * height) };
  return withHeight(row, ground, volume ?? 0);
};

const withHeight = (row: SheetRow<RoomKey>, ground: Ground, volume: number): RoomSizes | null => {
  const height = hundredths(volume / ground.area);
  if (height >= HEIGHT.min && height <= HEIGHT.max) return { ...ground, height, volume };
  row.say('volume', `Объём не сходится с площадью: высота вышла бы ${comma(height)} м. Проверьте оба числа.`);
  return null;
};

interface Ground {
  readonly length: number;
  readonly width: number;
  readonly area: number;
}

const comma = (value: number): string => String(value).replace('.', ',');

const groundOf = (
  row: SheetRow<RoomKey>,
  length: number | undefined,
  width: number | undefined,
  area: number | undefined,
): Ground | null => {
  if (length !== undefined && width !== undefined) {
    const product = hundredths(length * width);
    const share = (area ?? product) / product;
    if (share >= ODD.from && share <= ODD.to) return { length, width, area: area ?? product };
    const msg = `Площадь не сходится с длиной и шириной: ${comma(length)} × ${comma(width)} = ${comma(product)} м². Исправьте одно из чисел.`;
    row.say('area', msg);
    return null;
  }
  const side = length ?? width;
  if (side === undefined || area === undefined) {
    const missing = length === undefined ? 'length' : 'width';
    const msg = 'Не хватает размеров. Впишите длину и ширину в метрах или площадь и одну из сторон.';
    sayAt(row, [missing, 'length', 'width', 'area'], msg);
    return null;
  }
  const other = hundredths(area / side);
  if (other >= SIDE.min && other <= SIDE.max) return { length: length ?? other, width: width ?? other, area };
  row.say('area', `Площадь не сходится со стороной: другая вышла бы ${comma(other)} м. Проверьте оба числа.`);
  return null;
};

/** At the first of the columns that is there; without any of them at the room's number. */
const sayAt = (row: SheetRow<RoomKey>, keys: readonly RoomKey[], msg: string): void =>
  row.say(keys.find((key) => row.hasColumn(key)) ?? 'name', msg);
