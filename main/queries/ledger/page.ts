import { freeAll, someDoubles, someIntegers } from './workspace.ts';

type Key = (position: number) => number;

/** Keys of half a million positions: values by position, or what `table` has for each. Read without a call apiece. */
export interface KeyColumn {
  readonly values: Float64Array | Int32Array | Uint8Array;
  /** By value; null: the value is the key. */
  readonly table: Float64Array | null;
}

/** What is to be ordered: by `key`, then by `id`, both ascending, except that a key of Infinity stands for an empty value. */
export interface Ordered {
  /** What was found, as positions in the columns that `key` and `id` read. */
  readonly found: Int32Array;
  readonly key: Key | KeyColumn;
  readonly id: Key | KeyColumn;
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
  freeAll();
  const all = keysOf(found, key);
  if (descending) turn(all);
  const { filled, keys, empty } = parting(found, all);
  const page = between(filled, keys, id, from, to);
  if (to <= filled.length) return page;
  const [start, end] = [Math.max(0, from - filled.length), to - filled.length];
  return [...page, ...between(empty, keysOf(empty, id), null, start, end)];
};

/** The largest first; what is empty stays last. */
const turn = (keys: Float64Array): void => {
  for (let i = 0; i < keys.length; i++) {
    const value = keys[i] ?? 0;
    if (value !== EMPTY) keys[i] = -value;
  }
};

/** Those with a value and those without. The keys move up in their own place. */
const parting = (found: Int32Array, keys: Float64Array) => {
  const first = keys.indexOf(EMPTY);
  if (first < 0) return { filled: found, keys, empty: new Int32Array(0) };
  const filled = someIntegers(found.length);
  const empty = someIntegers(found.length - first);
  filled.set(found.subarray(0, first));
  let [full, none] = [first, 0];
  for (let i = first; i < found.length; i++) {
    const position = found[i] ?? 0;
    const value = keys[i] ?? EMPTY;
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

const keysOf = (positions: Int32Array, key: Key | KeyColumn): Float64Array => {
  const keys = someDoubles(positions.length);
  if (typeof key === 'function') for (let i = 0; i < keys.length; i++) keys[i] = key(positions[i] ?? 0);
  else fillFrom(keys, positions, key);
  return keys;
};

const fillFrom = (keys: Float64Array, positions: Int32Array, { values, table }: KeyColumn): void => {
  if (table === null) for (let i = 0; i < keys.length; i++) keys[i] = values[positions[i] ?? 0] ?? EMPTY;
  else for (let i = 0; i < keys.length; i++) keys[i] = table[values[positions[i] ?? 0] ?? -1] ?? EMPTY;
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
  const part = partOf(keys, sample[at(from) - MARGIN] ?? -EMPTY, sample[at(end) + MARGIN] ?? EMPTY);
  const isHit = part.before <= from && part.before + part.count >= end;
  const [first, last] = [from - part.before, end - part.before];
  if (isHit && part.least === part.most)
    return between(...ties(positions, keys, part, next), null, first, last);
  // The sample was unlucky, or too many keys are equal for it to part them.
  if (!isHit || part.count > count / 2)
    return parted(positions, keys, next, from, end, sample[SAMPLE >> 1] ?? 0);
  return between(...pick(positions, keys, part), next, first, last);
};

const sampleOf = (keys: Float64Array): Float64Array => {
  const sample = new Float64Array(SAMPLE);
  for (let i = 0; i < SAMPLE; i++) sample[i] = keys[Math.floor(((i + 0.5) / SAMPLE) * keys.length)] ?? 0;
  return sample.sort();
};

/** The keys of a stretch: how many, the least and the greatest of them, and how many stand before it. */
interface Part {
  readonly before: number;
  readonly count: number;
  readonly least: number;
  readonly most: number;
}

/** The keys from `low` to `high`, both included. */
const partOf = (keys: Float64Array, low: number, high: number): Part => {
  let [before, count, least, most] = [0, 0, EMPTY, -EMPTY];
  for (let i = 0; i < keys.length; i++) {
    const value = keys[i] ?? 0;
    if (value < low) before += 1;
    else if (value <= high) {
      count += 1;
      if (value < least) least = value;
      if (value > most) most = value;
    }
  }
  return { before, count, least, most };
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
  const equal = partOf(keys, pivot, pivot);
  const above = equal.before + equal.count;
  let [below, beyond] = [-EMPTY, EMPTY];
  for (let i = 0; i < keys.length; i++) {
    const value = keys[i] ?? 0;
    if (value < pivot) {
      if (value > below) below = value;
    } else if (value > pivot && value < beyond) beyond = value;
  }
  const found: number[] = [];
  if (from < equal.before) {
    const less = { count: equal.before, least: -EMPTY, most: below };
    found.push(...between(...pick(positions, keys, less), next, from, end));
  }
  if (from < above && end > equal.before) {
    const [first, last] = [Math.max(0, from - equal.before), end - equal.before];
    found.push(...between(...ties(positions, keys, equal, next), null, first, last));
  }
  if (end > above) {
    const larger = { count: keys.length - above, least: beyond, most: EMPTY };
    found.push(...between(...pick(positions, keys, larger), next, Math.max(0, from - above), end - above));
  }
  return found;
};

/** Those whose keys stand between two, both included. */
const pick = (
  positions: Int32Array,
  keys: Float64Array,
  { count, least, most }: Pick<Part, 'count' | 'least' | 'most'>,
): readonly [Int32Array, Float64Array] => {
  const chosen = someIntegers(count);
  const own = someDoubles(count);
  let length = 0;
  for (let i = 0; length < count; i++) {
    const value = keys[i] ?? 0;
    if (value < least || value > most) continue;
    chosen[length] = positions[i] ?? 0;
    own[length++] = value;
  }
  return [chosen, own];
};

/** Those with one and the same key, by what orders them then. */
const ties = (
  positions: Int32Array,
  keys: Float64Array,
  { count, least }: Part,
  next: Ordered['id'] | null,
): readonly [Int32Array, Float64Array] => {
  const chosen = someIntegers(count);
  let length = 0;
  for (let i = 0; length < count; i++) if (keys[i] === least) chosen[length++] = positions[i] ?? 0;
  // Nothing orders them any further.
  return [chosen, next === null ? someDoubles(count).fill(least) : keysOf(chosen, next)];
};

const sorted = (positions: Int32Array, keys: Float64Array, next: Ordered['id'] | null): number[] => {
  const ties = next && keysOf(positions, next);
  return Array.from(positions, (_, i) => i)
    .sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || (ties?.[a] ?? 0) - (ties?.[b] ?? 0))
    .map((i) => positions[i] ?? 0);
};
