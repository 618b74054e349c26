import { sql } from 'drizzle-orm';
import type { clientChanges as endpoint } from '../../contract/clientChanges.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { localDateTime } from '../domain/dates.ts';
import { notFound } from '../errors.ts';
import type { QueryContext } from './context.ts';
import { type ClientData, clientData, clientDataColumns } from './parts/clientData.ts';
import { CHAIN_ZONE, KEPT_CLIENT } from './parts/clientVersions.ts';
import { managerName } from './parts/wire.ts';

type Change = Answer<typeof endpoint>['changes'][number];

/** A change with its instant, by which changes of both sources are put in order. */
interface Dated {
  readonly atMs: number;
  readonly change: Omit<Change, 'at'>;
}

/**
 * Who changed what of a client's data, the newest first: edits and photos from the kept versions, each against the next
 * one, approvals from the audit log.
 * @throws UserFacingError not_found
 */
export const clientChanges = (
  context: QueryContext,
  { user_id }: Input<typeof endpoint>,
): Answer<typeof endpoint> => {
  const now = context.db.get<ClientData | undefined>(
    sql`SELECT ${clientDataColumns} FROM clients client WHERE client.id = ${user_id}`,
  );
  if (now === undefined)
    throw notFound(`Клиент №${user_id} не найден. Проверьте номер или найдите клиента по имени.`);
  const all = [...edits(context, user_id, now), ...approvals(context, user_id)];
  all.sort((a, b) => b.atMs - a.atMs);
  return { changes: all.map(({ atMs, change }) => ({ at: localDateTime(atMs, CHAIN_ZONE), ...change })) };
};

interface ManagerNames {
  readonly managerLast: string | null;
  readonly managerFirst: string | null;
  readonly managerPatronymic: string | null;
}

const managerColumns = sql`m.last_name AS "managerLast", m.first_name AS "managerFirst", m.patronymic AS "managerPatronymic"`;

const nameOf = (row: ManagerNames): string | null =>
  row.managerLast === null
    ? null
    : managerName({
        lastName: row.managerLast,
        firstName: row.managerFirst,
        patronymic: row.managerPatronymic,
      });

interface Version extends ClientData, ManagerNames {
  readonly changedAt: number;
}

const edits = ({ db }: QueryContext, clientId: number, now: ClientData): Dated[] => {
  const versions = db.all<Version>(sql`
    SELECT client.changed_at AS "changedAt", ${managerColumns}, ${clientDataColumns}
    FROM (SELECT h.changed_at, h.changed_by, ${KEPT_CLIENT} FROM client_history h WHERE h.client_id = ${clientId}) client
    LEFT JOIN managers m ON m.id = client.changed_by
    ORDER BY client.changed_at DESC`);
  return versions.flatMap((version, i): Dated[] => {
    const next = versions[i - 1];
    const fields = differences(
      dataOf(clientId, version, version.changedAt),
      dataOf(clientId, next ?? now, next?.changedAt ?? null),
    );
    if (fields.length === 0) return [];
    return [
      {
        atMs: version.changedAt,
        change: { what: 'edited', manager_name: nameOf(version), reason: null, fields },
      },
    ];
  });
};

/** Derived from others (`no`, `fullname` of a person), or the approval, which has lines of its own. */
const SILENT: readonly string[] = ['user_id', 'no', 'approved'];

type Data = Readonly<Record<string, string | number | null>>;

/** A version's data; the photo's link leads to the photo of that time, and names its content so that two photos differ. */
const dataOf = (clientId: number, row: ClientData, changedAt: number | null): Data => {
  const data = clientData(clientId, row);
  const link = data.passp_photo_link;
  return {
    ...data,
    fullname: data.user_type === 'u' ? data.fullname : null,
    familyname: data.user_type === 'u' ? null : data.familyname,
    passp_photo_link: link && (changedAt === null ? link : `${link}/${changedAt}`),
    photo: row.passportPhotoFileId,
  };
};

const text = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined || value === '' ? null : String(value);

const differences = (before: Data, after: Data): Change['fields'] =>
  Object.keys(after).flatMap((field) => {
    if (SILENT.includes(field) || field === 'photo') return [];
    const changed =
      field === 'passp_photo_link'
        ? before.photo !== after.photo
        : text(before[field]) !== text(after[field]);
    return changed ? [{ field, before: text(before[field]), after: text(after[field]) }] : [];
  });

interface Approval extends ManagerNames {
  readonly at: number;
  readonly approved: number;
  readonly reason: string | null;
}

const approvals = ({ db }: QueryContext, clientId: number): Dated[] =>
  db
    .all<Approval>(sql`
      SELECT e.at, e.after ->> '$.approved' AS approved, e.after ->> '$.reason' AS reason, ${managerColumns}
      FROM audit_entries e LEFT JOIN managers m ON m.id = e.manager_id
      WHERE e.entity = 'client' AND e.entity_id = ${String(clientId)} AND e.command = 'approve-client'`)
    .map((row) => ({
      atMs: row.at,
      change: {
        what: row.approved ? 'approved' : 'rejected',
        manager_name: nameOf(row),
        reason: row.reason,
        fields: [],
      },
    }));
