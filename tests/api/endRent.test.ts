import { describe, expect, test } from 'vitest';
import { outbox } from '../../db/schema/exchange.ts';
import { rentals } from '../../db/schema/letting.ts';
import { auditEntries } from '../../db/schema/office.ts';
import { form, postForm } from '../support/callAs.ts';
import * as make from '../support/factories.ts';
import { house, PLAN, rentalOf, status } from '../support/moveOutHouse.ts';
import { picture } from '../support/picture.ts';
import { NOON, type TestDesk } from '../support/testDesk.ts';

/** The refusal, and that it left everything as it was. */
const refusal = async (desk: TestDesk, path: string, body: object) => {
  const before = picture(desk.db);
  const { status: code, body: told } = await desk.post(path, body);
  expect(picture(desk.db)).toBe(before);
  expect(desk.db.select().from(outbox).all()).toEqual([]);
  return { code, ...told };
};

describe('planning a move-out (document L879)', () => {
  test('is kept, shows as 0.75, and is audited', async () => {
    const desk = await house();
    expect((await desk.post('/_end_rent_', { ...PLAN, comment: 'К лету' })).body).toEqual({
      msg: 'Завершение аренды успешно запланировано',
      msg_type: 'success',
    });
    expect(rentalOf(desk, 1)).toMatchObject({
      end: null,
      moveOutOn: '2026-11-30',
      moveOutReason: 'Переезд',
      moveOutComment: 'К лету',
    });
    expect(await status(desk, 1)).toBe(0.75);
    const [entry] = desk.db.select().from(auditEntries).all();
    expect(entry).toMatchObject({ command: 'end-rent', entity: 'agreement', entityId: '1', managerId: 1 });
    expect(JSON.parse(entry?.before ?? '')).toMatchObject({ roomId: 1, moveOutOn: null });
    expect(JSON.parse(entry?.after ?? '')).toMatchObject({ roomId: 1, moveOutOn: '2026-11-30' });
  });

  test('as the present client sends it: a text for the id, the reason as account_article', async () => {
    const desk = await house();
    const { comment: _, leave_reason, ...rest } = PLAN;
    const old = { ...rest, room_id: '1', account_article: leave_reason, comment: '' };
    expect((await desk.post('/_end_rent_', old)).body.msg_type).toBe('success');
    expect(rentalOf(desk, 1)).toMatchObject({ moveOutReason: 'Переезд', moveOutComment: null });
  });

  test.each([
    ['urlencoded', (fields: [string, string][]) => new URLSearchParams(fields)],
    ['multipart', (fields: [string, string][]) => form(fields)],
  ])('as a form, %s', async (_kind, make_) => {
    const desk = await house();
    const fields: [string, string][] = [
      ['room_id', '1'],
      ['leave_date', '30.11.2026'],
      ['leave_reason', 'высокая цена'],
      ['comment', ''],
    ];
    const { status: code, body } = await postForm(desk, '/_end_rent_', make_(fields));
    expect([code, body.msg_type]).toEqual([200, 'success']);
    expect(rentalOf(desk, 1)).toMatchObject({ moveOutOn: '2026-11-30', moveOutReason: 'Высокая цена' });
  });

  test('again: the new plan takes the old one’s place and needs approval anew', async () => {
    const desk = await house();
    await desk.post('/_end_rent_', { ...PLAN, comment: 'К лету' });
    desk.db.update(rentals).set({ moveOutApprovedAt: NOON, moveOutApprovedBy: 1 }).run();
    await desk.post('/_end_rent_', { ...PLAN, leave_date: '2026-11-23', leave_reason: 'Высокая цена' });
    expect(rentalOf(desk, 1)).toMatchObject({
      moveOutOn: '2026-11-23',
      moveOutReason: 'Высокая цена',
      moveOutComment: null,
      moveOutApprovedAt: null,
      moveOutApprovedBy: null,
    });
  });

  test('leave_date null cancels it; without a plan there is nothing to cancel', async () => {
    const desk = await house();
    const none = await refusal(desk, '/_end_rent_', { room_id: 1, leave_date: null });
    expect(none).toMatchObject({ code: 'no_move_out', msg: expect.stringContaining('Ячейка 1: выезд не') });
    const before = rentalOf(desk, 1);
    await desk.post('/_end_rent_', PLAN);
    const { body } = await desk.post('/_end_rent_', { room_id: 1, leave_date: null });
    expect(body).toEqual({ msg: 'Завершение аренды отменено', msg_type: 'success' });
    expect(rentalOf(desk, 1)).toEqual(before);
    expect(await status(desk, 1)).not.toBe(0.75);
    await desk.post('/_end_rent_', PLAN);
    const asForm = new URLSearchParams({ room_id: '1', leave_date: 'null' });
    expect((await postForm(desk, '/_end_rent_', asForm)).body.msg_type).toBe('success');
    expect(rentalOf(desk, 1)).toEqual(before);
  });

  test.each([
    ['yesterday', { leave_date: '2026-11-22' }, 409, 'leave_date', 'сегодняшний день (23.11.2026)'],
    ['«Другая» without a comment', { leave_reason: 'Другая' }, 422, 'comment', '«Другая»'],
    ['«Другая» with blanks', { leave_reason: 'Другая', comment: '  ' }, 422, 'comment', '«Другая»'],
    ['no reason', { leave_reason: '' }, 422, 'leave_reason', '«Переезд»'],
    ['an unknown reason', { leave_reason: 'Надоело' }, 422, 'leave_reason', 'Высокая цена'],
    ['no such day', { leave_date: '2026-11-31' }, 422, 'leave_date', 'leave_date'],
    ['an empty day', { leave_date: '' }, 422, 'leave_date', 'leave_date'],
  ])('%s is refused', async (_name, change, code, field, words) => {
    const desk = await house();
    const before = picture(desk.db);
    const { status: got, body } = await desk.post('/_end_rent_', { ...PLAN, ...change });
    expect([got, body.errors[0].field]).toEqual([code, field]);
    expect(body.msg).toContain(words);
    expect(picture(desk.db)).toBe(before);
  });

  test('«Другая» without a comment is refused to the present client too, in words that it shows', async () => {
    const desk = await house();
    const old = { room_id: '1', leave_date: '2026-11-30', account_article: 'Другая', comment: null };
    const { status: code, body } = await desk.post('/_end_rent_', old, { accept: 'application/json' });
    expect([code, body.msg_type]).toEqual([200, 'danger']);
    expect(body.msg).toContain('«Другая»');
    await desk.post('/_end_rent_', { ...old, comment: 'Уезжает' });
    expect(rentalOf(desk, 1)).toMatchObject({ moveOutReason: 'Другая', moveOutComment: 'Уезжает' });
  });

  test('today is the warehouse’s; not before the rent begins', async () => {
    const desk = await house();
    desk.clock.at = Date.UTC(2026, 10, 23, 15);
    make.agreement(desk.db, { id: 3, clientId: 2 });
    make.rental(desk.db, { agreementId: 3, roomId: 20 });
    // In Vladivostok it is the 24th already.
    const past = await desk.post('/_end_rent_', { ...PLAN, room_id: 20, leave_date: '2026-11-23' });
    expect(past.body.msg).toContain('24.11.2026');
    make.agreement(desk.db, { id: 4, clientId: 2, begin: '2026-12-10' });
    make.rental(desk.db, { agreementId: 4, roomId: 4, start: '2026-12-10' });
    const early = await desk.post('/_end_rent_', { ...PLAN, room_id: 4, leave_date: '2026-12-09' });
    expect(early.body).toMatchObject({ code: 'leave_date_early' });
    expect(early.body.msg).toContain('10.12.2026');
    const first = await desk.post('/_end_rent_', { ...PLAN, room_id: 4, leave_date: '2026-12-10' });
    expect(first.status).toBe(200);
  });

  test('a room that is not let, or not there', async () => {
    const desk = await house();
    expect(await refusal(desk, '/_end_rent_', { ...PLAN, room_id: 4 })).toMatchObject({
      code: 'room_not_let',
      msg: expect.stringContaining('Ячейка 4'),
    });
    const missing = await desk.post('/_end_rent_', { ...PLAN, room_id: 99 });
    expect([missing.status, missing.body.msg]).toEqual([404, expect.stringContaining('№99')]);
  });

  test('the same key twice is one plan', async () => {
    const desk = await house();
    const headers = { 'idempotency-key': '0190a1b2-0000-7000-8000-000000000001' };
    const first = await desk.post('/_end_rent_', PLAN, headers);
    const again = await desk.post('/_end_rent_', PLAN, headers);
    expect(again.body).toEqual(first.body);
    expect(desk.db.select().from(auditEntries).all()).toHaveLength(1);
    const other = await desk.post('/_end_rent_', { ...PLAN, leave_date: '2026-12-01' }, headers);
    expect(other.body.code).toBe('idempotency_conflict');
  });
});
