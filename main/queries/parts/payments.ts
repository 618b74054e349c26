import { sql } from 'drizzle-orm';
import type { clientTotal } from '../../../contract/clients.ts';
import type { Answer } from '../../../contract/endpoint.ts';
import type { ReadDb } from '../../../db/handles.ts';
import { HOME_TIME_ZONE } from '../../clock.ts';
import { todayIn } from '../../domain/dates.ts';
import { type Kopecks, toRubles } from '../../domain/money.ts';
import { flagOf, managerName } from './wire.ts';

export type WirePayment = Answer<typeof clientTotal>['payments'][number];

interface Row {
  readonly id: number;
  readonly agreementId: number;
  readonly paidOn: string;
  readonly insertedAt: number;
  readonly type: string;
  readonly article: string;
  readonly amount: Kopecks;
  readonly returned: number;
  readonly returnReason: string | null;
  readonly comment: string | null;
  readonly lastName: string | null;
  readonly firstName: string | null;
  readonly patronymic: string | null;
}

/** Payments and returns on a client's running agreements (document L390), newest first. */
export const clientPayments = (db: ReadDb, clientId: number): WirePayment[] =>
  db
    .all<Row>(sql`
      SELECT p.id, p.agreement_id AS "agreementId", p.paid_on AS "paidOn", p.inserted_at AS "insertedAt", p.type,
        p.article, p.amount, p.returned, p.return_reason AS "returnReason", p.comment,
        m.last_name AS "lastName", m.first_name AS "firstName", m.patronymic
      FROM agreements a JOIN payments p ON p.agreement_id = a.id LEFT JOIN managers m ON m.id = p.manager_id
      WHERE a.client_id = ${clientId} AND a."end" IS NULL
      ORDER BY p.paid_on DESC, p.id DESC`)
    .map((row) => ({
      payment_id: row.id,
      payment_date: row.paidOn,
      payment_insert_date: todayIn(HOME_TIME_ZONE, row.insertedAt),
      type: row.type,
      account_article: row.article,
      amount: toRubles(row.amount),
      returned: flagOf(row.returned),
      return_reason: row.returnReason,
      agrid: row.agreementId,
      manager_name: managerName(row),
      comment: row.comment,
    }));
