import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { agreements } from '../../db/schema/letting.ts';
import { clients } from '../../db/schema/people.ts';
import {
  ACCOUNT,
  audit,
  BIK,
  CORRESPONDENT,
  chain,
  clientRow,
  editOf as edit,
  history,
  INN,
  oldCall,
  PERSON_INN,
} from '../support/clientDesk.ts';
import * as make from '../support/factories.ts';
import { NOON } from '../support/testDesk.ts';

describe('editing a client (document L441)', () => {
  /** The document's own example, a phone sent as a number. */
  const EXAMPLE = {
    familyname: 'Иванов',
    firstname: 'Иван',
    patronymic: 'Иванович',
    username: 79998524545,
    birthday: '2000-01-01',
    series: '0411',
    number: '251465',
    issue_date: '2020-01-01',
    issued_by: 'ТП №1',
    subdivision: '240-006',
    email: 'email@yandex.ru',
  };

  test('takes the document’s example, keeps the version before, and names both in the audit', async () => {
    const desk = await chain();
    const { status, body } = await edit(desk, EXAMPLE);
    expect([status, body]).toEqual([
      200,
      { msg: 'Данные успешно изменены', msg_type: 'success', warnings: [] },
    ]);
    expect(clientRow(desk, 1)).toMatchObject({
      phone: '79998524545',
      birthday: '2000-01-01',
      passportSeries: '0411',
      passportNumber: '251465',
      passportSubdivision: '240-006',
      email: 'email@yandex.ru',
      approved: false,
      nameKey: 'иванов иван иванович',
    });
    expect(history(desk)).toMatchObject([
      {
        clientId: 1,
        changedAt: NOON,
        changedBy: 1,
        data: { id: 1, phone: '79161234567', passport_series: '4510', approved: 1 },
      },
    ]);
    const [entry] = audit(desk);
    expect(entry).toMatchObject({ managerId: 1, command: 'edit-client', entity: 'client', entityId: '1' });
    expect(entry?.before).toMatchObject({ phone: '79161234567', approved: 1 });
    expect(entry?.after).toMatchObject({ phone: '79998524545', approved: 0 });
    expect(Object.keys(entry?.after)).not.toContain('last_name');
  });

  test('what is left out stays; null and an empty text clear', async () => {
    const desk = await chain();
    await edit(desk, { address: 'Москва, Тверская, 1' });
    expect(clientRow(desk, 1)).toMatchObject({
      address: 'Москва, Тверская, 1',
      email: 'ivanov@mail.example',
      approved: true,
    });
    await edit(desk, { email: '', address: null, patronymic: '' });
    expect(clientRow(desk, 1)).toMatchObject({
      address: null,
      email: null,
      patronymic: null,
      patronymicKey: '',
      lastName: 'Иванов',
    });
  });

  test('an edit that changes nothing keeps no version and no approval falls', async () => {
    const desk = await chain();
    const { body } = await edit(desk, {
      fullname: '  Иванов  Иван Иванович ',
      username: '8 (916) 123-45-67',
      series: '45 10',
    });
    expect(body.msg_type).toBe('success');
    expect(history(desk)).toEqual([]);
    expect(clientRow(desk, 1)?.approved).toBe(true);
  });

  describe('the forms of existing clients (client facts 6)', () => {
    test('a person: the full name is split, the search finds the new one', async () => {
      const desk = await chain();
      await edit(desk, {
        fullname: 'Алиёв Ильхам Гейдар оглы',
        birthday: '1990-05-09',
        username: '79161234567',
        email: 'a@b.ru',
      });
      expect(clientRow(desk, 1)).toMatchObject({
        lastName: 'Алиёв',
        firstName: 'Ильхам',
        patronymic: 'Гейдар оглы',
        nameKey: 'алиев ильхам гейдар оглы',
        lastNameKey: 'алиев',
        firstNameKey: 'ильхам',
        patronymicKey: 'гейдар оглы',
        approved: false,
      });
      const found = async (text: string) =>
        (await desk.get(`/_main_clients_?search_str=${encodeURIComponent(text)}`)).body.cnt_all;
      expect([await found('алиев иль'), await found('иванов')]).toEqual([1, 0]);
    });

    test('a passport: `no` is the number; the number wins where both are sent', async () => {
      const desk = await chain();
      const form = {
        series: '4511',
        no: 654321,
        issue_date: '01.06.2010',
        subdivision: '770002',
        issued_by: 'ОВД',
        address: 'Москва',
      };
      await edit(desk, form);
      expect(clientRow(desk, 1)).toMatchObject({
        passportSeries: '4511',
        passportNumber: '654321',
        passportIssuedOn: '2010-06-01',
        passportSubdivision: '770-002',
        approved: false,
      });
      await edit(desk, { no: '111111', number: '222222' });
      expect(clientRow(desk, 1)?.passportNumber).toBe('222222');
    });

    test('a company', async () => {
      const desk = await chain();
      const form = {
        fullname: 'ООО «Ёлка»',
        address: 'Москва',
        bank: 'Сбер',
        bik: BIK,
        inn: INN,
        kpp: '770701001',
        rs: ACCOUNT,
        ks: CORRESPONDENT,
      };
      const { body } = await edit(desk, { user_id: 3, ...form });
      expect(body.msg_type).toBe('success');
      expect(clientRow(desk, 3)).toMatchObject({
        companyName: 'ООО «Ёлка»',
        nameKey: 'ооо елка',
        lastNameKey: 'ооо елка',
        lastName: null,
        bankName: 'Сбер',
        bik: BIK,
        bankAccount: ACCOUNT,
        correspondentAccount: CORRESPONDENT,
        approved: false,
      });
    });

    test('urlencoded and multipart, the client as JSON text or by dotted names', async () => {
      const desk = await chain();
      const first = await oldCall(
        desk,
        '/_edit_client_',
        new URLSearchParams({ client: '{"user_id":1,"email":"a@b.ru"}' }),
      );
      expect(first.body.msg_type).toBe('success');
      const form = new FormData();
      form.set('client.user_id', '1');
      form.set('client[username]', '+7 916 765-43-21');
      expect((await oldCall(desk, '/_edit_client_', form)).body.msg_type).toBe('success');
      expect(clientRow(desk, 1)).toMatchObject({ email: 'a@b.ru', phone: '79167654321' });
    });
  });

  test('only a changed name or passport takes the approval back', async () => {
    const desk = await chain();
    const approvedAfter = async (client: Record<string, unknown>) => {
      desk.db.update(clients).set({ approved: true }).run();
      const { body } = await edit(desk, client);
      expect(body.msg_type).toBe('success');
      return clientRow(desk, Number(client.user_id ?? 1))?.approved;
    };
    for (const kept of [
      { email: 'x@y.ru' },
      { username: '79161111111' },
      { address: 'А' },
      { gender: 1 },
      { inn: PERSON_INN },
    ])
      expect(await approvedAfter(kept)).toBe(true);
    for (const reset of [
      { familyname: 'Сидоров' },
      { firstname: 'Пётр' },
      { patronymic: null },
      { series: '4512' },
      { number: '000001' },
      { issue_date: '2011-01-01' },
      { issued_by: 'ОВД' },
      { subdivision: '770-009' },
      { birthday: '1990-05-10' },
    ])
      expect([reset, await approvedAfter(reset)]).toEqual([reset, false]);
    expect(await approvedAfter({ user_id: 3, bank: 'Сбер' })).toBe(true);
    expect(await approvedAfter({ user_id: 3, familyname: 'ООО «Дуб»' })).toBe(false);
    expect(await approvedAfter({ user_id: 3, inn: PERSON_INN })).toBe(false);
  });

  test('an edit that completes an approved client brings his paid agreement into force', async () => {
    const desk = await chain();
    const { db } = desk;
    make.client(db, {
      id: 6,
      type: 'u',
      companyName: 'АО',
      inn: PERSON_INN,
      bankAccount: ACCOUNT,
      bik: null,
    });
    make.agreement(db, { id: 6, clientId: 6, activatedAt: null });
    make.rental(db, { agreementId: 6, roomId: 2 });
    make.payment(db, { id: 6, agreementId: 6 });
    await edit(desk, { user_id: 6, bik: BIK });
    expect(db.select().from(agreements).where(eq(agreements.id, 6)).get()?.activatedAt).toBe(NOON);
  });
});
