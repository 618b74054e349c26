import { z } from 'zod';
import { dayCloses } from '../../db/schema/cash.ts';
import { formatDate, isPlainDate } from '../domain/dates.ts';
import { formatRubles } from '../domain/money.ts';
import { refused, UserFacingError } from '../errors.ts';
import { command } from './command.ts';
import { findWarehouse } from './parts/find.ts';

const input = z.object({
  warehouseId: z.int().positive(),
  day: z.string().refine(isPlainDate),
  /** Kopecks of cash in the box. */
  counted: z.int().min(0),
  /** What should be there, as the person saw it when counting; kopecks. */
  seen: z.int(),
  /** The same, as the desk knows it now: it travels along, for the centre may know of other desks' payments. */
  expected: z.int(),
  note: z.string().max(1000).nullable(),
});

/**
 * Closes a warehouse's day (beyond the document): the counted cash stands beside what should be there, a difference with
 * its explanation. Closing again adds a row; nothing is overwritten.
 */
export const closeDay = command({
  name: 'close-day',
  inputVersion: 1,
  input,
  right: 'addEditPayments',
  run: (
    { db, commandId, authorId, madeAt, todayIn },
    { warehouseId, day, counted, seen, expected, note },
  ) => {
    const { timeZone } = findWarehouse(db, warehouseId);
    const today = todayIn(timeZone);
    if (day > today) {
      const msg = `День ${formatDate(day)} ещё не наступил. Укажите ${formatDate(today)} или более ранний.`;
      throw refused('day_in_future', msg, [{ field: 'day', msg }]);
    }
    if (seen !== expected) {
      const msg = `Пока вы считали, сумма изменилась: было ${formatRubles(seen)}, стало ${formatRubles(expected)}. Проверьте кассу и закройте день ещё раз.`;
      throw refused('day_changed', msg, [{ field: 'expected', msg }]);
    }
    if (counted !== expected && (note ?? '').trim() === '') {
      const msg = `Объясните расхождение ${formatRubles(counted - expected)}: напишите примечание.`;
      throw new UserFacingError('invalid_input', 422, msg, { fields: [{ field: 'note', msg }] });
    }
    const row = {
      id: commandId,
      warehouseId,
      day,
      expected,
      counted,
      note: note?.trim() || null,
      managerId: authorId,
      closedAt: madeAt,
    };
    db.insert(dayCloses).values(row).run();
    return {
      msg: `День ${formatDate(day)} закрыт`,
      entity: 'dayClose',
      entityId: commandId,
      before: null,
      after: row,
      answer: { close_id: commandId },
    };
  },
});
