import { describe, expect, test } from 'vitest';
import { addPayment } from '../../main/commands/addPayment.ts';
import { approveMoveOut } from '../../main/commands/approveMoveOut.ts';
import { editClient } from '../../main/commands/editClient.ts';
import { endRent } from '../../main/commands/endRent.ts';
import { formAgreement } from '../../main/commands/formAgreement.ts';
import { numberedFrom } from '../../main/sync/accounts.ts';
import { readState, writeState } from '../../main/sync/deskState.ts';
import { letting, payment } from './support/inputs.ts';
import { openImage } from './support/memory.ts';
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
import { DeskMachine, type World } from './support/world.ts';

/** Ways in which others doubled their users' work, blocked it, or told it wrongly (design, peers 4.2). */

/** What a sign-in with a line does for a desk that must enrol anew. */
const enrolAnew = async (desk: DeskMachine): Promise<void> => {
  const { connections } = desk.running;
  const seqBase = await connections.exclusive((db) => numberedFrom(db, readState(db, 'mustEnrol')));
  await desk.enrol(seqBase);
  await connections.exclusive((db) => writeState(db, 'mustEnrol', null));
};

/** The whole disk of a PC, copied to another. */
const copyOf = (desk: DeskMachine, world: World, name: string): DeskMachine => {
  const copy = new DeskMachine(name, desk.db.serialize(), world);
  copy.identity = desk.identity;
  copy.journalLines = structuredClone(desk.journalLines);
  copy.start();
  world.desks.push(copy);
  return copy;
};

describe('doing it twice', () => {
  test('11: an answer that is lost after the centre has decided: sent again, done once', async () => {
    const world = await pair();
    const { a, centre } = world;
    await a.write(addPayment, payment(1, 500));
    swallowAnswers(a);
    for (let n = 0; n < 3; n++) await a.round().catch(() => {});
    expect(countOf(centre, 'payments', 'amount = 50000')).toBe(1);
    healLine(a);
    await settle(world);
    expect(countOf(centre, 'payments', 'amount = 50000')).toBe(1);
    expectAlike(world);
  });

  test('11: twice the same form is one command; another body under its id is refused', async () => {
    const { a } = await pair();
    const commandId = '11111111-0000-7000-8000-000000000000';
    const first = await a.write(addPayment, payment(1, 500), { commandId });
    expect(await a.write(addPayment, payment(1, 500), { commandId })).toEqual(first);
    await expect(a.write(addPayment, payment(1, 501), { commandId })).rejects.toMatchObject({
      code: 'idempotency_conflict',
    });
    expect(queueOf(a)).toHaveLength(1);
  });

  test('12: two rounds of one desk at once do no harm', async () => {
    const world = await pair();
    const { a, centre } = world;
    for (let n = 1; n <= 5; n++) await a.write(addPayment, payment(1, n));
    await Promise.allSettled([a.round(), a.round(), a.round()]);
    await settle(world);
    expect(countOf(centre, 'payments') - 1).toBe(5);
    expectAlike(world);
  });

  test('14: two desks without a line number their agreements from ranges of their own', async () => {
    const world = await pair();
    const { a, b } = world;
    cutLine(a);
    cutLine(b);
    const one = await a.write(formAgreement, letting(2, 1));
    const two = await b.write(formAgreement, letting(3, 2));
    expect(one.entityId).not.toBe(two.entityId);
    healLine(a);
    healLine(b);
    await settle(world);
    expect(countOf(world.centre, 'agreements', `id IN (${one.entityId}, ${two.entityId})`)).toBe(2);
    expectAlike(world);
  });

  test('a copied disk: the second PC stops, enrols anew and loses nothing of its own', async () => {
    const world = await pair();
    const { a, centre } = world;
    await a.write(addPayment, payment(1, 100));
    await a.round();
    const copy = copyOf(a, world, 'копия');
    await a.write(addPayment, payment(1, 200));
    await a.round();
    await copy.write(addPayment, payment(1, 300));
    await expect(copy.round()).rejects.toMatchObject({ why: 'device-conflict' });
    expect(queueOf(copy).at(-1)).toMatchObject({ state: 'pending' });
    await enrolAnew(copy);
    await settle(world);
    // Both had given out the same number: the second is told so and sends it again under another.
    expect(JSON.parse(queueOf(copy).at(-1)?.reason ?? '{}')).toMatchObject({ code: 'id_taken' });
    await copy.write(addPayment, payment(1, 300));
    await settle(world);
    expect(countOf(centre, 'payments', 'amount IN (10000, 20000, 30000)')).toBe(3);
    expectAlike(world);
  });

  test('a disk put back to last week: it enrols anew, and what it had sent since is not sent twice', async () => {
    const world = await pair();
    const { a, centre } = world;
    const image = a.db.serialize();
    await a.write(addPayment, payment(1, 100));
    await a.round();
    a.stop();
    a.db = openImage(image);
    a.journalLines = [];
    a.start();
    await expect(a.round()).rejects.toMatchObject({ why: 'device-conflict' });
    await enrolAnew(a);
    await settle(world);
    expect(countOf(centre, 'payments', 'amount = 10000')).toBe(1);
    expectAlike(world);
  });

  test('the centre put back to an older backup gets from its desks what they had sent since', async () => {
    const world = await pair();
    const { a, b, centre } = world;
    const backup = centre.backup();
    await a.write(addPayment, payment(1, 100));
    await b.write(formAgreement, letting(2, 2));
    await settle(world);
    await centre.restore(backup);
    expect(countOf(centre, 'payments', 'amount = 10000')).toBe(0);
    await settle(world);
    expect(countOf(centre, 'payments', 'amount = 10000')).toBe(1);
    expect(countOf(centre, 'rentals', 'room_id = 2')).toBe(1);
    expect([...queueOf(a), ...queueOf(b)].map(({ state }) => state)).toEqual(['applied', 'applied']);
    expectAlike(world);
  });

  test('also a desk that the old backup has never heard of', async () => {
    const world = await pair();
    const { a, centre } = world;
    const backup = centre.backup();
    await a.write(addPayment, payment(1, 100));
    await settle(world);
    await centre.restore(backup);
    centre.db.exec('DELETE FROM leases; DELETE FROM decisions; DELETE FROM devices');
    await expect(a.round()).rejects.toMatchObject({ why: 'device-unknown' });
    for (const desk of world.desks) {
      await desk.round().catch(() => {});
      await enrolAnew(desk);
    }
    await settle(world);
    expect(countOf(centre, 'payments', 'amount = 10000')).toBe(1);
    expectAlike(world);
  });

  test('after such a loss no id is given out twice', async () => {
    const world = await pair();
    const { a, b, centre } = world;
    const backup = centre.backup();
    a.db.exec('UPDATE id_ranges SET next = last');
    await a.round();
    const ranges = a.db
      .prepare(`SELECT first FROM id_ranges WHERE entity = 'agreement' ORDER BY first DESC`)
      .pluck();
    const leasedAfter = ranges.get() as number;
    await a.write(addPayment, payment(1, 100));
    await a.round();
    await centre.restore(backup);
    await settle(world);
    b.db.exec('UPDATE id_ranges SET next = last');
    await b.round();
    const given = b.db
      .prepare(`SELECT max(first) FROM id_ranges WHERE entity = 'agreement'`)
      .pluck()
      .get() as number;
    expect(given).toBeGreaterThan(leasedAfter + 400);
  });
});

