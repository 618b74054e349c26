import { EMPTY, type KeyColumn } from './page.ts';

/** What half a million places are kept in order by. */
export interface OrderKey extends KeyColumn {
  /**
   * By the table's index, where there is a table: a number that changes if, and only if, what has it may stand elsewhere.
   * The table's own numbers may shift together, as places in the order of names do when a name comes between.
   */
  readonly codes: Float64Array | null;
  /** The largest first; what is empty stays last. */
  readonly descending: boolean;
}

/** Places by a key and then by id, both ascending. It follows what is written: {@link refresh} before it is read. */
export interface Order {
  places: Int32Array;
  count: number;
  /** Places of what was written since. */
  stale: number[];
  codes: Float64Array | null;
}

/** What is written more of than this part of all is ordered anew. */
const PART = 8;
/** Room for those that come, before all must be copied. */
const SPARE = 1000;

type Has = (place: number) => boolean;

/** Of the first `count` places those that are there, in order. */
export const orderOf = (key: OrderKey, id: Float64Array, count: number, has: Has): Order => {
  const all = new Int32Array(count);
  let length = 0;
  for (let place = 0; place < count; place++) if (has(place)) all[length++] = place;
  const there = all.subarray(0, length);
  const ids = new Float64Array(length);
  for (let i = 0; i < length; i++) ids[i] = id[there[i] ?? 0] ?? 0;
  // Mostly they stand by id already.
  const byId = isAscending(ids) ? there : byKey(there, ids);
  const places = new Int32Array(length + SPARE);
  places.set(byKey(byId, keysOf(key, byId)));
  return { places, count: length, stale: [], codes: key.codes?.slice() ?? null };
};

const isAscending = (numbers: Float64Array): boolean => {
  for (let i = 1; i < numbers.length; i++) if ((numbers[i] ?? 0) < (numbers[i - 1] ?? 0)) return false;
  return true;
};

const keysOf = (key: OrderKey, places: Int32Array): Float64Array => {
  const keyAt = keyReader(key);
  const keys = new Float64Array(places.length);
  for (let i = 0; i < keys.length; i++) keys[i] = keyAt(places[i] ?? 0);
  return keys;
};

/** Puts where it belongs what has been written, or has another key, since the order was looked at last. */
export const refresh = (order: Order, key: OrderKey, id: Float64Array, count: number, has: Has): void => {
  const stale = stalePlaces(order, key, count);
  if (stale.size === 0) return;
  if (stale.size > count / PART) {
    Object.assign(order, orderOf(key, id, count, has));
    return;
  }
  const keyAt = keyReader(key);
  const compare = (a: number, b: number) => compared(keyAt(a), keyAt(b)) || (id[a] ?? 0) - (id[b] ?? 0);
  takeOut(order, stale, count);
  putIn(order, [...stale].filter(has).sort(compare), compare);
  order.stale = [];
  order.codes = key.codes?.slice() ?? null;
};

const compared = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

const keyReader = ({ values, table, descending }: OrderKey): ((place: number) => number) => {
  const own = (place: number) => values[place] ?? EMPTY;
  const read = table === null ? own : (place: number) => table[values[place] ?? -1] ?? EMPTY;
  if (!descending) return read;
  return (place) => {
    const key = read(place);
    return key === EMPTY ? EMPTY : -key;
  };
};

/** Which must be put anew. */
const stalePlaces = ({ stale, codes }: Order, key: OrderKey, count: number): Set<number> => {
  const places = new Set(stale);
  const indexes = changedIndexes(codes, key.codes);
  if (indexes !== null)
    for (let place = 0; place < count; place++) if (indexes[key.values[place] ?? -1] === 1) places.add(place);
  return places;
};

/** By index: 1 where the code is another one. A new index is not: what has it was written since. */
const changedIndexes = (before: Float64Array | null, after: Float64Array | null): Uint8Array | null => {
  if (before === null || after === null) return null;
  let marks: Uint8Array | null = null;
  for (let index = 0; index < before.length; index++) {
    if (before[index] === after[index]) continue;
    marks ??= new Uint8Array(before.length);
    marks[index] = 1;
  }
  return marks;
};

/** The gaps are closed from the first to the last: what stands behind one moves once. */
const takeOut = (order: Order, stale: ReadonlySet<number>, length: number): void => {
  const { places, count } = order;
  const gaps = ranksOf(places.subarray(0, count), stale, length);
  let end = gaps[0] ?? count;
  gaps.forEach((gap, i) => {
    const next = gaps[i + 1] ?? count;
    places.copyWithin(end, gap + 1, next);
    end += next - gap - 1;
  });
  order.count = end;
};

