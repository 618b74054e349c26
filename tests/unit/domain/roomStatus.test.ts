import { describe, expect, it } from 'vitest';
import { ROOM_STATUS, type RoomFacts, roomStatus } from '../../../main/domain/roomStatus.ts';

type Rental = NonNullable<RoomFacts['rental']>;

const EMPTY: RoomFacts = { inService: true, rental: null, bookingOpen: false, testOpen: false };
const IN_FORCE: Rental = {
  moveOutPlanned: false,
  inForce: true,
  rentPaid: true,
  clientComplete: true,
  clientApproved: true,
};
const rented = (facts: Partial<Rental>, room: Partial<RoomFacts> = {}) =>
  roomStatus({ ...EMPTY, ...room, rental: { ...IN_FORCE, ...facts } });

describe('roomStatus', () => {
  it('keeps the document’s codes', () => {
    expect(ROOM_STATUS).toEqual({
      notOffered: -2,
      leaving: 0.75,
      unpaid: 0.4,
      incomplete: 0.45,
      booked: 0.5,
      occupied: 1,
      test: 0.25,
      free: 0,
    });
  });

  it('an empty room is free, tried or booked, and a booking outranks a visit', () => {
    expect(roomStatus(EMPTY)).toBe(0);
    expect(roomStatus({ ...EMPTY, testOpen: true })).toBe(0.25);
    expect(roomStatus({ ...EMPTY, bookingOpen: true })).toBe(0.5);
    expect(roomStatus({ ...EMPTY, bookingOpen: true, testOpen: true })).toBe(0.5);
  });

  it('before it is in force an agreement waits for money, then for data, then for approval', () => {
    const nothing = { inForce: false, rentPaid: false, clientComplete: false, clientApproved: false };
    expect(rented(nothing)).toBe(0.4);
    expect(rented({ ...nothing, clientComplete: true, clientApproved: true })).toBe(0.4);
    expect(rented({ ...nothing, rentPaid: true })).toBe(0.45);
    expect(rented({ ...nothing, rentPaid: true, clientApproved: true })).toBe(0.45);
    expect(rented({ ...nothing, rentPaid: true, clientComplete: true })).toBe(0.5);
  });

  it('once in force, neither an edit of the client nor a debt throws the room back', () => {
    expect(rented({})).toBe(1);
    expect(rented({ rentPaid: false, clientComplete: false, clientApproved: false })).toBe(1);
  });

  it('with nothing left to wait for, the room is occupied before its activation is recorded', () => {
    expect(rented({ inForce: false })).toBe(1);
    expect(rented({ inForce: false }, { testOpen: true })).toBe(1);
  });

  it('a planned move-out comes before every other state of a let room', () => {
    expect(rented({ moveOutPlanned: true })).toBe(0.75);
    expect(rented({ moveOutPlanned: true, inForce: false, rentPaid: false })).toBe(0.75);
    expect(rented({ moveOutPlanned: true }, { bookingOpen: true, testOpen: true })).toBe(0.75);
  });

  it('an open booking comes before «занята», after what the agreement waits for, as in the table', () => {
    expect(rented({}, { bookingOpen: true })).toBe(0.5);
    expect(rented({ inForce: false, rentPaid: false }, { bookingOpen: true })).toBe(0.4);
  });

  it('a room not in service is -2 whatever else is known of it', () => {
    expect(roomStatus({ ...EMPTY, inService: false, bookingOpen: true, testOpen: true })).toBe(-2);
    expect(rented({ moveOutPlanned: true }, { inService: false })).toBe(-2);
  });
});
