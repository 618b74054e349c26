import { sql } from 'drizzle-orm';
import type { clientTotal as endpoint } from '../../contract/clients.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { CLIENT_FIELD_TITLES, missingClientFields } from '../domain/clients.ts';
import { toRubles } from '../domain/money.ts';
import { notFound } from '../errors.ts';
import { clientRooms, testRooms } from './clientRooms.ts';
import type { QueryContext } from './context.ts';
import { type ClientData, clientData, clientDataColumns } from './parts/clientData.ts';
import { clientFacts } from './parts/clientFacts.ts';
import { clientPayments, type WirePayment } from './parts/payments.ts';
import { pendingAgreements, pendingClients } from './parts/pending.ts';
import { type AgreementAccount, agreementAccounts, clientDaysLeft } from './parts/rent.ts';
import { managerName } from './parts/wire.ts';

type Total = Answer<typeof endpoint>;

interface AgreementRow {
  readonly id: number;
  readonly name: string;
  readonly begin: string;
  readonly plannedEnd: string;
  readonly end: string | null;
  readonly lastName: string | null;
  readonly firstName: string | null;
  readonly patronymic: string | null;
}

/**
 * Everything about one client (document L208): his data, and the running agreements with their rooms and payments. The
 * balance is that of all his agreements, ended ones too (domain §3).
 * @throws UserFacingError not_found
 */
export const clientTotal = (context: QueryContext, { user_id }: Input<typeof endpoint>): Total => {
  const { db } = context;
  const row = db.get<ClientData | undefined>(
    sql`SELECT ${clientDataColumns} FROM clients client WHERE client.id = ${user_id}`,
  );
  if (row === undefined)
    throw notFound(`Клиент №${user_id} не найден. Проверьте номер или найдите клиента по имени.`);
  const accounts = agreementAccounts(context, sql`a.client_id = ${user_id}`);
  const payments = clientPayments(db, user_id);
  const rooms = clientRooms(context, user_id, accounts);
  const pending = pendingAgreements(db);
  const agreements = runningAgreements(context, user_id).map((agreement) => ({
    ...agreementOf(agreement, accounts, rooms, payments),
    pending: pending.has(agreement.id),
  }));
  return {
    client: {
      ...clientData(user_id, row),
      missing: missingClientFields(clientFacts(row)).map((field) => CLIENT_FIELD_TITLES[field]),
      balance: toRubles(accounts.reduce((sum, account) => sum + account.balance, 0)),
      days_left: clientDaysLeft(accounts),
      agreements: agreements.map((agreement) => agreement.agrid),
      pending: pendingClients(db).has(user_id),
    },
    agreements,
    rooms,
    payments: payments.filter((payment) => payment.returned === 0),
    returns: payments.filter((payment) => payment.returned === 1),
    test_rooms: testRooms(context, user_id),
  };
};

const runningAgreements = ({ db }: QueryContext, clientId: number): AgreementRow[] =>
  db.all<AgreementRow>(sql`
    SELECT a.id, a.name, a.begin, a.planned_end AS "plannedEnd", a."end", m.last_name AS "lastName",
      m.first_name AS "firstName", m.patronymic
    FROM agreements a LEFT JOIN managers m ON m.id = a.manager_id
    WHERE a.client_id = ${clientId} AND a."end" IS NULL ORDER BY a.id`);

const agreementOf = (
  row: AgreementRow,
  accounts: readonly AgreementAccount[],
  rooms: Total['rooms'],
  payments: readonly WirePayment[],
): Omit<Total['agreements'][number], 'pending'> => {
  const account = accounts.find((candidate) => candidate.agreementId === row.id);
  if (account === undefined) throw new Error(`agreement ${row.id} has no account`);
  const own = payments.filter((payment) => payment.agrid === row.id);
  return {
    agrid: row.id,
    agrname: row.name,
    room_ids: rooms.filter((room) => room.agrid === row.id).map((room) => room.room_id),
    agrbegdate: row.begin,
    agrplanenddate: row.plannedEnd,
    agrenddate: row.end,
    manager_name: managerName(row),
    price: toRubles(account.price),
    balance: toRubles(account.balance),
    deposit: toRubles(account.deposit),
    days_left: account.daysLeft,
    next_payment_date: account.nextPaymentDate,
    payments: own.filter((payment) => payment.returned === 0).map((payment) => payment.payment_id),
    returns: own.filter((payment) => payment.returned === 1).map((payment) => payment.payment_id),
  };
};
