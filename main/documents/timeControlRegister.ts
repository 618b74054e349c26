import { sql } from 'drizzle-orm';
import type { Answer } from '../../contract/endpoint.ts';
import { PAGE_SIZE_MAX } from '../../contract/fields.ts';
import type { timeControl as endpoint } from '../../contract/staff.ts';
import { lateMinutes, type Schedule } from '../domain/schedule.ts';
import type { QueryContext } from '../queries/context.ts';
import { pendingRows } from '../queries/parts/pending.ts';
import { clockText, dueOn, schedulesOf } from '../queries/parts/schedules.ts';
import { timeControl } from '../queries/timeControl.ts';
import type { Job } from './registerJob.ts';
import { PENDING_COLUMN } from './registerParts.ts';
import type { Column, Register } from './sheet.ts';

interface Line {
  readonly row: Answer<typeof endpoint>['timepoints'][number];
  readonly place: Place | undefined;
  /** By which work was due on that day. */
  readonly due: Schedule | undefined;
  readonly pending: boolean;
}

interface Place {
  readonly role: string;
  readonly warehouse: string | null;
}

const DAY_SECONDS = 86_400;

const secondOf = (time: string): number => {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
};

/** Seconds from start to end; a night's end is the next day's. null: the day is not ended. */
const worked = ({ row }: Line): number | null =>
  row.time_end === null
    ? null
    : (secondOf(row.time_end) - secondOf(row.time_start) + DAY_SECONDS) % DAY_SECONDS;

/** Seconds by which the start is after the schedule's; null: in time, or nothing was due. */
const late = ({ row, due }: Line): number | null => {
  const minutes = due === undefined ? 0 : lateMinutes(due, secondOf(row.time_start) / 60);
  return minutes === 0 ? null : minutes * 60;
};

const COLUMNS: readonly Column<Line>[] = [
  { title: 'Дата', kind: 'day', width: 12, of: ({ row }) => row.date },
  { title: 'Сотрудник', kind: 'text', width: 34, of: ({ row }) => row.manager_fullname },
  { title: 'Должность', kind: 'text', width: 24, of: ({ place }) => place?.role ?? null },
  { title: 'Склад', kind: 'text', width: 22, of: ({ place }) => place?.warehouse ?? null },
  { title: 'Начало', kind: 'time', width: 10, of: ({ row }) => secondOf(row.time_start) },
  {
    title: 'Окончание',
    kind: 'time',
    width: 11,
    of: ({ row }) => (row.time_end === null ? null : secondOf(row.time_end)),
  },
  { title: 'Часы', kind: 'hours', width: 10, total: true, of: worked },
  {
    title: 'По графику',
    kind: 'text',
    width: 14,
    of: ({ due }) => (due === undefined ? null : `${clockText(due.startMinute)}–${clockText(due.endMinute)}`),
  },
  { title: 'Опоздание', kind: 'hours', width: 11, total: true, of: late },
  {
    title: 'Завершение',
    kind: 'text',
    width: 14,
    of: ({ row }) => (row.time_end === null ? 'не отмечено' : null),
  },
  { title: 'Фото начала', kind: 'text', width: 12, of: ({ row }) => (row.start_photo_link ? 'есть' : 'нет') },
  {
    title: 'Фото окончания',
    kind: 'text',
    width: 12,
    of: ({ row }) => (row.time_end === null ? null : row.end_photo_link ? 'есть' : 'нет'),
  },
  PENDING_COLUMN,
];

/** The working days that the asker may see, as the list `_get_time_control_info_` has them, in its order. */
export const timeControlPages = (
  context: QueryContext,
  { filter, managerId }: Job<'time_control'>,
): Register<Line> => {
  const page = (number: number) =>
    timeControl(context, managerId, { ...filter, page: number, show_cnt: PAGE_SIZE_MAX });
  const first = page(1);
  return {
    title: 'Контроль времени',
    columns: COLUMNS,
    total: first.cnt_all,
    pages: pages(context, first, page),
  };
};

function* pages(
  context: QueryContext,
  first: ReturnType<typeof timeControl>,
  page: (number: number) => typeof first,
): Generator<Line[]> {
  const pending = pendingRows(context.db, 'time_points');
  const places = placesOf(context);
  const schedules = schedulesOf(context.db);
  for (let number = 1; number <= first.cnt_pages; number++)
    yield (number === 1 ? first : page(number)).timepoints.map((row) => ({
      row,
      place: places.get(row.manager_id),
      due: dueOn(schedules.get(row.manager_id) ?? [], row.date),
      pending: pending({ manager_id: row.manager_id, day: row.date }),
    }));
}

const placesOf = ({ db }: QueryContext): Map<number, Place> =>
  new Map(
    db
      .all<Place & { id: number }>(sql`
        SELECT m.id, m.role, w.name AS warehouse FROM managers m LEFT JOIN warehouses w ON w.id = m.warehouse_id`)
      .map(({ id, ...place }) => [id, place]),
  );
