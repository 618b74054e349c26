import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clients } from '../../db/schema/people.ts';
import {
  ACCOUNT,
  BIK,
  chain,
  clientRow,
  editOf as edit,
  expectRefused,
  history,
  INN,
  KEY,
  oldCall,
  PERSON_INN,
  withoutRights,
} from '../support/clientDesk.ts';
import * as make from '../support/factories.ts';
import { NOON } from '../support/testDesk.ts';

describe('what an edit refuses (document L441, domain §4)', () => {
  test.each([
    [{ series: '451' }, 'client.series', /4 цифры/],
    [{ series: '0000' }, 'client.series', /00 00/],
    [{ number: '12345' }, 'client.number', /6 цифр/],
    [{ no: '12345' }, 'client.number', /6 цифр/],
    [{ subdivision: '77-001' }, 'client.subdivision', /6 цифр через дефис/],
    [{ birthday: '2026-02-30' }, 'client.birthday', /нет в календаре/],
    [{ birthday: '2026-11-24' }, 'client.birthday', /24.11.2026 ещё не наступила/],
    [{ issue_date: '2026-11-24' }, 'client.issue_date', /ещё не наступила/],
    [{ issue_date: '2004-05-08' }, 'client.issue_date', /раньше, чем владельцу исполнилось 14/],
    // The issue day stands, the birthday moves past it.
    [{ birthday: '2000-01-01', issue_date: '2010-06-01' }, 'client.issue_date', /исполнилось 14/],
    [{ birthday: '2000-01-01' }, 'client.issue_date', /исполнилось 14/],
    [{ email: 'иванов' }, 'client.email', /имя@домен/],
    [{ username: '12345' }, 'client.username', /11 цифр/],
    [{ username: '' }, 'client.username', /логин клиента/],
    [{ inn: '770708389300' }, 'client.inn', /контрольные/],
    [{ inn: INN }, 'client.inn', /12 цифр/],
    [{ familyname: '' }, 'client.familyname', /фамилию/],
    [{ firstname: null }, 'client.firstname', /имя/],
    [{ fullname: 'Иванов' }, 'client.firstname', /имя/],
    [{ user_type: 'u' }, 'client.fullname', /название организации/],
    [{ user_id: 3, fullname: '' }, 'client.fullname', /название организации/],
    [{ user_id: 3, firstname: 'Иван' }, 'client.firstname', /нет имени и отчества/],
    [{ user_id: 3, user_type: 'f' }, 'client.familyname', /фамилию/],
    [{ user_id: 3, inn: `${INN.slice(0, 9)}${(Number(INN[9]) + 1) % 10}` }, 'client.inn', /контрольные/],
    [{ user_id: 3, kpp: '7707' }, 'client.kpp', /9 знаков/],
    [{ user_id: 3, bik: '123456789' }, 'client.bik', /первые две 04/],
    [
      { user_id: 3, bik: BIK, rs: `${ACCOUNT.slice(0, 19)}${(Number(ACCOUNT[19]) + 1) % 10}` },
      'client.rs',
      /ключ/,
    ],
    [{ user_id: 3, bik: BIK, ks: ACCOUNT }, 'client.ks', /301/],
    [{ user_id: 3, rs: '40702' }, 'client.rs', /20 цифр/],
  ])('refuses %j', async (client, field, msg) => {
    const desk = await chain();
    const { body } = await edit(desk, client);
    expect(body.errors.map((e: { field: string }) => e.field)).toContain(field);
    await expectRefused(desk, () => edit(desk, client), 422, msg);
  });

  test('names every wrong field at once', async () => {
    const desk = await chain();
    await expectRefused(desk, () => edit(desk, { series: '1', number: '2', email: '@' }), 422, /./, [
      'client.email',
      'client.series',
      'client.number',
    ]);
  });

  test('a BIK that comes later must fit the account that stands', async () => {
    const desk = await chain();
    await edit(desk, { user_id: 3, rs: ACCOUNT });
    await expectRefused(desk, () => edit(desk, { user_id: 3, bik: '044525974' }), 422, /БИК/, ['client.rs']);
    expect((await edit(desk, { user_id: 3, bik: BIK })).body.msg_type).toBe('success');
  });

  test('what stood wrong before is no reason to refuse a new phone', async () => {
    const desk = await chain();
    desk.db
      .update(clients)
      .set({ inn: '123', passportNumber: '1', birthday: '2020-01-01' })
      .where(eq(clients.id, 1))
      .run();
    expect((await edit(desk, { username: '79167777777' })).body.msg_type).toBe('success');
    expect((await edit(desk, { inn: PERSON_INN })).body.msg_type).toBe('success');
  });

  test('a passport overdue by age is saved with a warning', async () => {
    const desk = await chain();
    const { body } = await edit(desk, { birthday: '1980-01-01', issue_date: '2000-06-01' });
    expect(body.msg_type).toBe('success');
    expect(body.warnings).toEqual([{ field: 'client.issue_date', msg: expect.stringContaining('45-летия') }]);
    expect(clientRow(desk, 1)?.passportIssuedOn).toBe('2000-06-01');
  });

  test('a phone in use is refused and names whose it is', async () => {
    const desk = await chain();
    await expectRefused(
      desk,
      () => edit(desk, { username: '+7 926 000-00-02' }),
      409,
      /клиента №2 «Петрова Анна»/,
      ['client.username'],
    );
    expect((await edit(desk, { username: '+7 916 123-45-67', email: 'x@y.ru' })).body.msg_type).toBe(
      'success',
    );
  });

  test('a person may turn out to be a firm, and back', async () => {
    const desk = await chain();
    await edit(desk, { user_type: 'ю', fullname: 'ИП Иванов' });
    expect(clientRow(desk, 1)).toMatchObject({
      type: 'u',
      companyName: 'ИП Иванов',
      lastName: null,
      nameKey: 'ип иванов',
    });
    await edit(desk, { user_type: 'f', fullname: 'Иванов Иван' });
    expect(clientRow(desk, 1)).toMatchObject({
      type: 'f',
      companyName: null,
      lastName: 'Иванов',
      firstName: 'Иван',
    });
  });

  test('who has left but a phone keeps his empty name when a form sends it along', async () => {
    const desk = await chain();
    make.client(desk.db, { id: 7, lastName: '', firstName: null, patronymic: null });
    expect((await edit(desk, { user_id: 7, fullname: '', email: 'a@b.ru' })).body.msg_type).toBe('success');
    expect((await edit(desk, { user_id: 7, familyname: '', email: 'b@b.ru' })).body.msg_type).toBe('success');
    expect(clientRow(desk, 7)).toMatchObject({ lastName: '', email: 'b@b.ru' });
  });

  test('unknown fields, no client, no right, an unknown client are refused', async () => {
    const desk = await chain();
    await expectRefused(desk, () => edit(desk, { familynam: 'X' }), 422, /familynam/, ['familynam']);
    await expectRefused(desk, () => edit(desk, { approved: 1 }), 422, /approved/, ['approved']);
    await expectRefused(desk, () => desk.post('/_edit_client_', {}), 422, /client/, ['client']);
    await expectRefused(desk, () => desk.post('/_edit_client_', { client: 'x' }), 422, /client/, ['client']);
    await expectRefused(
      desk,
      () => desk.post('/_edit_client_', { client: { email: 'a@b.ru' } }),
      422,
      /user_id/,
      ['client.user_id'],
    );
    await expectRefused(desk, () => edit(desk, { user_id: 99, email: 'a@b.ru' }), 404, /№99/);
    const headers = await withoutRights(desk);
    await expectRefused(
      desk,
      () => edit(desk, { email: 'a@b.ru' }, headers),
      403,
      /редактировать данные клиентов/,
    );
    const old = await oldCall(
      desk,
      '/_edit_client_',
      '{"client":{"user_id":1,"inn":"1"}}',
      'application/json',
    );
    expect([old.status, old.body.msg_type, old.body.errors[0].field]).toEqual([200, 'danger', 'client.inn']);
  });

  test('two edits in one millisecond keep both versions, in order', async () => {
    const desk = await chain();
    await edit(desk, { email: 'first@b.ru' });
    await edit(desk, { email: 'second@b.ru' });
    expect(history(desk).map(({ changedAt, data }) => [changedAt, data.email])).toEqual([
      [NOON, 'ivanov@mail.example'],
      [NOON + 1, 'first@b.ru'],
    ]);
  });

  test('the same Idempotency-Key answers again and edits once', async () => {
    const desk = await chain();
    const headers = { 'idempotency-key': KEY };
    const first = await edit(desk, { email: 'first@b.ru' }, headers);
    expect((await edit(desk, { email: 'first@b.ru' }, headers)).body).toEqual(first.body);
    expect(history(desk)).toHaveLength(1);
    await expectRefused(desk, () => edit(desk, { email: 'other@b.ru' }, headers), 409, /уже принята/);
  });

  test('nobody’s data stand in the log', async () => {
    const desk = await chain();
    await edit(desk, { username: '+7 926 000-00-02' });
    await edit(desk, { inn: '1' });
    expect(desk.logged).toEqual([]);
  });

  test('whatever stands in the fields, the answer is a sentence and never our fault', async () => {
    const desk = await chain();
    const fields =
      'user_type familyname firstname patronymic fullname username email gender birthday series number no issue_date issued_by subdivision address inn kpp bank bik rs ks';
    const value = fc.oneof(
      fc.constantFrom<unknown>(
        null,
        '',
        ' ',
        '\u0000',
        '\ud800',
        0,
        -1,
        1e21,
        0.5,
        true,
        [],
        {},
        [null],
        'я'.repeat(400),
      ),
      fc.constantFrom<unknown>(
        '0001-01-01',
        '9999-12-31',
        '2024-02-29',
        '4510',
        '123456',
        'u',
        'f',
        INN,
        BIK,
        ACCOUNT,
      ),
      fc.string({ unit: 'binary', maxLength: 20 }),
    );
    // A few fields at a time, so that some edits pass and what they leave is read.
    const client = fc.dictionary(fc.constantFrom(...fields.split(' ')), value, { maxKeys: 3 });
    await fc.assert(
      fc.asyncProperty(client, fc.constantFrom(1, 2, 3), async (given, user_id) => {
        const { status, body } = await edit(desk, { ...given, user_id });
        expect(desk.logged).toEqual([]);
        expect(status).toBeLessThan(500);
        expect(body.msg).toMatch(/[а-яА-Я]/);
        expect((await desk.get(`/_get_old_client_data_?user_id=${user_id}`)).status).toBe(200);
        expect((await desk.get(`/_get_client_total_/${user_id}`)).status).toBe(200);
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });
});
