import { describe, expect, it } from 'vitest';
import { RIGHT_TITLES, RIGHTS } from '../../../main/domain/rights.ts';

describe('rights', () => {
  it('are the document’s five, in its order', () => {
    expect(RIGHTS).toEqual([
      'addClientsAgreements',
      'approveClients',
      'editClients',
      'addEditPayments',
      'setAccesses',
    ]);
  });

  it('have each a sentence of its own that says what is missing and whom to ask', () => {
    const sentences = RIGHTS.map((right) => RIGHT_TITLES[right]);
    expect(new Set(sentences).size).toBe(5);
    for (const sentence of sentences) expect(sentence).toMatch(/^У вас нет права [а-яё ]+\. Попросите .+\.$/);
  });
});
