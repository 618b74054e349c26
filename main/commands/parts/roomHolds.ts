import { and, desc, eq, isNotNull, isNull, lte } from 'drizzle-orm';
import { bookings, guestVisits, rentals } from '../../../db/schema/letting.ts';
import { formatDate, localDateTime, type PlainDate } from '../../domain/dates.ts';
import { refused } from '../../errors.ts';
import type { CommandContext } from '../command.ts';
import type { findRoom } from './find.ts';

type Room = ReturnType<typeof findRoom>;

/** «Ячейка 15» for a room called so, and for one called just «15». */
export const roomTitle = (name: string): string => (/^ячейка/i.test(name) ? name : `Ячейка ${name}`);

/** «26.11.2026 12:00», the warehouse's time. */
const moment = (at: number, timeZone: string): string => {
  const [day = '', time = ''] = localDateTime(at, timeZone).split(' ');
  return `${formatDate(day)} ${time.slice(0, 5)}`;
};

interface Problem {
  readonly code: string;
  readonly msg: string;
}

/** Why a room can't be had by `clientId` (null: by anybody), or null when it can. Asked in the order of domain §2. */
const problemOf = ({ db, madeAt }: CommandContext, room: Room, clientId: number | null): Problem | null => {
  const title = roomTitle(room.name);
  if (!room.inService) return { code: 'room_not_offered', msg: `${title} не выставлена: её не сдают.` };
  const rental = db
    .select({ agreementId: rentals.agreementId })
    .from(rentals)
    .where(and(eq(rentals.roomId, room.id), isNull(rentals.end)))
    .get();
  if (rental) return { code: 'room_taken', msg: `${title} уже занята по договору №${rental.agreementId}.` };
  const booking = db
    .select()
    .from(bookings)
    .where(and(eq(bookings.roomId, room.id), isNull(bookings.closedAt)))
    .get();
  if (booking && booking.heldUntil > madeAt && booking.clientId !== clientId) {
    const until = moment(booking.heldUntil, room.timeZone);
    return {
      code: 'room_booked',
      msg: `${title} забронирована за клиентом №${booking.clientId} до ${until}.`,
    };
  }
  const visit = db
    .select()
    .from(guestVisits)
    .where(and(eq(guestVisits.roomId, room.id), isNull(guestVisits.closedAt)))
    .get();
  if (visit && visit.endsAt > madeAt && visit.clientId !== clientId) {
    const until = moment(visit.endsAt, room.timeZone);
    return {
      code: 'room_in_test',
      msg: `${title} на гостевом визите у клиента №${visit.clientId} до ${until}.`,
    };
  }
  return null;
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
  const problems = rooms.flatMap((room) => problemOf(context, room, clientId) ?? []);
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
