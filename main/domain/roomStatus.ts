/** Codes of the wire's `rented` (domain.md §2) by our names. */
export const ROOM_STATUS = {
  notOffered: -2,
  leaving: 0.75,
  unpaid: 0.4,
  incomplete: 0.45,
  booked: 0.5,
  occupied: 1,
  test: 0.25,
  free: 0,
} as const;

export type RoomStatus = (typeof ROOM_STATUS)[keyof typeof ROOM_STATUS];

/** What decides a room's status. `rental` is the one running now; `inForce`: its agreement has `activated_at`. */
export interface RoomFacts {
  inService: boolean;
  rental: null | {
    moveOutPlanned: boolean;
    inForce: boolean;
    rentPaid: boolean;
    clientComplete: boolean;
    clientApproved: boolean;
  };
  bookingOpen: boolean;
  testOpen: boolean;
}

/**
 * The first rule of domain.md §2 that holds, from the top of its table.
 * A rental that is paid, complete and approved counts as occupied even before its activation is recorded: there is
 * nothing left to wait for, and any other answer would offer a let room. An open booking outranks «занята», as
 * in the table; forming the agreement therefore has to close the booking it came from.
 */
export function roomStatus({ inService, rental, bookingOpen, testOpen }: RoomFacts): RoomStatus {
  if (!inService) return ROOM_STATUS.notOffered;
  if (rental?.moveOutPlanned) return ROOM_STATUS.leaving;
  if (rental !== null && !rental.inForce) {
    if (!rental.rentPaid) return ROOM_STATUS.unpaid;
    if (!rental.clientComplete) return ROOM_STATUS.incomplete;
    if (!rental.clientApproved) return ROOM_STATUS.booked;
  }
  if (bookingOpen) return ROOM_STATUS.booked;
  if (rental !== null) return ROOM_STATUS.occupied;
  return testOpen ? ROOM_STATUS.test : ROOM_STATUS.free;
}
