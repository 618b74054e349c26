import { and, desc, eq, gt, isNotNull, isNull, lte } from 'drizzle-orm';
import { bookings, guestVisits, rentals } from '../../../db/schema/letting.ts';
import { heldRefusal, type RoomSituation } from '../../domain/allowed.ts';
import { formatMoment, type PlainDate } from '../../domain/dates.ts';
import { refused } from '../../errors.ts';
import type { CommandContext } from '../command.ts';
import type { findRoom } from './find.ts';

type Room = ReturnType<typeof findRoom>;

/** The room's state as the rules ask for it. */
const situationOf = ({ db, madeAt }: CommandContext, room: Room): RoomSituation => {
  const rental = db
    .select({ agreementId: rentals.agreementId, moveOutOn: rentals.moveOutOn })
    .from(rentals)
    .where(and(eq(rentals.roomId, room.id), isNull(rentals.end)))
    .get();
  const booking = db
    .select()
    .from(bookings)
    .where(and(eq(bookings.roomId, room.id), isNull(bookings.closedAt), gt(bookings.heldUntil, madeAt)))
    .get();
  const visit = db
    .select()
    .from(guestVisits)
    .where(and(eq(guestVisits.roomId, room.id), isNull(guestVisits.closedAt), gt(guestVisits.endsAt, madeAt)))
    .get();
  const hold = (clientId: number, until: number) => ({ clientId, until: formatMoment(until, room.timeZone) });
  return {
    name: room.name,
    inService: room.inService,
    agreementId: rental?.agreementId ?? null,
    moveOutPlanned: rental !== undefined && rental.moveOutOn !== null,
    booking: booking ? hold(booking.clientId, booking.heldUntil) : null,
    visit: visit ? hold(visit.clientId, visit.endsAt) : null,
  };
};

/**
 * Every room is free: in service, not let, not held by a booking or a guest visit; what `clientId` himself holds is free
 * for him (domain §4).
 * @param field the rooms' name on the wire
 * @throws UserFacingError room_not_offered, room_taken, room_booked, room_in_test
 */
export const assertRoomsFree = (
  context: CommandContext,
  rooms: readonly Room[],
  clientId: number | null,
  field: 'room_id' | 'room_ids',
): void => {
  const problems = rooms.flatMap((room) => heldRefusal(situationOf(context, room), clientId) ?? []);
  const [first] = problems;
  if (first === undefined) return;
  const sentence = `${problems.map(({ msg }) => msg).join(' ')} Выберите другую ячейку.`;
  throw refused(
    first.code,
    sentence,
    problems.map(({ msg }) => ({ field, msg })),
  );
};

/** The newest last day of rent among the room's ended rentals, which may lie ahead; undefined: it never was let. */
export const lastRentDay = (
  { db }: CommandContext,
  roomId: number,
): { day: PlainDate | null; agreementId: number } | undefined =>
  db
    .select({ day: rentals.end, agreementId: rentals.agreementId })
    .from(rentals)
    .where(and(eq(rentals.roomId, roomId), isNotNull(rentals.end)))
    .orderBy(desc(rentals.end))
    .limit(1)
    .get();

/** Ends what the client holds of a room: the agreement takes its place. */
export const closeHolds = ({ db, madeAt }: CommandContext, roomId: number, clientId: number): void => {
  db.update(guestVisits)
    .set({ closedAt: madeAt })
    .where(
      and(eq(guestVisits.roomId, roomId), eq(guestVisits.clientId, clientId), isNull(guestVisits.closedAt)),
    )
    .run();
  db.update(bookings)
    .set({ closedAt: madeAt })
    .where(and(eq(bookings.roomId, roomId), eq(bookings.clientId, clientId), isNull(bookings.closedAt)))
    .run();
};

/** Opens a guest visit; one that lapsed by itself is closed at its end first: a room has one open visit. */
export const openVisit = (
  { db, madeAt }: CommandContext,
  roomId: number,
  clientId: number,
  endsAt: number,
): void => {
  db.update(guestVisits)
    .set({ closedAt: guestVisits.endsAt })
    .where(and(eq(guestVisits.roomId, roomId), isNull(guestVisits.closedAt), lte(guestVisits.endsAt, madeAt)))
    .run();
  db.insert(guestVisits)
    .values({ roomId, clientId, startedAt: madeAt, endsAt })
    .onConflictDoUpdate({
      target: [guestVisits.roomId, guestVisits.clientId, guestVisits.startedAt],
      set: { endsAt, closedAt: null },
    })
    .run();
};

/** Books a room; the client's own earlier booking, and one that lapsed, are closed first: a room has one open booking. */
export const openBooking = (
  { db, madeAt }: CommandContext,
  roomId: number,
  clientId: number,
  heldUntil: number,
): void => {
  const earlier = db
    .select()
    .from(bookings)
    .where(and(eq(bookings.roomId, roomId), isNull(bookings.closedAt)))
    .get();
  if (earlier) {
    db.update(bookings)
      .set({ closedAt: Math.min(earlier.heldUntil, madeAt) })
      .where(and(eq(bookings.roomId, roomId), isNull(bookings.closedAt)))
      .run();
  }
  db.insert(bookings)
    .values({ roomId, clientId, bookedAt: madeAt, heldUntil })
    .onConflictDoUpdate({
      target: [bookings.roomId, bookings.clientId, bookings.bookedAt],
      set: { heldUntil, closedAt: null },
    })
    .run();
};
