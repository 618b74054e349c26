/** Mean brightness under which a frame is black, and spread under which it is of one colour, of 255. */
const DARKEST = 14;
const FLATTEST = 3;
/** Every so manieth pixel is looked at. */
const STEP = 17;

/** What is wrong with a frame: black (a shut cover, no light), or all of one colour (a covered lens). */
export type Blank = 'black' | 'flat';

/** @param rgba four bytes a pixel @returns null for a frame on which something can be seen */
export const blankOf = (rgba: ArrayLike<number>): Blank | null => {
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let at = 0; at + 2 < rgba.length; at += 4 * STEP) {
    const light = ((rgba[at] ?? 0) * 3 + (rgba[at + 1] ?? 0) * 6 + (rgba[at + 2] ?? 0)) / 10;
    count += 1;
    sum += light;
    squares += light * light;
  }
  if (count === 0) return 'black';
  const mean = sum / count;
  if (mean < DARKEST) return 'black';
  return Math.sqrt(Math.max(0, squares / count - mean * mean)) < FLATTEST ? 'flat' : null;
};

/** Whether two frames are the same to the last bit. No sensor gives the same picture twice: such a picture stands still. */
export const isSameFrame = (one: ArrayLike<number>, other: ArrayLike<number>): boolean => {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
};

/** A live picture that doesn't change for this long is frozen, ms. */
export const FROZEN_AFTER_MS = 2000;

/** What is wrong with the live picture; null: it may be taken. */
export type Look = Blank | 'frozen';

/** Judges a live picture by frames shown to it one after another, each with its time in ms. */
export const frameJudge = (): ((rgba: Uint8ClampedArray, at: number) => Look | null) => {
  let last: Uint8ClampedArray | null = null;
  let changedAt = 0;
  return (rgba, at) => {
    if (last === null || !isSameFrame(last, rgba)) {
      last = rgba.slice();
      changedAt = at;
    }
    return blankOf(rgba) ?? (at - changedAt >= FROZEN_AFTER_MS ? 'frozen' : null);
  };
};
