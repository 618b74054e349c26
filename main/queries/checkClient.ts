import { sql } from 'drizzle-orm';
import type { Answer } from '../../contract/endpoint.ts';
import type { checkClient as endpoint } from '../../contract/letting.ts';
import { HOME_TIME_ZONE } from '../clock.ts';
import { phoneTakenRefusal } from '../domain/allowed.ts';
import { CLIENT_WIRE_NAMES, newClientProblems } from '../domain/clientChecks.ts';
import { type ClientFacts, clientFullName, clientTitle } from '../domain/clients.ts';
import { todayIn } from '../domain/dates.ts';
import { normalizePhone } from '../domain/phone.ts';
import type { QueryContext } from './context.ts';
import { type ClientColumns, clientColumns, clientFacts } from './parts/clientFacts.ts';

type Check = Answer<typeof endpoint>;
type Given = Omit<ClientFacts, 'passportPhotoFileId'>;

/** What a letting would say of a new client's data, and whether he is known by his phone or passport already. */
export const checkClient = (context: QueryContext, given: Given): Check => {
  const phone = given.phone === null ? null : (normalizePhone(given.phone) ?? given.phone);
  const client = { ...given, phone, passportPhotoFileId: null };
  const problems = newClientProblems(client, todayIn(HOME_TIME_ZONE, context.now));
  const told = (severity: 'error' | 'warning') =>
    problems
      .filter((problem) => problem.severity === severity)
      .map(({ field, msg }) => ({ field: CLIENT_WIRE_NAMES[field], msg }));
  const owner = ownerOf(context, client);
  const known = owner && { user_id: owner.id, fullname: clientFullName(owner), by: owner.by };
  const taken =
    owner?.by === 'phone'
      ? [{ field: CLIENT_WIRE_NAMES.phone, msg: phoneTakenRefusal(clientTitle(owner)).msg }]
      : [];
  return { errors: [...told('error'), ...taken], warnings: told('warning'), known };
};

/** Who has the phone, or else the passport, already; null: nobody. */
const ownerOf = ({ db }: QueryContext, client: Given) => {
  const row = db.get<(ClientColumns & { id: number }) | undefined>(sql`
    SELECT client.id, ${clientColumns} FROM clients client
    WHERE client.phone = ${client.phone} OR (client.passport_series = ${client.passportSeries}
      AND client.passport_number = ${client.passportNumber} AND client.type = ${client.type})
    ORDER BY client.phone = ${client.phone} DESC LIMIT 1`);
  if (row === undefined) return null;
  const by: 'phone' | 'passport' = row.phone === client.phone ? 'phone' : 'passport';
  return { ...clientFacts(row), id: row.id, by };
};
