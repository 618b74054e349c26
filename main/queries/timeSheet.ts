import { sql } from 'drizzle-orm';
import type { Answer, Input } from '../../contract/endpoint.ts';
import type { timeSheet as endpoint, SheetDay, SheetRow } from '../../contract/worktime.ts';
import type { ReadDb } from '../../db/handles.ts';
import { addDays, addMonths, type PlainDate, todayIn } from '../domain/dates.ts';
import { lateMinutes, type Schedule, scheduleOn } from '../domain/schedule.ts';
import { searchKey } from '../domain/search.ts';
import type { QueryContext } from './context.ts';
import { zoneShift } from './parts/localTime.ts';
import { pendingRows } from './parts/pending.ts';
import { photoLink } from './parts/photoLink.ts';
import { clockText, dueOn, schedulesOf } from './parts/schedules.ts';
import { allStaff, type Employee, employee, isHoursSeenBy } from './parts/staff.ts';

interface Point {
  readonly managerId: number;
  readonly day: PlainDate;
  readonly startAt: number;
  readonly endAt: number | null;
  readonly startMime: string | null;
  readonly endMime: string | null;
  readonly startClockBack: number | null;
  readonly endClockBack: number | null;
}

const MINUTE_MS = 60_000;

/**
 * A month of working time of those whose hours the caller may see: each day with start, end and hours, judged by the schedule
 * that held on it. Until today: what is still to come is nobody's absence.
 */
export const timeSheet = (
  { db, now }: QueryContext,
  managerId: number,
  { month, warehouse_id = 0 }: Input<typeof endpoint>,
): Answer<typeof endpoint> => {
  const staff = allStaff(db);
  const viewer = employee(staff, managerId);
  const isSeen = isHoursSeenBy(staff, viewer);
  const first = `${month}-01`;
  const last = addDays(addMonths(first, 1), -1);
  const points = Map.groupBy(pointsOf(db, first, last), (point) => point.managerId);
  const schedules = schedulesOf(db);
  const isPending = pendingRows(db, 'time_points');
  const rows = staff
    .filter(
      (one) => isSeen(one) && (warehouse_id === 0 || one.warehouseId === warehouse_id || one === viewer),
    )
    .filter((one) => (one.active && one.needsTimeControl) || points.has(one.id))
    .map((one) => ({ one, key: searchKey(one.fullName) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.one.id - b.one.id))
    .map(({ one }) =>
      sheetRow(one, {
        first,
        last,
        today: todayIn(one.timeZone, now),
        shift: zoneShift(now, one.timeZone),
        points: points.get(one.id) ?? [],
        schedules: schedules.get(one.id) ?? [],
        isPending: (day) => isPending({ manager_id: one.id, day }),
      }),
    );
  return { month, rows };
};

/** What a row of the sheet is made from. */
interface Facts {
  readonly first: PlainDate;
  readonly last: PlainDate;
  readonly today: PlainDate;
  /** Milliseconds by which his clock is before UTC. Zones of Russia don't turn their clocks: today's distance holds. */
  readonly shift: number;
  readonly points: readonly Point[];
  readonly schedules: readonly Schedule[];
  isPending(day: PlainDate): boolean;
}

const sheetRow = (one: Employee, facts: Facts): SheetRow => {
  const until = facts.today < facts.last ? facts.today : facts.last;
  const days = daysOf(one, facts);
  const schedule = scheduleOn(facts.schedules, until < facts.first ? facts.last : until);
  const worked = days.filter((day) => day.state !== 'absent');
  return {
    manager_id: one.id,
    manager_fullname: one.fullName,
    role: one.role,
    warehouse_name: one.warehouseName,
    schedule:
      schedule === undefined ? null : { ...hoursOf(schedule), since: schedule.since, days: schedule.days },
    days_worked: worked.length,
    minutes: worked.reduce((sum, day) => sum + (day.minutes ?? 0), 0),
    days_planned: facts.schedules.length === 0 ? null : days.filter((day) => day.planned !== null).length,
    late_days: days.filter((day) => day.late_minutes > 0).length,
    late_minutes: days.reduce((sum, day) => sum + day.late_minutes, 0),
    missing_ends: days.filter((day) => day.state === 'no_end').length,
    absent_days: days.filter((day) => day.state === 'absent').length,
    days,
  };
};

/** Days on which he was there, and those on which he should have been, in their order. */
const daysOf = (one: Employee, facts: Facts): SheetDay[] => {
  const byDay = new Map(facts.points.map((point) => [point.day, point]));
  const days: SheetDay[] = [];
  for (let day = facts.first; day <= facts.last; day = addDays(day, 1)) {
    const point = byDay.get(day);
    const due = dueOn(facts.schedules, day);
    if (point !== undefined) days.push(dayThere(point, due, facts));
    // Who has not come today may still come; who has left is missed by nobody.
    else if (due !== undefined && day < facts.today && one.active) days.push(dayAbsent(day, due));
  }
  return days;
};

const dayThere = (point: Point, due: Schedule | undefined, facts: Facts): SheetDay => {
  const minuteOfDay = (at: number) => ((at + facts.shift) % 86_400_000) / MINUTE_MS;
  const { startAt, endAt, managerId, day } = point;
  const clockBack = Math.max(point.startClockBack ?? 0, point.endClockBack ?? 0);
  return {
    date: day,
    planned: due === undefined ? null : hoursOf(due),
    time_start: clockText(Math.floor(minuteOfDay(startAt))),
    time_end: endAt === null ? null : clockText(Math.floor(minuteOfDay(endAt))),
    minutes: endAt === null ? null : Math.floor((endAt - startAt) / MINUTE_MS),
    late_minutes: due === undefined ? 0 : lateMinutes(due, minuteOfDay(startAt)),
    state: endAt !== null ? 'done' : day < facts.today ? 'no_end' : 'open',
    start_photo_link: photoLink(managerId, day, 'start', point.startMime),
    end_photo_link: photoLink(managerId, day, 'end', point.endMime),
    clock_back: clockBack > 0 ? clockBack : null,
    pending: facts.isPending(day),
  };
};

const dayAbsent = (date: PlainDate, due: Schedule): SheetDay => ({
  date,
  planned: hoursOf(due),
  time_start: null,
  time_end: null,
  minutes: null,
  late_minutes: 0,
  state: 'absent',
  start_photo_link: null,
  end_photo_link: null,
  clock_back: null,
  pending: false,
});

const hoursOf = ({ startMinute, endMinute }: Schedule) => ({
  start_time: clockText(startMinute),
  end_time: clockText(endMinute),
});

const pointsOf = (db: ReadDb, first: PlainDate, last: PlainDate): Point[] =>
  db.all<Point>(sql`
    SELECT t.manager_id AS "managerId", t.day, t.start_at AS "startAt", t.end_at AS "endAt",
      fs.mime AS "startMime", fe.mime AS "endMime",
      t.start_clock_back AS "startClockBack", t.end_clock_back AS "endClockBack"
    FROM time_points t LEFT JOIN files fs ON fs.id = t.start_file_id LEFT JOIN files fe ON fe.id = t.end_file_id
    WHERE t.day BETWEEN ${first} AND ${last} ORDER BY t.day`);
