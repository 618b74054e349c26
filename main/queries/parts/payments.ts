import { type SQL, sql } from 'drizzle-orm';
import type { Answer } from '../../../contract/endpoint.ts';
import type { paymentList } from '../../../contract/payments.ts';
import type { ReadDb } from '../../../db/handles.ts';
import { HOME_TIME_ZONE } from '../../clock.ts';
import { clientFullName } from '../../domain/clients.ts';
import { type Kopecks, toRubles } from '../../domain/money.ts';
import { localDateTimes } from './localTime.ts';
import { pendingRows } from './pending.ts';
import { flagOf, managerName } from './wire.ts';

export type WirePayment = Answer<typeof paymentList>['payments'][number];

interface Row {
  readonly id: number;
  readonly agreementId: number;
  readonly agreementName: string;
  readonly paidOn: string;
  readonly insertedAt: number;
  readonly type: WirePayment['type'];
  readonly article: WirePayment['account_article'];
  readonly amount: Kopecks;
  readonly returned: number;
  readonly returnReason: string | null;
  readonly comment: string | null;
  readonly managerId: number | null;
  readonly lastName: string | null;
  readonly firstName: string | null;
  readonly patronymic: string | null;
  readonly clientId: number;
  readonly clientType: 'f' | 'u';
  readonly clientLastName: string | null;
  readonly clientFirstName: string | null;
  readonly clientPatronymic: string | null;
  readonly companyName: string | null;
}

const DAY_LENGTH = 10;

/** Payments and returns `p` of agreements `a` that fit `where`, newest first: the union of all names on the wire. */
export const paymentRows = (db: ReadDb, where: SQL): WirePayment[] => {
  const localTime = localDateTimes();
  const isPending = pendingRows(db, 'payments');
  return db
    .all<Row>(sql`
      SELECT p.id, p.agreement_id AS "agreementId", a.name AS "agreementName", p.paid_on AS "paidOn",
        p.inserted_at AS "insertedAt", p.type, p.article, p.amount, p.returned, p.return_reason AS "returnReason",
        p.comment, p.manager_id AS "managerId", m.last_name AS "lastName", m.first_name AS "firstName", m.patronymic,
        client.id AS "clientId", client.type AS "clientType", client.last_name AS "clientLastName",
        client.first_name AS "clientFirstName", client.patronymic AS "clientPatronymic",
        client.company_name AS "companyName"
      FROM agreements a JOIN payments p ON p.agreement_id = a.id JOIN clients client ON client.id = a.client_id
      LEFT JOIN managers m ON m.id = p.manager_id
      WHERE ${where} ORDER BY p.paid_on DESC, p.id DESC`)
    .map((row) => ({
      payment_id: row.id,
      payment_date: row.paidOn,
      payment_insert_date: localTime(row.insertedAt, HOME_TIME_ZONE).slice(0, DAY_LENGTH),
      type: row.type,
      payment_type: row.type,
      account_article: row.article,
      amount: toRubles(row.amount),
      returned: flagOf(row.returned),
      return_reason: row.returnReason,
      agrid: row.agreementId,
      agrname: row.agreementName,
      manager_id: row.managerId,
      manager_name: managerName(row),
      manager: managerName(row),
      comment: row.comment,
      pending: isPending({ id: row.id }),
      user_id: row.clientId,
      fullname: clientFullName({
        type: row.clientType,
        lastName: row.clientLastName,
        firstName: row.clientFirstName,
        patronymic: row.clientPatronymic,
        companyName: row.companyName,
      }),
      user_type: row.clientType,
    }));
};

/** Payments and returns on a client's running agreements (document L390), newest first. */
export const clientPayments = (db: ReadDb, clientId: number): WirePayment[] =>
  paymentRows(db, sql`a.client_id = ${clientId} AND a."end" IS NULL`);
