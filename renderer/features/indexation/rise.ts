import { typedSum } from '../../components/form/mask.ts';

/** A rise as typed: by rubles or by percent of each rental's price, percent to whole tens of rubles. */
export interface Rise {
  readonly by: 'rubles' | 'percent';
  readonly value: string;
}

const STEP = 10;

/** The difference in rubles a month that a rise makes of a price; null: nothing usable is typed. */
export const riseOf = ({ by, value }: Rise, price: number): number | null => {
  const typed = Number(typedSum(value).replace(',', '.'));
  if (value.trim() === '' || !Number.isFinite(typed) || typed === 0) return null;
  return by === 'rubles' ? typed : Math.round((price * typed) / 100 / STEP) * STEP;
};
