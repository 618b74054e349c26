import { sql } from 'drizzle-orm';
import type { agreementTotal as endpoint } from '../../contract/agreements.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { clientFullName } from '../domain/clients.ts';
import type { PlainDate } from '../domain/dates.ts';
import { toRubles } from '../domain/money.ts';
import { notFound } from '../errors.ts';
import { agreementRooms } from './agreementRooms.ts';
import type { QueryContext } from './context.ts';
import { paymentRows } from './parts/payments.ts';
import { pendingAgreements } from './parts/pending.ts';
import { agreementAccounts } from './parts/rent.ts';
import { flagOf, managerName } from './parts/wire.ts';

type Total = Answer<typeof endpoint>;

interface Row {
  readonly id: number;
  readonly name: string;
  readonly begin: PlainDate;
  readonly plannedEnd: PlainDate;
  readonly end: PlainDate | null;
  readonly activatedAt: number | null;
  readonly clientId: number;
  readonly type: 'f' | 'u';
  readonly lastName: string | null;
  readonly firstName: string | null;
  readonly patronymic: string | null;
  readonly companyName: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly managerId: number | null;
  readonly managerLastName: string | null;
  readonly managerFirstName: string | null;
  readonly managerPatronymic: string | null;
}

/**
 * Everything about one agreement (document L679): itself, its rooms with their shares of the balance, its payments and
 * returns, newest first.
 * @throws UserFacingError not_found
 */
export const agreementTotal = (context: QueryContext, { agrid }: Input<typeof endpoint>): Total => {
  const row = agreementRow(context, agrid);
  const [account] = agreementAccounts(context, sql`a.id = ${agrid}`);
  if (row === undefined || account === undefined)
    throw notFound(`Договор №${agrid} не найден. Найдите его в списке договоров.`);
  const { rooms, ended_rooms } = agreementRooms(context, account);
  const money = paymentRows(context.db, sql`a.id = ${agrid}`);
  const payments = money.filter((payment) => payment.returned === 0);
  const returns = money.filter((payment) => payment.returned === 1);
  const agreement = {
    ...agreementOf(row),
    room_ids: rooms.map((room) => room.room_id),
    price: toRubles(account.price),
    balance: toRubles(account.balance),
    deposit: toRubles(account.deposit),
    days_left: account.daysLeft,
    next_payment_date: account.nextPaymentDate,
    payments: payments.map((payment) => payment.payment_id),
    returns: returns.map((payment) => payment.payment_id),
    pending: pendingAgreements(context.db).has(agrid),
  };
  return { agreement, agreements: [agreement], rooms, ended_rooms, payments, returns };
};

const agreementRow = ({ db }: QueryContext, id: number) =>
  db.get<Row | undefined>(sql`
    SELECT a.id, a.name, a.begin, a.planned_end AS "plannedEnd", a."end", a.activated_at AS "activatedAt",
      client.id AS "clientId", client.type, client.last_name AS "lastName", client.first_name AS "firstName",
      client.patronymic, client.company_name AS "companyName", client.phone, client.email, m.id AS "managerId",
      m.last_name AS "managerLastName", m.first_name AS "managerFirstName", m.patronymic AS "managerPatronymic"
    FROM agreements a JOIN clients client ON client.id = a.client_id LEFT JOIN managers m ON m.id = a.manager_id
    WHERE a.id = ${id}`);

const agreementOf = (row: Row) => {
  const manager = managerName({
    lastName: row.managerLastName,
    firstName: row.managerFirstName,
    patronymic: row.managerPatronymic,
  });
  return {
    agrid: row.id,
    agreement_id: row.id,
    agrname: row.name,
    agrbegdate: row.begin,
    agrplanenddate: row.plannedEnd,
    agrenddate: row.end,
    user_id: row.clientId,
    fullname: clientFullName(row),
    user_type: row.type,
    username: row.phone ?? '',
    email: row.email ?? '',
    manager_id: row.managerId,
    manager,
    manager_name: manager,
    in_force: flagOf(row.activatedAt !== null),
  };
};
