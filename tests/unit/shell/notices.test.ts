import { describe, expect, test } from 'vitest';
import { asCount, asNotice } from '../../../main/shell/noticeInput.ts';

describe('what a page may have the system show', () => {
  test('texts of bounded length about a number; anything else is nothing', () => {
    expect(asNotice({ title: 'Иванов', body: 'Привет', of: 3, icon: 'file:///x' })).toEqual({
      title: 'Иванов',
      body: 'Привет',
      of: 3,
    });
    expect(asNotice({ title: 'я'.repeat(500), body: 'я'.repeat(5000), of: 1 })).toMatchObject({
      title: 'я'.repeat(120),
      body: 'я'.repeat(300),
    });
    for (const bad of [null, 'x', {}, { title: 1, body: '', of: 1 }, { title: '', body: '', of: 1.5 }])
      expect(asNotice(bad)).toBeNull();
  });

  test('a count is whole, not negative, not endless', () => {
    expect([0, 7, -3, 1.5, 1e9, Number.NaN, '5', null].map(asCount)).toEqual([0, 7, 0, 0, 9999, 0, 0, 0]);
  });
});
