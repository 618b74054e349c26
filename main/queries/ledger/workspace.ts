/**
 * Memory for ordering, used again from request to request: half a million fresh numbers a request would have the garbage
 * collector stop everything for tens of milliseconds every second or two. A query runs from its first row to its last
 * without a pause, so one is enough.
 */

/** Numbers kept at most, of each kind: 12 and 6 MB. What needs more gets it for itself. */
const KEPT = 1_500_000;

interface Shelf<T> {
  whole: T;
  used: number;
}

const doubles: Shelf<Float64Array> = { whole: new Float64Array(0), used: 0 };
const integers: Shelf<Int32Array> = { whole: new Int32Array(0), used: 0 };

/** All that was taken before is free. */
export const freeAll = (): void => {
  doubles.used = 0;
  integers.used = 0;
};

/** So many numbers, whatever stands in them, until {@link freeAll}. */
export const someDoubles = (length: number): Float64Array => {
  const end = doubles.used + length;
  if (end > KEPT) return new Float64Array(length);
  // What was taken of the shorter one stays with who has it.
  if (end > doubles.whole.length) doubles.whole = new Float64Array(end);
  const taken = doubles.whole.subarray(doubles.used, end);
  doubles.used = end;
  return taken;
};

/** The same in whole numbers. */
export const someIntegers = (length: number): Int32Array => {
  const end = integers.used + length;
  if (end > KEPT) return new Int32Array(length);
  if (end > integers.whole.length) integers.whole = new Int32Array(end);
  const taken = integers.whole.subarray(integers.used, end);
  integers.used = end;
  return taken;
};
