import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as letting from '../../db/schema/letting.ts';
import * as make from '../support/factories.ts';
import { download, wordText } from '../support/files.ts';
import { type TestDesk, testDesk } from '../support/testDesk.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const SNAPSHOTS = join(import.meta.dirname, 'snapshots');

type Client = NonNullable<Parameters<typeof make.client>[1]>;

/** A free room 9, and rooms let to one client under agreement 29. */
const filled = async (client: Client, rooms = 1) => {
  const desk = await testDesk();
  const { db } = desk;
  make.landlord(db);
  make.warehouse(db, { id: 1 });
  make.warehouse(db, { id: 2, name: 'Медведково', address: 'Москва, проезд Дежнёва, 1' });
  make.room(db, { id: 9, name: 'Ячейка 9' });
  make.room(db, {
    id: 15,
    name: 'Ячейка 15',
    length: 2.55,
    width: 2.15,
    height: 3,
    area: 5.48,
    volume: 16.45,
  });
  make.room(db, { id: 84, name: 'Ячейка 84', floor: 2, area: 6 });
  make.room(db, { id: 7, name: 'Ячейка 7', warehouseId: 2, area: 10 });
  make.room(db, { id: 8, name: 'Ячейка 8', warehouseId: 2 });
  make.manager(db, { id: 5, lastName: 'Рыбакова', firstName: 'Виктория', patronymic: 'Олеговна' });
  make.client(db, {
    id: 1,
    email: 'client@mail.example',
    address: '117051, г. Москва, ул. Полярная, д. 48',
    ...client,
  });
  make.agreement(db, { id: 29, clientId: 1, managerId: 5, begin: '2026-02-01', plannedEnd: '2027-01-31' });
  const let_ = [
    { roomId: 15, price: 28_800_00, deposit: 28_800_00 },
    { roomId: 84, price: 9_000_50, surcharge: 400_00, deposit: 1_000_00 },
    { roomId: 7, price: 1_00 },
  ].slice(0, rooms);
  for (const given of let_)
    make.rental(db, { agreementId: 29, start: '2026-02-01', plannedEnd: '2027-01-31', ...given });
  make.rental(db, {
    agreementId: 29,
    roomId: 8,
    start: '2026-02-01',
    plannedEnd: '2027-01-31',
    end: '2026-03-01',
  });
  return desk;
};

const contract = async (desk: TestDesk, room = 15) => {
  const got = await download(desk, `/download_agr/${room}`);
  expect([got.status, got.body]).toEqual([200, undefined]);
  return { got, text: wordText(got.bytes) };
};

const FIRM: Client = {
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
};

describe('the whole text of a contract and its act', () => {
  test.each<[string, Client, number]>([
    ['man-one-room', {}, 1],
    ['woman-three-rooms', { lastName: 'Ковалёва', firstName: 'Мария', patronymic: 'Петровна', gender: 0 }, 3],
    ['indeclinable-surname', { lastName: 'Шевченко', firstName: 'Лев', patronymic: 'Юрьевич' }, 1],
    ['firm', FIRM, 1],
  ])('%s', async (name, client, rooms) => {
    const { text } = await contract(await filled(client, rooms));
    await expect(`${text}\n`).toMatchFileSnapshot(join(SNAPSHOTS, `contract-${name}.txt`));
  });
});

