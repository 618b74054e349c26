import type { timePoints } from '../../db/schema/people.ts';
import type { consents, workSchedules } from '../../db/schema/worktime.ts';
import { currentConsentText } from '../domain/photoConsent.ts';
import { type Day, dayText, instantAt, isWeekend } from './calendar.ts';
import { type Dice, urn } from './dice.ts';
import type { Row } from './insert.ts';
import type { World } from './model.ts';
import type { Pictures } from './pictures.ts';
import { DEMO_LOGINS, type Worker } from './staff.ts';

const MOSCOW_OFFSET = 180;
const FORGOT_END = 0.03;
const WITHOUT_PICTURE = 0.02;
const HOLIDAY_DAYS = 14;

/** Minutes late (early, where negative) for the shift. */
const drawDelay = urn<readonly [number, number]>([[-25, -3], 62], [[-3, 2], 24], [[2, 15], 9], [[15, 70], 5]);

/** Administrators work two days and rest two, from nine to eight; the others on weekdays till six. */
const worksOn = ({ row }: Worker, day: Day): boolean =>
  row.level === 4 ? (day + row.id) % 4 < 2 : !isWeekend(day);

const hoursOf = ({ row }: Worker): readonly [start: number, end: number] =>
  row.level === 4 ? [540, 1200] : [540, 1080];

const shift = (worker: Worker, day: Day, pictures: Pictures, dice: Dice): Row<typeof timePoints> => {
  const offset = worker.site?.offset ?? MOSCOW_OFFSET;
  const [start, end] = hoursOf(worker);
  const forgot = dice.chance(FORGOT_END);
  const picture = (from: readonly string[]) =>
    dice.chance(WITHOUT_PICTURE) ? null : (from[worker.row.id % from.length] ?? null);
  return {
    managerId: worker.row.id,
    day: dayText(day),
    startAt: instantAt(day, start + dice.real(...drawDelay(dice)), offset),
    startFileId: picture(pictures.starts),
    endAt: forgot ? null : instantAt(day, end + dice.real(-12, 35), offset),
    endFileId: forgot ? null : picture(pictures.ends),
    startClockBack: null,
    endClockBack: null,
  };
};

/** Whose hours are kept. */
const isSeen = (worker: Worker): boolean => worker.row.needsTimeControl || worker.to !== null;

const beginning = (world: World, worker: Worker): Day =>
  Math.max(worker.from, world.today - world.figures.timeControlDays);

/** The schedules by which `buildShifts` has them come; one of who has left ends with him. */
export const buildSchedules = (world: World, workers: readonly Worker[]): Row<typeof workSchedules>[] =>
  workers.filter(isSeen).flatMap((worker) => {
    const [startMinute, endMinute] = hoursOf(worker);
    const inShifts = worker.row.level === 4;
    const first = beginning(world, worker);
    const row = (since: Day, days: string) => ({
      managerId: worker.row.id,
      since: dayText(since),
      days,
      startMinute,
      endMinute,
    });
    const round = (first + worker.row.id) % 4;
    const begins = row(inShifts ? first + ((4 - round) % 4) : first, inShifts ? '1100' : '1111100');
    return worker.to === null || worker.to < first ? [begins] : [begins, row(worker.to + 1, '0')];
  });

/** All agreed to the photos when they were first taken, but the demo's front desk: there it can be seen how one is asked. */
export const buildConsents = (world: World, workers: readonly Worker[]): Row<typeof consents>[] => {
  const { version, text } = currentConsentText();
  return workers
    .filter((worker) => isSeen(worker) && worker.row.phone !== DEMO_LOGINS.frontDesk)
    .map((worker) => ({
      managerId: worker.row.id,
      purpose: 'time-control-photo',
      givenAt: instantAt(beginning(world, worker), 500, worker.site?.offset ?? MOSCOW_OFFSET),
      textVersion: version,
      text,
      withdrawnAt: null,
    }));
};

/** Starts and ends of the working days until yesterday, by day. */
export const buildShifts = (
  world: World,
  workers: readonly Worker[],
  pictures: Pictures,
): Row<typeof timePoints>[] => {
  const dice = world.dice('shifts');
  const first = world.today - world.figures.timeControlDays;
  const seen = workers.filter(isSeen);
  const holidays = new Map(seen.map((worker) => [worker, world.today - dice.int(20, 360)]));
  const rows: Row<typeof timePoints>[] = [];
  for (let day = first; day < world.today; day++) {
    for (const worker of seen) {
      const holiday = holidays.get(worker) ?? 0;
      const away = day >= holiday && day < holiday + HOLIDAY_DAYS;
      const employed = day >= worker.from && day <= (worker.to ?? world.today);
      if (employed && !away && worksOn(worker, day) && !dice.chance(0.015))
        rows.push(shift(worker, day, pictures, dice));
    }
  }
  return rows;
};
