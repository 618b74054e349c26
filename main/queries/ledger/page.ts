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

/** So few are sorted at once. */
const FEW = 2048;
const SAMPLE = 1024;
/** How far a rank estimated from the sample may be off: four standard deviations at the middle. */
const MARGIN = 64;

/**
 * The positions that stand at `from`…`to` (`to` not included) when all are in order; ties by id, ascending in either
 * direction. Takes time in proportion to how many were found, wherever the page lies: a sample of the keys tells between
 * which two the page must lie, and only those are ordered.
 */
export const pageOf = (
  { found, key, id }: Ordered,
  from: number,
  to: number,
  descending = false,
): number[] => {
  const { filled, keys, empty } = parting(found, keysOf(found, key));
  if (descending) for (let i = 0; i < keys.length; i++) keys[i] = -(keys[i] ?? 0);
  const page = between(filled, keys, id, from, to);
  if (to <= filled.length) return page;
  const [start, end] = [Math.max(0, from - filled.length), to - filled.length];
  return [...page, ...between(empty, keysOf(empty, id), null, start, end)];
};

/** Those with a value and those without. */
const parting = (found: Int32Array, all: Float64Array) => {
  if (all.indexOf(EMPTY) < 0) return { filled: found, keys: all, empty: new Int32Array(0) };
  const filled = new Int32Array(found.length);
  const keys = new Float64Array(found.length);
  const empty = new Int32Array(found.length);
  let [full, none] = [0, 0];
  for (let i = 0; i < found.length; i++) {
    const position = found[i] ?? 0;
    const value = all[i] ?? EMPTY;
    if (value === EMPTY) empty[none++] = position;
    else {
      filled[full] = position;
      keys[full++] = value;
    }
  }
  return {
    filled: filled.subarray(0, full),
    keys: keys.subarray(0, full),
    empty: empty.subarray(0, none),
  };
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
  const count = positions.length;
  const end = Math.min(to, count);
  if (from >= end) return [];
  // A page of nearly all needs all of them in order.
  if (count <= FEW || (end - from) * 4 > count) return sorted(positions, keys, next).slice(from, end);
  const sample = sampleOf(keys);
  const at = (rank: number) => Math.floor((rank / count) * SAMPLE);
  const low = sample[at(from) - MARGIN] ?? Number.NEGATIVE_INFINITY;
  const high = sample[at(end) + MARGIN] ?? Number.POSITIVE_INFINITY;
  const { before, chosen, own } = within(positions, keys, low, high);
  const isHit = before <= from && before + chosen.length >= end;
  if (isHit && next !== null && areEqual(own))
    return between(chosen, keysOf(chosen, next), null, from - before, end - before);
  // The sample was unlucky, or too many keys are equal for it to part them.
  if (!isHit || chosen.length > count / 2)
    return parted(positions, keys, next, from, end, sample[SAMPLE >> 1] ?? 0);
  return between(chosen, own, next, from - before, end - before);
};

const areEqual = (keys: Float64Array): boolean => keys.every((key) => key === keys[0]);

const sampleOf = (keys: Float64Array): Float64Array => {
  const sample = new Float64Array(SAMPLE);
  for (let i = 0; i < SAMPLE; i++) sample[i] = keys[Math.floor(((i + 0.5) / SAMPLE) * keys.length)] ?? 0;
  return sample.sort();
};

/** Those with keys from `low` to `high`, and how many have smaller ones. */
const within = (positions: Int32Array, keys: Float64Array, low: number, high: number) => {
  const chosen = new Int32Array(positions.length);
  const own = new Float64Array(positions.length);
  let [before, length] = [0, 0];
  for (let i = 0; i < keys.length; i++) {
    const value = keys[i] ?? 0;
    if (value < low) before += 1;
    else if (value <= high) {
      chosen[length] = positions[i] ?? 0;
      own[length++] = value;
    }
  }
  return { before, chosen: chosen.subarray(0, length), own: own.subarray(0, length) };
};

/** In three: smaller than the pivot, equal to it, larger. Each is shorter than the whole, for the pivot is one of them. */
const parted = (
  positions: Int32Array,
  keys: Float64Array,
  next: Ordered['id'] | null,
  from: number,
  end: number,
  pivot: number,
): number[] => {
  const less = countOf(keys, (value) => value < pivot);
  const equal = countOf(keys, (value) => value === pivot);
  const found: number[] = [];
  if (from < less)
    found.push(...between(...pick(positions, keys, (value) => value < pivot), next, from, end));
  if (from < less + equal && end > less) {
    const [own] = pick(positions, keys, (value) => value === pivot);
    const ties = next ? keysOf(own, next) : new Float64Array(own.length);
    found.push(...between(own, ties, null, Math.max(0, from - less), end - less));
  }
  if (end > less + equal) {
    const larger = pick(positions, keys, (value) => value > pivot);
    found.push(...between(...larger, next, Math.max(0, from - less - equal), end - less - equal));
  }
  return found;
};

const countOf = (keys: Float64Array, fits: (value: number) => boolean): number => {
  let count = 0;
  for (let i = 0; i < keys.length; i++) if (fits(keys[i] ?? 0)) count += 1;
  return count;
};

/** Those whose keys fit. */
const pick = (
  positions: Int32Array,
  keys: Float64Array,
  fits: (value: number) => boolean,
): readonly [Int32Array, Float64Array] => {
  const chosen = new Int32Array(positions.length);
  const own = new Float64Array(positions.length);
  let length = 0;
  for (let i = 0; i < keys.length; i++) {
    const value = keys[i] ?? 0;
    if (!fits(value)) continue;
    chosen[length] = positions[i] ?? 0;
    own[length++] = value;
  }
  return [chosen.subarray(0, length), own.subarray(0, length)];
};

const sorted = (positions: Int32Array, keys: Float64Array, next: Ordered['id'] | null): number[] => {
  const ties = next && keysOf(positions, next);
  return Array.from(positions, (_, i) => i)
    .sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || (ties?.[a] ?? 0) - (ties?.[b] ?? 0))
    .map((i) => positions[i] ?? 0);
};
