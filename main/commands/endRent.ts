import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { MOVE_OUT_REASONS, rentals } from '../../db/schema/letting.ts';
import { notLeaving } from '../domain/allowed.ts';
import { formatDate, isPlainDate, type PlainDate } from '../domain/dates.ts';
import { type FieldError, refused, refusedBy, UserFacingError } from '../errors.ts';
import { command } from './command.ts';
import { assertSameHolder, findRoom, findRunningRental } from './parts/find.ts';

const input = z.object({
  roomId: z.int().positive(),
  /** The agreement that the desk saw in the room. */
  agreementId: z.int().positive().nullable(),
  /** Last day of rent; null cancels the planned move-out. */
  leaveDate: z.string().refine(isPlainDate).nullable(),
  reason: z.enum(MOVE_OUT_REASONS).nullable(),
  comment: z.string().max(1000).nullable(),
});

const NOTHING_PLANNED = {
  moveOutOn: null,
  moveOutReason: null,
  moveOutComment: null,
  moveOutApprovedAt: null,
  moveOutApprovedBy: null,
  moveOutFileId: null,
} as const;

/**
 * Plans the move-out from a room, plans it anew, or cancels it (document L879, domain §4). Existing clients send «Другая»
 * with an empty comment too: they are refused like all others, with a sentence that their window shows.
 */
export const endRent = command({
  name: 'end-rent',
  inputVersion: 1,
  input,
  right: null,
  run: ({ db, todayIn }, { roomId, agreementId, leaveDate, reason, comment }) => {
    const room = findRoom(db, roomId);
    const rental = findRunningRental(db, roomId);
    assertSameHolder(db, rental, agreementId);
    if (leaveDate === null && rental.moveOutOn === null) {
      throw refusedBy(notLeaving(room.name, 'cancel'));
    }
    if (leaveDate !== null) assertDay(leaveDate, rental.start, todayIn(room.timeZone));
    const plan =
      leaveDate === null
        ? NOTHING_PLANNED
        : {
            ...planOf(reason, comment),
            moveOutOn: leaveDate,
            moveOutApprovedAt: null,
            moveOutApprovedBy: null,
          };
    db.update(rentals)
      .set(plan)
      .where(
        and(
          eq(rentals.agreementId, rental.agreementId),
          eq(rentals.roomId, roomId),
          eq(rentals.start, rental.start),
        ),
      )
      .run();
    return {
      msg: leaveDate === null ? 'Завершение аренды отменено' : 'Завершение аренды успешно запланировано',
      entity: 'agreement',
      entityId: rental.agreementId,
      before: planIn(rental),
      after: planIn({ ...rental, ...plan }),
    };
  },
});

const planIn = (rental: typeof rentals.$inferSelect) => ({
  roomId: rental.roomId,
  moveOutOn: rental.moveOutOn,
  moveOutReason: rental.moveOutReason,
  moveOutComment: rental.moveOutComment,
});

/** Not before today, nor before the rent began. */
const assertDay = (leaveDate: PlainDate, start: PlainDate, today: PlainDate): void => {
  if (leaveDate >= today && leaveDate >= start) return;
  const msg =
    leaveDate < today
      ? `Дата выезда ${formatDate(leaveDate)} уже прошла. Укажите сегодняшний день (${formatDate(today)}) или более поздний.`
      : `Аренда начинается ${formatDate(start)}, а выезд указан раньше: ${formatDate(leaveDate)}. Укажите ${formatDate(start)} или более поздний день.`;
  throw refused('leave_date_early', msg, [{ field: 'leave_date', msg }]);
};

const planOf = (reason: z.output<typeof input>['reason'], comment: string | null) => {
  if (reason === null) {
    throw missing({
      field: 'leave_reason',
      msg: `Укажите причину выезда: ${MOVE_OUT_REASONS.map((one) => `«${one}»`).join(', ')}.`,
    });
  }
  if (reason === 'Другая' && (comment ?? '').trim() === '') {
    throw missing({
      field: 'comment',
      msg: 'Для причины «Другая» напишите в комментарии, почему клиент съезжает.',
    });
  }
  return { moveOutReason: reason, moveOutComment: comment };
};

const missing = (field: FieldError) =>
  new UserFacingError('invalid_input', 422, field.msg, { fields: [field] });
