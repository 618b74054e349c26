import { sql } from 'drizzle-orm';
import { notFound, UserFacingError } from '../errors.ts';
import type { QueryContext } from './context.ts';
import { allStaff, employee, isHoursSeenBy } from './parts/staff.ts';

interface Photo {
  readonly id: string;
  readonly mime: string;
}

/** `2024-07-06_start.jpeg`; one link of the document has no ending (errata L2226). */
const NAME = /^(\d{4}-\d{2}-\d{2})_(start|end)(?:\.[a-z]{3,4})?$/;

/**
 * Which stored file is the photo of a working day's start or end, for who may see those hours.
 * @throws UserFacingError not_found | not_yours
 */
export const timePointPhoto = (
  { db }: QueryContext,
  viewerId: number,
  managerId: number,
  name: string,
): Photo => {
  const staff = allStaff(db);
  const [, day, which] = NAME.exec(name) ?? [];
  const column = which === 'start' ? sql`t.start_file_id` : sql`t.end_file_id`;
  const photo =
    which === undefined
      ? undefined
      : db.get<Photo | undefined>(sql`
          SELECT f.id, f.mime FROM time_points t JOIN files f ON f.id = ${column}
          WHERE t.manager_id = ${managerId} AND t.day = ${day}`);
  if (photo === undefined) throw notFound('Такого фото рабочего дня нет.');
  if (!isHoursSeenBy(staff, employee(staff, viewerId))(employee(staff, managerId))) {
    throw new UserFacingError(
      'not_yours',
      403,
      'Рабочее время этого сотрудника видят он сам и его руководители.',
    );
  }
  return photo;
};
