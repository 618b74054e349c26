import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { describe, expect, test } from 'vitest';
import { contractFields } from '../../../main/documents/contractFields.ts';
import { fillTemplate } from '../../../main/documents/template.ts';
import { UserFacingError } from '../../../main/errors.ts';

const SHIPPED = join(import.meta.dirname, '../../../assets/templates');

const docx = (paragraphs: readonly string[], more: Record<string, string> = {}): Buffer => {
  const zip = new PizZip(readFileSync(join(SHIPPED, 'contract-person.docx')));
  const body = paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`);
  zip.file(
    'word/document.xml',
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body.join('')}</w:body></w:document>`,
  );
  for (const [path, text] of Object.entries(more)) zip.file(path, text);
  return zip.generate({ type: 'nodebuffer' });
};

const FIELDS = {
  номер: '29',
  клиент: null,
  есть_депозит: false,
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

  test('what is no Word document is told', () => {
    expect(refusal(Buffer.from('not a zip'))).toContain('не является документом Word');
    expect(refusal(new PizZip().file('a', 'b').generate({ type: 'nodebuffer' }))).toContain(
      'не является документом Word',
    );
  });
});

describe('the fields of a contract', () => {
  const fields = contractFields({
    agreementId: 1,
    name: 'Договор №1',
    begin: '2026-01-01',
    plannedEnd: '2026-12-31',
    manager: { lastName: null, firstName: null, patronymic: null },
    client: {
      type: 'f',
      lastName: 'Иванов',
      firstName: null,
      patronymic: null,
      companyName: null,
      genitiveName: null,
      phone: null,
      email: null,
      gender: null,
      birthday: null,
      passportSeries: null,
      passportNumber: null,
      passportIssuedOn: null,
      passportIssuedBy: null,
      passportSubdivision: null,
      inn: null,
      kpp: null,
      bankName: null,
      bankAccount: null,
      correspondentAccount: null,
      bik: null,
      address: null,
    },
    rooms: [
      {
        name: 'Ячейка 15',
        floor: 1,
        length: 2,
        width: 3,
        height: 2.5,
        area: 6,
        volume: 15,
        address: 'Склад 7',
        warehouse: 'БП',
        price: 9_000_00,
        deposit: 0,
      },
    ],
  });
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
    expect(fields.город).toBeNull();
  });

  test.each(['contract-person.docx', 'contract-firm.docx'])('%s can be filled in with them', (fileName) => {
    const bytes = readFileSync(join(SHIPPED, fileName));
    expect(() => fillTemplate({ fileName, bytes }, fields)).not.toThrow();
  });
});
