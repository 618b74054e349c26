import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linked } from '../../../renderer/features/messages/linked.ts';
import { dayHeading, whenText } from '../../../renderer/features/messages/words.ts';

const links = (text: string) =>
  linked(text).flatMap(({ text: words, href }) => (href ? [[words, href]] : []));

describe('addresses in a message', () => {
  test('http, https and www become links; the sentence’s own signs stay outside', () => {
    expect(links('План: https://mesto.example/plan?a=1&b=2, и (www.site.ru).')).toEqual([
      ['https://mesto.example/plan?a=1&b=2', 'https://mesto.example/plan?a=1&b=2'],
      ['www.site.ru', 'https://www.site.ru/'],
    ]);
    expect(links('https://ru.wikipedia.org/wiki/Склад_(здание)')).toHaveLength(1);
    expect(links('(https://a.ru/б_(в))')[0]?.[0]).toBe('https://a.ru/б_(в)');
  });

  test.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'https://user:secret@site.ru/',
    'http://localhost/x',
    'ftp://site.ru',
    'почта@site.ru',
  ])('%s does not', (text) => {
    expect(links(text)).toEqual([]);
  });

  test('nothing of a text is lost or changed, and no link is anything but http', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.constantFrom('https://', 'www.', '(www.a.ru)', '\n', 'http://x.ru/"<b>', 'javascript:'),
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (text) => {
          const parts = linked(text);
          expect(parts.map((part) => part.text).join('')).toBe(text);
          for (const { href } of parts) if (href !== null) expect(href).toMatch(/^https?:\/\//);
        },
      ),
      { seed: 20261125 },
    );
  });
});

describe('when it was said', () => {
  test('the hour today, the day this year, the year before', () => {
    const at = (text: string) => whenText(text, '2026-11-25');
    expect(at('2026-11-25 14:30:01')).toBe('14:30');
    expect(at('2026-03-05 09:00:00')).toBe('05.03');
    expect(at('2025-12-31 09:00:00')).toBe('31.12.25');
    expect(dayHeading('2026-11-24', '2026-11-25', 'ru')).toBe('Вторник, 24 ноября');
    expect(dayHeading('2025-11-24', '2026-11-25', 'ru')).toContain('2025');
  });
});
