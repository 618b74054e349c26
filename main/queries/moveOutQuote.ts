import { sql } from 'drizzle-orm';
import type { Answer, Input } from '../../contract/endpoint.ts';
import type { moveOutQuote as endpoint } from '../../contract/moveOut.ts';
import { notLet } from '../domain/allowed.ts';
import { epochDay, formatDate, type PlainDate, todayIn } from '../domain/dates.ts';
import { type Kopecks, toRubles } from '../domain/money.ts';
import { moveOutQuote as quoteOf } from '../domain/moveOut.ts';
import { notFound, refused, refusedBy } from '../errors.ts';
import type { QueryContext } from './context.ts';
import { agreementAccounts } from './parts/rent.ts';
import { rentalTerms } from './parts/rentalTerms.ts';
import { flagOf } from './parts/wire.ts';

interface Row {
  readonly name: string;
  readonly timeZone: string;
  readonly agreementId: number | null;
  readonly start: PlainDate | null;
  readonly deposit: Kopecks | null;
  readonly planned: PlainDate | null;
  readonly reason: string | null;
  readonly comment: string | null;
}

/**
 * What a move-out on any day from today on comes to: rent till then, deposit due, what is paid back or still to be paid.
 * @throws UserFacingError not_found, room_not_let, leave_date_early
 */
export const moveOutQuote = (
  context: QueryContext,
  { room_id, leave_date: asked }: Input<typeof endpoint>,
): Answer<typeof endpoint> => {
  const row = context.db.get<Row | undefined>(sql`
    SELECT room.name, w.time_zone AS "timeZone", r.agreement_id AS "agreementId", r.start, r.deposit,
      r.move_out_on AS planned, r.move_out_reason AS reason, r.move_out_comment AS comment
    FROM rooms room JOIN warehouses w ON w.id = room.warehouse_id
    LEFT JOIN rentals r ON r.room_id = room.id AND r."end" IS NULL
    WHERE room.id = ${room_id}`);
  if (row === undefined) throw notFound(`Ячейка №${room_id} не найдена. Найдите её на плане склада.`);
  const { agreementId, start, deposit } = row;
  if (agreementId === null || start === null || deposit === null) throw refusedBy(notLet(row.name));
  const today = todayIn(row.timeZone, context.now);
  const earliest = start > today ? start : today;
  const planned = row.planned !== null && row.planned >= earliest ? row.planned : earliest;
  const leave_date = asked ?? planned;
  if (leave_date < earliest) {
    const msg = `Укажите ${formatDate(earliest)} или более поздний день: раньше этого дня выехать нельзя.`;
    throw refused('leave_date_early', msg, [{ field: 'leave_date', msg }]);
  }
  const { terms } = rentalTerms(context, agreementId);
  const rental = terms.find((one) => one.roomId === room_id && one.start === start);
  const [account] = agreementAccounts(context, sql`a.id = ${agreementId}`);
  if (rental === undefined || account === undefined) throw refusedBy(notLet(row.name));
  const kept = keptDeposits(context, agreementId, room_id);
  const quote = quoteOf(
    { ...rentMoney(context, agreementId), rentals: terms },
    rental,
    { today, lastDay: leave_date },
    { held: account.deposit, own: deposit, kept },
  );
  return {
    room_id,
    agrid: agreementId,
    today,
    leave_date,
    planned: row.planned,
    leave_reason: row.reason,
    leave_comment: row.comment,
    days: epochDay(leave_date) - epochDay(earliest) + 1,
    last_room: flagOf(kept.length === 0),
    balance: toRubles(account.balance),
    rent: toRubles(quote.rent),
    balance_then: toRubles(quote.balance),
    deposit_due: toRubles(quote.depositDue),
    total: toRubles(quote.total),
  };
};

const keptDeposits = ({ db }: QueryContext, agreementId: number, roomId: number): Kopecks[] =>
  db
    .all<{ deposit: Kopecks }>(sql`
      SELECT deposit FROM rentals WHERE agreement_id = ${agreementId} AND "end" IS NULL AND room_id <> ${roomId}`)
    .map(({ deposit }) => deposit);

const rentMoney = ({ db }: QueryContext, agreementId: number) =>
  db.get<{ rentPaid: Kopecks; rentReturned: Kopecks }>(sql`
    SELECT coalesce(sum(iif(returned, 0, amount)), 0) AS "rentPaid",
      coalesce(sum(iif(returned, amount, 0)), 0) AS "rentReturned"
    FROM payments WHERE agreement_id = ${agreementId} AND article = 'Аренда'`);
