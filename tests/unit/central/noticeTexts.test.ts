import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Channel,
  fillText,
  NOTICE_FIELDS,
  type NoticeFields,
  noticeTexts,
} from '../../../central/notices/texts.ts';
import { NOTICE_TEMPLATES } from '../../../main/domain/notices.ts';
import { UserFacingError } from '../../../main/errors.ts';
import { NOTICES_DIR } from '../../support/noticeCentre.ts';
import { tempDir } from '../../support/testDesk.ts';

const FIELDS: NoticeFields = {
  имя: 'Анна Сергеевна',
  номера: '15',
  одна_ячейка: true,
  несколько_ячеек: false,
  склад: 'Борисовские пруды',
  адрес: 'Москва, Борисовские Пруды, 22к4с1',
  ссылка: 'https://lk.mesto-hranenia.example/l/Ab3dEfGh1jKlMn0pQrStUv',
  до: '26.11.2026 12:00',
  компания: 'ООО «Место хранения»',
  телефон: '+7 495 000-00-00',
};

const CHANNELS: readonly Channel[] = ['sms', 'email'];
const builtIn = noticeTexts(NOTICES_DIR, join(NOTICES_DIR, 'none'));
const all = NOTICE_TEMPLATES.flatMap((template) => CHANNELS.map((channel) => ({ template, channel })));

/** Segments that an SMS in Cyrillic is sent and paid in. */
const segments = (text: string): number => (text.length <= 70 ? 1 : Math.ceil(text.length / 67));

describe('the texts of this version', () => {
  test.each(all)('$template by $channel says what it must', ({ template, channel }) => {
    const { subject, text } = builtIn.write(template, channel, FIELDS);
    expect(text).toContain(FIELDS.ссылка);
    expect(text).toContain(FIELDS.до);
    expect(subject === null).toBe(channel === 'sms');
    expect(text).not.toMatch(/[{}]|undefined|null| {2}|\n{3}| ,/);
    if (channel === 'sms') expect(segments(text)).toBeLessThanOrEqual(4);
  });

  test.each(all)('$template by $channel reads well when little is known', ({ template, channel }) => {
    const bare = { ...FIELDS, имя: '', компания: '', телефон: '' };
    const { text } = builtIn.write(template, channel, bare);
    expect(text).not.toMatch(/, !| ,|: :|\n{3}|^[\s:]/);
    if (channel === 'email') expect(text).toMatch(/^Здравствуйте!\n/);
  });

  test('two rooms are two rooms', () => {
    const two = { ...FIELDS, номера: '15 и 16', одна_ячейка: false, несколько_ячеек: true };
    expect(builtIn.write('agreement-link', 'email', two).subject).toBe(
      'Ячейки 15 и 16 забронированы за вами: оформите договор',
    );
  });

  test('are without a fault, and the owner’s page names every field and every file', () => {
    expect(builtIn.faults()).toEqual([]);
    const page = readFileSync(join(NOTICES_DIR, 'README.md'), 'utf8');
    const named = [...page.matchAll(/^\| `\{#?([^`}]+)\}/gm)].map(([, name]) => name);
    expect(named.sort()).toEqual([...NOTICE_FIELDS].sort());
    const files = readdirSync(NOTICES_DIR).filter((file) => file.endsWith('.txt'));
    for (const file of files) expect(page).toContain(`\`${file}\``);
  });
});

describe('the owner’s texts', () => {
  test('stand before those of this version, whole or not', () => {
    const folder = join(tempDir(), 'notices');
    mkdirSync(folder);
    const texts = noticeTexts(NOTICES_DIR, folder);
    // As Windows' editor saves it.
    writeFileSync(join(folder, 'guest-visit.email.txt'), '\uFEFFТема: Ждём вас\r\n\r\nСюда: {ссылка}\r\n');
    expect(texts.write('guest-visit', 'email', FIELDS)).toEqual({
      subject: 'Ждём вас',
      text: `Сюда: ${FIELDS.ссылка}\n`,
    });
    expect(texts.write('guest-visit', 'sms', FIELDS).text).toContain('гостевой визит');
    writeFileSync(join(folder, 'guest-visit.txt'), 'x');
    expect(texts.faults()).toEqual(['Текст «guest-visit.txt» в папке notices незнаком и не используется.']);
  });

  test.each<[string, Channel, string]>([
    ['a\nb {сылка}', 'sms', 'в строке 2 поля {сылка} нет'],
    ['a\n\n{ссылка', 'sms', 'в строке 3 поле не закрыто скобкой }'],
    ['{#имя}a', 'sms', 'в строке 1 блок {#имя} не закрыт: нужен {/имя}'],
    ['a\n{/имя}', 'sms', 'в строке 2 блок {/имя} закрыт, но не открыт: нужен {#имя}'],
    ['{>имя}', 'sms', 'в строке 1 разметка {>…} не годится'],
    ['{#несколько_ячеек}{ячейка}{/несколько_ячеек}', 'sms', 'в строке 1 поля {ячейка} нет'],
    [' \n', 'sms', 'текст пуст'],
    ['Здравствуйте\n{ссылка}', 'email', 'в первой строке письма должно стоять «Тема: …»'],
    ['Тема: {имя}\n\n', 'email', 'под темой нет текста письма'],
  ])('%j is told by file and place', (source, channel, fault) => {
    expect(() => fillText('a.txt', source, channel, FIELDS)).toThrow(
      `Текст «a.txt» не годится: ${fault}. Исправьте файл в папке notices или уберите его оттуда.`,
    );
  });

  test('whatever stands in a file: it is filled in, or refused with a sentence', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...NOTICE_FIELDS.flatMap((name) => [`{${name}}`, `{#${name}}`, `{/${name}}`, `{^${name}}`]),
      ),
      fc.constantFrom('{', '}', '{{', '}}', '{=', '=}', '{!', '{&имя}', '{>', '\n', 'Тема: a\n'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.constantFrom(...CHANNELS), (pieces, channel) => {
        try {
          expect(fillText('a.txt', pieces.join(''), channel, FIELDS).text).not.toBe('');
        } catch (error) {
          expect(error).toBeInstanceOf(UserFacingError);
        }
      }),
      { seed: 20261125 },
    );
  });

  test('whatever a client is called stands there as it is, and is no template', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (name) => {
        const { text } = fillText('a.txt', 'a{имя}b {ссылка}', 'sms', { ...FIELDS, имя: name });
        expect(text).toBe(`a${name}b ${FIELDS.ссылка}`.replace(/\s+/g, ' '));
      }),
      { seed: 20261125 },
    );
  });
});
