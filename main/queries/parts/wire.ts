import { type Kopecks, toRubles } from '../../domain/money.ts';

/** Our values in the wire's form. */
export const flagOf = (value: boolean | number): 0 | 1 => (value ? 1 : 0);

export const rublesOrNull = (value: Kopecks | null): number | null =>
  value === null ? null : toRubles(value);

/** «2.5x2.2x3»: length, width, height in metres (errata L265). */
export const dimensions = (room: { length: number; width: number; height: number }): string =>
  [room.length, room.width, room.height].join('x');

/** A room's number as lists print it: «15» of «Ячейка 15». */
export const roomNumber = (name: string): string => name.replace(/^Ячейка\s+/i, '');

/** Where the picture of a client's passport is served; null without one. */
export const passportPhotoLink = (clientId: number, fileId: string | null): string | null =>
  fileId === null ? null : `/images/passports/${clientId}`;

/** «Фамилия Имя Отчество» of a manager; «—» for a row without one. */
export const managerName = (m: ManagerNames): string =>
  [m.lastName, m.firstName, m.patronymic].filter((part) => part !== null && part !== '').join(' ') || '—';

interface ManagerNames {
  readonly lastName: string | null;
  readonly firstName: string | null;
  readonly patronymic: string | null;
}

/** The rights that an employee has, as columns of `managers`. */
interface Rights {
  readonly canAddClientsAgreements: boolean | number;
  readonly canApproveClients: boolean | number;
  readonly canEditClients: boolean | number;
  readonly canAddEditPayments: boolean | number;
  readonly canSetAccesses: boolean | number;
  readonly needsTimeControl: boolean | number;
}

/** Each right under every name that clients read (contract `rightsOut`; errata L2034–2062, client facts 1 and 42). */
export const wireRights = (one: Rights) =>
  ({
    can_add_clients_agrs: flagOf(one.canAddClientsAgreements),
    can_add_clients: flagOf(one.canAddClientsAgreements),
    can_approve_clients: flagOf(one.canApproveClients),
    can_edit_clients: flagOf(one.canEditClients),
    can_add_edit_payments: flagOf(one.canAddEditPayments),
    can_edit_payments: flagOf(one.canAddEditPayments),
    can_set_accesses: flagOf(one.canSetAccesses),
    needs_time_control: flagOf(one.needsTimeControl),
    can_see_users: 1,
    can_see_users_worktime: 1,
    can_see_room_prices: 1,
    can_see_dasboards: 1,
    can_see_effectiveness: 1,
    can_change_moving_out_date: 1,
    can_add_returns: flagOf(one.canAddEditPayments),
    can_edit_next_payment_date: 0,
    can_edit_agreement_price: 0,
    can_edit_agreement_deposit: 0,
    can_change_return_amount: 0,
  }) as const;
