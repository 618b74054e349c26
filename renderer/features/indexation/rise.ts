import { planIndexation } from '../../../contract/agreements.ts';
import { typedSum } from '../../components/form/mask.ts';
import { ownField, placeErrors, schemaErrors } from '../../components/form/wireErrors.ts';

/** A rise as typed: by rubles or by percent of each rental's price (percent to whole tens of rubles), and from which day. */
export interface Rise {
  readonly by: 'rubles' | 'percent';
  readonly value: string;
  readonly day: string;
}

export const NO_RISE: Rise = { by: 'percent', value: '', day: '' };

/** What is wrong with a field of the rise. */
export type RiseErrors = Partial<Record<'index_sum' | 'index_date', string>>;

const STEP = 10;

/** The difference in rubles a month that a rise makes of a price; null: nothing usable is typed. */
export const riseOf = ({ by, value }: Pick<Rise, 'by' | 'value'>, price: number): number | null => {
  const typed = Number(typedSum(value).replace(',', '.'));
  if (value.trim() === '' || !Number.isFinite(typed) || typed === 0) return null;
  return by === 'rubles' ? typed : Math.round((price * typed) / 100 / STEP) * STEP;
};

const fieldOf = ownField(['index_sum', 'index_date']);

/** What the API's own schema says of the rise of a rental at `price`, before anything is sent. */
export const riseErrors = (rise: Rise, room_id: number, price: number): RiseErrors => {
  const parsed = planIndexation.input.safeParse(
    { room_id, index_date: rise.day, index_sum: riseOf(rise, price) ?? 0 },
    { reportInput: true },
  );
  return parsed.success ? {} : placeErrors(schemaErrors(parsed.error), fieldOf).fields;
};
