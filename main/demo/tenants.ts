import { type Dice, urn } from './dice.ts';
import type { Habit, PaymentType } from './model.ts';

/** What tells one client from another before he has a name. */

const FIRMS = 0.15;

export const drawPersonOrFirm = (dice: Dice): 'f' | 'u' => (dice.chance(FIRMS) ? 'u' : 'f');

export const drawHabit = urn<Habit>(['early', 58], ['casual', 28], ['late', 10], ['bad', 4]);

const drawPersonMethod = urn<PaymentType>(['Онлайн', 58], ['Наличными', 24], ['Безнал', 18]);
const drawFirmMethod = urn<PaymentType>(['Безнал', 94], ['Онлайн', 5], ['Наличными', 1]);

/** How a client mostly pays: persons by the app or at the desk, firms by invoice. */
export const drawMethod = (type: 'f' | 'u', dice: Dice): PaymentType =>
  type === 'u' ? drawFirmMethod(dice) : drawPersonMethod(dice);
