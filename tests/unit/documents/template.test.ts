import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { describe, expect, test } from 'vitest';
import { TEMPLATE_NAMES } from '../../../main/documents/documents.ts';
import { paperFields } from '../../../main/documents/paperFields.ts';
import { SAMPLE } from '../../../main/documents/sampleFacts.ts';
import { fillTemplate } from '../../../main/documents/template.ts';
import { UserFacingError } from '../../../main/errors.ts';

const SHIPPED = join(import.meta.dirname, '../../../assets/templates');

const FOOTER = '<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p/></w:ftr>';

const docx = (paragraphs: readonly string[], more: Record<string, string> = {}): Buffer => {
  const zip = new PizZip(readFileSync(join(SHIPPED, 'contract-person.docx')));
  const body = paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`);
  zip.file(
    'word/document.xml',
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body.join('')}</w:body></w:document>`,
  );
  zip.file('word/footer1.xml', FOOTER);
  for (const [path, text] of Object.entries(more)) zip.file(path, text);
  return zip.generate({ type: 'nodebuffer' });
};

const LANDLORD = {
  name: 'ООО «Место»',
  shortName: 'Место',
  inn: '',
  kpp: '',
  ogrn: '',
  address: '',
  bankName: '',
  bankAccount: '',
  correspondentAccount: '',
  bik: '',
  phone: '',
  email: '',
  representedBy: '',
  basis: '',
};

const FIELDS = {
  номер: '29',
  клиент: null,
  есть_депозит: false,
  не_отправлено: false,
  ячейки: [{ ячейка: '15' }, { ячейка: '16' }],
};

const fill = (...paragraphs: string[]): string => {
  const bytes = fillTemplate({ fileName: 'contract-person.docx', bytes: docx(paragraphs) }, FIELDS);
  return (
    new PizZip(bytes)
      .file('word/document.xml')
      ?.asText()
      .replace(/<\/w:p>/g, '\n')
      .replace(/<[^>]*>/g, '')
      .trim() ?? ''
  );
};

const refusal = (bytes: Buffer): string => {
  try {
    fillTemplate({ fileName: 'contract-person.docx', bytes }, FIELDS);
  } catch (error) {
    if (error instanceof UserFacingError) return `${error.status} ${error.code}: ${error.message}`;
    throw error;
  }
  return 'was filled in';
};

describe('a template', () => {
  test('is filled in: a value, a blank for none, a block by condition, a row for each', () => {
    expect(fill('№ {номер}, {клиент}')).toBe('№ 29, ____________');
    expect(fill('{#есть_депозит}депозит{/есть_депозит}{^есть_депозит}без депозита{/есть_депозит}')).toBe(
      'без депозита',
    );
    expect(fill('{#ячейки}', '{ячейка} по договору {номер}', '{/ячейки}')).toBe(
      '15 по договору 29\n16 по договору 29',
    );
  });

  test('values are text, never markup', () => {
    const bytes = fillTemplate(
      { fileName: 'x', bytes: docx(['{клиент}']) },
      { ...FIELDS, клиент: '<w:p/>&{номер}\u0001' },
    );
    expect(new PizZip(bytes).file('word/document.xml')?.asText()).toContain('&lt;w:p/&gt;&amp;{номер}');
  });

  test.each([
    [
      'an unknown field',
      ['Плата за месяц {прайс} рублей'],
      'поля {прайс} нет (в тексте: «…Плата за месяц {прайс} рублей…»)',
    ],
    [
      'an unknown field in a block that isn’t shown',
      ['{#есть_депозит}{залог}{/есть_депозит}'],
      'поля {залог} нет',
    ],
    ['a field of a room outside of its row', ['{ячейка}'], 'поля {ячейка} нет'],
    ['a field not closed', ['Договор {номер от числа'], 'не закрыто скобкой }'],
    ['a field not opened', ['Договор номер} от числа'], 'нет скобки {'],
    ['a block not closed', ['{#ячейки}{ячейка}'], 'блок {#ячейки} не закрыт: нужен {/ячейки}'],
    ['a block not opened', ['{ячейка}{/ячейки}'], 'закрыт, но не открыт'],
    ['a block closed by another', ['{#ячейки}{/есть_депозит}'], 'закрыт чужим {/есть_депозит}'],
  ])('is refused with the field and the place: %s', (_fault, paragraphs, sentence) => {
    const told = refusal(docx(paragraphs));
    expect(told).toContain('422 bad_template: Шаблон «contract-person.docx» не годится: ');
    expect(told).toContain(sentence);
  });

  test('a fault in the footer is told as such', () => {
    const footer =
      '<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>стр. {страница}</w:t></w:r></w:p></w:ftr>';
    expect(refusal(docx(['{номер}'], { 'word/footer1.xml': footer }))).toContain('в нижнем колонтитуле');
  });

  test('one that doesn’t say that the centre has yet to confirm gets it said at its end', () => {
    const said = (paragraphs: readonly string[], pending: boolean) =>
      new PizZip(
        fillTemplate({ fileName: 'x', bytes: docx(paragraphs) }, { ...FIELDS, не_отправлено: pending }),
      )
        .file('word/document.xml')
        ?.asText() ?? '';
    expect(said(['{номер}'], true)).toMatch(/29<.*до подтверждения центром.*<\/w:p><\/w:body>/);
    expect(said(['{номер}'], false)).not.toContain('центр');
    const own = said(['{#не_отправлено}ЕЩЁ НЕ В ЦЕНТРЕ{/не_отправлено}'], true);
    expect([own.includes('ЕЩЁ НЕ В ЦЕНТРЕ'), own.includes('до подтверждения')]).toEqual([true, false]);
  });

  test('what is no Word document is told', () => {
    expect(refusal(Buffer.from('not a zip'))).toContain('не является документом Word');
    expect(refusal(new PizZip().file('a', 'b').generate({ type: 'nodebuffer' }))).toContain(
      'не является документом Word',
    );
  });
});

