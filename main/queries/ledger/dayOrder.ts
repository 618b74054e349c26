/** Places in the order of their days, and of one day by place; a place that comes or goes moves those behind it. */
export interface DayOrder {
  places: Int32Array;
  count: number;
}

/** Room for those that come, before all must be copied. */
const SPARE = 1000;

/** By counting: a few thousand days have half a million payments. Places whose day is `gone`, or that don't fit, are left out. */
export const orderedByDay = (
  day: Int32Array,
  count: number,
  gone: number,
  fits: (place: number) => boolean,
): DayOrder => {
  let [first, last] = [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
  for (let place = 0; place < count; place++) {
    const own = day[place] ?? gone;
    if (own === gone) continue;
    if (own < first) first = own;
    if (own > last) last = own;
  }
  if (last < first) return { places: new Int32Array(SPARE), count: 0 };
  const ends = new Int32Array(last - first + 2);
  const isIn = (place: number) => day[place] !== gone && fits(place);
  for (let place = 0; place < count; place++)
    if (isIn(place)) {
      const at = (day[place] ?? 0) - first + 1;
      ends[at] = (ends[at] ?? 0) + 1;
    }
  for (let i = 1; i < ends.length; i++) ends[i] = (ends[i] ?? 0) + (ends[i - 1] ?? 0);
  const total = ends.at(-1) ?? 0;
  const places = new Int32Array(total + SPARE);
  for (let place = 0; place < count; place++) {
    if (!isIn(place)) continue;
    const at = (day[place] ?? 0) - first;
    const end = ends[at] ?? 0;
    places[end] = place;
    ends[at] = end + 1;
  }
  return { places, count: total };
};

/** Places of some days, both included. A view: it holds until the next change. */
export const placesBetween = (order: DayOrder, day: Int32Array, first: number, last: number): Int32Array => {
  const start = rankOf(order, day, first, 0);
  return order.places.subarray(start, Math.max(start, rankOf(order, day, last + 1, 0)));
};

/** Puts a place where its day says. */
export const insertPlace = (order: DayOrder, day: Int32Array, place: number): void => {
  const at = rankOf(order, day, day[place] ?? 0, place);
  if (order.count === order.places.length) {
    const longer = new Int32Array(order.count + SPARE);
    longer.set(order.places);
    order.places = longer;
  }
  order.places.copyWithin(at + 1, at, order.count);
  order.places[at] = place;
  order.count += 1;
};

/** Takes a place out; its day must still be the one by which it stands. */
export const removePlace = (order: DayOrder, day: Int32Array, place: number): void => {
  const at = rankOf(order, day, day[place] ?? 0, place);
  if (at >= order.count || order.places[at] !== place) return;
  order.places.copyWithin(at, at + 1, order.count);
  order.count -= 1;
};

/** How many stand before this day and place. */
const rankOf = ({ places, count }: DayOrder, day: Int32Array, wanted: number, place: number): number => {
  let [from, to] = [0, count];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const other = places[middle] ?? 0;
    const own = day[other] ?? 0;
    if (own < wanted || (own === wanted && other < place)) from = middle + 1;
    else to = middle;
  }
  return from;
};
