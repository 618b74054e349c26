import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { timePoints } from '../../db/schema/people.ts';
import { formatDate, localDateTime, type PlainDate } from '../domain/dates.ts';
import { refused } from '../errors.ts';
import { type CommandContext, command } from './command.ts';
import { knowFile } from './parts/find.ts';
import { managerZone } from './parts/staff.ts';

type Row = typeof timePoints.$inferSelect;
type Marks = Pick<Row, 'startAt' | 'startFileId' | 'startClockBack' | 'endAt' | 'endFileId' | 'endClockBack'>;

/** One press of the button. */
interface Moment {
  readonly at: number;
  /** null: marked without a photo. */
  readonly fileId: string | null;
  readonly clockBack: number | null;
}

/** The author's working day, by the clock of his warehouse. */
interface Shift {
  readonly day: PlainDate;
  readonly timeZone: string;
  readonly row: Row | undefined;
}

const SAVED = 'Фото успешно сохранено';
const SAVED_WITHOUT_PHOTO = 'Отметка сохранена без фото';

/**
 * Marks the start or the end of the author's working day with a photo (document L2170): one row a day, where the first
 * start and the last end count, whichever of his machines sends its mark first (domain §4). Where there is no camera, or
 * no consent to be photographed, the day is marked without a photo, which the time sheet shows.
 */
export const addTimePoint = command({
  name: 'add-time-point',
  inputVersion: 1,
  input: z.object({
    kind: z.enum(['start', 'end']),
    file: z
      .object({ id: z.string().regex(/^[0-9a-f]{64}$/), mime: z.string(), size: z.int().positive() })
      .nullable(),
    /** How far the computer's clock was found set back, ms; null: nothing was noticed. */
    clockBack: z.int().positive().nullable(),
  }),
  right: null,
  run: (context, { kind, file, clockBack }) => {
    const { db, authorId, madeAt } = context;
    const shift = shiftOf(context);
    const moment: Moment = { at: madeAt, fileId: file?.id ?? null, clockBack };
    const marks = kind === 'start' ? startMark(shift, moment) : endMark(shift, moment);
    if (marks !== null) {
      if (file !== null) knowFile(db, file, madeAt);
      db.insert(timePoints)
        .values({ managerId: authorId, day: shift.day, startAt: madeAt, ...marks })
        .onConflictDoUpdate({ target: [timePoints.managerId, timePoints.day], set: marks })
        .run();
    }
    const before = shift.row ? marksOf(shift.row) : null;
    return {
      msg: marks === null ? keptSentence(kind, shift) : file === null ? SAVED_WITHOUT_PHOTO : SAVED,
      entity: 'time-point',
      entityId: `${authorId}/${shift.day}`,
      before,
      after: { ...before, ...marks },
    };
  },
});

const shiftOf = ({ db, authorId, todayIn }: CommandContext): Shift => {
  const timeZone = managerZone(db, authorId);
  const day = todayIn(timeZone);
  const own = and(eq(timePoints.managerId, authorId), eq(timePoints.day, day));
  return { day, timeZone, row: db.select().from(timePoints).where(own).get() };
};

const marksOf = ({ startAt, startFileId, startClockBack, endAt, endFileId, endClockBack }: Row): Marks => ({
  startAt,
  startFileId,
  startClockBack,
  endAt,
  endFileId,
  endClockBack,
});

/** null: an earlier start stands. */
const startMark = ({ row }: Shift, { at, fileId, clockBack }: Moment): Partial<Marks> | null =>
  row !== undefined && row.startAt <= at
    ? null
    : { startAt: at, startFileId: fileId, startClockBack: clockBack };

/** null: a later end stands. @throws UserFacingError day_not_started | end_before_start */
const endMark = ({ row, day, timeZone }: Shift, { at, fileId, clockBack }: Moment): Partial<Marks> | null => {
  if (row === undefined) {
    throw notNow(
      'day_not_started',
      `Рабочий день ${formatDate(day)} ещё не начат. Сначала отметьте его начало.`,
    );
  }
  if (at < row.startAt) {
    throw notNow(
      'end_before_start',
      `Завершение дня раньше его начала (${timeOf(row.startAt, timeZone)}). Проверьте часы компьютера.`,
    );
  }
  return row.endAt !== null && row.endAt >= at
    ? null
    : { endAt: at, endFileId: fileId, endClockBack: clockBack };
};

const notNow = (code: string, sentence: string) =>
  refused(code, sentence, [{ field: 'start_or_end', msg: sentence }]);

const timeOf = (at: number, timeZone: string): string => localDateTime(at, timeZone).slice(11);

const keptSentence = (kind: 'start' | 'end', { row, timeZone }: Shift): string => {
  if (row === undefined) return SAVED;
  return kind === 'start'
    ? `Начало дня уже отмечено в ${timeOf(row.startAt, timeZone)}: считается первая отметка`
    : `Завершение дня уже отмечено в ${timeOf(row.endAt ?? row.startAt, timeZone)}: считается последняя отметка`;
};
