import { describe, expect, test } from 'vitest';
import type { Action } from '../../contract/allowed.ts';
import type { ExchangeStatus } from '../../contract/deskExchange.ts';
import { ownOnly } from '../../main/domain/allowed.ts';
import { RIGHT_TITLES } from '../../main/domain/rights.ts';
import { assertOwnWarehouse } from '../../main/sync/ownWarehouse.ts';
import { callAs } from '../support/callAs.ts';
import * as make from '../support/factories.ts';
import { house } from '../support/lettingHouse.ts';
import type { TestDesk } from '../support/testDesk.ts';

interface Said {
  readonly action: Action;
  readonly reason: string | null;
}

const reasonOf = (allowed: readonly Said[], action: Action) => {
  const said = allowed.find((one) => one.action === action);
  if (said === undefined) throw new Error(`${action} is not told`);
  return said.reason;
};
const of = async (desk: TestDesk, what: string) => (await desk.get(`/_desk_/allowed${what}`)).body;

/** Ways to try each action for real: room and agreement in, request out. */
const TO = { username: '79991234560', send_what: 'sms' };
const TRY: Partial<Record<Action, (room: number) => [string, object]>> = {
  let: (room) => ['/_form_new_agreement_by_admin_', { user_id: 2, room_ids: [room], months: 6 }],
  sendLink: (room) => ['/_send_link_to_form_agreement_', { room_ids: [room], ...TO }],
  testRoom: (room) => ['/_test_room_by_admin_', { room_id: room, ...TO }],
  acceptPayment: (room) => [`/_pay_by_agreement_/${room}`, { amount: 1000 }],
  planIndexation: (room) => [
    '/_plan_indexation_',
    { room_id: room, index_date: '2027-01-01', index_sum: 100 },
  ],
  endRent: (room) => ['/_end_rent_', { room_id: room, leave_date: '2026-12-01', leave_reason: 'Переезд' }],
  cancelMoveOut: (room) => ['/_end_rent_', { room_id: room, leave_date: null }],
  approveMoveOut: (room) => ['/_approve_leaving_of_room_', { room_id: room, agrid: 29 }],
};
/** Held for somebody: possible for him alone, so the room's card says yes and his name. */
const FOR_THE_HOLDER: readonly Action[] = ['let', 'sendLink'];

describe('what can be done with a room', () => {
  const cases = [1, 2, 4, 5, 6].flatMap((room) =>
    (Object.keys(TRY) as Action[]).map((action) => [room, action] as const),
  );

  test.each(cases)('room %i, %s: the command says the same', async (room, action) => {
    const desk = await house();
    const { allowed, held } = await of(desk, `/room/${room}`);
    const reason = reasonOf(allowed, action);
    const [path, body] = TRY[action]?.(room) ?? ['', {}];
    const { status, body: told } = await desk.post(path, body);
    if (held !== null && FOR_THE_HOLDER.includes(action)) {
      expect(reason).toBeNull();
      return;
    }
    if (reason === null) expect([status, told.msg_type]).toEqual([200, 'success']);
    else {
      expect(told.msg_type).toBe('danger');
      expect(told.msg).toContain(reason);
    }
  });

  test('for whom a free room is kept', async () => {
    const desk = await house();
    expect((await of(desk, '/room/4')).held).toEqual({
      how: 'visit',
      user_id: 1,
      fullname: expect.stringMatching(/^Иванов/),
      until: '23.11.2026 13:00',
    });
    expect((await of(desk, '/room/5')).held).toMatchObject({ how: 'booking', user_id: 2 });
    expect((await of(desk, '/room/2')).held).toBeNull();
    expect((await desk.get('/_desk_/allowed/room/999')).status).toBe(404);
  });

  test('a planned move-out can be cancelled and approved, and only then', async () => {
    const desk = await house();
    const before = await of(desk, '/agreement/29');
    expect(before.rooms[0].room_id).toBe(1);
    expect(reasonOf(before.rooms[0].allowed, 'approveMoveOut')).toContain('Сначала запланируйте');
    await desk.post('/_end_rent_', { room_id: 1, leave_date: '2026-12-01', leave_reason: 'Переезд' });
    const after = await of(desk, '/room/1');
    expect(reasonOf(after.allowed, 'approveMoveOut')).toBeNull();
    expect(reasonOf(after.allowed, 'cancelMoveOut')).toBeNull();
  });
});

