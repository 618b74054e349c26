import type { Dice } from './dice.ts';

/** Numbers that no two clients share. */
export interface Registers {
  /** Draws until nobody has it. */
  unique(kind: 'phone' | 'passport' | 'inn', draw: () => string): string;
}

export const createRegisters = (): Registers => {
  const taken = new Set<string>();
  return {
    unique: (kind, draw) => {
      for (;;) {
        const value = draw();
        const key = `${kind} ${value}`;
        if (taken.has(key)) continue;
        taken.add(key);
        return value;
      }
    },
  };
};

/** `count` random digits. */
export const digits = (count: number, dice: Dice): string =>
  String(dice.int(0, 10 ** count - 1)).padStart(count, '0');

/** Codes that no mobile operator uses, as far as we know: a notification sent by mistake must reach nobody. */
const UNUSED_CODES = ['943', '944', '945', '946', '947', '948', '972', '973', '974', '975', '976'] as const;

export const drawPhone = (registers: Registers, dice: Dice): string =>
  registers.unique('phone', () => `7${dice.pick(UNUSED_CODES)}${digits(7, dice)}`);
