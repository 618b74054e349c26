import { sql } from 'drizzle-orm';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { type lettingQuote as endpoint, TIERS, type Tier } from '../../contract/lettingQuote.ts';
import { roomTitle } from '../domain/allowed.ts';
import { type PlainDate, todayIn } from '../domain/dates.ts';
import { type Kopecks, toRubles } from '../domain/money.ts';
import { type ListPrices, PRICE_TIERS, tierPrice } from '../domain/rent.ts';
import { firstFreeDay, takenOn, termOf } from '../domain/term.ts';
import { notFound, refused, UserFacingError } from '../errors.ts';
import type { QueryContext } from './context.ts';
import { dimensions } from './parts/wire.ts';

type Quote = Answer<typeof endpoint>;

interface Row extends ListPrices {
  readonly id: number;
  readonly name: string;
  readonly warehouseId: number;
  readonly warehouseName: string;
  readonly timeZone: string;
  readonly floor: number;
  readonly length: number;
  readonly width: number;
  readonly height: number;
  readonly area: number;
  /** Last day of the newest rental that has ended, which may lie ahead, and its agreement. */
  readonly lastDay: PlainDate | null;
  readonly lastAgreementId: number | null;
}

/**
 * What rooms cost by the planned term, from which day they can be had, and which price tier a term gives (domain §3): by
 * the functions by which the agreement is formed.
 * @throws UserFacingError not_found; room_taken, invalid_input for a beginning or a term that can't be
 */
export const lettingQuote = (context: QueryContext, asked: Input<typeof endpoint>): Quote => {
  const rows = asked.room_ids.map((id) => roomOf(context, id));
  const today = todayIn(rows[0]?.timeZone ?? 'Europe/Moscow', context.now);
  const rents = rows.flatMap(({ name, lastDay, lastAgreementId }) =>
    lastDay === null || lastAgreementId === null
      ? []
      : [{ title: roomTitle(name), day: lastDay, agreementId: lastAgreementId }],
  );
  const firstDay = firstFreeDay(
    today,
    rents.map(({ day }) => day),
  );
  const begin = asked.agrbegdate ?? firstDay;
  const taken = takenOn(begin, rents);
  if (taken !== null) throw refused('room_taken', taken, [{ field: 'agrbegdate', msg: taken }]);
  const term = termAsked(begin, asked);
  const shortest = totalOf(rows, 1);
  return {
    today,
    first_day: firstDay,
    agrbegdate: begin,
    agrplanenddate: term?.plannedEnd ?? null,
    months: term?.months ?? null,
    tier: term && tierOf(term.months),
    rooms: rows.map(wireRoom),
    tiers: PRICE_TIERS.map((fromMonths, i) => ({
      tier: tierOf(fromMonths),
      from_months: fromMonths || 1,
      to_months: i + 1 < PRICE_TIERS.length ? (PRICE_TIERS[i + 1] ?? 0) - 1 : null,
      total: toRubles(totalOf(rows, fromMonths)),
      saving: toRubles(shortest - totalOf(rows, fromMonths)),
    })),
    total: term && toRubles(totalOf(rows, term.months)),
  };
};

const termAsked = (begin: PlainDate, { agrplanenddate, months }: Input<typeof endpoint>) => {
  if (agrplanenddate === undefined && months === undefined) return null;
  const term = termOf(begin, agrplanenddate ?? null, months ?? null);
  if ('field' in term) throw new UserFacingError('invalid_input', 422, term.msg, { fields: [term] });
  return term;
};

const totalOf = (rows: readonly Row[], months: number): Kopecks =>
  rows.reduce((sum, row) => sum + tierPrice(row, months), 0);

const tierOf = (months: number): Tier =>
  TIERS[PRICE_TIERS.findLastIndex((fromMonths) => months >= fromMonths)] ?? 'price';

const roomOf = ({ db }: QueryContext, id: number): Row => {
  const row = db.get<Row | undefined>(sql`
    SELECT room.id, room.name, w.id AS "warehouseId", w.name AS "warehouseName", w.time_zone AS "timeZone", room.floor,
      room.length, room.width, room.height, room.area, room.price, room.price_6m AS "price6m",
      room.price_11m AS "price11m", last."end" AS "lastDay", last.agreement_id AS "lastAgreementId"
    FROM rooms room JOIN warehouses w ON w.id = room.warehouse_id
    LEFT JOIN (SELECT r.agreement_id, r."end" FROM rentals r WHERE r.room_id = ${id} ORDER BY r."end" DESC LIMIT 1) last
    WHERE room.id = ${id}`);
  if (row === undefined) throw notFound(`Ячейка №${id} не найдена. Выберите ячейку из списка.`);
  return row;
};

const wireRoom = (row: Row): Quote['rooms'][number] => ({
  room_id: row.id,
  room_name: row.name,
  warehouse_id: row.warehouseId,
  warehouse_name: row.warehouseName,
  floor: row.floor,
  dimensions: dimensions(row),
  area: row.area,
  price: toRubles(row.price),
  price_6m: toRubles(row.price6m),
  price_11m: toRubles(row.price11m),
});
