import { createHash } from 'node:crypto';
import { addPayment } from '../../../main/commands/addPayment.ts';
import { approveClient } from '../../../main/commands/approveClient.ts';
import { approveMoveOut } from '../../../main/commands/approveMoveOut.ts';
import type { Command } from '../../../main/commands/command.ts';
import { editClient } from '../../../main/commands/editClient.ts';
import { editComment } from '../../../main/commands/editComment.ts';
import { endRent } from '../../../main/commands/endRent.ts';
import { formAgreement } from '../../../main/commands/formAgreement.ts';
import { makeReturn } from '../../../main/commands/makeReturn.ts';
import { payByRoom } from '../../../main/commands/payByRoom.ts';
import { planIndexation } from '../../../main/commands/planIndexation.ts';
import { registerClient } from '../../../main/commands/registerClient.ts';
import { sendMessage } from '../../../main/commands/sendMessage.ts';
import { setAccesses } from '../../../main/commands/setAccesses.ts';
import { testRoom } from '../../../main/commands/testRoom.ts';
import type { Dice } from '../../../main/demo/dice.ts';
import { addDays, todayIn } from '../../../main/domain/dates.ts';
import { CLIENTS, ROOMS } from '../support/fixture.ts';
import type { DeskMachine } from '../support/world.ts';

/** What people at a desk do, by what they see there. */

export interface Write {
  readonly command: Command;
  readonly input: unknown;
  /** A file that it names, put into the desk's store first. */
  readonly file?: { readonly id: string; readonly bytes: Buffer };
}

type Maker = (dice: Dice, desk: DeskMachine, now: number) => Write | null;

const idsIn = (desk: DeskMachine, sql: string): number[] => desk.db.prepare(sql).pluck().all() as number[];

const someOf = (dice: Dice, list: readonly number[]): number | null =>
  list.length === 0 ? null : dice.pick(list);

const agreementAt = (dice: Dice, desk: DeskMachine) => someOf(dice, idsIn(desk, 'SELECT id FROM agreements'));
const holderOf = (desk: DeskMachine, roomId: number): number | null =>
  idsIn(desk, `SELECT agreement_id FROM rentals WHERE room_id = ${roomId} AND "end" IS NULL`)[0] ?? null;
const letRoom = (dice: Dice, desk: DeskMachine) =>
  someOf(dice, idsIn(desk, 'SELECT room_id FROM rentals WHERE "end" IS NULL'));

const money = (dice: Dice, more: object = {}) => ({
  paidOn: null,
  type: dice.pick(['Наличными', 'Безнал', 'Онлайн']),
  article: dice.pick(['Аренда', 'Аренда', 'Депозит']),
  returned: false,
  amount: dice.int(1, 50_000_00),
  returnReason: null,
  comment: null,
  ...more,
});

const pay: Maker = (dice, desk) => {
  const agreementId = agreementAt(dice, desk);
  return agreementId === null ? null : { command: addPayment, input: { agreementId, ...money(dice) } };
};

const payRoom: Maker = (dice, desk) => {
  const roomId = letRoom(dice, desk);
  if (roomId === null) return null;
  const agreementId = holderOf(desk, roomId);
  return { command: payByRoom, input: { roomId, agreementId, ...money(dice) } };
};

const giveBack: Maker = (dice, desk) => {
  const agreementId = agreementAt(dice, desk);
  const sums = money(dice, { returned: true, returnReason: 'ошибка', amount: dice.int(1, 9000_00) });
  return agreementId === null ? null : { command: makeReturn, input: { agreementId, ...sums } };
};

const letting: Maker = (dice, desk) => {
  const clientId = someOf(dice, idsIn(desk, 'SELECT id FROM clients'));
  const roomIds = [dice.int(1, ROOMS)];
  return {
    command: formAgreement,
    input: {
      clientId,
      client: null,
      roomIds,
      begin: null,
      plannedEnd: null,
      months: dice.int(1, 12),
      deposit: dice.int(0, 2 - 1) * 5000_00,
      payment: null,
    },
  };
};

