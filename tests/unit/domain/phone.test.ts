import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPhone, normalizePhone } from '../../../main/domain/phone.ts';

const RUNS = { seed: 20261123, numRuns: 500 };

describe('normalizePhone', () => {
  it.each([
    '79991234560',
    '+79991234560',
    '89991234560',
    '9991234560',
    '+7 (999) 123-45-60',
    '8 (999) 123 45 60',
    '+7\u00A0999\u00A0123–45‑60',
    ' 8-999-123-45-60 ',
    '8.999.123.45.60',
  ])('«%s»', (spelling) => {
    expect(normalizePhone(spelling)).toBe('79991234560');
  });

  it('takes city numbers with their code', () => {
    expect(normalizePhone('8 (495) 123-45-67')).toBe('74951234567');
  });

  it.each([
    '',
    '123-45-60',
    '4951234567',
    '+89991234560',
    '+1 202 555 0100',
    '799912345600',
    '7999123456',
    '99912345601',
    '8+9991234560',
    '79991234560 доб. 1',
    'нет',
  ])('refuses «%s»', (input) => {
    expect(normalizePhone(input)).toBeNull();
  });

  it('gives back what formatPhone wrote, for every number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^7\d{10}$/), (phone) => {
        expect(normalizePhone(formatPhone(phone))).toBe(phone);
        expect(normalizePhone(phone)).toBe(phone);
      }),
      RUNS,
    );
  });
});

describe('formatPhone', () => {
  it('groups the digits, and leaves what is no phone alone', () => {
    expect(formatPhone('79991234560')).toBe('+7 999 123-45-60');
    expect(formatPhone('+1 202 555 0100')).toBe('+1 202 555 0100');
    expect(formatPhone('799912345600')).toBe('799912345600');
    expect(formatPhone('')).toBe('');
  });
});
