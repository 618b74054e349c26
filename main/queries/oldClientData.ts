import { sql } from 'drizzle-orm';
import type { oldClientData as endpoint } from '../../contract/clients.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { localDateTime } from '../domain/dates.ts';
import { notFound } from '../errors.ts';
import type { QueryContext } from './context.ts';
import { type ClientData, clientData, clientDataColumns } from './parts/clientData.ts';
import { CHAIN_ZONE, KEPT_CLIENT } from './parts/clientVersions.ts';

interface Version extends ClientData {
  readonly changedAt: number | null;
}

/**
 * The client's data as they were before the last edit, or the current ones where nobody has edited them (domain §1,
 * document L507). The photo's link leads to the photo of that time.
 * @throws UserFacingError not_found
 */
export const oldClientData = (
  context: QueryContext,
  { user_id }: Input<typeof endpoint>,
): Answer<typeof endpoint> => {
  const version = versionBefore(context, user_id) ?? currentVersion(context, user_id);
  if (version === undefined)
    throw notFound(`Клиент №${user_id} не найден. Проверьте номер или найдите клиента по имени.`);
  const data = clientData(user_id, version);
  if (version.changedAt === null) return { client: { ...data, changed_at: null } };
  return {
    client: {
      ...data,
      passp_photo_link: data.passp_photo_link && `${data.passp_photo_link}/${version.changedAt}`,
      changed_at: localDateTime(version.changedAt, CHAIN_ZONE),
    },
  };
};

const currentVersion = ({ db }: QueryContext, clientId: number): Version | undefined =>
  db.get<Version | undefined>(sql`
    SELECT NULL AS "changedAt", ${clientDataColumns} FROM clients client WHERE client.id = ${clientId}`);

const versionBefore = ({ db }: QueryContext, clientId: number): Version | undefined =>
  db.get<Version | undefined>(sql`
    SELECT client.changed_at AS "changedAt", ${clientDataColumns}
    FROM (
      SELECT h.changed_at, ${KEPT_CLIENT} FROM client_history h WHERE h.client_id = ${clientId}
      ORDER BY h.changed_at DESC LIMIT 1) client`);