describe('a stuck queue', () => {
  test('15, 17: a refused agreement doesn’t stop what is behind it; its payment is refused with that cause', async () => {
    const world = await pair();
    const { a, b } = world;
    await a.write(formAgreement, letting(2, 1));
    await a.round();
    const { entityId } = await b.write(formAgreement, letting(2, 2));
    await b.write(addPayment, payment(Number(entityId), 100));
    await b.write(addPayment, payment(1, 700));
    await settle(world);
    const [first, second, third] = queueOf(b);
    expect([first?.state, second?.state, third?.state]).toEqual(['rejected', 'rejected', 'applied']);
    const cause = JSON.parse(second?.reason ?? '{}');
    expect(cause).toMatchObject({ code: 'cause_rejected' });
    expect(cause.causeCommandId).toBe(
      b.db.prepare('SELECT command_id FROM outbox WHERE seq = 1').pluck().get(),
    );
    expectAlike(world);
  });

  test('18: an agreement and its first payment are one command: both or neither', async () => {
    const world = await pair();
    const { a, b, centre } = world;
    const { agreementId: _none, ...first } = payment(0, 100);
    await a.write(formAgreement, letting(2, 1, { payment: first }));
    await b.write(formAgreement, letting(2, 2, { payment: first }));
    await settle(world);
    expect(countOf(centre, 'payments', 'amount = 10000')).toBe(1);
    expectAlike(world);
  });
});

