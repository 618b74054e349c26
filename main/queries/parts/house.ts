import { sql } from 'drizzle-orm';
import { HOME_TIME_ZONE } from '../../clock.ts';
import { type PlainDate, todayIn } from '../../domain/dates.ts';
import { type DayRange, daysIn, twelveMonthsTo, wholeMonth } from '../../domain/periods.ts';
import { notFound, UserFacingError } from '../../errors.ts';
import type { QueryContext } from '../context.ts';
import { localDays } from './localTime.ts';

/** What a dashboard is about: one warehouse, or all of them (0), and what day it is there. */
export interface House {
  readonly warehouseId: number;
  /** The warehouse's; of all warehouses the head office's. */
  readonly today: PlainDate;
}

/** @throws UserFacingError not_found */
export const houseOf = ({ db, now }: QueryContext, warehouseId = 0): House => {
  if (warehouseId === 0) return { warehouseId, today: todayIn(HOME_TIME_ZONE, now) };
  const row = db.get<{ zone: string } | undefined>(
    sql`SELECT time_zone AS zone FROM warehouses WHERE id = ${warehouseId}`,
  );
  if (row === undefined)
    throw notFound(`Склад №${warehouseId} не найден. Выберите склад из списка или 0 — все склады.`);
  return { warehouseId, today: todayIn(row.zone, now) };
};

interface RangeInput {
  readonly start_date?: string | undefined;
  readonly end_date?: string | undefined;
  readonly month?: string | undefined;
}

const LONGEST_DAYS = 50 * 366;

/**
 * The days that a dashboard is asked for: the last 12 months where the request names none (domain §4), 12 months up to the
 * end where it names no start.
 * @throws UserFacingError 422 invalid_input, for a range that ends before it starts or is longer than 50 years
 */
export const rangeOf = ({ start_date, end_date, month }: RangeInput, today: PlainDate): DayRange => {
  const named = month === undefined ? undefined : wholeMonth(month);
  const end = end_date ?? named?.end ?? today;
  const start = start_date ?? named?.start ?? twelveMonthsTo(end).start;
  if (start > end)
    throw badRange('start_date', `Начало периода ${start} позже его конца ${end}. Поменяйте даты местами.`);
  if (daysIn({ start, end }) > LONGEST_DAYS)
    throw badRange('start_date', 'Период длиннее 50 лет. Выберите более поздний первый день.');
  return { start, end };
};

const badRange = (field: string, msg: string) =>
  new UserFacingError('invalid_input', 422, msg, { fields: [{ field, msg }] });

const dayIn = localDays();

/** «Today» of each warehouse. */
export const warehouseDays = ({ db, now }: QueryContext): Map<number, PlainDate> =>
  new Map(
    db
      .all<{ id: number; zone: string }>(sql`SELECT id, time_zone AS zone FROM warehouses ORDER BY id`)
      .map(({ id, zone }) => [id, dayIn(now, zone)]),
  );
