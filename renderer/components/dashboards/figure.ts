import { number } from '../../i18n/format.ts';
import { type Unit, valueText } from '../chart/model.ts';

/** One figure of a dashboard, with what exactly it counts and how it was. */
export interface Figure {
  readonly name: string;
  readonly value: number | null;
  readonly unit: Unit | 'months';
  /** What it counts, for who stands at the desk. */
  readonly definition: string;
  /** The same figure of the days before, and a year earlier; undefined: not compared, or not known yet. */
  readonly before?: number | null | undefined;
  readonly year?: number | null | undefined;
  /** The list of what it counts. */
  readonly list?: 'payments' | 'debtors' | 'occupied';
}

export const figureText = ({ value, unit }: Pick<Figure, 'value' | 'unit'>): string =>
  unit === 'months' ? (value === null ? '—' : number(value)) : valueText(value, unit);

const SIGNS = ['\u2212', '', '+'] as const;

/** How a figure has changed: shares differ by points, all else by per cent of what it was; «—» where it was nothing. */
export const changeText = (now: number | null, then: number | null, unit: Figure['unit']): string => {
  const points = unit === 'percent';
  if (now === null || then === null || (then === 0 && !points)) return '—';
  const by = points ? now - then : ((now - then) / Math.abs(then)) * 100;
  const rounded = Math.round(by * 10) / 10;
  const sign = SIGNS[Math.sign(rounded) + 1] ?? '';
  return `${sign}${number(Math.abs(rounded))}\u00a0${points ? 'п.\u00a0п.' : '%'}`;
};