describe('conflicts and stale truth', () => {
  test('19: a room let twice is let once, and whose letting is refused sees the true tenant', async () => {
    const world = await pair();
    const { a, b, centre } = world;
    await a.write(formAgreement, letting(2, 1));
    await b.write(formAgreement, letting(2, 2));
    await b.round();
    await a.round();
    await settle(world);
    expect(countOf(centre, 'rentals', 'room_id = 2 AND "end" IS NULL')).toBe(1);
    expect(queueOf(a)[0]).toMatchObject({ state: 'rejected' });
    expectAlike(world);
  });

  test('21, 22: a desk whose clock is an hour behind loses no edit; the order of arrival decides', async () => {
    const world = await pair();
    const { a, b, centre } = world;
    a.clockError = 3_600_000;
    await b.write(editClient, { clientId: 1, changes: { phone: '79161111111' } });
    await b.round();
    world.clock.now += 1000;
    await a.write(editClient, { clientId: 1, changes: { phone: '79162222222' } });
    await settle(world);
    expect(countOf(centre, 'clients', `id = 1 AND phone = '79162222222'`)).toBe(1);
    expect(queueOf(a)[0]).toMatchObject({ state: 'applied' });
    expectAlike(world);
  });

  test('23: no row is skipped, however many change while a pull is under way', async () => {
    const world = await pair();
    const { a, b } = world;
    for (let n = 1; n <= 20; n++) await a.write(addPayment, payment(1, n));
    await a.round();
    let calls = 0;
    b.line = async (_desk, ask) => {
      const answer = await ask();
      // Another desk writes between any two questions of this one.
      if (calls++ < 3) {
        await a.write(addPayment, payment(1, 1000 + calls));
        await a.round();
      }
      return answer;
    };
    await b.round();
    healLine(b);
    await settle(world);
    expectAlike(world);
  });

  test('24: a row that was deleted while a desk was away is deleted there too', async () => {
    const world = await pair();
    const { a, b, centre } = world;
    await a.write(formAgreement, letting(2, 1));
    await settle(world);
    cutLine(b);
    centre.db.exec(`INSERT INTO tombstones SELECT 'rentals', json_object('agreement_id', agreement_id, 'room_id', room_id, 'start', start), 900
      FROM rentals WHERE room_id = 2; DELETE FROM rentals WHERE room_id = 2; UPDATE centre_state SET head = 900`);
    healLine(b);
    await settle(world);
    expect(countOf(b, 'rentals', 'room_id = 2')).toBe(0);
    expectAlike(world);
  });

  test('one tenant leaves and the next comes in one pull, whichever row comes first', async () => {
    const world = await pair();
    const { a, b } = world;
    cutLine(b);
    await a.write(endRent, {
      roomId: 1,
      agreementId: 1,
      leaveDate: '2026-11-23',
      reason: 'Переезд',
      comment: null,
    });
    await a.write(approveMoveOut, { roomId: 1, agreementId: 1 });
    await a.write(formAgreement, letting(1, 2));
    await a.round();
    healLine(b);
    await settle(world);
    expect(countOf(b, 'rentals', 'room_id = 1')).toBe(2);
    expectAlike(world);
  });

  test('a move-out meant for one tenant never befalls the next', async () => {
    const world = await pair();
    const { a, b, centre } = world;
    const plan = { roomId: 1, agreementId: 1, reason: 'Переезд', comment: null };
    await b.write(endRent, { ...plan, leaveDate: '2026-11-30' });
    await a.write(endRent, { ...plan, leaveDate: '2026-11-23' });
    await a.write(approveMoveOut, { roomId: 1, agreementId: 1 });
    await a.write(formAgreement, letting(1, 2));
    await a.round();
    await settle(world);
    expect(JSON.parse(queueOf(b)[0]?.reason ?? '{}')).toMatchObject({ code: 'room_changed_hands' });
    expect(countOf(centre, 'rentals', 'room_id = 1 AND "end" IS NULL AND move_out_on IS NOT NULL')).toBe(0);
    expectAlike(world);
  });

  test('two clients who swap their phones while a desk is away', async () => {
    const world = await pair();
    const { a, b } = world;
    const phones = a.db
      .prepare('SELECT phone FROM clients WHERE id IN (1, 2) ORDER BY id')
      .pluck()
      .all() as string[];
    cutLine(b);
    for (const [clientId, phone] of [
      [1, '79160000000'],
      [2, phones[0]],
      [1, phones[1]],
    ] as const) {
      await a.write(editClient, { clientId, changes: { phone } });
      world.clock.now += 1000;
    }
    await a.round();
    healLine(b);
    await settle(world);
    expectAlike(world);
  });
});
