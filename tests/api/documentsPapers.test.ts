import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import mammoth from 'mammoth';
import PizZip from 'pizzip';
import { describe, expect, test } from 'vitest';
import { DOCX } from '../../contract/documents.ts';
import * as make from '../support/factories.ts';
import { download, wordText } from '../support/files.ts';
import { type TestDesk, TODAY, testDesk } from '../support/testDesk.ts';

const SNAPSHOTS = join(import.meta.dirname, 'snapshots');
const TEMPLATES = join(import.meta.dirname, '../../assets/templates');

const FIRM = {
  type: 'u',
  companyName: 'ООО «Ромашка»',
  inn: '7734423250',
  kpp: '773401001',
  bankName: 'АО «Банк»',
  bankAccount: '40702810005941884978',
  correspondentAccount: '30101810200000000700',
  bik: '044525700',
  lastName: 'Черных',
  firstName: 'Пётр',
  patronymic: 'Ильич',
  gender: 1,
  genitiveName: 'генерального директора Черных Петра Ильича',
} as const;

/** Agreement 29: rooms 15 (moving out) and 84; a deposit of 10 000 held; the rent paid till the end of October: a debt. */
const filled = async (client: Parameters<typeof make.client>[1] = {}) => {
  const desk = await testDesk();
  const { db } = desk;
  make.landlord(db);
  make.warehouse(db, { id: 1 });
  make.manager(db, { id: 5, lastName: 'Рыбакова', firstName: 'Виктория', patronymic: 'Олеговна' });
  make.client(db, {
    id: 1,
    email: 'client@mail.example',
    address: '117051, г. Москва, ул. Полярная, д. 48',
    ...client,
  });
  make.agreement(db, { id: 29, managerId: 5, begin: '2026-02-01', plannedEnd: '2027-01-31' });
  const rental = { agreementId: 29, start: '2026-02-01', plannedEnd: '2027-01-31' };
  for (const id of [15, 84]) make.room(db, { id, name: `Ячейка ${id}` });
  make.rental(db, {
    ...rental,
    roomId: 15,
    price: 36_500_00,
    deposit: 8_000_00,
    moveOutOn: '2026-11-30',
    moveOutReason: 'Переезд',
  });
  make.rental(db, { ...rental, roomId: 84, price: 3_650_00, deposit: 2_000_00 });
  const payment = { agreementId: 29, paidOn: '2026-02-01' };
  make.payment(db, { ...payment, id: 1, amount: 10_000_00, article: 'Депозит' });
  make.payment(db, { ...payment, id: 2, amount: 380_000_00 });
  return desk;
};

const paper = async (desk: TestDesk, kind: string, id = 29) => {
  const got = await download(desk, `/_desk_/papers/${kind}/${id}`);
  expect([got.status, got.body]).toEqual([200, undefined]);
  return { got, text: wordText(got.bytes) };
};

describe('the whole text of each paper', () => {
  test.each(['acceptance', 'return', 'notice', 'termination', 'deposit'])(
    '%s, for a person and a firm',
    async (kind) => {
      for (const [name, client] of [
        ['woman', { lastName: 'Ковалёва', firstName: 'Мария', patronymic: 'Петровна', gender: 0 }],
        ['firm', FIRM],
      ] as const) {
        const { text } = await paper(await filled(client), kind);
        await expect(`${text}\n`).toMatchFileSnapshot(join(SNAPSHOTS, `paper-${kind}-${name}.txt`));
      }
    },
  );
});

