/** What is to be ordered: by `key`, then by `id`, both ascending, except that a key of Infinity stands for an empty value. */
export interface Ordered {
  /** What was found, as positions in the columns that `key` and `id` read. */
  readonly found: Int32Array;
  key(position: number): number;
  id(position: number): number;
}

/** No value: it stands last in either direction (domain §4). */
export const EMPTY = Number.POSITIVE_INFINITY;

/** A condition on a position. */
export type Fit = (position: number) => boolean;

/** Of the first `count` positions those that fit. */
export const foundAmong = (count: number, fits: Fit): Int32Array => {
  const found = new Int32Array(count);
  let length = 0;
  for (let position = 0; position < count; position++) {
    if (fits(position)) found[length++] = position;
  }
  return found.subarray(0, length);
};

/** Of some positions those that fit. */
export const filtered = (positions: Int32Array, fits: Fit): Int32Array => {
  const found = new Int32Array(positions.length);
  let length = 0;
  for (const position of positions) {
    if (fits(position)) found[length++] = position;
  }
  return found.subarray(0, length);
};

const FEW = 2048;
const BINS = 1024;

/**
 * The positions that stand at `from`…`to` (`to` not included) when all are in order; ties by id, ascending in either
 * direction. Takes time in proportion to how many were found, wherever the page lies: keys are counted into bins, and
 * only the bins that the page touches are looked into.
 */
export const pageOf = (
  { found, key, id }: Ordered,
  from: number,
  to: number,
  descending = false,
): number[] => {
  const keys = keysOf(found, key);
  const filled = keys.indexOf(EMPTY) < 0 ? found : filtered(found, (position) => key(position) !== EMPTY);
  const own = filled === found ? keys : keysOf(filled, key);
  if (descending) for (let i = 0; i < own.length; i++) own[i] = -(own[i] ?? 0);
  const page = between(filled, own, id, from, to);
  if (to <= filled.length) return page;
  const rest = filtered(found, (position) => key(position) === EMPTY);
  return [
    ...page,
    ...between(rest, keysOf(rest, id), null, Math.max(0, from - filled.length), to - filled.length),
  ];
};

const keysOf = (positions: Int32Array, key: (position: number) => number): Float64Array => {
  const keys = new Float64Array(positions.length);
  for (let i = 0; i < keys.length; i++) keys[i] = key(positions[i] ?? 0);
  return keys;
};

/** @param next by what equal keys are ordered; null: none are equal */
const between = (
  positions: Int32Array,
  keys: Float64Array,
  next: Ordered['id'] | null,
  from: number,
  to: number,
): number[] => {
  const end = Math.min(to, positions.length);
  if (from >= end) return [];
  // A page of nearly all needs all of them in order.
  if (positions.length <= FEW || (end - from) * 4 > positions.length)
    return sorted(positions, keys, next).slice(from, end);
  const [min, max] = bounds(keys);
  if (min === max)
    return next
      ? between(positions, keysOf(positions, next), null, from, end)
      : [...positions.subarray(from, end)];
  const scale = (BINS - 1) / (max - min);
  const sizes = new Int32Array(BINS);
  for (let i = 0; i < keys.length; i++) {
    const bin = (((keys[i] ?? 0) - min) * scale) | 0;
    sizes[bin] = (sizes[bin] ?? 0) + 1;
  }
  const first = binAt(sizes, from);
  const last = binAt(sizes, end - 1);
  const inBins = (low: number, high: number, start: number, stop: number): number[] => {
    const length = sizes.subarray(low, high + 1).reduce((sum, size) => sum + size, 0);
    const chosen = new Int32Array(length);
    const own = new Float64Array(length);
    for (let i = 0, n = 0; n < length; i++) {
      const value = keys[i] ?? 0;
      const bin = ((value - min) * scale) | 0;
      if (bin < low || bin > high) continue;
      chosen[n] = positions[i] ?? 0;
      own[n++] = value;
    }
    return between(chosen, own, next, start, stop);
  };
  if (first.bin === last.bin) return inBins(first.bin, first.bin, from - first.before, end - first.before);
  // What lies whole between the two is part of the page, so it is short.
  const middle = first.bin + 1 < last.bin ? inBins(first.bin + 1, last.bin - 1, 0, end) : [];
  return [
    ...inBins(first.bin, first.bin, from - first.before, end),
    ...middle,
    ...inBins(last.bin, last.bin, 0, end - last.before),
  ];
};

const bounds = (keys: Float64Array): readonly [number, number] => {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < keys.length; i++) {
    const value = keys[i] ?? 0;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return [min, max];
};

/** The bin that holds the n-th, and how many stand before it. */
const binAt = (sizes: Int32Array, n: number): { bin: number; before: number } => {
  let before = 0;
  for (let bin = 0; bin < sizes.length; bin++) {
    const size = sizes[bin] ?? 0;
    if (before + size > n) return { bin, before };
    before += size;
  }
  throw new RangeError(`no ${n}th among ${before}`);
};

const sorted = (positions: Int32Array, keys: Float64Array, next: Ordered['id'] | null): number[] => {
  const ties = next && keysOf(positions, next);
  return Array.from(positions, (_, i) => i)
    .sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || (ties?.[a] ?? 0) - (ties?.[b] ?? 0))
    .map((i) => positions[i] ?? 0);
};
