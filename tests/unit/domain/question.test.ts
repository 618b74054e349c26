import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayBeName, readQuestion } from '../../../main/domain/question.ts';

const RUNS = { seed: 20261125, numRuns: 500 };

describe('readQuestion', () => {
  it.each([
    ['89263216598', '79263216598'],
    ['+7 (926) 321-65-98', '79263216598'],
    ['9263216598', '79263216598'],
    ['8926321', '7926321'],
    ['321-65', '32165'],
  ])('reads %s as the phone %s', (line, phone) => {
    expect(readQuestion(line).phone).toBe(phone);
  });

  it('reads passports by number, or by series and number', () => {
    expect(readQuestion('654321').passport).toEqual({ series: null, number: '654321' });
    expect(readQuestion('45 10 654321').passport).toEqual({ series: '4510', number: '654321' });
    expect(readQuestion('4510 65432').passport).toBeNull();
  });

  it('reads a number alone as an agreement’s or a payment’s, a spelled one as neither', () => {
    expect(readQuestion('29').number).toBe(29);
    expect(readQuestion('№ 29').number).toBe(29);
    expect(readQuestion('926 321').number).toBeNull();
    expect(readQuestion('иванов 29').number).toBeNull();
  });

  it.each([
    ['ячейка 214', 'room', '214'],
    ['Яч. №214', 'room', '214'],
    ['договор №29', 'agreement', '29'],
    ['платёж 512', 'payment', '512'],
    ['клиент Иванов', 'client', 'Иванов'],
    ['Договоров Пётр', null, 'Договоров Пётр'],
    ['Яценко', null, 'Яценко'],
  ])('%s means a %s', (line, only, text) => {
    expect(readQuestion(line)).toMatchObject({ only, text });
  });

  it('tells names from figures', () => {
    expect(mayBeName(readQuestion('ива ив'))).toBe(true);
    expect(mayBeName(readQuestion('214'))).toBe(false);
    expect(mayBeName(readQuestion('«»'))).toBe(false);
  });

  it('never fails, and a phone in any spelling is one phone', () => {
    fc.assert(
      fc.property(fc.string(), (line) => void readQuestion(line)),
      RUNS,
    );
    const digits = fc.stringMatching(/^9\d{9}$/);
    const gap = fc.constantFrom('', ' ', '-', ' (', ') ');
    fc.assert(
      fc.property(digits, fc.constantFrom('8', '7', '+7', '+7 '), gap, gap, (own, prefix, a, b) => {
        const line = `${prefix}${own.slice(0, 3)}${a}${own.slice(3, 6)}${b}${own.slice(6)}`;
        expect(readQuestion(line).phone).toBe(`7${own}`);
      }),
      RUNS,
    );
  });
});