describe('the fields of the papers', () => {
  const fields = paperFields(SAMPLE);
  const names = new Set([
    ...Object.keys(fields),
    ...Object.values(fields).flatMap((value) => (Array.isArray(value) ? Object.keys(value[0]) : [])),
  ]);

  test('are those of the page for their owner', () => {
    const page = readFileSync(join(SHIPPED, 'README.md'), 'utf8');
    const told = [...page.matchAll(/^\| `\{#?([^}]+)\}/gm)].map((match) => match[1]);
    expect(told.toSorted()).toEqual([...names].toSorted());
  });

  test('a town only where an address begins with one', () => {
    const at = (address: string) =>
      paperFields({ ...SAMPLE, rooms: SAMPLE.rooms.map((room) => ({ ...room, address })) }).город;
    expect([at('Склад 7'), at('г. Тверь, Складская, 7'), at('Складская 7, Тверь')]).toEqual([
      null,
      'Тверь',
      null,
    ]);
  });

  test.each([
    // Held and owed by each, in rubles: back to the tenant, or to be paid by him.
    [9_000, 0, '9\u00a0000,00', '0,00'],
    [9_000, -2_000.5, '6\u00a0999,50', '0,00'],
    [9_000, -10_000, '0,00', '1\u00a0000,00'],
    [0, 500, '500,00', '0,00'],
  ])('deposit %d and balance %d: %s back, %s due', (held, balance, back, due) => {
    const settled = paperFields({ ...SAMPLE, held: held * 100, balance: balance * 100 });
    expect([settled.к_возврату, settled.к_доплате]).toEqual([back, due]);
  });

  test.each([
    ['директора Петровой Анны Ильиничны', 'действующей'],
    ['Иванова Ивана Ивановича', 'действующего'],
    ['Нгуена Аня', 'действующего(-ей)'],
  ])('who signs for the landlord as set: %s', (representedBy, acting) => {
    const landlord = { ...LANDLORD, representedBy };
    const set = paperFields({ ...SAMPLE, landlord });
    expect([set.в_лице, set.в_лице_действующий, set.подписант_кратко]).toEqual([representedBy, acting, null]);
  });

  test.each(TEMPLATE_NAMES)('%s can be filled in with them', (name) => {
    const bytes = readFileSync(join(SHIPPED, `${name}.docx`));
    for (const type of ['f', 'u'] as const)
      expect(() =>
        fillTemplate(
          { fileName: name, bytes },
          paperFields({ ...SAMPLE, client: { ...SAMPLE.client, type } }),
        ),
      ).not.toThrow();
  });
});