const leave: Maker = (dice, desk, now) => {
  const roomId = letRoom(dice, desk);
  if (roomId === null) return null;
  const leaveDate = addDays(todayIn('Europe/Moscow', now), dice.int(0, 5 - 1));
  return {
    command: endRent,
    input: { roomId, agreementId: holderOf(desk, roomId), leaveDate, reason: 'Переезд', comment: null },
  };
};

const left: Maker = (dice, desk) => {
  const rentals = desk.db
    .prepare(
      'SELECT room_id AS roomId, agreement_id AS agreementId FROM rentals WHERE "end" IS NULL AND move_out_on IS NOT NULL',
    )
    .all();
  return rentals.length === 0 ? null : { command: approveMoveOut, input: dice.pick(rentals) };
};

const index: Maker = (dice, desk, now) => {
  const roomId = letRoom(dice, desk);
  const day = addDays(todayIn('Europe/Moscow', now), dice.int(1, 60));
  if (roomId === null) return null;
  const seenAgreementIds = [holderOf(desk, roomId)];
  const input = { roomIds: [roomId], seenAgreementIds, agreementId: null, day, sum: dice.int(1, 9) * 100_00 };
  return { command: planIndexation, input };
};

const comment: Maker = (dice, desk) => {
  const paymentId = someOf(dice, idsIn(desk, 'SELECT id FROM payments'));
  return paymentId === null
    ? null
    : { command: editComment, input: { paymentId, comment: `№${dice.int(0, 1000 - 1)}` } };
};

const phone = (dice: Dice) => `7916${String(dice.int(0, 40 - 1)).padStart(7, '0')}`;

const edit: Maker = (dice) => ({
  command: editClient,
  input: { clientId: dice.int(1, CLIENTS), changes: { phone: phone(dice) } },
});

const approve: Maker = (dice) => ({
  command: approveClient,
  input: { clientId: dice.int(1, CLIENTS), approved: dice.chance(1 / 2), reason: null },
});

const recipient = (dice: Dice) =>
  ({ phone: phone(dice), email: null, channel: 'sms', fullName: 'Гость Иван Иванович' }) as const;

const account: Maker = (dice) => ({ command: registerClient, input: recipient(dice) });
const visit: Maker = (dice) => ({
  command: testRoom,
  input: { roomId: dice.int(1, ROOMS), ...recipient(dice) },
});

const say: Maker = (dice) => {
  const toManagerId = dice.int(2, 3);
  if (!dice.chance(1 / 4))
    return {
      command: sendMessage,
      input: { toManagerId, text: `привет ${dice.int(0, 100 - 1)}`, files: [] },
    };
  const bytes = Buffer.from(`attachment ${dice.int(0, 50 - 1)}`);
  const id = createHash('sha256').update(bytes).digest('hex');
  const files = [{ id, mime: 'text/plain', size: bytes.length, name: 'a.txt' }];
  return { command: sendMessage, input: { toManagerId, text: '', files }, file: { id, bytes } };
};

const rights: Maker = (dice) => ({
  command: setAccesses,
  input: {
    managerId: 2,
    flags: { canAddEditPayments: dice.chance(1 / 2), canEditClients: !dice.chance(1 / 3) },
  },
});

const MAKERS: readonly Maker[] = [
  pay,
  pay,
  pay,
  payRoom,
  giveBack,
  letting,
  letting,
  letting,
  leave,
  leave,
  left,
  left,
  index,
  comment,
  edit,
  edit,
  approve,
  account,
  visit,
  say,
  rights,
];

/** Something that somebody may want to do now; much of it will be refused at once. */
export const someWrite = (dice: Dice, desk: DeskMachine, now: number): Write | null =>
  dice.pick(MAKERS)(dice, desk, now);
