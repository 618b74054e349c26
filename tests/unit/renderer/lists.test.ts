import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementList } from '../../../contract/agreements.ts';
import { agreementRegister, paymentRegister } from '../../../contract/documents.ts';
import { futurePayments } from '../../../contract/futurePayments.ts';
import { locksPower } from '../../../contract/locks.ts';
import { paymentList } from '../../../contract/payments.ts';
import { shiftDay, spanOf } from '../../../renderer/components/period.ts';
import { inOrder } from '../../../renderer/components/table/columnChoice.ts';
import {
  agreementFilter,
  agreementsInput,
  agreementsSearch,
  agreementsView,
} from '../../../renderer/features/agreements/list/agreementsSearch.ts';
import { locksInput, locksSearch, locksView } from '../../../renderer/features/locks/locksSearch.ts';
import { meant } from '../../../renderer/features/palette/meant.ts';
import {
  futureInput,
  futureSearch,
  futureView,
} from '../../../renderer/features/payments/future/futureSearch.ts';
import {
  paymentFilter,
  paymentsInput,
  paymentsSearch,
  paymentsView,
} from '../../../renderer/features/payments/list/paymentsSearch.ts';

const RUNS = { seed: 20261125, numRuns: 300 };

describe('columns in the remembered order', () => {
  const columns = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
  const ids = (order: string[]) => inOrder(columns, order).map(({ id }) => id);

  it('stand as chosen; new ones where the program puts them, gone ones nowhere', () => {
    expect(ids([])).toEqual(['a', 'b', 'c', 'd']);
    expect(ids(['d', 'c', 'b', 'a'])).toEqual(['d', 'c', 'b', 'a']);
    expect(ids(['c', 'gone', 'a'])).toEqual(['c', 'b', 'a', 'd']);
  });

  it('are never lost and never doubled', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'x')), (order) => {
        expect(ids([...new Set(order)]).toSorted()).toEqual(['a', 'b', 'c', 'd']);
      }),
      RUNS,
    );
  });
});

describe('spans of days by name', () => {
  it.each([
    ['today', '2026-03-01', '2026-03-01'],
    ['yesterday', '2026-02-28', '2026-02-28'],
    ['week', '2026-02-23', '2026-03-01'],
    ['month', '2026-03-01', '2026-03-01'],
    ['lastMonth', '2026-02-01', '2026-02-28'],
  ] as const)('%s', (name, from, to) => {
    expect(spanOf(name, '2026-03-01')).toEqual({ from, to });
  });

  it('shift over years and leap days', () => {
    expect(shiftDay('2026-12-31', 1)).toBe('2027-01-01');
    expect(shiftDay('2028-02-28', 1)).toBe('2028-02-29');
  });
});

describe('what is meant by a few letters', () => {
  it.each([
    ['при пла', 'Принять платёж', true],
    ['платеж', 'Принять платёж', true],
    ['возв', 'Принять платёж', false],
    ['', 'Клиенты', true],
  ])('«%s» for «%s»: %s', (typed, name, fits) => {
    expect(meant(typed, name)).toBe(fits);
  });
});

describe('addresses of the lists never ask what the API would refuse', () => {
  const value = fc.oneof(
    fc.string(),
    fc.integer().map(String),
    fc.constantFrom(
      'asc',
      'debt',
      'soon',
      'returns',
      'low',
      'balance',
      '2026-11-25',
      '2026-02-30',
      'planned',
    ),
  );
  const keys = ['q', 'page', 'size', 'sort', 'dir', 'warehouse', 'activity', 'indexation', 'watch', 'type'];
  const search = fc.dictionary(fc.constantFrom(...keys, 'kind', 'from', 'to', 'due', 'low'), value);
  const fits = (schema: { safeParse(value: unknown): { success: boolean } }, input: unknown) =>
    expect(schema.safeParse(input).success).toBe(true);

  it('lists and their registers', () => {
    fc.assert(
      fc.property(search, (raw) => {
        const agreements = agreementsView(agreementsSearch.parse(raw));
        fits(agreementList.input, agreementsInput(agreements));
        fits(agreementRegister.input, { all_agrs: 1, ...agreementFilter(agreements) });
        const payments = paymentsView(paymentsSearch.parse(raw));
        fits(paymentList.input, paymentsInput(payments));
        fits(paymentRegister.input, { all_payments: 1, ...paymentFilter(payments) });
        fits(futurePayments.input, futureInput(futureView(futureSearch.parse(raw)), '2026-11-25'));
        fits(locksPower.input, locksInput(locksView(locksSearch.parse(raw))));
      }),
      RUNS,
    );
  });
});