describe('a paper', () => {
  test('the contract by the agreement is the contract by its room', async () => {
    const desk = await filled();
    const byRoom = await download(desk, '/download_agr/84');
    const { text, got } = await paper(desk, 'contract');
    expect(text).toBe(wordText(byRoom.bytes));
    expect([got.type, got.fileName]).toEqual([DOCX, 'Договор №29 от 2026-02-01.docx']);
  });

  test('another reader of Word’s files finds the same text in it', async () => {
    const desk = await filled(FIRM);
    for (const kind of ['contract', 'acceptance', 'return', 'notice', 'termination', 'deposit']) {
      const { got, text } = await paper(desk, kind);
      const read = await mammoth.extractRawText({ buffer: got.bytes });
      expect([kind, read.messages.filter(({ type }) => type === 'error')]).toEqual([kind, []]);
      const words = (whole: string) => whole.replace(/[\s|→\u00a0]+/g, ' ').trim();
      expect(words(read.value)).toBe(words(text));
    }
  });

  test('its name says what it is and of which day, and no person', async () => {
    const desk = await filled();
    const names = [];
    for (const kind of ['acceptance', 'return', 'notice', 'termination', 'deposit'])
      names.push((await paper(desk, kind)).got.fileName);
    expect(names).toEqual([
      `Акт приёма-передачи №29 ${TODAY}.docx`,
      `Акт возврата №29 ${TODAY}.docx`,
      `Уведомление о выезде №29 ${TODAY}.docx`,
      `Уведомление о расторжении №29 ${TODAY}.docx`,
      `Возврат депозита №29 ${TODAY}.docx`,
    ]);
  });

  test('leaving is about the rooms that are left; where nobody leaves, about all', async () => {
    const desk = await filled();
    const rooms = async (kind: string) =>
      (await paper(desk, kind)).text.split('\n').flatMap((line) => /^\d \| (\d+) /.exec(line)?.[1] ?? []);
    expect([await rooms('return'), await rooms('notice'), await rooms('acceptance')]).toEqual([
      ['15'],
      ['15'],
      ['15', '84'],
    ]);
    desk.db.$client.exec('UPDATE rentals SET move_out_on = NULL, move_out_reason = NULL');
    expect(await rooms('notice')).toEqual(['15', '84']);
  });

  test('its sums are the agreement’s', async () => {
    const desk = await filled();
    const { agreement } = (await desk.get('/_get_agreement_total_/29')).body;
    const { text } = await paper(desk, 'deposit');
    const rubles = (sum: number) =>
      sum
        .toFixed(2)
        .replace('.', ',')
        .replace(/\B(?=(\d{3})+,)/g, ' ');
    expect(agreement.balance).toBeLessThan(0);
    expect(text).toContain(`Внесён обеспечительный платёж (депозит): ${rubles(agreement.deposit)} руб.`);
    expect(text).toContain(`Долг по плате: ${rubles(-agreement.balance)} руб.`);
  });

  test('also of an agreement that is over', async () => {
    const desk = await filled();
    desk.db.$client.exec(
      `UPDATE rentals SET "end" = '2026-11-10'; UPDATE agreements SET "end" = '2026-11-10'`,
    );
    expect((await download(desk, '/download_agr/15')).status).toBe(404);
    const { text } = await paper(desk, 'deposit');
    expect(text).toContain('Последний день аренды: 10 ноября 2026 г.');
    expect(text).toMatch(/1 \| 15 [\s\S]*2 \| 84 /);
  });

  test('what the centre has yet to confirm says so in its footer, and nothing else does', async () => {
    const desk = await filled();
    make.idRange(desk.db, 'payment', 10);
    const footer = async (kind: string) => wordText((await paper(desk, kind)).got.bytes, 'word/footer1.xml');
    expect(await footer('contract')).toBe('Договор № 29, страница 1 из 1');
    const paid = await desk.post('/_add_payment_/29', {
      payment_date: TODAY,
      payment_type: 'Наличными',
      account_article: 'Аренда',
      amount: 1,
    });
    expect(paid.body.msg_type).toBe('success');
    for (const kind of ['contract', 'acceptance', 'return', 'notice', 'termination', 'deposit'])
      expect(await footer(kind)).toMatch(/^Напечатано до подтверждения центром\. /);
  });

  test.each([
    ['an unknown agreement', '/_desk_/papers/contract/77', 404, 'Договор №77 не найден'],
    ['an unknown kind', '/_desk_/papers/love-letter/29', 422, 'kind'],
  ])('is refused: %s', async (_case, path, status, sentence) => {
    const got = await download(await filled(), path);
    expect([got.status, got.body.msg]).toEqual([status, expect.stringContaining(sentence)]);
  });
});

