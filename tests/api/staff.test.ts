import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { auditEntries } from '../../db/schema/office.ts';
import { managers } from '../../db/schema/people.ts';
import { RIGHT_TITLES } from '../../main/domain/rights.ts';
import { callAs, form, postForm } from '../support/callAs.ts';
import * as make from '../support/factories.ts';
import { PHONE, type TestDesk, testDesk } from '../support/testDesk.ts';

const eqId = (id: number) => eq(managers.id, id);

type Listed = { manager_id: number; chief_id: number | null }[];
const chiefs = (list: Listed) => list.map((one) => [one.manager_id, one.chief_id]);

/**
 * The tests' manager (1) stands under the director (2); under him head 3 who has left, and under her 4. 5 stands outside
 * the hierarchy.
 */
const office = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db);
  make.manager(db, { id: 2, role: 'Генеральный директор', level: 1, lastName: 'Ёжиков' });
  db.update(managers).set({ chiefId: 2, userId: 77, patronymic: 'Ильич' }).run();
  db.update(managers).set({ chiefId: null, userId: null, patronymic: '' }).where(eqId(2)).run();
  make.manager(db, { id: 3, level: 2, chiefId: 1, active: false });
  make.manager(db, { id: 4, level: 4, chiefId: 3, warehouseId: 1, canEditClients: true });
  make.manager(db, { id: 5, level: -1, needsTimeControl: false });
  return desk;
};

const ME = {
  manager_id: 1,
  user_id: 77,
  manager_fullname: 'Склад Пётр Ильич',
  manager_familyname: 'Склад',
  firstname: 'Пётр',
  patronymic: 'Ильич',
  manager_firstname: 'Пётр',
  manager_patronymic: 'Ильич',
  role: 'Администратор',
  hierarchy_level: 3,
  chief_id: 2,
  can_add_clients_agrs: 1,
  can_add_clients: 1,
  can_approve_clients: 1,
  can_edit_clients: 1,
  can_add_edit_payments: 1,
  can_edit_payments: 1,
  can_set_accesses: 1,
  needs_time_control: 1,
  can_see_users: 1,
  can_see_users_worktime: 1,
  can_see_room_prices: 1,
  can_see_dasboards: 1,
  can_see_effectiveness: 1,
  can_change_moving_out_date: 1,
  can_add_returns: 1,
  can_edit_next_payment_date: 0,
  can_edit_agreement_price: 0,
  can_edit_agreement_deposit: 0,
  can_change_return_amount: 0,
};

describe('who works here (document L2023, L2254, L2333)', () => {
  test('the caller by himself, and all who work here with him among them', async () => {
    const desk = await office();
    const { body } = await desk.get('/_get_workers_?warehouse_id=1');
    expect(body.manager).toEqual(ME);
    expect(body.managers[0]).toEqual(ME);
    expect(body.managers[1]).toMatchObject({
      user_id: 0,
      chief_id: null,
      patronymic: '',
      manager_patronymic: null,
      can_add_clients: 0,
      can_add_clients_agrs: 0,
      can_add_returns: 0,
    });
    expect(body.managers[2]).toMatchObject({ manager_id: 4, can_edit_clients: 1, can_set_accesses: 0 });
  });

  test('nobody hangs under a chief who has left: the next one above is named', async () => {
    const desk = await office();
    expect(chiefs((await desk.get('/_get_workers_')).body.managers)).toEqual([
      [1, 2],
      [2, null],
      [4, 1],
      [5, null],
    ]);
  });

  test('for writing, the list is without the caller, and without gaps where he stood', async () => {
    const desk = await office();
    expect(chiefs((await desk.get('/_get_managers_list_?warehouse_id=3')).body.managers)).toEqual([
      [2, null],
      [4, 2],
      [5, null],
    ]);
    const director = await callAs(desk, 2);
    expect(chiefs((await director.get('/_get_managers_list_')).body.managers)).toEqual([
      [1, null],
      [4, 1],
      [5, null],
    ]);
  });

  test('chiefs in a circle end nothing', async () => {
    const desk = await office();
    desk.db.update(managers).set({ chiefId: 4 }).where(eqId(2)).run();
    const { body } = await desk.get('/_get_workers_');
    expect(chiefs(body.managers)).toEqual([
      [1, 2],
      [2, 4],
      [4, 1],
      [5, null],
    ]);
  });

  test('one by his number, who has left too; an unknown one is told', async () => {
    const desk = await office();
    const { body } = await desk.get('/_find_manager_?second_manager_id=3');
    expect(body.manager).toMatchObject({ manager_id: 3, chief_id: 1 });
    expect((await desk.get('/_find_manager_?second_manager_id=1')).body.manager).toEqual(ME);
    const unknown = await desk.get('/_find_manager_?second_manager_id=99');
    expect([unknown.status, unknown.body.code]).toEqual([404, 'not_found']);
    expect(unknown.body.msg).toContain('№99');
    expect((await desk.get('/_find_manager_')).body.errors[0].field).toBe('second_manager_id');
    expect((await desk.get('/_get_workers_?colour=1')).status).toBe(422);
  });

  test('phones and passwords of staff are in no answer', async () => {
    const desk = await office();
    const all = await desk.get('/_get_workers_');
    expect(JSON.stringify(all.body)).not.toContain(PHONE);
  });
});

