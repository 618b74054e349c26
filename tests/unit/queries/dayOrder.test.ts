import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  insertPlace,
  orderedByDay,
  placesBetween,
  removePlace,
} from '../../../main/queries/ledger/dayOrder.ts';

const SEED = { seed: 20261123 };
const GONE = -2_000_000_000;

const day = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(GONE));

describe('places by their days', () => {
  test('kept through changes are those ordered anew', () => {
    fc.assert(
      fc.property(
        fc.array(day, { maxLength: 30 }),
        fc.array(fc.tuple(fc.nat({ max: 40 }), day), { maxLength: 60 }),
        (days, changes) => {
          const fits = (place: number) => place % 3 !== 0;
          const column = new Int32Array(50).fill(GONE);
          column.set(days);
          const kept = orderedByDay(column, 50, GONE, fits);
          for (const [place, own] of changes.filter(([place]) => fits(place))) {
            removePlace(kept, column, place);
            column[place] = own;
            if (own !== GONE) insertPlace(kept, column, place);
          }
          const anew = orderedByDay(column, 50, GONE, fits);
          expect([...kept.places.subarray(0, kept.count)]).toEqual([...anew.places.subarray(0, anew.count)]);
          const between = [...column.keys()].filter(
            (place) => fits(place) && [2, 3].includes(column[place] ?? 0),
          );
          expect([...placesBetween(kept, column, 2, 3)].toSorted((a, b) => a - b)).toEqual(between);
        },
      ),
      SEED,
    );
  });

  test('there is room for more than was thought of', () => {
    const column = new Int32Array(2500).fill(7);
    const kept = orderedByDay(column, 1, GONE, () => true);
    for (let place = 2499; place > 0; place--) insertPlace(kept, column, place);
    expect([...placesBetween(kept, column, 7, 7)]).toEqual([...column.keys()]);
  });
});
