import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COMMAND_NAMES } from '../../../main/commands/catalogue.ts';
import type { AttentionItem } from '../../../renderer/api/exchange.ts';
import { fieldsOf, roomChange } from '../../../renderer/features/exchange/commandFields.ts';
import { changesOf, fieldNamed, keyOf, valuesOf } from '../../../renderer/features/exchange/commandValues.ts';
import { grouped, maySendTogether } from '../../../renderer/features/exchange/followers.ts';

const PAYMENT = {
  agreementId: 29,
  paidOn: '2026-11-20',
  type: 'Наличными',
  article: 'Аренда',
  returned: false,
  amount: 1_234_550,
  returnReason: null,
  comment: null,
};
const AGREEMENT = {
  clientId: null,
  client: { lastName: 'Титов', firstName: 'Пётр', phone: '8 926 321-65-98', companyName: null, gender: 1 },
  roomIds: [5, 6],
  begin: null,
  plannedEnd: null,
  months: 3,
  deposit: 100_000,
  payment: { ...PAYMENT, agreementId: undefined },
};

test('numbers stand in groups as on paper, and go to the command without spaces', () => {
  const input = {
    clientId: 1,
    changes: {
      passportSeries: '4510',
      passportSubdivision: '770-001',
      bankAccount: '40702810000000000001',
      kpp: 'старый',
    },
  };
  const fields = fieldsOf('edit-client', input);
  const values = valuesOf(fields, input);
  expect(values).toMatchObject({
    'changes/passportSeries': '45 10',
    'changes/passportSubdivision': '770-001',
    'changes/bankAccount': '40702 810 0 0000 0000001',
    // What no mask fits is shown as it is, to be mended.
    'changes/kpp': 'старый',
  });
  expect(changesOf(fields, input, values)).toEqual({});
  const typed = { ...values, 'changes/passportSeries': '45 11', 'changes/passportSubdivision': '770-002' };
  expect(changesOf(fields, input, typed)).toEqual({
    changes: { ...input.changes, passportSeries: '4511', passportSubdivision: '770-002' },
  });
});

test('what nobody touched changes nothing', () => {
  for (const [name, input] of [
    ['add-payment', PAYMENT],
    ['form-agreement', AGREEMENT],
  ] as const) {
    const fields = fieldsOf(name, input);
    expect(fields.length).toBeGreaterThan(4);
    expect(changesOf(fields, input, valuesOf(fields, input))).toEqual({});
  }
});

test('sums are typed in rubles and days as people write them', () => {
  const fields = fieldsOf('add-payment', PAYMENT);
  const values = valuesOf(fields, PAYMENT);
  expect(values).toMatchObject({ amount: '12\u00a0345,50', paidOn: '20.11.2026' });
  expect(
    changesOf(fields, PAYMENT, { ...values, amount: '500', paidOn: '21.11.2026', comment: ' да ' }),
  ).toEqual({
    amount: 50_000,
    paidOn: '2026-11-21',
    comment: 'да',
  });
  expect(changesOf(fields, PAYMENT, { ...values, paidOn: '' })).toEqual({ paidOn: null });
});

test('any sum that can be shown comes back to the kopeck', () => {
  const fields = fieldsOf('add-payment', PAYMENT);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999_999_999 }), (amount) => {
      const { amount: typed = '' } = valuesOf(fields, { ...PAYMENT, amount });
      fc.pre(amount !== PAYMENT.amount);
      expect(changesOf(fields, PAYMENT, { ...valuesOf(fields, PAYMENT), amount: typed })).toEqual({ amount });
    }),
    { seed: 11 },
  );
});

test('an inner object goes whole, with what nobody sees of it', () => {
  const fields = fieldsOf('form-agreement', AGREEMENT);
  const values = valuesOf(fields, AGREEMENT);
  expect(
    changesOf(fields, AGREEMENT, {
      ...values,
      'client/firstName': 'Иван',
      'client/phone': '+7 900 111-22-33',
    }),
  ).toEqual({
    client: { ...AGREEMENT.client, firstName: 'Иван', phone: '79001112233' },
  });
  expect(fields.map(keyOf)).not.toContain('client/companyName');
});

test('a refusal finds its field by the name on the wire and by its path', () => {
  const fieldOf = fieldNamed(fieldsOf('form-agreement', AGREEMENT));
  expect(fieldOf('months')).toBe('months');
  expect(fieldOf('username')).toBe('client/phone');
  expect(fieldOf('client.familyname')).toBe('client/lastName');
  expect(fieldOf('payment.amount')).toBe('payment/amount');
  expect(fieldOf('room_ids')).toBeNull();
});

test('a room is put in the place of another one, the rest stay', () => {
  expect(roomChange('form-agreement', AGREEMENT, 6, 9)).toEqual({ roomIds: [5, 9] });
  expect(roomChange('test-room', { roomId: 6 }, 6, 9)).toEqual({ roomId: 9 });
  expect(roomChange('end-rent', { roomId: 6 }, 6, 9)).toBeNull();
});

test('every command with fields is one that exists', () => {
  for (const name of COMMAND_NAMES) expect(fieldsOf(name, {})).toEqual([]);
});

const item = (id: string, cause?: string, code = 'room_taken', allowed = true): AttentionItem => ({
  command_id: id,
  seq: 1,
  name: 'add-payment',
  title: id,
  author: '',
  made_at: 0,
  decided_at: 0,
  input: {},
  rooms: [],
  resend: { allowed, reason: allowed ? null : 'нет права', keeps_numbers: code !== 'id_taken' },
  reason: { code, msg: '', fields: [], ...(cause === undefined ? {} : { causeCommandId: cause }) },
});

test('each refused command stands once, under what it hangs on', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat(9)), { minLength: 1, maxLength: 10 }), (causes) => {
      // A cause always comes before what it brings down.
      const items = causes.map((cause, i) =>
        item(String(i), cause === null || i === 0 ? undefined : String(cause % i)),
      );
      const shown = grouped(items).flatMap((group) => [group.item, ...group.followers]);
      expect(shown.map((one) => one.command_id).sort()).toEqual(items.map((one) => one.command_id).sort());
    }),
    { seed: 3 },
  );
});

test('those that hang on it go along, unless its numbers were the trouble', () => {
  expect(maySendTogether(item('1'), [item('2', '1')])).toBe(true);
  expect(maySendTogether(item('1', undefined, 'id_taken'), [item('2', '1')])).toBe(false);
  expect(maySendTogether(item('1'), [item('2', '1', 'x', false)])).toBe(false);
});
