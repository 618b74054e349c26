import { expect, it } from 'vitest';
import { paymentSuggestions } from '../../../main/domain/paymentOffer.ts';

const facts = { balance: 0, price: 5_000_00, depositAgreed: 0, depositHeld: 0 };
const told = (more: Partial<typeof facts>) =>
  paymentSuggestions({ ...facts, ...more }).map(({ kind, amount }) => [kind, amount]);

it('suggests the debt first, else a month', () => {
  expect(told({ balance: -1_234_56 })).toEqual([
    ['debt', 1_234_56],
    ['month', 5_000_00],
    ['debtAndMonth', 6_234_56],
  ]);
  expect(told({ balance: 700_00 })).toEqual([['month', 5_000_00]]);
});

it('suggests what is lacking of the deposit while something is rented', () => {
  expect(told({ depositAgreed: 5_000_00, depositHeld: 2_000_00 })).toEqual([
    ['month', 5_000_00],
    ['deposit', 3_000_00],
  ]);
  expect(told({ depositAgreed: 5_000_00, depositHeld: 7_000_00 })).toEqual([['month', 5_000_00]]);
});

it('suggests nothing where nothing is rented and nothing owed', () => {
  expect(told({ price: 0, depositAgreed: 5_000_00 })).toEqual([]);
  expect(told({ price: 0, balance: -1_00 })).toEqual([['debt', 1_00]]);
});
