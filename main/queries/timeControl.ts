import { type SQL, sql } from 'drizzle-orm';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { PAGE_SIZE_MAX } from '../../contract/fields.ts';
import type { timeControl as endpoint } from '../../contract/staff.ts';
import { HOME_TIME_ZONE } from '../clock.ts';
import { addMonths, todayIn } from '../domain/dates.ts';
import { matchesWordPrefixes, searchKey } from '../domain/search.ts';
import type { QueryContext } from './context.ts';
import { localDateTimes, zoneShift } from './parts/localTime.ts';
import { pageInfo, paging } from './parts/paging.ts';
import { photoLink } from './parts/photoLink.ts';
import { allStaff, type Employee, employee, isHoursSeenBy } from './parts/staff.ts';

type Filter = Input<typeof endpoint>;

interface Row {
  readonly managerId: number;
  readonly day: string;
  readonly startAt: number;
  readonly endAt: number | null;
  readonly startMime: string | null;
  readonly endMime: string | null;
}

/**
 * Starts and ends of working days of those whose hours the caller may see, newest first (document L2199). A warehouse
 * narrows it to its own people, but never hides the caller: existing clients offer to start the day where his row of
 * today is missing (client facts 44).
 */
export const timeControl = (
  { db, now }: QueryContext,
  managerId: number,
  filter: Filter,
): Answer<typeof endpoint> => {
  const staff = allStaff(db);
  const viewer = employee(staff, managerId);
  const isSeen = isHoursSeenBy(staff, viewer);
  const chosen = staff.filter((one) => isSeen(one) && fits(one, viewer, filter));
  const page = paging({ ...filter, show_cnt: filter.show_cnt ?? PAGE_SIZE_MAX });
  const from = sql`FROM time_points t JOIN who ON who.id = t.manager_id WHERE ${within(filter, now)}`;
  const who = whoTable(chosen, now);
  const all = db.get<{ n: number }>(sql`WITH ${who} SELECT count(*) AS n ${from}`).n;
  const rows = db.all<Row>(sql`
    WITH ${who}, page AS (
      SELECT t.manager_id, t.day, t.start_at, t.start_file_id, t.end_at, t.end_file_id, who.place, who.shift ${from}
      ORDER BY ${order(filter)} LIMIT ${page.size} OFFSET ${(page.page - 1) * page.size})
    SELECT t.manager_id AS "managerId", t.day, t.start_at AS "startAt", t.end_at AS "endAt",
      fs.mime AS "startMime", fe.mime AS "endMime"
    FROM page t LEFT JOIN files fs ON fs.id = t.start_file_id LEFT JOIN files fe ON fe.id = t.end_file_id
    ORDER BY ${order(filter)}`);
  return { timepoints: wireRows(rows, chosen), ...pageInfo(page, all) };
};

const fits = (one: Employee, viewer: Employee, { warehouse_id = 0, manager_id, search_str = '' }: Filter) =>
  (warehouse_id === 0 || one.warehouseId === warehouse_id || one === viewer) &&
  (manager_id === undefined || one.id === manager_id) &&
  matchesWordPrefixes(searchKey(one.fullName), search_str);

/** The last 12 months unless given (domain §4); no end leaves the far east its later «today». */
const within = ({ filter_start_date, filter_end_date }: Filter, now: number): SQL => {
  const start = filter_start_date ?? addMonths(filter_end_date ?? todayIn(HOME_TIME_ZONE, now), -12);
  return filter_end_date === undefined
    ? sql`t.day >= ${start}`
    : sql`t.day BETWEEN ${start} AND ${filter_end_date}`;
};

/** The chosen people with their places by name and the distance of their clocks from UTC. */
const whoTable = (chosen: readonly Employee[], now: number): SQL => {
  const zones = new Map(
    [...new Set(chosen.map((one) => one.timeZone))].map((zone) => [zone, zoneShift(now, zone)]),
  );
  const byName = chosen
    .map((one) => ({ ...one, key: searchKey(one.fullName) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id - b.id));
  const rows = byName.map((one, place) => [one.id, place, zones.get(one.timeZone) ?? 0]);
  return sql`who(id, place, shift) AS MATERIALIZED (
    SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(${JSON.stringify(rows)}))`;
};

/** The hour that the row shows, whatever the day. Zones of Russia don't turn their clocks: today's distance holds. */
const timeOfDay = (column: SQL): SQL => sql`(${column} + shift) % 86400000`;

const KEYS: Record<NonNullable<Filter['sort_column']>, SQL> = {
  date: sql`t.day`,
  manager_id: sql`t.manager_id`,
  manager_fullname: sql`place`,
  time_start: timeOfDay(sql`t.start_at`),
  time_end: timeOfDay(sql`t.end_at`),
};

/** Empty values last in either direction; ties newest first, then by manager. */
const order = ({ sort_column = 'date', sort_direction }: Filter): SQL => {
  const down = sort_direction === undefined ? sort_column === 'date' : sort_direction === 'desc';
  const key = sql`${KEYS[sort_column]} ${down ? sql`DESC` : sql`ASC`} NULLS LAST`;
  return sql`${key}, t.day DESC, t.manager_id`;
};

const wireRows = (
  rows: readonly Row[],
  chosen: readonly Employee[],
): Answer<typeof endpoint>['timepoints'] => {
  const byId = new Map(chosen.map((one) => [one.id, one]));
  const local = localDateTimes();
  return rows.map((row) => {
    const one = byId.get(row.managerId);
    const time = (at: number) => local(at, one?.timeZone ?? HOME_TIME_ZONE).slice(11);
    return {
      date: row.day,
      manager_id: row.managerId,
      manager_fullname: one?.fullName ?? '—',
      time_start: time(row.startAt),
      time_end: row.endAt === null ? null : time(row.endAt),
      start_photo_link: photoLink(row.managerId, row.day, 'start', row.startMime),
      end_photo_link: photoLink(row.managerId, row.day, 'end', row.endMime),
    };
  });
};
