import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { WriteDb } from '../../db/handles.ts';
import { agreements, rentals } from '../../db/schema/letting.ts';
import { notLeaving, roomTitle } from '../domain/allowed.ts';
import type { PlainDate } from '../domain/dates.ts';
import { formatRubles, type Kopecks, toRubles } from '../domain/money.ts';
import { depositDue, rentEndOnApproval } from '../domain/moveOut.ts';
import { refused, refusedBy } from '../errors.ts';
import { command } from './command.ts';
import { findAgreement, findRoom, findRunningRental } from './parts/find.ts';
import { heldOn } from './parts/paymentRules.ts';

type Rental = typeof rentals.$inferSelect;

/**
 * Approves that a client has left a room (document L1226, domain §4): the rental ends, the room is free, and the
 * agreement ends with its last rental. The deposit isn't paid back here: the answer names the sum, a return is a write of
 * its own.
 */
export const approveMoveOut = command({
  name: 'approve-move-out',
  inputVersion: 1,
  input: z.object({ roomId: z.int().positive(), agreementId: z.int().positive() }),
  right: null,
  run: ({ db, authorId, madeAt, todayIn }, { roomId, agreementId }) => {
    const room = findRoom(db, roomId);
    const agreement = findAgreement(db, agreementId);
    const { rental, moveOutOn } = leavingRental(db, room.name, roomId, agreementId);
    const end = rentEndOnApproval(moveOutOn, rental.start, todayIn(room.timeZone));
    db.update(rentals)
      .set({ end, moveOutApprovedAt: madeAt, moveOutApprovedBy: authorId })
      .where(
        and(
          eq(rentals.agreementId, agreementId),
          eq(rentals.roomId, roomId),
          eq(rentals.start, rental.start),
        ),
      )
      .run();
    const kept = keptDeposits(db, agreementId);
    const agreementEnd = kept.length === 0 ? endAgreement(db, agreementId) : null;
    const due = depositDue(heldOn(db, agreementId, 'Депозит'), rental.deposit, kept);
    return {
      msg: `Выезд успешно подтвержден${due > 0 ? `. К возврату депозит ${formatRubles(due)}` : ''}`,
      entity: 'agreement',
      entityId: agreementId,
      before: { roomId, rentalEnd: null, agreementEnd: agreement.end },
      after: { roomId, rentalEnd: end, agreementEnd, depositDue: due },
      answer: { deposit_due: toRubles(due), rentenddate: end },
    };
  },
});

/** @throws UserFacingError room_not_let, other_agreement, no_move_out */
const leavingRental = (
  db: WriteDb,
  name: string,
  roomId: number,
  agreementId: number,
): { rental: Rental; moveOutOn: PlainDate } => {
  const rental = findRunningRental(db, roomId);
  if (rental.agreementId !== agreementId) {
    const msg = `${roomTitle(name)} сдана по договору №${rental.agreementId}, а не №${agreementId}. Обновите список съезжающих.`;
    throw refused('other_agreement', msg, [{ field: 'agrid', msg }]);
  }
  if (rental.moveOutOn === null) {
    throw refusedBy(notLeaving(name, 'approve'));
  }
  return { rental, moveOutOn: rental.moveOutOn };
};

/** Agreed deposits of the rooms that the client keeps. */
const keptDeposits = (db: WriteDb, agreementId: number): Kopecks[] =>
  db
    .select({ deposit: rentals.deposit })
    .from(rentals)
    .where(and(eq(rentals.agreementId, agreementId), isNull(rentals.end)))
    .all()
    .map(({ deposit }) => deposit);

/** The agreement ends on the last day of its last rental, which an earlier approval may have set further ahead. */
const endAgreement = (db: WriteDb, agreementId: number): PlainDate | null => {
  const last = sql`max(${agreements.begin}, (SELECT max(r."end") FROM rentals r WHERE r.agreement_id = ${agreementId}))`;
  return db
    .update(agreements)
    .set({ end: last })
    .where(eq(agreements.id, agreementId))
    .returning({ end: agreements.end })
    .get().end;
};
