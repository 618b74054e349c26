import type { ChartPaint } from '../../app/theme.ts';
import { moneyShort, number } from '../../i18n/format.ts';

/** A chart in plain data: the drawing, its table, its picture and its print are all made of this. */

export type Unit = 'rubles' | 'metres' | 'percent' | 'count';

export interface Series {
  readonly name: string;
  /** As many as there are labels; null: nothing is known. */
  readonly values: readonly (number | null)[];
  /** One for all its bars, or one a bar. */
  readonly paint: ChartPaint | readonly ChartPaint[];
  /** A line over the bars. */
  readonly line?: boolean;
  /** Stands in the table alone: beside the others it would make them too small to be seen. */
  readonly told?: boolean;
}

export interface ChartModel {
  readonly title: string;
  /** What the labels are: the head of the table's first column. */
  readonly what: string;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  readonly unit: Unit;
  /** Bars lie: for long names, and for a pyramid. */
  readonly lying?: boolean;
  /** A pyramid: the first series goes to the left, the second to the right. */
  readonly mirrored?: boolean;
}

const compact = new Intl.NumberFormat('ru-RU', { notation: 'compact', maximumFractionDigits: 1 });

/** A value as the table and the hint write it: «12 345,50 ₽», «33 %». */
export const valueText = (value: number | null, unit: Unit): string => {
  if (value === null) return '—';
  if (unit === 'rubles') return moneyShort(value);
  const suffix = { metres: '\u00a0м²', percent: '\u00a0%', count: '' }[unit];
  return number(value) + suffix;
};

/** The same on an axis, where room is dear: «1,2 млн ₽». */
export const tickText = (value: number, unit: Unit): string => {
  const text = compact.format(value).replace('-', '\u2212').replace(/\s/g, '\u00a0');
  return text + { rubles: '\u00a0₽', metres: '\u00a0м²', percent: '\u00a0%', count: '' }[unit];
};

/** Is there anything to draw? */
export const isEmpty = ({ series }: ChartModel): boolean =>
  series.every(({ values, told = false }) => told || values.every((value) => value === null || value === 0));

/** What a reader who sees no picture is told: the largest value of each series and where it stands. */
export const spoken = ({ title, labels, series, unit }: ChartModel): string =>
  [
    title,
    ...series.map(({ name, values }) => {
      const top = values.reduce<number>(
        (best, value, i) => ((value ?? 0) > (values[best] ?? 0) ? i : best),
        0,
      );
      return `${name}: ${labels[top] ?? ''} — ${valueText(values[top] ?? null, unit)}`;
    }),
  ].join('. ');
