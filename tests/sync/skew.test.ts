import { expect, test } from 'vitest';
import { addPayment } from '../../main/commands/addPayment.ts';
import { adoptKeptFields, applyChanges } from '../../main/sync/applyPage.ts';
import { payment } from './support/inputs.ts';
import { countOf, expectAlike, pair, queueOf, settle } from './support/pair.ts';

/** Versions that differ (design, peers 4.2, 27): each says what to do, and nothing is dropped. */

test('a command of a newer desk waits, and the desk says that the centre must be updated', async () => {
  const world = await pair();
  const { a } = world;
  await a.write(addPayment, payment(1, 500));
  await a.write(addPayment, payment(1, 600));
  a.db.exec('UPDATE outbox SET input_version = 99 WHERE seq = 2');
  await expect(a.round()).rejects.toMatchObject({ why: 'upgrade-centre' });
  expect(queueOf(a)).toHaveLength(2);
  a.db.exec('UPDATE outbox SET input_version = 1 WHERE seq = 2');
  await settle(world);
  expect(queueOf(a).map(({ state }) => state)).toEqual(['applied', 'applied']);
  expectAlike(world);
});

test('a command that nobody knows here waits likewise', async () => {
  const { a } = await pair();
  await a.write(addPayment, payment(1, 500));
  a.db.exec(`UPDATE outbox SET name = 'teleport-room'`);
  await expect(a.round()).rejects.toMatchObject({ why: 'upgrade-centre' });
  expect(queueOf(a)).toMatchObject([{ state: 'pending' }]);
});

test('a field that this version has no column for is kept, and put in when a version comes that has one', async () => {
  const { a } = await pair();
  const { write } = a.running.connections;
  const row = a.db.prepare('SELECT * FROM payments').get() as Record<string, string | number | null>;
  const whole = { ...row, comment: 'из центра', fiscal_sign: '77' };
  applyChanges(write, [
    {
      tables: [
        {
          name: 'payments',
          key: ['id'],
          columns: Object.keys(whole),
          rows: [Object.values(whole)],
        },
        { name: 'umbrellas', key: ['id'], columns: ['id', 'colour'], rows: [[5, 'red']] },
      ],
      deleted: [],
    },
  ]);
  expect(a.db.prepare('SELECT table_name, row_key, data FROM kept_fields ORDER BY 1').raw().all()).toEqual([
    ['payments', '{"id":1}', '{"fiscal_sign":"77"}'],
    ['umbrellas', '{"id":5}', '{"id":5,"colour":"red"}'],
  ]);
  // As after an update whose schema knows the comment: what is known now goes where it belongs, the rest waits on.
  a.db.exec(
    `UPDATE kept_fields SET data = '{"fiscal_sign":"77","comment":"поздний"}' WHERE table_name = 'payments'`,
  );
  adoptKeptFields(write);
  expect(countOf(a, 'payments', `comment = 'поздний'`)).toBe(1);
  expect(a.db.prepare('SELECT data FROM kept_fields ORDER BY table_name').pluck().all()).toEqual([
    '{"fiscal_sign":"77"}',
    '{"id":5,"colour":"red"}',
  ]);
});
