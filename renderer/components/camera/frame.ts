/** Mean brightness under which a frame is black, and spread under which it is of one colour, of 255. */
const DARKEST = 14;
const FLATTEST = 3;
/** Every so manieth pixel is looked at. */
const STEP = 17;

/** Whether a frame shows nothing: black (a closed lid, a lens cap) or all of one colour. @param rgba four bytes a pixel */
export const isBlank = (rgba: ArrayLike<number>): boolean => {
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let at = 0; at + 2 < rgba.length; at += 4 * STEP) {
    const light = ((rgba[at] ?? 0) * 3 + (rgba[at + 1] ?? 0) * 6 + (rgba[at + 2] ?? 0)) / 10;
    count += 1;
    sum += light;
    squares += light * light;
  }
  if (count === 0) return true;
  const mean = sum / count;
  const spread = Math.sqrt(Math.max(0, squares / count - mean * mean));
  return mean < DARKEST || spread < FLATTEST;
};
