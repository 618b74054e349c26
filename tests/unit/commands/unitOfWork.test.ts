import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { REPLICATED_SHAPES } from '../../../db/derived/tableShapes.ts';
import type { WriteDb } from '../../../db/handles.ts';
import { idRanges, outbox } from '../../../db/schema/exchange.ts';
import { payments } from '../../../db/schema/letting.ts';
import { clients } from '../../../db/schema/people.ts';
import { undo } from '../../../db/undo.ts';
import { type Command, command } from '../../../main/commands/command.ts';
import { editComment } from '../../../main/commands/editComment.ts';
import { unitOfWork } from '../../../main/commands/unitOfWork.ts';
import { refused } from '../../../main/errors.ts';
import * as make from '../../support/factories.ts';
import { NOON, testDatabase } from '../../support/testDesk.ts';

const filled = (): WriteDb => {
  const { write } = testDatabase();
  make.warehouse(write);
  make.room(write, { id: 1 });
  make.manager(write, { id: 1 });
  make.client(write, { id: 1 });
  make.agreement(write, { id: 1 });
  make.rental(write);
  for (const id of [1, 2, 3]) make.payment(write, { id, comment: `Платёж ${id}` });
  write.insert(idRanges).values({ entity: 'payment', first: 100, last: 101, next: 100 }).run();
  return write;
};

const envelope = (n: number) => ({
  commandId: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  authorId: 1,
  madeAt: NOON + n,
  proof: 'Bearer x',
});

/** Every replicated row, as text: two states are the same when this is. */
const picture = (db: WriteDb): string =>
  JSON.stringify(
    REPLICATED_SHAPES.map(({ name, key }) => [
      name,
      db.$client
        .prepare(`SELECT * FROM "${name}" ORDER BY ${key.map((column) => `"${column}"`).join(', ')}`)
        .all(),
    ]),
  );

const count = (db: WriteDb, table: string) =>
  db.$client.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;

/** Touches everything that undoing must be able to take back: new rows, changed rows, deleted rows, in one command. */
const upheaval = command({
  name: 'upheaval',
  inputVersion: 1,
  input: z.object({}),
  right: null,
  ids: () => ({ payment: 1 }),
  run: ({ db, takeId }) => {
    const id = takeId('payment');
    make.payment(db, { id, amount: 5_00 });
    db.$client.exec(`UPDATE payments SET comment = 'a' WHERE id = ${id}; UPDATE payments SET comment = 'b' WHERE id = ${id};
      DELETE FROM payments WHERE id = 2; INSERT INTO payments SELECT 2, agreement_id, paid_on, inserted_at, type, article,
        7, returned, return_reason, manager_id, 'another', version FROM payments WHERE id = 1;
      DELETE FROM payments WHERE id = 3; UPDATE clients SET last_name = 'Петров', name_key = 'петров' WHERE id = 1;
      DELETE FROM rentals; DELETE FROM payments; DELETE FROM agreements;`);
    return { msg: 'ok', entity: 'test', entityId: id, before: null, after: null };
  },
});

describe('the unit of work', () => {
  test('writes the row, its image, the audit entry and the outbox row together', () => {
    const db = filled();
    const accepted = unitOfWork(db, editComment, envelope(1), { paymentId: 1, comment: 'Новый' });
    expect(accepted).toEqual({ msg: 'Комментарий успешно изменен', entityId: 1, answer: {} });
    expect(db.select().from(payments).all()[0]?.comment).toBe('Новый');
    expect(db.select().from(outbox).all()).toMatchObject([
      {
        seq: 1,
        commandId: envelope(1).commandId,
        name: 'edit-comment',
        state: 'pending',
        authorId: 1,
        input: '{"paymentId":1,"comment":"Новый"}',
      },
    ]);
    expect(count(db, 'audit_entries')).toBe(1);
    expect(count(db, 'undo_images')).toBe(2);
    expect(count(db, 'undo_scope')).toBe(0);
  });

  test('a refused command leaves nothing at all', () => {
    const db = filled();
    const before = picture(db);
    const refuses: Command = {
      ...upheaval,
      run: (context, input) => {
        upheaval.run(context, input as Record<string, never>);
        throw refused('no', 'Нельзя');
      },
    };
    expect(() => unitOfWork(db, refuses, envelope(1), {})).toThrow('Нельзя');
    expect(() => unitOfWork(db, editComment, envelope(2), { paymentId: 99, comment: null })).toThrow('№99');
    expect(picture(db)).toBe(before);
    for (const table of ['outbox', 'undo_images', 'undo_scope', 'audit_entries'])
      expect(count(db, table)).toBe(0);
    expect(db.select().from(idRanges).get()?.next).toBe(100);
  });

  test('the same id with the same body answers the first answer and changes nothing', () => {
    const db = filled();
    const first = unitOfWork(db, upheaval, envelope(1), {});
    const before = picture(db);
    expect(unitOfWork(db, upheaval, envelope(1), {})).toEqual(first);
    expect(picture(db)).toBe(before);
    expect(count(db, 'outbox')).toBe(1);
  });

  test('the same id with another body is refused', () => {
    const db = filled();
    unitOfWork(db, editComment, envelope(1), { paymentId: 1, comment: 'раз' });
    expect(() => unitOfWork(db, editComment, envelope(1), { paymentId: 1, comment: 'два' })).toThrow(
      expect.objectContaining({ code: 'idempotency_conflict' }),
    );
    expect(db.select().from(payments).all()[0]?.comment).toBe('раз');
  });

  test('a machine whose numbers have run out says so and takes nothing', () => {
    const db = filled();
    const one = command({
      ...upheaval,
      run: ({ takeId }) => ({ msg: '', entity: 't', entityId: takeId('payment'), before: null, after: null }),
    });
    expect([1, 2].map((n) => unitOfWork(db, one, envelope(n), {}).entityId)).toEqual([100, 101]);
    expect(() => unitOfWork(db, one, envelope(3), {})).toThrow(
      expect.objectContaining({ code: 'ids_spent' }),
    );
  });
});

describe('undo', () => {
  test('takes a command back to the last byte, children and parents alike, and search follows', () => {
    const db = filled();
    const before = picture(db);
    unitOfWork(db, upheaval, envelope(1), {});
    expect(picture(db)).not.toBe(before);
    expect(db.select().from(clients).get()?.lastName).toBe('Петров');
    db.transaction(() => undo(db, 1));
    expect(picture(db)).toBe(before);
    expect(count(db, 'undo_images')).toBe(0);
    expect(
      db.$client
        .prepare(`SELECT count(*) FROM client_search WHERE client_search MATCH 'иван*'`)
        .pluck()
        .get(),
    ).toBe(1);
    expect(
      db.$client
        .prepare(`SELECT count(*) FROM client_search WHERE client_search MATCH 'петров*'`)
        .pluck()
        .get(),
    ).toBe(0);
  });

  test('several commands, from the newest to the oldest', () => {
    const db = filled();
    const pictures = [picture(db)];
    for (const n of [1, 2, 3]) {
      unitOfWork(db, editComment, envelope(n), { paymentId: 1, comment: `версия ${n}` });
      pictures.push(picture(db));
    }
    for (const seq of [3, 2, 1]) {
      expect(picture(db)).toBe(pictures[seq]);
      db.transaction(() => undo(db, seq));
    }
    expect(picture(db)).toBe(pictures[0]);
  });
});