/** So few are sought one by one, which takes less than asking of each place whether it is one of them. */
const FEW = 20;

/** Where some places stand, ascending; those that don't are left out. */
const ranksOf = (places: Int32Array, wanted: ReadonlySet<number>, length: number): number[] => {
  if (wanted.size <= FEW)
    return [...wanted]
      .map((place) => places.indexOf(place))
      .filter((rank) => rank >= 0)
      .sort((a, b) => a - b);
  const marks = new Uint8Array(length);
  for (const place of wanted) marks[place] = 1;
  const ranks: number[] = [];
  for (let rank = 0; rank < places.length; rank++) if (marks[places[rank] ?? 0] === 1) ranks.push(rank);
  return ranks;
};

/** Each of the fresh, which are in order, goes to its place: from the last to the first, what stands behind it moves once. */
const putIn = (order: Order, fresh: readonly number[], compare: (a: number, b: number) => number): void => {
  const { count } = order;
  const total = count + fresh.length;
  if (total > order.places.length) {
    const longer = new Int32Array(total + SPARE);
    longer.set(order.places);
    order.places = longer;
  }
  const { places } = order;
  let end = count;
  for (let i = fresh.length - 1; i >= 0; i--) {
    const place = fresh[i] ?? 0;
    const at = rankIn(places, end, (other) => compare(other, place) < 0);
    places.copyWithin(at + i + 1, at, end);
    places[at + i] = place;
    end = at;
  }
  order.count = total;
};

/** How many of the first `count` places stand before: those come first. */
export const rankIn = (places: Int32Array, count: number, isBefore: Has): number => {
  let [from, to] = [0, count];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (isBefore(places[middle] ?? 0)) from = middle + 1;
    else to = middle;
  }
  return from;
};

/** Sorts by whole numbers, of which the largest is at most 2⁵² over the least; what is equal stays as it stood, EMPTY comes last. */
const byKey = (places: Int32Array, keys: Float64Array): Int32Array => {
  let [least, most] = [EMPTY, -EMPTY];
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] ?? 0;
    if (key < least) least = key;
    if (key > most && key !== EMPTY) most = key;
  }
  if (least > most) return places;
  const empty = most - least + 1;
  const low = new Uint32Array(keys.length);
  const high = new Uint32Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] ?? 0;
    const over = key === EMPTY ? empty : key - least;
    low[i] = over;
    high[i] = over / WORD;
  }
  let order = byDigit(null, low, 0);
  if (empty >= DIGITS) order = byDigit(order, low, DIGIT_BITS);
  if (empty >= WORD) order = byDigit(byDigit(order, high, 0), high, DIGIT_BITS);
  for (let i = 0; i < order.length; i++) order[i] = places[order[i] ?? 0] ?? 0;
  return order;
};

const DIGIT_BITS = 16;
const DIGITS = 2 ** DIGIT_BITS;
const WORD = DIGITS * DIGITS;

/** The indexes of `words`, as they stand in `order` or, with null, ascending, by sixteen bits of the word. */
const byDigit = (order: Int32Array | null, words: Uint32Array, shift: number): Int32Array => {
  const starts = new Int32Array(DIGITS + 1);
  for (let i = 0; i < words.length; i++) {
    const after = (((words[i] ?? 0) >>> shift) & (DIGITS - 1)) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
  const next = new Int32Array(words.length);
  for (let i = 0; i < next.length; i++) {
    const index = order === null ? i : (order[i] ?? 0);
    const digit = ((words[index] ?? 0) >>> shift) & (DIGITS - 1);
    const at = starts[digit] ?? 0;
    next[at] = index;
    starts[digit] = at + 1;
  }
  return next;
};

/**
 * Of what was found the places from `from` to `to` (not included), in order: the order is walked from the nearer end.
 * @param length how long the columns are
 */
export const pageAlong = (
  { places, count }: Order,
  found: Int32Array,
  length: number,
  from: number,
  to: number,
): number[] => {
  const end = Math.min(to, found.length);
  if (from >= end) return [];
  if (found.length === count) return [...places.subarray(from, end)];
  const isFound = new Uint8Array(length);
  for (const place of found) isFound[place] = 1;
  const isNear = from + end <= found.length;
  const page: number[] = [];
  let skip = isNear ? from : found.length - end;
  for (let i = 0; page.length < end - from; i++) {
    const place = places[isNear ? i : count - 1 - i] ?? 0;
    if (isFound[place] === 0) continue;
    if (skip > 0) skip -= 1;
    else page.push(place);
  }
  return isNear ? page : page.reverse();
};
