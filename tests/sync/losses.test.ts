import { describe, expect, test } from 'vitest';
import { addPayment } from '../../main/commands/addPayment.ts';
import { editComment } from '../../main/commands/editComment.ts';
import { formAgreement } from '../../main/commands/formAgreement.ts';
import { sendMessage } from '../../main/commands/sendMessage.ts';
import { setAccesses } from '../../main/commands/setAccesses.ts';
import { letting, payment } from './support/inputs.ts';
import { Crash } from './support/memory.ts';
import {
  countOf,
  cutLine,
  expectAlike,
  healLine,
  pair,
  queueOf,
  settle,
  swallowAnswers,
} from './support/pair.ts';

/** Ways in which others lost their users' work (design, peers 4.2); the numbers are those of that list. */

describe('losing a write', () => {
  test('1, 2: accepted, then the process dies before anything is sent: it is there, and goes out once', async () => {
    const world = await pair();
    const { a, centre } = world;
    cutLine(a);
    await a.write(addPayment, payment(1, 500));
    a.stop();
    a.start();
    expect(countOf(a, 'payments', 'amount = 50000')).toBe(1);
    healLine(a);
    await settle(world);
    expect(countOf(centre, 'payments', 'amount = 50000')).toBe(1);
    expectAlike(world);
  });

  test('2: dies at every single step of a write: nothing of it, or all of it with its place in the queue and in the journal', async () => {
    for (let at = 0; at < 40; at++) {
      const { a } = await pair();
      a.faults.crashIn = at;
      const accepted = await a.write(addPayment, payment(1, 500)).then(
        () => true,
        (error: unknown) => {
          if (!(error instanceof Crash)) throw error;
          return false;
        },
      );
      a.stop();
      a.start();
      const paid = countOf(a, 'payments', 'amount = 50000');
      expect(countOf(a, 'outbox')).toBe(paid);
      expect(a.journalLines.filter(({ kind }) => kind === 'command')).toHaveLength(paid);
      expect(countOf(a, 'audit_entries')).toBe(paid);
      if (accepted) expect(paid).toBe(1);
      if (accepted) return;
    }
    throw new Error('a write takes fewer steps than that');
  });

  test('2: the disk is full at any step of a write: it is refused whole, and the next one goes through', async () => {
    for (let at = 0; at < 30; at++) {
      const { a } = await pair();
      a.faults.fullIn = at;
      await a.write(addPayment, payment(1, 500)).catch(() => {});
      a.faults.fullIn = null;
      const before = countOf(a, 'payments', 'amount = 50000');
      expect(countOf(a, 'outbox')).toBe(before);
      await a.write(addPayment, payment(1, 700));
      expect(queueOf(a).map(({ seq }) => seq)).toEqual(Array.from({ length: before + 1 }, (_, i) => i + 1));
    }
  });

  test('5: a device that the centre doesn’t know any more stops the exchange and keeps the queue', async () => {
    const { a, centre } = await pair();
    centre.db.prepare('UPDATE devices SET retired_at = 1').run();
    await a.write(addPayment, payment(1, 500));
    await expect(a.round()).rejects.toMatchObject({ why: 'device-unknown' });
    expect(queueOf(a)).toMatchObject([{ state: 'pending' }]);
  });

  test('6: a hundred failed attempts drop nothing', async () => {
    const world = await pair();
    const { a } = world;
    await a.write(addPayment, payment(1, 500));
    swallowAnswers(a);
    for (let n = 0; n < 100; n++) await a.round().catch(() => {});
    expect(queueOf(a)).toMatchObject([{ state: 'pending' }]);
    healLine(a);
    await settle(world);
    expect(queueOf(a)).toMatchObject([{ state: 'applied' }]);
    expectAlike(world);
  });

  test('8: a pull never overwrites a row with pending work: the work is run again on top of it', async () => {
    const world = await pair();
    const { a, b } = world;
    await b.write(editComment, { paymentId: 1, comment: 'с другого стола' });
    await b.round();
    await a.write(addPayment, payment(1, 500));
    // The push is lost, the pull goes through.
    let calls = 0;
    a.line = (_desk, ask) => (calls++ === 0 ? Promise.reject(new Error('lost')) : ask());
    await a.round().catch(() => {});
    healLine(a);
    await a.round();
    expect(countOf(a, 'payments', `comment = 'с другого стола'`)).toBe(1);
    expect(countOf(a, 'payments', 'amount = 50000')).toBe(1);
    await settle(world);
    expectAlike(world);
  });

  test('9, 10: a push that breaks off in the middle: each command is known by the centre’s own word for it', async () => {
    const world = await pair();
    const { a, centre } = world;
    for (let n = 1; n <= 30; n++) await a.write(addPayment, payment(1, n));
    centre.faults.crashIn = 150;
    await a.round().catch(() => {});
    const decided = countOf(centre, 'decisions');
    expect(queueOf(a).filter(({ state }) => state === 'pending')).toHaveLength(30);
    centre.stop();
    await centre.start();
    expect(countOf(centre, 'payments') - 1).toBe(decided);
    await settle(world);
    expect(countOf(centre, 'payments') - 1).toBe(30);
    expectAlike(world);
  });

  test('25: a refused write is taken back at the desk and waits in the list with its reason', async () => {
    const world = await pair();
    const { a, b } = world;
    await a.write(formAgreement, letting(2, 1));
    await b.write(formAgreement, letting(2, 2));
    await settle(world);
    const [refused] = queueOf(b);
    expect(refused).toMatchObject({ state: 'rejected' });
    expect(JSON.parse(refused?.reason ?? '{}')).toMatchObject({ code: 'room_taken' });
    expectAlike(world);
  });

  test('28: a damaged database is made anew from the centre, and the journal’s commands are sent', async () => {
    const world = await pair();
    const { a, centre } = world;
    cutLine(a);
    await a.write(addPayment, payment(1, 500));
    await a.write(formAgreement, letting(2, 1));
    a.rebuild(world.empty);
    healLine(a);
    await settle(world);
    expect(countOf(centre, 'payments', 'amount = 50000')).toBe(1);
    expect(queueOf(a).map(({ state }) => state)).toEqual(['applied', 'applied']);
    expectAlike(world);
  });

  test('28: and numbers go on where they stood, also when all had been decided', async () => {
    const world = await pair();
    const { a } = world;
    await a.write(addPayment, payment(1, 500));
    await settle(world);
    a.rebuild(world.empty);
    await settle(world);
    await a.write(addPayment, payment(1, 700));
    await settle(world);
    expect(queueOf(a).map(({ seq, state }) => [seq, state])).toEqual([
      [1, 'applied'],
      [2, 'applied'],
    ]);
    expectAlike(world);
  });

  test('30: what was taken from a manager meanwhile holds where his work arrives', async () => {
    const world = await pair();
    const { a, b } = world;
    await b.write(addPayment, payment(1, 500), { authorId: 2 });
    await a.write(setAccesses, { managerId: 2, flags: { canAddEditPayments: false } });
    await settle(world);
    expect(JSON.parse(queueOf(b)[0]?.reason ?? '{}')).toMatchObject({ code: 'right_missing' });
    expectAlike(world);
  });

  test('30: a proof that the device’s sessions don’t bear out is refused, not run', async () => {
    const world = await pair();
    const { a } = world;
    await a.write(addPayment, payment(1, 500));
    a.db.prepare('UPDATE outbox SET author_id = 2').run();
    await a.round();
    expect(JSON.parse(queueOf(a)[0]?.reason ?? '{}')).toMatchObject({ code: 'proof' });
  });

  test('a file goes before the command that names it, and a file that this PC has lost holds nobody up', async () => {
    const world = await pair();
    const { a, centre } = world;
    const message = (id: string) => ({
      toManagerId: 2,
      text: '',
      files: [{ id, mime: 'text/plain', size: 3, name: 'a.txt' }],
    });
    const kept = 'a1'.repeat(32);
    a.files.held.set(kept, Buffer.from('abc'));
    await a.write(sendMessage, message(kept));
    await a.write(sendMessage, message('b2'.repeat(32)));
    await settle(world);
    expect(centre.files.has(kept)).toBe(true);
    expect(queueOf(a).map(({ state }) => state)).toEqual(['applied', 'applied']);
    expectAlike(world);
  });
});
