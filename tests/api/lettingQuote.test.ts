import { describe, expect, test } from 'vitest';
import * as make from '../support/factories.ts';
import { FORM, house, PATH, rentalsOf } from '../support/lettingHouse.ts';

const QUOTE = '/_desk_/letting_quote';

describe('what a letting would cost', () => {
  test('each term’s price, the tier of the term asked for, the saving', async () => {
    const desk = await house();
    const { body } = await desk.get(`${QUOTE}?room_ids=2,7&months=6`);
    expect(body).toMatchObject({
      today: '2026-11-23',
      first_day: '2026-11-23',
      agrbegdate: '2026-11-23',
      agrplanenddate: '2027-05-22',
      months: 6,
      tier: 'price_6m',
      total: 10_500,
      tiers: [
        { tier: 'price', from_months: 1, to_months: 5, total: 12_000, saving: 0 },
        { tier: 'price_6m', from_months: 6, to_months: 10, total: 10_500, saving: 1_500 },
        { tier: 'price_11m', from_months: 11, to_months: null, total: 9_000, saving: 3_000 },
      ],
    });
    expect(body.rooms.map((room: { room_id: number }) => room.room_id)).toEqual([2, 7]);
  });

  test.each([1, 5, 6, 10, 11, 24])('what it says of %i months is what is then signed', async (months) => {
    const desk = await house();
    const { body: quote } = await desk.get(`${QUOTE}?room_ids=2,3&months=${months}`);
    const { agrbegdate: _, ...form } = FORM;
    await desk.post(PATH, { ...form, months });
    const signed = rentalsOf(desk, 30);
    expect(signed.reduce((sum, { price }) => sum + price, 0)).toBe(quote.total * 100);
    expect(signed[0]).toMatchObject({ start: quote.agrbegdate, plannedEnd: quote.agrplanenddate });
  });

  test('a room whose last rent runs on is had from the day after', async () => {
    const desk = await house();
    make.agreement(desk.db, { id: 28, clientId: 2 });
    make.rental(desk.db, { agreementId: 28, roomId: 2, end: '2026-11-25' });
    const { body } = await desk.get(`${QUOTE}?room_ids=2,3`);
    expect([body.first_day, body.agrbegdate, body.tier, body.total]).toEqual([
      '2026-11-26',
      '2026-11-26',
      null,
      null,
    ]);
    const refused = await desk.post(PATH, { ...FORM, agrbegdate: '2026-11-25' });
    expect(refused.body.errors[0].field).toBe('agrbegdate');
    const quote = await desk.get(`${QUOTE}?room_ids=2,3&agrbegdate=2026-11-25`);
    expect([quote.status, quote.body.errors]).toEqual([409, refused.body.errors]);
    const { agrbegdate: _, ...form } = FORM;
    expect((await desk.post(PATH, form)).body.msg_type).toBe('success');
    expect(rentalsOf(desk, 30)[0]?.start).toBe('2026-11-26');
  });

  test('a term that can’t be, and a room that isn’t, are told', async () => {
    const desk = await house();
    const early = await desk.get(`${QUOTE}?room_ids=2&agrbegdate=2026-12-01&agrplanenddate=2026-11-30`);
    expect([early.status, early.body.errors[0].field]).toEqual([422, 'agrplanenddate']);
    expect((await desk.get(`${QUOTE}?room_ids=99`)).status).toBe(404);
  });
});
