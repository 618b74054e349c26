import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Repeatable chance: the same seed throws the same numbers, on every machine. */
export interface Dice {
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  /** A number from `min` up to, not including, `max`. */
  real(min: number, max: number): number;
  /** True with probability `p`. */
  chance(p: number): boolean;
  /** @throws RangeError for an empty list. */
  pick<T>(list: readonly T[]): T;
  /** A copy in random order. */
  shuffled<T>(list: readonly T[]): T[];
}

/** Values with their weights, laid out for a quick draw. */
export type Urn<T> = (dice: Dice) => T;

/** Warm-up: near seeds begin with near numbers. */
const SKIPPED = 32;

const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (const sign of text) value = Math.imul(value ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return value | 0;
};

/** Dice that depend on `seed` alone. Each topic takes its own, so that a change in one moves no other. */
export const createDice = (seed: string): Dice => {
  const source = xoroshiro128plus(hash(seed));
  for (let i = 0; i < SKIPPED; i++) source.next();
  const unit = () => (source.next() >>> 0) / 2 ** 32;
  const below = (count: number) => uniformInt(source, 0, count - 1);
  return {
    int: (min, max) => uniformInt(source, min, max),
    real: (min, max) => min + unit() * (max - min),
    chance: (p) => unit() < p,
    pick: <T>(list: readonly T[]) => {
      if (list.length === 0) throw new RangeError('nothing to pick from');
      return list[below(list.length)] as T;
    },
    shuffled: <T>(list: readonly T[]) => {
      const copy = [...list];
      for (let i = copy.length - 1; i > 0; i--) {
        const j = below(i + 1);
        [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
      }
      return copy;
    },
  };
};

/** An urn of `[value, weight]` pairs; weights are relative. @throws RangeError for no pairs. */
export const urn = <T>(...pairs: readonly (readonly [T, number])[]): Urn<T> => {
  const total = pairs.reduce((sum, [, weight]) => sum + weight, 0);
  const last = pairs.at(-1);
  if (last === undefined) throw new RangeError('an empty urn');
  return (dice) => {
    let rest = dice.real(0, total);
    for (const [value, weight] of pairs) {
      rest -= weight;
      if (rest < 0) return value;
    }
    return last[0];
  };
};
