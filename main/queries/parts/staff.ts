import { asc, eq, getTableColumns } from 'drizzle-orm';
import type { StaffMember } from '../../../contract/staff.ts';
import type { ReadDb } from '../../../db/handles.ts';
import { managers } from '../../../db/schema/people.ts';
import { warehouses } from '../../../db/schema/property.ts';
import { HOME_TIME_ZONE } from '../../clock.ts';
import { notFound } from '../../errors.ts';
import { managerName, wireRights } from './wire.ts';

/** An employee, whether he still works here or not. */
export interface Employee extends Row {
  readonly fullName: string;
  /** His warehouse's; the head office's for who has none. */
  readonly timeZone: string;
  /** null: head office. */
  readonly warehouseName: string | null;
}

type Row = typeof managers.$inferSelect;

/** All who ever worked here, by number: some hundred rows, so that the hierarchy is judged here and not in SQL. */
export const allStaff = (db: ReadDb): Employee[] =>
  db
    .select({ ...getTableColumns(managers), timeZone: warehouses.timeZone, warehouseName: warehouses.name })
    .from(managers)
    .leftJoin(warehouses, eq(warehouses.id, managers.warehouseId))
    .orderBy(asc(managers.id))
    .all()
    .map((row) => ({ ...row, fullName: managerName(row), timeZone: row.timeZone ?? HOME_TIME_ZONE }));

/** @throws UserFacingError not_found */
export const employee = (staff: readonly Employee[], id: number): Employee => {
  const found = staff.find((candidate) => candidate.id === id);
  if (found === undefined) throw notFound(`Сотрудник №${id} не найден. Обновите список сотрудников.`);
  return found;
};

/** The chiefs above someone, the nearest first. Ends where a chief is unknown or stands under himself. */
const chiefsOf = (staff: readonly Employee[], of: Employee): Employee[] => {
  const byId = new Map(staff.map((one) => [one.id, one]));
  const chain: Employee[] = [];
  let chief = of.chiefId === null ? undefined : byId.get(of.chiefId);
  while (chief !== undefined && chief !== of && !chain.includes(chief)) {
    chain.push(chief);
    chief = chief.chiefId === null ? undefined : byId.get(chief.chiefId);
  }
  return chain;
};

/**
 * The chosen employees on the wire. Existing clients draw nobody whose chief is missing from the list (client facts 45),
 * so each one's chief is the nearest that is in it: nobody vanishes with a chief who left, or with the caller.
 */
export const staffList = (staff: readonly Employee[], isListed: (one: Employee) => boolean): StaffMember[] =>
  staff
    .filter(isListed)
    .map((one) => staffMember(one, chiefsOf(staff, one).find((chief) => isListed(chief))?.id ?? null));

/**
 * Whose working hours someone may see: his own, those of all who stand below him, however far, and everybody's for who
 * sets accesses (errata L2213: «the managers the caller may see»).
 */
export const isHoursSeenBy = (staff: readonly Employee[], viewer: Employee): ((one: Employee) => boolean) =>
  viewer.canSetAccesses ? () => true : (one) => one === viewer || chiefsOf(staff, one).includes(viewer);

/** One employee in the wire's words. */
export const staffMember = (one: Employee, chiefId: number | null): StaffMember => ({
  manager_id: one.id,
  user_id: one.userId ?? 0,
  manager_fullname: one.fullName,
  manager_familyname: one.lastName,
  firstname: one.firstName,
  patronymic: one.patronymic,
  manager_firstname: one.firstName || null,
  manager_patronymic: one.patronymic || null,
  role: one.role,
  hierarchy_level: one.level,
  chief_id: chiefId,
  ...wireRights(one),
});
