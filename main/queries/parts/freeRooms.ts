import { type SQL, sql } from 'drizzle-orm';

/**
 * Whether `room` has the state «свободна» (domain §2): in service, not let, not booked, not in test. The SQL twin of
 * `roomStatus() === free` for counts over all warehouses; a test compares the two.
 */
export const isFree = (now: number): SQL => sql`(room.in_service = 1
  AND NOT EXISTS (SELECT 1 FROM rentals r WHERE r.room_id = room.id AND r."end" IS NULL)
  AND NOT EXISTS (SELECT 1 FROM bookings b WHERE b.room_id = room.id AND b.closed_at IS NULL AND b.held_until > ${now})
  AND NOT EXISTS (SELECT 1 FROM guest_visits g WHERE g.room_id = room.id AND g.closed_at IS NULL AND g.ends_at > ${now}))`;
