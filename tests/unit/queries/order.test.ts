import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type OrderKey, orderOf, pageAlong, refresh } from '../../../main/queries/ledger/order.ts';
import { EMPTY } from '../../../main/queries/ledger/page.ts';

const SEED = { seed: 20261125 };
/** Long enough for more writes at once than are sought one by one. */
const LENGTH = 300;

/** Small ones for ties, large ones for more than one digit of sixteen bits. */
const whole = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -1e12, max: 1e12 }));
const keyed = fc.oneof({ weight: 6, arbitrary: whole }, { weight: 1, arbitrary: fc.constant(EMPTY) });

const write = fc.record({ place: fc.nat(LENGTH - 1), key: keyed, isThere: fc.boolean() });

/** Columns of a table that changes, and what an order of it must be. */
const columns = (descending: boolean) => {
  const values = new Float64Array(LENGTH);
  const there = new Uint8Array(LENGTH);
  const id = Float64Array.from({ length: LENGTH }, (_, place) => (place * 37) % 307);
  const key: OrderKey = { values, table: null, codes: null, descending };
  const has = (place: number) => there[place] === 1;
  const anew = () =>
    [...values.keys()].filter(has).sort((a, b) => {
      const [x = 0, y = 0] = [values[a], values[b]];
      const ties = (id[a] ?? 0) - (id[b] ?? 0);
      if (x === EMPTY || y === EMPTY) return Number(x === EMPTY) - Number(y === EMPTY) || ties;
      return (descending ? y - x : x - y) || ties;
    });
  return { values, there, id, key, has, anew };
};

const placesOf = ({ places, count }: { places: Int32Array; count: number }) => [...places.subarray(0, count)];

describe('places in the order of a key', () => {
  test('kept through writes are those ordered anew', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.array(fc.array(write, { maxLength: 36 }), { maxLength: 12 }),
        (descending, rounds) => {
          const { values, there, id, key, has, anew } = columns(descending);
          const order = orderOf(key, id, LENGTH, has);
          for (const writes of rounds) {
            for (const { place, key: value, isThere } of writes) {
              values[place] = value;
              there[place] = Number(isThere);
              order.stale.push(place);
            }
            refresh(order, key, id, LENGTH, has);
            expect(placesOf(order)).toEqual(anew());
            expect(placesOf(orderOf(key, id, LENGTH, has))).toEqual(anew());
          }
        },
      ),
      { ...SEED, numRuns: 300 },
    );
  });

  test('follow their table: whose code is another one stands elsewhere, whose number has but shifted stays', () => {
    const values = Int32Array.from({ length: LENGTH }, (_, place) => place % 5);
    const id = Float64Array.from(values.keys());
    const has = () => true;
    const by = (table: number[], codes: number[]): OrderKey => ({
      values,
      table: Float64Array.from(table),
      codes: Float64Array.from(codes),
      descending: false,
    });
    const order = orderOf(by([4, 3, 2, 1, 0], [10, 11, 12, 13, 14]), id, LENGTH, has);
    const shifted = by([40, 30, 20, 10, 0], [10, 11, 12, 13, 14]);
    const before = order.places;
    refresh(order, shifted, id, LENGTH, has);
    expect(order.places).toBe(before);
    const renamed = by([40, 30, 50, 10, 0], [10, 11, 99, 13, 14]);
    refresh(order, renamed, id, LENGTH, has);
    expect(placesOf(order)).toEqual(placesOf(orderOf(renamed, id, LENGTH, has)));
    expect(values[order.places[LENGTH - 1] ?? 0]).toBe(2);
  });

  test('a page of what was found is that of the whole in order', () => {
    fc.assert(
      fc.property(
        fc.array(write, { maxLength: 400 }),
        fc.uniqueArray(fc.nat(LENGTH - 1)),
        fc.nat(310),
        fc.integer({ min: 1, max: 310 }),
        (writes, some, from, size) => {
          const { values, there, id, key, has, anew } = columns(false);
          for (const { place, key: value, isThere } of writes) {
            values[place] = value;
            there[place] = Number(isThere);
          }
          const order = orderOf(key, id, LENGTH, has);
          const found = some.filter(has);
          expect(pageAlong(order, Int32Array.from(found), LENGTH, from, from + size)).toEqual(
            anew()
              .filter((place) => found.includes(place))
              .slice(from, from + size),
          );
        },
      ),
      { ...SEED, numRuns: 300 },
    );
  });
});
