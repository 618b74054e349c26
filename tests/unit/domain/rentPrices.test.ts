import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pricePerSquareMetre, roomShares, tierPrice } from '../../../main/domain/rent.ts';

const RUNS = { seed: 20261123, numRuns: 500 };
const price = fc.integer({ min: 0, max: 10_000_000 });

describe('roomShares', () => {
  const rooms = fc.uniqueArray(fc.record({ roomId: fc.integer({ min: 1, max: 1000 }), price }), {
    minLength: 1,
    maxLength: 8,
    selector: (room) => room.roomId,
  });
  const shareOf = (sum: number, list: { roomId: number; price: number }[]) =>
    [...roomShares(sum, list)].sort(([a], [b]) => a - b);

  it('gives the kopecks left over to the dearest room, of equal ones to the lower id', () => {
    const equal = [
      { roomId: 9, price: 100 },
      { roomId: 3, price: 100 },
      { roomId: 5, price: 100 },
    ];
    expect(shareOf(101, equal)).toEqual([
      [3, 35],
      [5, 33],
      [9, 33],
    ]);
    expect(shareOf(-101, equal)).toEqual([
      [3, -35],
      [5, -33],
      [9, -33],
    ]);
    const dear = [
      { roomId: 1, price: 100 },
      { roomId: 2, price: 200 },
    ];
    expect(shareOf(100, dear)).toEqual([
      [1, 33],
      [2, 67],
    ]);
  });

  it('puts everything on the dearest where nothing has a price, and knows no rooms', () => {
    const free = [
      { roomId: 7, price: 0 },
      { roomId: 4, price: 0 },
    ];
    expect(shareOf(-500, free)).toEqual([
      [4, -500],
      [7, 0],
    ]);
    expect(roomShares(500, []).size).toBe(0);
  });

  it('adds up exactly, each share within a kopeck of its due but the dearest’s', () => {
    const sums = fc.oneof(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: -1e12, max: 1e12 }));
    fc.assert(
      fc.property(sums, rooms, (sum, list) => {
        const shares = roomShares(sum, list);
        expect([...shares.values()].reduce((a, b) => a + b, 0)).toBe(sum);
        expect([...shares.keys()].sort()).toEqual(list.map((room) => room.roomId).sort());
        const total = list.reduce((all, room) => all + room.price, 0);
        const most = Math.max(...list.map((room) => room.price));
        for (const room of list) {
          if (total === 0 || room.price === most) continue;
          const off = BigInt(shares.get(room.roomId) ?? 0) * BigInt(total) - BigInt(sum) * BigInt(room.price);
          expect(off < BigInt(total) && off > -BigInt(total)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('does not depend on the order of the rooms', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), rooms, (sum, list) => {
        expect(shareOf(sum, list.toReversed())).toEqual(shareOf(sum, list));
      }),
      RUNS,
    );
  });
});

describe('list prices', () => {
  it('the tier goes by the planned term', () => {
    const prices = { price: 1_478_400, price6m: 1_386_000, price11m: 1_235_400 };
    expect([0, 5, 6, 10, 11, 24].map((months) => tierPrice(prices, months))).toEqual([
      1_478_400, 1_478_400, 1_386_000, 1_386_000, 1_235_400, 1_235_400,
    ]);
  });

  it('the price of a square metre has two decimals', () => {
    expect(pricePerSquareMetre(2_880_000, 16)).toBe(1800); // the document’s example
    expect(pricePerSquareMetre(1_478_400, 5.5)).toBe(2688);
    expect(pricePerSquareMetre(1_000_000, 3)).toBe(3333.33);
    expect(pricePerSquareMetre(2_000_000, 3)).toBe(6666.67);
    expect(pricePerSquareMetre(548_250, 5.4825)).toBe(1000);
    expect(pricePerSquareMetre(1_000_000, 0)).toBe(0);
  });
});