describe('a contract', () => {
  test('parties, term, price in figures and in words, deposit', async () => {
    const { text } = await contract(await filled({}));
    expect(text).toContain('Договор аренды ячеек № 29\nг. Москва → 1 февраля 2026 г.');
    expect(text).toContain('в лице Рыбаковой Виктории Олеговны, действующей на основании');
    expect(text).toContain('Иванов Иван Иванович, паспорт серии 4510 № 123456, именуемый в дальнейшем');
    expect(text).toContain('с 1 февраля 2026 г. по 31 января 2027 г. включительно');
    expect(text).toContain('28 800,00 руб. (Двадцать восемь тысяч восемьсот рублей 00 копеек) в месяц');
    expect(text).toContain('депозит) 28 800,00 руб. (Двадцать восемь тысяч восемьсот рублей 00 копеек)');
    expect(text).toContain('выдан 01.06.2010 ТП №1');
    expect(text).toContain('Доступ в ячейки открыт на имя Иванова Ивана Ивановича.');
    expect(text.split('Иванов И. И.')).toHaveLength(3);
  });

  test('all rooms let under it, from whichever one asks; those given back are not', async () => {
    const desk = await filled({}, 3);
    const { text } = await contract(desk);
    const rows = text.split('\n').filter((line) => /^\d \| /.test(line));
    expect(rows.slice(0, 3)).toEqual([
      '1 | 15 | Москва, Борисовские Пруды, 22к4с1 | 1 | 2,55 × 2,15 × 3 | 5,48 | 28 800,00',
      '2 | 84 | Москва, Борисовские Пруды, 22к4с1 | 2 | 2 × 3 × 2,5 | 6 | 9 400,50',
      '3 | 7 | Москва, проезд Дежнёва, 1 | 1 | 2 × 3 × 2,5 | 10 | 1,00',
    ]);
    // The act repeats them.
    expect(rows.slice(3)).toEqual(rows.slice(0, 3));
    expect(text).toContain('Всего ячеек: 3, общая площадь 21,48 м².');
    expect(text).toContain('38 201,50 руб. (Тридцать восемь тысяч двести один рубль 50 копеек)');
    expect((await contract(desk, 7)).text).toBe(text);
  });

  test('prices are as signed, whatever indexations came after', async () => {
    const desk = await filled({});
    const { text } = await contract(desk);
    desk.db
      .insert(letting.priceChanges)
      .values({ agreementId: 29, roomId: 15, rentalStart: '2026-02-01', day: '2026-08-01', sum: 500_00 })
      .run();
    expect((await contract(desk)).text).toBe(text);
  });

  test('a woman', async () => {
    const { text } = await contract(
      await filled({ lastName: 'Шмидт', firstName: 'Анна', patronymic: 'Карловна' }),
    );
    expect(text).toContain('именуемая в дальнейшем');
    expect(text).toContain('на имя Шмидт Анны Карловны.');
  });

  test('a firm: its details and who acts for it; without him a blank', async () => {
    const { text } = await contract(await filled(FIRM));
    expect(text).toContain(
      'ООО «Ромашка», ИНН 7734423250, в лице Черных Петра Ильича, действующего на основании',
    );
    expect(text).toContain('ИНН 7734423250, КПП 773401001');
    expect(text).toContain('К/с 30101810200000000700, БИК 044525700');
    expect(text).not.toContain('Паспорт');
    const nobody = { lastName: null, firstName: null, patronymic: null, gender: null };
    const blank = (await contract(await filled({ ...FIRM, ...nobody, inn: '770178996017', kpp: null }))).text;
    expect(blank).toContain('ИНН 770178996017, в лице ____________, действующего(-ей) на основании');
    expect(blank).not.toContain('КПП ____');
  });

  test('a firm is neuter, a sole trader is a person who acts for himself', async () => {
    const nobody = { lastName: null, firstName: null, patronymic: null, gender: null, kpp: null };
    const named = async (companyName: string) =>
      (await contract(await filled({ ...FIRM, ...nobody, companyName }))).text;
    expect(await named('ООО «Ромашка»')).toContain('именуемое в дальнейшем «Арендатор»');
    expect(await named('ИП Саркисян Ирина Денисовна')).toContain('именуемая в дальнейшем «Арендатор»');
  });

  test('a foreigner, with what is known of him', async () => {
    const { text } = await contract(
      await filled({ lastName: 'Нгуен', firstName: 'Ань', patronymic: null, passportSubdivision: null }),
    );
    expect(text).toContain('Нгуен Ань, паспорт серии 4510 № 123456, именуемый(-ая) в дальнейшем');
    expect(text).toContain('код подразделения ____________');
  });

  test('without a deposit it says so', async () => {
    const desk = await filled({});
    desk.db.update(letting.rentals).set({ deposit: 0 }).run();
    const { text } = await contract(desk);
    expect(text).toContain('2.3. Обеспечительный платёж (депозит) не вносится.');
    expect(text).not.toContain('вносит обеспечительный платёж');
  });

  test('its kind and its name: no person’s', async () => {
    const { got } = await contract(await filled({}));
    expect([got.type, got.fileName]).toEqual([DOCX, 'Договор №29 от 2026-02-01.docx']);
    expect(got.headers.get('cache-control')).toBe('no-store');
    expect(wordText(got.bytes, 'word/footer1.xml')).toContain('Договор № 29, страница');
  });

  test('by POST too, with what existing clients send along', async () => {
    const desk = await filled({});
    const got = await download(desk, '/download_agr/15', { responseType: 'blob' });
    expect([got.status, wordText(got.bytes)]).toEqual([200, (await contract(desk)).text]);
  });

  test.each([
    ['a free room', 9, 'room_not_let', 'Ячейка 9 сейчас никому не сдана: договора на неё нет.'],
    ['a room given back', 8, 'room_not_let', 'Ячейка 8 сейчас никому не сдана'],
    ['an unknown room', 77, 'not_found', 'Ячейки с ID 77 нет.'],
  ])('is refused with 404 by either method: %s', async (_case, room, code, sentence) => {
    const desk = await filled({});
    for (const fields of [undefined, { responseType: 'blob' }]) {
      const got = await download(desk, `/download_agr/${room}`, fields);
      expect([got.status, got.body?.code, got.body?.msg_type]).toEqual([404, code, 'danger']);
      expect(got.body.msg).toContain(sentence);
    }
  });

  test('no number is refused', async () => {
    expect((await download(await filled({}), '/download_agr/x')).status).toBe(422);
  });

  test('without a token', async () => {
    const desk = await filled({});
    expect((await download({ ...desk, token: 'x' }, '/download_agr/15')).status).toBe(401);
  });
});
