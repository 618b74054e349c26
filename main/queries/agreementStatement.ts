import { sql } from 'drizzle-orm';
import type { agreementStatement as endpoint } from '../../contract/agreements.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { clientFullName } from '../domain/clients.ts';
import { todayIn } from '../domain/dates.ts';
import { type Kopecks, toRubles } from '../domain/money.ts';
import { type RentMoney, type StatementRow, statement } from '../domain/statement.ts';
import { notFound } from '../errors.ts';
import type { QueryContext } from './context.ts';
import { agreementAccounts } from './parts/rent.ts';
import { rentalTerms } from './parts/rentalTerms.ts';
import { rublesOrNull } from './parts/wire.ts';

type Statement = Answer<typeof endpoint>;

interface Head {
  readonly name: string;
  readonly clientId: number;
  readonly timeZone: string | null;
  readonly type: 'f' | 'u';
  readonly lastName: string | null;
  readonly firstName: string | null;
  readonly patronymic: string | null;
  readonly companyName: string | null;
}

/** A payment or return on «Аренда», with what the statement says about it. */
interface Entry extends RentMoney {
  readonly type: string;
  readonly comment: string | null;
}

/**
 * How the balance of an agreement came about, day by day (beyond the document; domain/statement.ts). It adds up to the
 * balance that every list shows.
 * @throws UserFacingError not_found
 */
export const agreementStatement = (context: QueryContext, { agrid }: Input<typeof endpoint>): Statement => {
  const head = headOf(context, agrid);
  const [account] = agreementAccounts(context, sql`a.id = ${agrid}`);
  if (head === undefined || account === undefined)
    throw notFound(`Договор №${agrid} не найден. Найдите его в списке договоров.`);
  const today = todayIn(head.timeZone ?? 'Europe/Moscow', context.now);
  const entries = new Map(entriesOf(context, agrid).map((entry) => [entry.id, entry]));
  const { terms, names } = rentalTerms(context, agrid);
  return {
    agrid,
    agrname: head.name,
    user_id: head.clientId,
    fullname: clientFullName(head),
    today,
    balance: toRubles(account.balance),
    deposit: toRubles(account.deposit),
    days_left: account.daysLeft,
    rows: statement(terms, [...entries.values()], today).map((row) => wireRow(row, entries, names)),
  };
};

const headOf = ({ db }: QueryContext, id: number) =>
  db.get<Head | undefined>(sql`
    SELECT a.name, client.id AS "clientId", w.time_zone AS "timeZone", client.type, client.last_name AS "lastName",
      client.first_name AS "firstName", client.patronymic, client.company_name AS "companyName"
    FROM agreement_totals t JOIN agreements a ON a.id = t.id JOIN clients client ON client.id = a.client_id
    LEFT JOIN warehouses w ON w.id = t.warehouse_id
    WHERE t.id = ${id}`);

const entriesOf = ({ db }: QueryContext, agreementId: number): Entry[] =>
  db
    .all<Omit<Entry, 'returned'> & { returned: number }>(sql`
      SELECT p.id, p.paid_on AS day, p.amount, p.returned, p.type, p.comment FROM payments p
      WHERE p.agreement_id = ${agreementId} AND p.article = 'Аренда'`)
    .map((row) => ({ ...row, returned: row.returned === 1 }));

const wireRow = (
  row: StatementRow,
  entries: ReadonlyMap<number, Entry>,
  names: ReadonlyMap<number, string>,
): Statement['rows'][number] => {
  const entry = 'money' in row ? entries.get(row.money.id) : undefined;
  const roomId = 'roomId' in row ? row.roomId : null;
  const price: Kopecks | null = 'price' in row ? row.price : null;
  return {
    day: row.day,
    from: 'from' in row ? row.from : null,
    event: row.event,
    sum: toRubles(row.sum),
    balance: toRubles(row.balance),
    price: rublesOrNull(price),
    room_id: roomId,
    room_name: roomId === null ? null : (names.get(roomId) ?? null),
    payment_id: entry?.id ?? null,
    type: entry?.type ?? null,
    comment: entry?.comment ?? null,
  };
};