const rightsOf = (desk: TestDesk, id: number) => {
  const row = desk.db.select().from(managers).where(eqId(id)).get();
  return (
    row && [
      row.canAddClientsAgreements,
      row.canApproveClients,
      row.canEditClients,
      row.canAddEditPayments,
      row.canSetAccesses,
      row.needsTimeControl,
    ]
  );
};

const [Y, N] = [true, false];

describe('setting accesses (document L2118)', () => {
  test('as the document’s example: flat, and what is absent stays', async () => {
    const desk = await office();
    const { status, body } = await desk.post('/_set_accesses_', {
      manager_id: 4,
      can_add_clients_agrs: 1,
      can_add_edit_payments: 1,
      can_edit_clients: 0,
      can_set_accesses: 1,
      needs_time_control: 0,
    });
    expect([status, body]).toEqual([200, { msg: 'Доступы успешно изменены', msg_type: 'success' }]);
    expect(rightsOf(desk, 4)).toEqual([Y, N, N, Y, Y, N]);
    expect(rightsOf(desk, 5)).toEqual([N, N, N, N, N, N]);
    await desk.post('/_set_accesses_', { manager_id: 4, can_approve_clients: 1 });
    expect(rightsOf(desk, 4)).toEqual([Y, Y, N, Y, Y, N]);
  });

  test.each<[string, object]>([
    ['the table’s spelling', { manager_id: 4, can_add_clients: '1', can_edit_payments: true }],
    ['nested', { manager: { manager_id: '4', can_add_clients: 1, can_edit_payments: 1 } }],
    [
      'dotted',
      { 'manager.manager_id': 4, 'manager.can_add_clients': 1, 'manager.can_edit_payments': 'true' },
    ],
    [
      'both, where the longer wins',
      {
        manager_id: 4,
        can_add_clients_agrs: 1,
        can_add_clients: 0,
        can_add_edit_payments: 1,
        can_edit_payments: 0,
      },
    ],
    [
      'flat over nested',
      { manager: { manager_id: 5 }, manager_id: 4, can_add_clients: 1, can_edit_payments: 1 },
    ],
  ])('%s', async (_name, sent) => {
    const desk = await office();
    expect((await desk.post('/_set_accesses_', sent)).body.msg_type).toBe('success');
    expect(rightsOf(desk, 4)).toEqual([Y, N, Y, Y, N, Y]);
    expect(rightsOf(desk, 5)).toEqual([N, N, N, N, N, N]);
  });

  test('forms too, and all the flags of later clients, which change nothing here', async () => {
    const desk = await office();
    const later = ['can_see_users', 'can_see_dasboards', 'can_add_returns', 'can_edit_agreement_price'];
    const fields: [string, string][] = [
      ['manager_id', '4'],
      ['can_edit_payments', '1'],
      ...later.map((flag): [string, string] => [flag, '0']),
    ];
    expect((await postForm(desk, '/_set_accesses_', new URLSearchParams(fields))).body.msg_type).toBe(
      'success',
    );
    expect(rightsOf(desk, 4)).toEqual([N, N, Y, Y, N, Y]);
    const only = await postForm(
      desk,
      '/_set_accesses_',
      form([
        ['manager_id', 4],
        ['can_see_users', 1],
      ]),
    );
    expect(only.body).toEqual({ msg: 'Доступы успешно изменены', msg_type: 'success' });
    expect(rightsOf(desk, 4)).toEqual([N, N, Y, Y, N, Y]);
  });

  test('holds at once: given, used, taken, refused', async () => {
    const desk = await office();
    const other = await callAs(desk, 4);
    const give = { manager_id: 5, can_edit_clients: 1 };
    const refusedYet = await other.post('/_set_accesses_', give);
    expect([refusedYet.status, refusedYet.body.code]).toEqual([403, 'right_missing']);
    expect(rightsOf(desk, 5)).toEqual([N, N, N, N, N, N]);
    await desk.post('/_set_accesses_', { manager_id: 4, can_set_accesses: 1 });
    expect((await other.post('/_set_accesses_', give)).status).toBe(200);
    expect(rightsOf(desk, 5)).toEqual([N, N, Y, N, N, N]);
    await desk.post('/_set_accesses_', { manager_id: 4, can_set_accesses: 0 });
    expect((await other.post('/_set_accesses_', give)).status).toBe(403);
    const oldClient = await postForm(
      { ...desk, token: other.token },
      '/_set_accesses_',
      form([['manager_id', 5]]),
    );
    expect([oldClient.status, oldClient.body.msg_type]).toEqual([200, 'danger']);
  });

  test('the last one who sets accesses keeps the right; one who has left doesn’t count', async () => {
    const desk = await office();
    const take = { manager_id: 1, can_set_accesses: 0, can_edit_clients: 0 };
    desk.db.update(managers).set({ canSetAccesses: true }).where(eqId(3)).run();
    const last = await desk.post('/_set_accesses_', take);
    expect([last.status, last.body.code]).toEqual([409, 'last_set_accesses']);
    expect(last.body.errors[0].field).toBe('can_set_accesses');
    expect(last.body.msg).toMatch(/последний.*Сначала/);
    expect(rightsOf(desk, 1)).toEqual([Y, Y, Y, Y, Y, Y]);
    expect(desk.db.select().from(auditEntries).all()).toEqual([]);
    // Who has left may lose it, and then another gets it: now the first one may give his up.
    expect((await desk.post('/_set_accesses_', { manager_id: 3, can_set_accesses: 0 })).status).toBe(200);
    await desk.post('/_set_accesses_', { manager_id: 2, can_set_accesses: 1 });
    expect((await desk.post('/_set_accesses_', take)).status).toBe(200);
    expect(rightsOf(desk, 1)).toEqual([Y, Y, N, Y, N, Y]);
  });

  test('which accesses can’t be taken is told beforehand, in the words of the refusal', async () => {
    const desk = await office();
    const allowed = async () => (await desk.get('/_desk_/allowed/accesses')).body;
    const { body: refused } = await desk.post('/_set_accesses_', { manager_id: 1, can_set_accesses: 0 });
    expect(await allowed()).toEqual({
      reason: null,
      kept: [{ manager_id: 1, flag: 'can_set_accesses', reason: refused.msg }],
    });
    await desk.post('/_set_accesses_', { manager_id: 4, can_set_accesses: 1 });
    expect(await allowed()).toEqual({ reason: null, kept: [] });
    const other = await callAs(desk, 5);
    expect((await other.get('/_desk_/allowed/accesses')).body.reason).toBe(RIGHT_TITLES.setAccesses);
  });

  test('unknown people and bad flags are told by their fields', async () => {
    const desk = await office();
    expect((await desk.post('/_set_accesses_', { manager_id: 99, can_edit_clients: 1 })).status).toBe(404);
    const bad = await desk.post('/_set_accesses_', { manager_id: 4, can_edit_clients: 2 });
    expect([bad.status, bad.body.errors[0].field]).toEqual([422, 'can_edit_clients']);
    const nobody = await desk.post('/_set_accesses_', { can_edit_clients: 1 });
    expect(nobody.body.errors[0].field).toBe('manager_id');
  });

  test('leaves who, when, what, before and after; the same key twice is one change', async () => {
    const desk = await office();
    const key = { 'idempotency-key': '0193f000-0000-7000-8000-000000000042' };
    const body = { manager_id: 4, can_edit_clients: 0, can_approve_clients: 1 };
    const first = await desk.post('/_set_accesses_', body, key);
    await desk.post('/_set_accesses_', { manager_id: 4, can_edit_clients: 1 });
    const again = await desk.post('/_set_accesses_', body, key);
    expect(again.body).toEqual(first.body);
    expect(rightsOf(desk, 4)?.[2]).toBe(true);
    const entry = desk.db
      .select()
      .from(auditEntries)
      .all()
      .find(({ id }) => id === key['idempotency-key']);
    expect(entry).toMatchObject({
      managerId: 1,
      at: desk.clock.at,
      command: 'set-accesses',
      entity: 'manager',
      entityId: '4',
      before: JSON.stringify({ canApproveClients: false, canEditClients: true }),
      after: JSON.stringify({ canApproveClients: true, canEditClients: false }),
    });
  });
});