describe('what can be done with several rooms at once', () => {
  const group = async (desk: TestDesk, ids: string) => (await of(desk, `/rooms?room_ids=${ids}`)).allowed;
  const fit = (allowed: readonly (Said & { room_ids: number[] })[], action: Action) =>
    allowed.find((one) => one.action === action)?.room_ids;

  test('all free, all let, and both: the first in the way is named and the rest counted', async () => {
    const desk = await house();
    make.rental(desk.db, { agreementId: 29, roomId: 7 });
    const free = await group(desk, '2,3');
    expect(reasonOf(free, 'let')).toBeNull();
    expect(reasonOf(free, 'planIndexation')).toMatch(/не сдана.*В выборе таких ещё 1: уберите их/);
    const rented = await group(desk, '1,7');
    expect(reasonOf(rented, 'planIndexation')).toBeNull();
    expect(reasonOf(rented, 'let')).toMatch(/уже занята по договору №29/);
    const mixed = await group(desk, '1,2,3,6');
    expect(reasonOf(mixed, 'let')).toMatch(/№29.*таких ещё 1/);
    expect([fit(mixed, 'let'), fit(mixed, 'planIndexation')]).toEqual([[2, 3], [1]]);
    for (const action of ['let', 'planIndexation'] as const) {
      const { room_ids, refused } = mixed.find((one: Said) => one.action === action);
      for (const { room_id, reason } of refused)
        expect(reason).toBe(reasonOf((await of(desk, `/room/${room_id}`)).allowed, action));
      const told = [...room_ids, ...refused.map((one: { room_id: number }) => one.room_id)];
      expect(told.sort()).toEqual([1, 2, 3, 6]);
    }
    expect(reasonOf(await group(desk, '2,6'), 'let')).toMatch(/не выставлена.*Уберите её из выбора/);
    const told = (await of(desk, '/room/6')).allowed;
    expect(reasonOf(await group(desk, '6'), 'let')).toBe(reasonOf(told, 'let'));
  });

  test('what is no room, and who has no right', async () => {
    const desk = await house();
    expect((await desk.get('/_desk_/allowed/rooms?room_ids=2,999')).status).toBe(404);
    expect((await desk.get('/_desk_/allowed/rooms')).status).toBe(422);
    make.manager(desk.db, { id: 2, phone: '79000000099' });
    const { body } = await (await callAs(desk, 2)).get('/_desk_/allowed/rooms?room_ids=2,3');
    expect(reasonOf(body.allowed, 'let')).toBe(RIGHT_TITLES.addClientsAgreements);
    expect(fit(body.allowed, 'let')).toEqual([]);
    expect(body.allowed[0].refused).toEqual(
      [2, 3].map((room_id) => ({ room_id, reason: RIGHT_TITLES.addClientsAgreements })),
    );
  });
});

describe('what can be done with an agreement', () => {
  test('returns need something paid, the rest a room that is let', async () => {
    const desk = await house();
    make.agreement(desk.db, { id: 28, clientId: 1 });
    make.rental(desk.db, { agreementId: 28, roomId: 2, start: '2026-01-01', end: '2026-02-01' });
    const running = await of(desk, '/agreement/29');
    expect(reasonOf(running.allowed, 'endRent')).toBeNull();
    expect(reasonOf(running.allowed, 'makeReturn')).toContain('возвращать нечего');
    make.payment(desk.db, { id: 1, agreementId: 29, article: 'Депозит', amount: 100_00 });
    expect(reasonOf((await of(desk, '/agreement/29')).allowed, 'makeReturn')).toBeNull();
    const ended = await of(desk, '/agreement/28');
    expect(reasonOf(ended.allowed, 'acceptPayment')).toBeNull();
    for (const action of ['endRent', 'planIndexation', 'printContract'] as const)
      expect(reasonOf(ended.allowed, action)).toContain('По договору №28 сейчас ничего не сдано');
    expect(ended.rooms).toEqual([]);
    expect((await desk.get('/_desk_/allowed/agreement/999')).status).toBe(404);
  });
});

