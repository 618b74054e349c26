import { describe, expect, test } from 'vitest';
import { FORM, house, PATH, PERSON } from '../support/lettingHouse.ts';
import { picture } from '../support/picture.ts';

const CHECK = '/_desk_/check_client';

describe('a new client’s data, looked at before anybody signs', () => {
  test('what it refuses is what the letting refuses, field by field; nothing is written', async () => {
    const desk = await house();
    const before = picture(desk.db);
    const client = { ...PERSON, username: '926', no: '12', birthday: '2030-01-01' };
    const { body } = await desk.post(CHECK, { client });
    const { user_id: _, ...form } = FORM;
    const letting = await desk.post(PATH, { ...form, client });
    expect(body.errors.length).toBeGreaterThan(2);
    expect(letting.body.errors).toEqual(body.errors);
    expect(picture(desk.db)).toBe(before);
  });

  test('good data have no errors; an empty form names what is obligatory', async () => {
    const desk = await house();
    expect((await desk.post(CHECK, { client: PERSON })).body).toEqual({
      errors: [],
      warnings: [],
      known: null,
    });
    const { body } = await desk.post(CHECK, { client: {} });
    expect(body.errors.map((error: { field: string }) => error.field)).toEqual(['familyname', 'username']);
  });

  test('who is known by phone or passport already is named', async () => {
    const desk = await house();
    const { user_id: _, ...form } = FORM;
    const { user_id } = (await desk.post(PATH, { ...form, client: PERSON })).body;
    const phone = await desk.post(CHECK, { client: { ...PERSON, no: '654322' } });
    expect(phone.body.known).toEqual({ user_id, fullname: 'Сидорова Анна Петровна', by: 'phone' });
    expect(phone.body.errors).toEqual([
      { field: 'username', msg: expect.stringMatching(/^Этот телефон уже у/) },
    ]);
    const letting = await desk.post(PATH, { ...form, room_ids: [7], client: { ...PERSON, no: '654322' } });
    expect(letting.body.errors).toEqual(phone.body.errors);
    const passport = await desk.post(CHECK, { client: { ...PERSON, username: '+7 900 000-77-77' } });
    expect(passport.body.known).toMatchObject({ user_id, by: 'passport' });
  });
});
