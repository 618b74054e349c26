import { and, eq, gt, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { WriteDb } from '../../db/handles.ts';
import { priceChanges, rentals } from '../../db/schema/letting.ts';
import { nothingLet, roomTitle } from '../domain/allowed.ts';
import { formatDate, isPlainDate, type PlainDate } from '../domain/dates.ts';
import { formatRubles, type Kopecks } from '../domain/money.ts';
import { priceOn } from '../domain/rent.ts';
import { refused, refusedBy } from '../errors.ts';
import { type CommandContext, command } from './command.ts';
import { assertSameHolder, findAgreement, findRoom, findRunningRental } from './parts/find.ts';

type Rental = typeof rentals.$inferSelect;

const input = z.object({
  /** None: every room that the agreement rents. */
  roomIds: z.array(z.int().positive()),
  /** The agreement that the desk saw in each of these rooms. */
  seenAgreementIds: z.array(z.int().positive().nullable()),
  agreementId: z.int().positive().nullable(),
  /** The day from which the price is another. */
  day: z.string().refine(isPlainDate).nullable(),
  /** The difference to today's price in kopecks a month; null cancels. */
  sum: z.int().nullable(),
});

/**
 * Plans an indexation of rentals that run now, plans it anew, or cancels it (document L907 by its heading, domain §4): one
 * planned a rental, always ahead, and the price that comes of it must stay above nothing. All rooms or none.
 */
export const planIndexation = command({
  name: 'plan-indexation',
  inputVersion: 1,
  input,
  right: null,
  run: (context, given) => {
    const { day, sum } = given;
    const chosen = rentalsOf(context, given);
    const before = chosen.flatMap(({ planned }) => planned);
    if (sum === null && before.length === 0)
      throw refused('no_indexation', 'Индексация не запланирована, отменять нечего. Обновите список.');
    const after: Planned[] = [];
    for (const rental of chosen) {
      context.db.delete(priceChanges).where(plannedOf(rental, rental.today)).run();
      if (sum === null || day === null) continue;
      assertFits(rental, day, sum);
      const row = {
        agreementId: rental.agreementId,
        roomId: rental.roomId,
        rentalStart: rental.start,
        day,
        sum,
      };
      context.db.insert(priceChanges).values(row).run();
      after.push(row);
    }
    const agreementIds = [...new Set(chosen.map((rental) => rental.agreementId))];
    return {
      msg: sum === null ? 'Индексация отменена' : 'Индексация успешно запланирована',
      entity: 'agreement',
      entityId: agreementIds.join(','),
      before: { planned: before },
      after: { planned: after },
    };
  },
});

interface Planned {
  readonly agreementId: number;
  readonly roomId: number;
  readonly rentalStart: PlainDate;
  readonly day: PlainDate;
  readonly sum: Kopecks;
}

interface ChosenRental extends Rental {
  readonly title: string;
  readonly today: PlainDate;
  /** Month's price in force today. */
  readonly priceNow: Kopecks;
  readonly planned: readonly Planned[];
}

/** Changes of a rental whose day is still ahead. */
const plannedOf = (rental: Rental, today: PlainDate) => and(changesOf(rental), gt(priceChanges.day, today));

const changesOf = (rental: Rental) =>
  and(
    eq(priceChanges.agreementId, rental.agreementId),
    eq(priceChanges.roomId, rental.roomId),
    eq(priceChanges.rentalStart, rental.start),
  );

/** @throws UserFacingError not_found, room_not_let, agreement_ended, room_of_other_agreement */
const rentalsOf = (
  context: CommandContext,
  { roomIds, seenAgreementIds, agreementId }: z.output<typeof input>,
): ChosenRental[] => {
  const { db } = context;
  if (agreementId !== null) findAgreement(db, agreementId);
  const found =
    roomIds.length > 0
      ? roomIds.map((roomId, i) => {
          const rental = findRunningRental(db, roomId);
          assertSameHolder(db, rental, seenAgreementIds[i] ?? null);
          return rental;
        })
      : runningOf(db, agreementId ?? 0);
  return found.map((rental) => {
    const room = findRoom(db, rental.roomId);
    const title = roomTitle(room.name);
    if (agreementId !== null && rental.agreementId !== agreementId) {
      const msg = `${title} сдана по договору №${rental.agreementId}, а не №${agreementId}. Проверьте номер договора.`;
      throw refused('room_of_other_agreement', msg, [{ field: 'agrid', msg }]);
    }
    const today = context.todayIn(room.timeZone);
    const changes = db.select().from(priceChanges).where(changesOf(rental)).orderBy(priceChanges.day).all();
    const steps = changes.map(({ day, sum }) => ({ date: day, sum }));
    return {
      ...rental,
      title,
      today,
      priceNow: priceOn({ ...rental, changes: steps }, today),
      planned: changes.filter(({ day }) => day > today).map(({ version: _version, ...change }) => change),
    };
  });
};

const runningOf = (db: WriteDb, agreementId: number): Rental[] => {
  const found = db
    .select()
    .from(rentals)
    .where(and(eq(rentals.agreementId, agreementId), isNull(rentals.end)))
    .orderBy(rentals.roomId)
    .all();
  if (found.length > 0) return found;
  throw refusedBy(nothingLet(agreementId));
};

/** @throws UserFacingError index_date_not_ahead, price_not_positive */
const assertFits = ({ title, today, start, priceNow }: ChosenRental, day: PlainDate, sum: Kopecks): void => {
  const earliest = start > today ? start : today;
  if (day <= earliest) {
    const why = start > today ? 'аренда начинается' : 'сегодня';
    const msg = `${title}: индексация планируется на будущее, а ${formatDate(day)} слишком рано (${why} ${formatDate(earliest)}). Укажите более поздний день.`;
    throw refused('index_date_not_ahead', msg, [{ field: 'index_date', msg }]);
  }
  if (priceNow + sum <= 0) {
    const msg = `${title}: цена станет ${formatRubles(priceNow + sum)} в месяц (сегодня ${formatRubles(priceNow)}). Уменьшите снижение.`;
    throw refused('price_not_positive', msg, [{ field: 'index_sum', msg }]);
  }
};
