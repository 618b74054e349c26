import { sql } from 'drizzle-orm';
import type { PlainDate } from '../../domain/dates.ts';
import type { PriceStep, RentalTerms } from '../../domain/rent.ts';
import type { QueryContext } from '../context.ts';

/** All rentals of an agreement, ended ones too, as the domain counts them; and the names of their rooms. */
export const rentalTerms = (
  { db }: QueryContext,
  agreementId: number,
): { terms: RentalTerms[]; names: ReadonlyMap<number, string> } => {
  const rows = db.all<Omit<RentalTerms, 'changes'> & { name: string }>(sql`
    SELECT r.room_id AS "roomId", room.name, r.start, r."end", r.price, r.surcharge
    FROM rentals r JOIN rooms room ON room.id = r.room_id WHERE r.agreement_id = ${agreementId}`);
  const changes = Map.groupBy(
    db.all<PriceStep & { roomId: number; start: PlainDate }>(sql`
      SELECT room_id AS "roomId", rental_start AS start, day AS date, sum FROM price_changes
      WHERE agreement_id = ${agreementId}`),
    (change) => `${change.roomId} ${change.start}`,
  );
  return {
    terms: rows.map(
      (row): RentalTerms => ({ ...row, changes: changes.get(`${row.roomId} ${row.start}`) ?? [] }),
    ),
    names: new Map(rows.map((row) => [row.roomId, row.name])),
  };
};
