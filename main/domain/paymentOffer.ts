import type { Kopecks } from './money.ts';

/** A sum that a client at the desk would pay. */
export interface Suggestion {
  readonly kind: 'debt' | 'month' | 'debtAndMonth' | 'deposit';
  readonly article: 'Аренда' | 'Депозит';
  readonly amount: Kopecks;
}

export interface OfferFacts {
  /** Negative: a debt. */
  readonly balance: Kopecks;
  /** A month's price of all rooms rented now; 0 where none is. */
  readonly price: Kopecks;
  /** Deposits agreed for those rooms. */
  readonly depositAgreed: Kopecks;
  /** Deposits paid less returned. */
  readonly depositHeld: Kopecks;
}

/**
 * Sums to suggest, the likeliest first: the debt where there is one, else a month ahead; both together; what is lacking
 * of the deposit. None where nothing is rented and nothing is owed.
 */
export const paymentSuggestions = ({
  balance,
  price,
  depositAgreed,
  depositHeld,
}: OfferFacts): Suggestion[] => {
  const debt = Math.max(-balance, 0);
  const lacking = price > 0 ? Math.max(depositAgreed - Math.max(depositHeld, 0), 0) : 0;
  const rent = (kind: Suggestion['kind'], amount: Kopecks): Suggestion => ({
    kind,
    article: 'Аренда',
    amount,
  });
  return [
    ...(debt > 0 ? [rent('debt', debt)] : []),
    ...(price > 0 ? [rent('month', price)] : []),
    ...(debt > 0 && price > 0 ? [rent('debtAndMonth', debt + price)] : []),
    ...(lacking > 0 ? [{ kind: 'deposit', article: 'Депозит', amount: lacking } as const] : []),
  ];
};