describe('what can be done with a client', () => {
  test('approval needs the photo; the command says the same', async () => {
    const desk = await house();
    make.client(desk.db, { id: 3, phone: '79000000333', passportPhotoFileId: null });
    const reason = reasonOf((await of(desk, '/client/3')).allowed, 'approveClient');
    expect(reason).toContain('нет фото паспорта');
    const { body } = await desk.post('/_approve_client_', { user_id: 3, approved: 1 });
    expect(body.msg).toBe(reason);
    expect(reasonOf((await of(desk, '/client/1')).allowed, 'approveClient')).toBeNull();
    expect(reasonOf((await of(desk, '/client/3')).allowed, 'rejectClient')).toBeNull();
    expect((await desk.get('/_desk_/allowed/client/999')).status).toBe(404);
  });
});

test('a missing right is the first reason, in the words of the refusal', async () => {
  const desk = await house();
  make.manager(desk.db, { id: 2, phone: '79000000099' });
  const other = await callAs(desk, 2);
  const told = async (what: string) => (await other.get(`/_desk_/allowed${what}`)).body.allowed;
  expect(reasonOf(await told(''), 'acceptPayment')).toBe(RIGHT_TITLES.addEditPayments);
  expect(reasonOf(await told(''), 'let')).toBe(RIGHT_TITLES.addClientsAgreements);
  expect(reasonOf(await told('/room/6'), 'let')).toBe(RIGHT_TITLES.addClientsAgreements);
  expect(reasonOf(await told('/client/1'), 'editClient')).toBe(RIGHT_TITLES.editClients);
  expect(reasonOf(await told('/client/1'), 'approveClient')).toBe(RIGHT_TITLES.approveClients);
  expect(reasonOf(await told('/client/1'), 'rejectClient')).toBe(RIGHT_TITLES.approveClients);
  expect(reasonOf(await told('/agreement/29'), 'makeReturn')).toBe(RIGHT_TITLES.addEditPayments);
  const mine = (await of(desk, '')).allowed as Said[];
  expect(mine.map(({ reason }) => reason)).toEqual(mine.map(() => null));
});

describe('without a line', () => {
  /** A desk without a line whose warehouse is `own`; room 8 is another one's. */
  const offline = async (own: number | null) => {
    const desk = await house();
    make.warehouse(desk.db, { id: 2, name: 'Запад' });
    make.room(desk.db, { id: 8, warehouseId: 2 });
    const status = { kind: 'offline', warehouse_id: own, pending: 0, attention: 0 } as ExchangeStatus;
    desk.desk.exchange.status = () => status;
    const refusal = (roomIds: number[]) => {
      try {
        assertOwnWarehouse(desk.db, ownOnly(status), { roomsTaken: () => roomIds }, {});
        return null;
      } catch (error) {
        return (error as Error).message;
      }
    };
    return { desk, refusal };
  };

  test('rooms of another warehouse can’t be let, sent or tried, in the words of the refusal', async () => {
    const { desk, refusal } = await offline(1);
    for (const room of [2, 8])
      for (const action of ['let', 'sendLink', 'testRoom'] as const)
        expect([room, reasonOf((await of(desk, `/room/${room}`)).allowed, action)]).toEqual([
          room,
          refusal([room]),
        ]);
    expect(refusal([8])).toContain('только ячейки своего склада');
    const [told] = (await of(desk, '/rooms?room_ids=2,8')).allowed;
    expect(told).toMatchObject({
      action: 'let',
      room_ids: [2],
      refused: [{ room_id: 8, reason: refusal([8]) }],
    });
    expect(reasonOf((await of(desk, '')).allowed, 'let')).toBeNull();
  });

  test('a computer that no warehouse was named for lets nothing', async () => {
    const { desk, refusal } = await offline(null);
    for (const what of ['', '/room/2', '/client/1'])
      expect(reasonOf((await of(desk, what)).allowed, 'let')).toBe(refusal([2]));
    expect(refusal([2])).toContain('Назначьте склад');
  });
});