describe('the owner’s templates', () => {
  const own = (desk: TestDesk) => {
    const folder = join(desk.dataDir, 'templates');
    mkdirSync(folder);
    return folder;
  };
  const listed = async (desk: TestDesk) => (await desk.get('/_desk_/templates')).body;

  /** The program's template with a paragraph more, as its owner would have written it. */
  const withParagraph = (name: string, text: string): Buffer => {
    const zip = new PizZip(readFileSync(join(TEMPLATES, name)));
    const xml = zip.file('word/document.xml')?.asText() ?? '';
    zip.file(
      'word/document.xml',
      xml.replace('<w:body>', `<w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p>`),
    );
    return zip.generate({ type: 'nodebuffer' });
  };

  test('the program’s own ones are all fit', async () => {
    const desk = await filled();
    const { templates, folder, unknown } = await listed(desk);
    expect(templates).toHaveLength(7);
    for (const template of templates) expect(template).toMatchObject({ own: 0, fault: null });
    expect([folder, unknown]).toEqual([join(desk.dataDir, 'templates'), []]);
  });

  test('one that is dropped into the folder stands before the program’s, at once', async () => {
    const desk = await filled();
    const folder = own(desk);
    copyFileSync(join(TEMPLATES, 'contract-firm.docx'), join(folder, 'contract-person.docx'));
    expect((await paper(desk, 'contract')).text).toContain('Иванов Иван Иванович, ИНН ____________');
    writeFileSync(
      join(folder, 'deposit-return.docx'),
      withParagraph('deposit-return.docx', 'От нас, {клиент}'),
    );
    expect((await paper(desk, 'deposit')).text).toMatch(/^От нас, Иванов Иван Иванович\n/);
    const { templates } = await listed(desk);
    expect(templates.filter((one: { own: number }) => one.own === 1)).toEqual([
      { file_name: 'contract-person.docx', own: 1, fault: null },
      { file_name: 'deposit-return.docx', own: 1, fault: null },
    ]);
  });

  test('a slip is told by field and place, on the list and instead of the paper; taken away, all is well', async () => {
    const desk = await filled();
    const folder = own(desk);
    const file = join(folder, 'contract-person.docx');
    writeFileSync(file, withParagraph('contract-person.docx', 'Плата за месяц {прайс} рублей'));
    const fault =
      'Шаблон «contract-person.docx» не годится: поля {прайс} нет (в тексте: «…Плата за месяц {прайс} рублей…»). Исправьте шаблон в Word или уберите его из папки templates.';
    const { templates } = await listed(desk);
    expect(templates[0]).toEqual({ file_name: 'contract-person.docx', own: 1, fault });
    const got = await download(desk, '/_desk_/papers/contract/29');
    expect([got.status, got.body.code, got.body.msg]).toEqual([422, 'bad_template', fault]);
    writeFileSync(file, 'это не Word');
    expect((await listed(desk)).templates[0].fault).toContain('файл не является документом Word');
    writeFileSync(file, withParagraph('contract-person.docx', 'Всё хорошо'));
    expect((await paper(desk, 'contract')).text).toContain('Всё хорошо');
    expect(desk.logged).toEqual([]);
  });

  test('a file whose name no paper looks for is named; Word’s own lock file isn’t', async () => {
    const desk = await filled();
    const folder = own(desk);
    for (const name of ['договор.docx', '~$contract-person.docx', 'contract-firm.doc'])
      writeFileSync(join(folder, name), 'x');
    expect((await listed(desk)).unknown).toEqual(['contract-firm.doc', 'договор.docx']);
  });
});
