import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeFileName } from '../../../main/domain/fileName.ts';

describe('a name to save a file under', () => {
  test.each([
    ['Отчёт за май.pdf', 'Отчёт за май.pdf'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\Тест\\a?.txt', 'C__Тест_a_.txt'],
    ['счёт\u202Efdp.exe', 'счётfdp.exe'],
    ['a\r\nSet-Cookie: x.txt', 'aSet-Cookie_ x.txt'],
    ['.hidden. ', 'hidden'],
    ['..', 'файл'],
    ['', 'файл'],
    ['и\u0306.txt', 'й.txt'],
  ])('%j → %j', (given, safe) => expect(safeFileName(given)).toBe(safe));

  test('a long one keeps its ending, unless that is no ending', () => {
    expect(safeFileName(`${'я'.repeat(300)}.jpeg`)).toBe(`${'я'.repeat(115)}.jpeg`);
    expect(safeFileName(`${'я'.repeat(119)} ${'ю'.repeat(20)}`)).toBe('я'.repeat(119));
    expect(safeFileName(`a.${'я'.repeat(300)}`)).toBe(`a.${'я'.repeat(118)}`);
  });

  test('whatever comes: short, on one line, without a path, and safe names stay as they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const safe = safeFileName(given);
        expect(safe.length).toBeLessThanOrEqual(120);
        expect(safe).not.toMatch(/[\\/\p{Cc}]|^\.|^$/u);
        expect(safeFileName(safe)).toBe(safe);
        expect(() => encodeURIComponent(safe)).not.toThrow();
      }),
      { seed: 48, numRuns: 3000 },
    );
  });
});
