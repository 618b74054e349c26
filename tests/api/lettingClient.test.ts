import { describe, expect, test } from 'vitest';
import { payments } from '../../db/schema/letting.ts';
import { auditEntries } from '../../db/schema/office.ts';
import { innWithCheckDigits, withAccountKey } from '../../main/domain/identifiers.ts';
import { form, postForm } from '../support/callAs.ts';
import { clientRow, HOUR, house, PATH, PERSON, refusal, rentalsOf } from '../support/lettingHouse.ts';
import { NOON } from '../support/testDesk.ts';

const INN = innWithCheckDigits('770708389');
const BIK = '044525225';
const ACCOUNT = withAccountKey('40702810900000000123', BIK, 'bank');
const CORRESPONDENT = withAccountKey('30101810000000000225', BIK, 'correspondent');

describe('with a new client', () => {
  const nested = { client: PERSON, room_ids: [2], agrbegdate: '2026-11-23', months: 3 };

  test('given whole, he is made, and isn’t approved yet', async () => {
    const desk = await house();
    const { body } = await desk.post(PATH, nested);
    expect(body).toMatchObject({ agrid: 30, user_id: 50, msg_type: 'success' });
    expect(clientRow(desk, 50)).toMatchObject({
      type: 'f',
      lastName: 'Сидорова',
      firstName: 'Анна',
      patronymic: 'Петровна',
      phone: '79261234567',
      email: 'anna@mail.example',
      birthday: '1990-05-09',
      passportSeries: '4510',
      passportNumber: '654321',
      passportIssuedOn: '2010-06-01',
      passportSubdivision: '770-001',
      address: 'Москва, Тверская, 1',
      approved: false,
      nameKey: 'сидорова анна петровна',
      lastNameKey: 'сидорова',
      createdAt: NOON,
    });
    expect((await desk.get('/_main_clients_?search_str=сидор')).body.clients[0].user_id).toBe(50);
    const audit = desk.db.select().from(auditEntries).get();
    expect(audit?.after).not.toContain('654321');
  });

  test('warnings are told and let it pass', async () => {
    const desk = await house();
    const client = { ...PERSON, birthday: '1980-01-01', issue_date: '2001-01-01' };
    const { body } = await desk.post(PATH, { ...nested, client });
    expect(body).toMatchObject({ msg_type: 'success', warnings: [{ field: 'issue_date' }] });
  });

  test.each([
    ['no phone', { username: '' }, 'username'],
    ['a wrong phone', { username: '12345' }, 'username'],
    ['no last name', { familyname: '' }, 'familyname'],
    ['no first name', { firstname: '' }, 'firstname'],
    ['a wrong e-mail', { email: 'anna@' }, 'email'],
    ['a wrong series', { series: '45' }, 'series'],
    ['a wrong number', { no: '12' }, 'number'],
    ['a passport from before the age of 14', { issue_date: '2000-06-01' }, 'issue_date'],
    ['a wrong day', { birthday: '1990-02-30' }, 'birthday'],
    ['a wrong INN', { inn: '1234567890' }, 'inn'],
  ])('%s is refused as in editing', async (_name, change, field) => {
    const desk = await house();
    const { status: code, body } = await refusal(desk, { ...nested, client: { ...PERSON, ...change } });
    expect([code, body.errors[0].field]).toEqual([422, field]);
    expect(body.msg).not.toContain('654321');
  });

  test('a phone in use is refused, naming whose it is', async () => {
    const desk = await house();
    const client = { ...PERSON, username: clientRow(desk, 1)?.phone };
    const { status: code, body } = await refusal(desk, { ...nested, client });
    expect([code, body.code, body.errors[0].field]).toEqual([409, 'phone_taken', 'username']);
    expect(body.msg).toContain('№1');
  });
});

