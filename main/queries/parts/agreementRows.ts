import { sql } from 'drizzle-orm';
import type { AgreementRow } from '../../../contract/agreements.ts';
import { clientFullName } from '../../domain/clients.ts';
import { fromEpochDay } from '../../domain/dates.ts';
import { toRubles } from '../../domain/money.ts';
import type { QueryContext } from '../context.ts';
import { type AgreementLine, accountOf, ledgerOf } from '../ledger/ledger.ts';
import { EMPTY } from '../ledger/page.ts';
import { idsIn } from './listing.ts';
import { pendingAgreements } from './pending.ts';
import { managerName, roomNumber } from './wire.ts';

interface Row {
  readonly id: number;
  readonly name: string;
  readonly begin: string;
  readonly plannedEnd: string;
  readonly end: string | null;
  readonly leaving: number;
  readonly clientId: number;
  readonly type: 'f' | 'u';
  readonly lastName: string | null;
  readonly firstName: string | null;
  readonly patronymic: string | null;
  readonly companyName: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly inn: string | null;
  readonly managerLastName: string | null;
  readonly managerFirstName: string | null;
  readonly managerPatronymic: string | null;
  readonly lastPaidOn: string | null;
  readonly lastPaidBy: string | null;
}

interface Room {
  readonly agreementId: number;
  readonly roomId: number;
  readonly name: string;
}

/** Rows of the register for these agreements, in the order of their ids; what is not there is left out. */
export const agreementRows = (context: QueryContext, ids: readonly number[]): AgreementRow[] => {
  if (ids.length === 0) return [];
  const { agreements, agreementSlots } = ledgerOf(context);
  const rooms = Map.groupBy(roomsOf(context, ids), (room) => room.agreementId);
  const pending = pendingAgreements(context.db);
  const rows = new Map(rowsOf(context, ids).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const [row, line] = [rows.get(id), agreements[agreementSlots.get(id) ?? -1]];
    return row && line ? [{ ...wireRow(row, line, rooms.get(id) ?? []), pending: pending.has(id) }] : [];
  });
};

/** Rented now; of an agreement that rents nothing any more, all that it had. */
const roomsOf = ({ db }: QueryContext, ids: readonly number[]): Room[] =>
  db.all<Room>(sql`
    SELECT DISTINCT a.id AS "agreementId", room.id AS "roomId", room.name, room.name_key
    FROM agreement_totals a JOIN rentals r ON r.agreement_id = a.id JOIN rooms room ON room.id = r.room_id
    WHERE a.id IN ${idsIn(ids)} AND (r."end" IS NULL OR a.rooms = 0)
    ORDER BY room.warehouse_id, room.name_key, room.id`);

const rowsOf = ({ db }: QueryContext, ids: readonly number[]): Row[] =>
  db.all<Row>(sql`
    SELECT a.id, a.name, a.begin, a.planned_end AS "plannedEnd", a."end", t.leaving, client.id AS "clientId",
      client.type, client.last_name AS "lastName", client.first_name AS "firstName", client.patronymic,
      client.company_name AS "companyName", client.phone, client.email, client.inn,
      m.last_name AS "managerLastName", m.first_name AS "managerFirstName", m.patronymic AS "managerPatronymic",
      t.last_paid_on AS "lastPaidOn", t.last_paid_by AS "lastPaidBy"
    FROM agreements a JOIN agreement_totals t ON t.id = a.id JOIN clients client ON client.id = a.client_id
    LEFT JOIN managers m ON m.id = a.manager_id
    WHERE a.id IN ${idsIn(ids)}`);

const wireRow = (row: Row, line: AgreementLine, rooms: readonly Room[]): Omit<AgreementRow, 'pending'> => {
  const account = accountOf(line);
  return {
    agrid: row.id,
    agrname: row.name,
    room_ids: rooms.map((room) => room.roomId),
    rooms: rooms.map((room) => ({ room_id: room.roomId, room_name: room.name })),
    room_names: rooms.map((room) => roomNumber(room.name)),
    agrbegdate: row.begin,
    agrplanenddate: row.plannedEnd,
    agrenddate: row.end,
    user_id: row.clientId,
    fullname: clientFullName(row),
    user_type: row.type,
    username: row.phone ?? '',
    email: row.email ?? '',
    inn: row.inn,
    active: row.end !== null ? -1 : row.leaving > 0 ? 0.75 : 1,
    price: toRubles(account.price),
    balance: toRubles(account.balance),
    deposit: toRubles(account.deposit),
    days_left: account.daysLeft,
    future_index_date: line.nextIndexation === EMPTY ? null : fromEpochDay(line.nextIndexation),
    previous_payment_date: row.lastPaidOn,
    last_payment_type: row.lastPaidBy,
    future_payment_date: account.nextPaymentDate,
    next_payment_date: account.nextPaymentDate,
    manager_name: managerName({
      lastName: row.managerLastName,
      firstName: row.managerFirstName,
      patronymic: row.managerPatronymic,
    }),
  };
};