describe('the history of accesses', () => {
  test('who changed what and when, the newest first; what stayed as it was is no change', async () => {
    const desk = await office();
    await desk.post('/_set_accesses_', { manager_id: 4, can_edit_clients: 0, can_approve_clients: 0 });
    desk.clock.at += 60_000;
    await desk.post('/_set_accesses_', { manager_id: 4, can_edit_clients: 0 });
    await desk.post('/_set_accesses_', { manager_id: 4, can_add_edit_payments: 1, needs_time_control: 0 });
    const { body } = await desk.get('/_desk_/access-history?manager_id=4');
    expect(body.changes).toEqual([
      {
        changed_at: '2026-11-23 12:01:00',
        author_fullname: 'Склад Пётр Ильич',
        flags: [
          { flag: 'can_add_edit_payments', before: 0, after: 1 },
          { flag: 'needs_time_control', before: 1, after: 0 },
        ],
      },
      {
        changed_at: '2026-11-23 12:00:00',
        author_fullname: 'Склад Пётр Ильич',
        flags: [{ flag: 'can_edit_clients', before: 1, after: 0 }],
      },
    ]);
  });

  test('an unknown employee is told', async () => {
    const desk = await office();
    expect((await desk.get('/_desk_/access-history?manager_id=99')).status).toBe(404);
  });
});
