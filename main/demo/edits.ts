import type { auditEntries } from '../../db/schema/office.ts';
import { type clientHistory, clients } from '../../db/schema/people.ts';
import { type Day, dayAt, dayText, instantAt } from './calendar.ts';
import { nameKeys } from './clients.ts';
import { REGIONS } from './data/places.ts';
import { BENDING, feminine } from './data/surnames.ts';
import { type Dice, urn } from './dice.ts';
import { type Row, rowJson } from './insert.ts';
import type { ClientRow, PaymentRow, Tenant, World } from './model.ts';
import { transliterate } from './names.ts';
import { drawAddress } from './passports.ts';
import { digits } from './registers.ts';

/** Clients' data as they were before somebody edited them, and the audit of these and other changes. */

export interface Edits {
  readonly history: Row<typeof clientHistory>[];
  readonly audit: Row<typeof auditEntries>[];
}

type Desk = (tenant: Tenant, day: Day, dice: Dice) => number;

const EDITED = { small: 0.08, chain: 0.03 } as const;
const MOST_AUDITED = 150;
/** Whoever changed passport or name lately is not approved again yet (domain §4). */
const RECENT_DAYS = 4;
const RECENT_EDITS = 3;

const drawEdit = urn(['phone', 35], ['email', 20], ['address', 20], ['passport', 15], ['lastName', 10]);

/** The same client before an edit of that kind; null where it can't have happened to this one. */
const before = (kind: string, client: ClientRow, dice: Dice): ClientRow | null => {
  const older = (change: Partial<ClientRow>): ClientRow => {
    const row = { ...client, ...change };
    return { ...row, ...nameKeys(row) };
  };
  if (kind === 'phone') return older({ phone: `794${dice.int(3, 8)}${digits(7, dice)}` });
  if (kind === 'email') return older({ email: null });
  if (kind === 'address')
    return older({ address: drawAddress(REGIONS.moscow, client.type === 'f' ? 'кв.' : 'офис', dice) });
  if (client.type !== 'f') return older({ bankAccount: null, bik: null });
  if (kind === 'passport' && client.passportSeries) {
    // The commonest edit of a passport: one digit typed wrong.
    const at = dice.int(1, 5);
    const number = client.passportNumber ?? '';
    const digit = (Number(number[at]) + dice.int(1, 9)) % 10;
    return older({ passportNumber: `${number.slice(0, at)}${digit}${number.slice(at + 1)}` });
  }
  if (client.gender !== 0 || !/(?:ова|ева|ёва|ина|ская)$/.test(client.lastName ?? '')) return null;
  const lastName = feminine(dice.pick(BENDING));
  return older({
    lastName,
    email: client.email && `${transliterate(lastName)}${dice.int(1, 99)}@mail.example`,
  });
};

export const uuidAt = (at: number, dice: Dice): string => {
  const time = at.toString(16).padStart(12, '0');
  const hex = (count: number) => Array.from({ length: count }, () => dice.int(0, 15).toString(16)).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${dice.pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`;
};

const audited = (
  rows: Row<typeof auditEntries>[],
  entry: Omit<Row<typeof auditEntries>, 'id'>,
  dice: Dice,
): void => {
  if (rows.length < MOST_AUDITED) rows.push({ id: uuidAt(entry.at, dice), ...entry });
};

/**
 * Edits of the last years. Changes `approved` of a few clients who rent now and got a new passport these days: their
 * agreements stay in force, the desk has to look again.
 */
export const buildEdits = (
  world: World,
  clientRows: ClientRow[],
  tenants: readonly Tenant[],
  desk: Desk,
): Edits => {
  const dice = world.dice('edits');
  const edits: Edits = { history: [], audit: [] };
  let recent = 0;
  // The newest first: the audit keeps the last ones.
  for (let i = clientRows.length - 1; i >= 0; i--) {
    const client = clientRows[i];
    const tenant = tenants[i];
    if (!client || !tenant || tenant.standing !== 'usual' || !dice.chance(EDITED[world.size])) continue;
    const first = dayAt(client.createdAt, tenant.site.offset) + 5;
    if (first >= world.today - 1) continue;
    const isRecent = recent < RECENT_EDITS && tenant.held > 0 && client.type === 'f';
    const day = isRecent ? world.today - dice.int(1, RECENT_DAYS) : dice.int(first, world.today - 1);
    const old = before(isRecent ? 'passport' : drawEdit(dice), client, dice);
    if (old === null) continue;
    if (isRecent) {
      recent += 1;
      client.approved = false;
    }
    const at = instantAt(day, dice.real(560, 1180), tenant.site.offset);
    const by = desk(tenant, day, dice);
    const data = rowJson(clients, { ...old, approved: true });
    edits.history.push({ clientId: client.id, changedAt: at, changedBy: by, data });
    const after = rowJson(clients, client);
    const entityId = String(client.id);
    audited(
      edits.audit,
      { at, managerId: by, command: 'edit-client', entity: 'clients', entityId, before: data, after },
      dice,
    );
  }
  return edits;
};

/** Payments that somebody corrected: the comment was written later, or the day was wrong. */
export const auditPayments = (world: World, payments: readonly PaymentRow[]): Row<typeof auditEntries>[] => {
  const dice = world.dice('audit');
  const rows: Row<typeof auditEntries>[] = [];
  const recent = payments.slice(-Math.min(payments.length, 4000));
  for (const row of recent) {
    if (row.managerId === null || row.paidOn >= dayText(world.today - 2) || !dice.chance(0.04)) continue;
    const at = row.insertedAt + dice.int(2, 300) * 60_000;
    const amount = dice.chance(0.3) ? row.amount + 10_000 * dice.int(1, 9) : row.amount;
    const before = JSON.stringify({ amount, comment: null, type: row.type, paid_on: row.paidOn });
    const after = JSON.stringify({
      amount: row.amount,
      comment: row.comment,
      type: row.type,
      paid_on: row.paidOn,
    });
    if (before === after) continue;
    audited(
      rows,
      {
        at,
        managerId: row.managerId,
        command: 'edit-payment',
        entity: 'payments',
        entityId: String(row.id),
        before,
        after,
      },
      dice,
    );
  }
  return rows;
};