describe('the present client’s forms (client facts 27)', () => {
  const COMMON = { room_ids: '[2,3]', agrbegdate: '2026-11-23', num_monthes: '12' };
  const multipart = (fields: object) => form(Object.entries(fields));

  test('an old client', async () => {
    const desk = await house();
    const fields = { old_or_new: 'old', user_id: '1', fullname: 'иванов', ...COMMON, agrenddate: '' };
    const { status: code, body } = await postForm(desk, PATH, multipart(fields));
    expect([code, body.msg_type, body.user_id]).toEqual([200, 'success', 1]);
    expect(rentalsOf(desk, 30)).toMatchObject([
      { roomId: 2, plannedEnd: '2027-11-22', price: 8_000_00 },
      { roomId: 3, plannedEnd: '2027-11-22', price: 8_000_00 },
    ]);
  });

  test('a new person', async () => {
    const desk = await house();
    const { body } = await postForm(
      desk,
      PATH,
      multipart({ old_or_new: 'new', user_type: 'f', ...PERSON, ...COMMON }),
    );
    expect(body).toMatchObject({ msg_type: 'success', user_id: 50 });
    expect(clientRow(desk, 50)).toMatchObject({ type: 'f', lastName: 'Сидорова', passportNumber: '654321' });
  });

  test('a new company', async () => {
    const desk = await house();
    const company = {
      old_or_new: 'new',
      user_type: 'u',
      fullname: 'ООО «Ива»',
      address: 'Москва',
      inn: INN,
      kpp: '770701001',
      bank: 'Сбербанк',
      rs: ACCOUNT,
      bik: BIK,
      ks: CORRESPONDENT,
      username: '79261234567',
      email: 'iva@mail.example',
      agrenddate: '',
    };
    const { body } = await postForm(desk, PATH, multipart({ ...company, ...COMMON }));
    expect(body).toMatchObject({ msg_type: 'success', user_id: 50 });
    expect(clientRow(desk, 50)).toMatchObject({
      type: 'u',
      companyName: 'ООО «Ива»',
      lastName: null,
      inn: INN,
      kpp: '770701001',
      bankName: 'Сбербанк',
      bankAccount: ACCOUNT,
      correspondentAccount: CORRESPONDENT,
      bik: BIK,
      nameKey: 'ооо ива',
    });
    const wrong = await postForm(
      desk,
      PATH,
      multipart({
        ...company,
        username: '79261234568',
        rs: `${ACCOUNT.slice(0, -1)}4`,
        ...COMMON,
        room_ids: '7',
      }),
    );
    expect([wrong.status, wrong.body.msg_type, wrong.body.errors[0].field]).toEqual([200, 'danger', 'rs']);
  });

  test('a refusal has the status 200, and the sentence', async () => {
    const desk = await house();
    const { status: code, body } = await postForm(
      desk,
      PATH,
      multipart({ old_or_new: 'old', user_id: '1', ...COMMON, room_ids: '[1]' }),
    );
    expect([code, body.msg_type]).toEqual([200, 'danger']);
    expect(body.msg).toContain('Ячейка 1 уже занята по договору №29');
  });

  test('a nested form, as JSON texts or by dots and brackets', async () => {
    const desk = await house();
    const texts = { client: JSON.stringify(PERSON), payment: '{"amount": 500}', ...COMMON };
    expect((await postForm(desk, PATH, multipart(texts))).body).toMatchObject({ agrid: 30, user_id: 50 });
    const dotted = new URLSearchParams([
      ['client.fullname', 'Ким Чен Ир'],
      ['client[username]', '+7 926 000-00-01'],
      ['payment.amount', '500'],
      ['room_ids', '7'],
      ['room_ids', '4'],
      ['agrplanenddate', '2027-05-22'],
    ]);
    desk.clock.at += HOUR;
    expect((await postForm(desk, PATH, dotted)).body).toMatchObject({ agrid: 31, user_id: 51 });
    expect(clientRow(desk, 51)).toMatchObject({ lastName: 'Ким', firstName: 'Чен', patronymic: 'Ир' });
    expect(desk.db.select().from(payments).all()).toHaveLength(2);
  });
});
