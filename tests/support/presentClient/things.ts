import type { DemoDesk } from '../demoDesk.ts';

/** Things of the demo that the calls are about. */

export const rented = (desk: DemoDesk) =>
  desk.one<{ room: number; agreement: number; client: number }>(`
    SELECT r.room_id AS room, r.agreement_id AS agreement, a.client_id AS client
    FROM rentals r JOIN agreements a ON a.id = r.agreement_id JOIN clients c ON c.id = a.client_id
    WHERE r."end" IS NULL AND r.move_out_on IS NULL AND a.activated_at IS NOT NULL AND c.type = 'f' LIMIT 1`);
export const leaving = (desk: DemoDesk) =>
  desk.one<{ room: number; agreement: number }>(
    `SELECT room_id AS room, agreement_id AS agreement FROM rentals WHERE "end" IS NULL AND move_out_on IS NOT NULL LIMIT 1`,
  );
export const colleague = (desk: DemoDesk) =>
  desk.one<{ id: number }>(
    `SELECT from_manager_id AS id FROM messages WHERE to_manager_id = ${desk.me} LIMIT 1`,
  ).id;
export const firm = (desk: DemoDesk) =>
  desk.one<{ id: number }>(`SELECT id FROM clients WHERE type = 'u' LIMIT 1`).id;

export const rents = (desk: DemoDesk) => rented(desk).room;
export const free = (desk: DemoDesk): number[] =>
  desk.db.$client
    .prepare(`SELECT id FROM rooms WHERE in_service = 1
      AND id NOT IN (SELECT room_id FROM rentals WHERE "end" IS NULL)
      AND id NOT IN (SELECT room_id FROM bookings) AND id NOT IN (SELECT room_id FROM guest_visits) LIMIT 2`)
    .pluck()
    .all() as number[];
export const approvable = (desk: DemoDesk) =>
  desk.one<{ id: number }>(
    `SELECT id FROM clients WHERE type = 'f' AND approved = 0 AND passport_photo_file_id IS NOT NULL LIMIT 1`,
  ).id;
export const withDeposit = (desk: DemoDesk) =>
  desk.one<{ id: number }>(
    `SELECT a.id FROM agreements a JOIN payments p ON p.agreement_id = a.id
     WHERE p.article = 'Депозит' AND p.returned = 0 AND a."end" IS NULL
       AND NOT EXISTS (SELECT 1 FROM payments q WHERE q.agreement_id = a.id AND q.returned = 1) LIMIT 1`,
  ).id;
export const incoming = (desk: DemoDesk) =>
  desk.one<{ id: number; agreement: number }>(
    `SELECT id, agreement_id AS agreement FROM payments WHERE returned = 0 AND article = 'Аренда' AND amount > 900000 LIMIT 1`,
  );
