import { describe, expect, test } from 'vitest';
import { innWithCheckDigits, withAccountKey } from '../../main/domain/identifiers.ts';
import { audit, chain, withoutRights } from '../support/clientDesk.ts';

const BIK = '044525225';
const LANDLORD = {
  name: 'Общество с ограниченной ответственностью «Место»',
  short_name: 'ООО «Место»',
  inn: innWithCheckDigits('770708389'),
  kpp: '770701001',
  ogrn: '1027700132195',
  address: 'Москва, ул. Складская, д. 1',
  bank: 'АО «Банк»',
  rs: withAccountKey('40702810900000000123', BIK, 'bank'),
  ks: withAccountKey('30101810000000000225', BIK, 'correspondent'),
  bik: BIK,
  phone: '+7 495 000-00-00',
  email: 'arenda@mesto.example',
  represented_by: 'директора Петровой Анны Ильиничны',
  basis: 'Устава',
};

describe('the landlord’s details', () => {
  test('never set; set whole; read back; set again', async () => {
    const desk = await chain();
    expect((await desk.get('/_desk_/landlord')).body).toEqual({ landlord: null });
    const { body } = await desk.post('/_desk_/landlord', LANDLORD);
    expect(body.msg_type).toBe('success');
    expect((await desk.get('/_desk_/landlord')).body).toEqual({ landlord: LANDLORD });
    const little = { name: ' ИП  Иванов ', short_name: 'ИП Иванов' };
    await desk.post('/_desk_/landlord', little);
    expect((await desk.get('/_desk_/landlord')).body.landlord).toMatchObject({
      short_name: 'ИП Иванов',
      inn: '',
    });
    expect(
      audit(desk).map((entry) => [entry.command, entry.before?.shortName ?? null, entry.after?.shortName]),
    ).toEqual([
      ['set-landlord', null, 'ООО «Место»'],
      ['set-landlord', 'ООО «Место»', 'ИП Иванов'],
    ]);
  });

  test.each([
    ['inn', '7707083890', 'ИНН'],
    ['kpp', '77', 'КПП'],
    ['ogrn', '1027700132196', 'ОГРН'],
    ['bik', '144525225', 'БИК'],
    ['rs', '40702810900000000124', 'Расчётный счёт'],
    ['ks', '40702810900000000124', 'Корреспондентский счёт'],
    ['email', 'arenda', 'Электронная почта'],
  ])('a wrong %s is refused by its name', async (field, value, title) => {
    const desk = await chain();
    const { status, body } = await desk.post('/_desk_/landlord', { ...LANDLORD, [field]: value });
    expect(status).toBe(422);
    expect(body.errors.map((error: { field: string }) => error.field)).toContain(field);
    expect(body.msg).toContain(title);
    expect((await desk.get('/_desk_/landlord')).body.landlord).toBeNull();
  });

  test('a name is obligatory; an unknown field is told', async () => {
    const desk = await chain();
    expect((await desk.post('/_desk_/landlord', { ...LANDLORD, name: ' ' })).body.errors[0].field).toBe(
      'name',
    );
    expect((await desk.post('/_desk_/landlord', { ...LANDLORD, fax: '1' })).body.msg).toContain('fax');
  });

  test('only who may set accesses; everybody reads', async () => {
    const desk = await chain();
    const headers = await withoutRights(desk);
    expect((await desk.post('/_desk_/landlord', LANDLORD, headers)).status).toBe(403);
    expect((await desk.get('/_desk_/landlord', headers)).status).toBe(200);
  });
});
