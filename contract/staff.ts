import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import {
  dayOut,
  flagOut,
  intIn,
  listIn,
  listOut,
  optionalDayIn,
  optionalFlagIn,
  optionalIntIn,
  optionalTextIn,
} from './fields.ts';
import { writeOut } from './payments.ts';
import { rightsOut } from './rights.ts';
import { uploadIn } from './upload.ts';

/** Section «Взаимодействие работников»: staff, rights, time control. */

/** A manager: the names of the document's table, of its examples, and the flags that existing clients show. */
const staffMember = z.object({
  manager_id: z.int(),
  /** 0: no account (document L2088). */
  user_id: z.int(),
  manager_fullname: z.string(),
  manager_familyname: z.string(),
  firstname: z.string(),
  patronymic: z.string(),
  manager_firstname: z.string().nullable(),
  manager_patronymic: z.string().nullable(),
  role: z.string(),
  hierarchy_level: z.int(),
  /** null: nobody stands above. In a list it is the nearest chief who is in that list. */
  chief_id: z.int().nullable(),
  ...rightsOut,
});
export type StaffMember = z.output<typeof staffMember>;

/** Clients send the chosen warehouse with every call; staff are one hierarchy, so it filters nothing here. */
const staffIn = z.strictObject({ warehouse_id: optionalIntIn(z.int().min(0)) });

export const workers = endpoint({
  method: 'GET',
  path: '/_get_workers_',
  title: 'Получение информации по сотрудникам для отрисовки иерархии',
  document: { n: 41, lines: [2023, 2116] },
  input: staffIn,
  output: z.object({ manager: staffMember, managers: z.array(staffMember) }),
});

export const managersList = endpoint({
  method: 'GET',
  path: '/_get_managers_list_',
  title: 'Получение информации по сотрудникам для списка для сообщений',
  document: { n: 45, lines: [2254, 2331] },
  input: staffIn,
  output: z.object({ managers: z.array(staffMember) }),
});

export const findManager = endpoint({
  method: 'GET',
  path: '/_find_manager_',
  title: 'Получение информации по сотруднику по id менеджера',
  document: { n: 46, lines: [2333, 2395] },
  input: z.strictObject({ second_manager_id: intIn(z.int().positive()) }),
  output: z.object({ manager: staffMember }),
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `{manager: {manager_id}}` and `{"manager.manager_id"}` become `{manager_id}` (errata L2130); what is flat wins. */
const flatten = (value: unknown): unknown => {
  if (!isRecord(value)) return value;
  const { manager, ...rest } = value;
  const dotted = Object.entries(rest)
    .filter(([name]) => name.startsWith('manager.'))
    .map(([name, given]) => [name.slice('manager.'.length), given]);
  return { ...(isRecord(manager) ? manager : {}), ...Object.fromEntries(dotted), ...rest };
};

/**
 * Absent flags stay as they are. Of two spellings of a right the longer one wins (errata L2131). Flags of later clients
 * that are no rights here are taken and have no effect: they send all of theirs at every click (client facts 42).
 */
export const setAccesses = endpoint({
  method: 'POST',
  path: '/_set_accesses_',
  title: 'Предоставление доступов',
  document: { n: 42, lines: [2118, 2168] },
  input: z.preprocess(
    flatten,
    z.object({
      manager_id: intIn(z.int().positive()),
      can_add_clients_agrs: optionalFlagIn(),
      can_add_clients: optionalFlagIn(),
      can_approve_clients: optionalFlagIn(),
      can_edit_clients: optionalFlagIn(),
      can_add_edit_payments: optionalFlagIn(),
      can_edit_payments: optionalFlagIn(),
      can_set_accesses: optionalFlagIn(),
      needs_time_control: optionalFlagIn(),
    }),
  ),
  output: writeOut,
});

/** What `_set_accesses_` may change. */
export const ACCESS_FLAGS = [
  'can_add_clients_agrs',
  'can_approve_clients',
  'can_edit_clients',
  'can_add_edit_payments',
  'can_set_accesses',
  'needs_time_control',
] as const;
export type AccessFlag = (typeof ACCESS_FLAGS)[number];

/** Beyond the document: the audit log of one employee's rights, the newest first. */
export const accessHistory = endpoint({
  method: 'GET',
  path: '/_desk_/access-history',
  title: 'История изменений доступов сотрудника',
  input: z.strictObject({ manager_id: intIn(z.int().positive()) }),
  output: z.object({
    changes: z.array(
      z.object({
        /** `YYYY-MM-DD HH:MM:SS`, the reader's warehouse's time. */
        changed_at: z.string(),
        author_fullname: z.string(),
        flags: z.array(z.object({ flag: z.enum(ACCESS_FLAGS), before: flagOut(), after: flagOut() })),
      }),
    ),
  }),
});

export const addTimePoint = endpoint({
  method: 'POST',
  path: '/_add_timepoint_',
  title: 'Отметка начала или завершения рабочего дня',
  document: { n: 43, lines: [2170, 2197] },
  input: z.object({
    start_or_end: z.preprocess(
      (value) => (typeof value === 'string' ? value.trim().toLowerCase() : value),
      z.enum(['start', 'end']),
    ),
    file: uploadIn(),
  }),
  output: writeOut,
});

export const TIME_POINT_SORT_COLUMNS = [
  'date',
  'manager_id',
  'manager_fullname',
  'time_start',
  'time_end',
] as const;

/**
 * The document has no paging here, so without `show_cnt` a page holds as many rows as pages may hold at all. Newest
 * first. The period is the last 12 months unless given.
 */
export const timeControl = endpoint({
  method: 'GET',
  path: '/_get_time_control_info_',
  title: 'Получение информации по контролю рабочего времени',
  document: { n: 44, lines: [2199, 2252] },
  input: z.strictObject({
    /** Managers of that warehouse, and the caller wherever he works; 0: all. */
    warehouse_id: optionalIntIn(z.int().min(0)),
    manager_id: optionalIntIn(z.int().positive()),
    filter_start_date: optionalDayIn(),
    filter_end_date: optionalDayIn(),
    /** Names by the beginning of any word. */
    search_str: optionalTextIn(),
    ...listIn(TIME_POINT_SORT_COLUMNS),
  }),
  output: z.object({
    timepoints: z.array(
      z.object({
        date: dayOut(),
        manager_id: z.int(),
        manager_fullname: z.string(),
        /** `HH:MM:SS`, the time of the manager's warehouse. */
        time_start: z.string(),
        time_end: z.string().nullable(),
        start_photo_link: z.string().nullable(),
        end_photo_link: z.string().nullable(),
      }),
    ),
    ...listOut,
  }),
});
