import { desc, eq, getTableColumns } from 'drizzle-orm';
import type { WriteDb } from '../../../db/handles.ts';
import { agreements, rentals } from '../../../db/schema/letting.ts';
import { clientHistory, clients } from '../../../db/schema/people.ts';
import { rooms, warehouses } from '../../../db/schema/property.ts';
import { phoneTakenRefusal } from '../../domain/allowed.ts';
import { type ClientFacts, clientFullName, clientTitle } from '../../domain/clients.ts';
import { searchKey } from '../../domain/search.ts';
import { refusedBy } from '../../errors.ts';
import type { CommandContext } from '../command.ts';

export type ClientRow = typeof clients.$inferSelect;

type Names = Pick<ClientFacts, 'type' | 'lastName' | 'firstName' | 'patronymic' | 'companyName'>;

/** The keys by which lists sort and search finds a client; a firm stands under its name. */
export const nameKeys = (names: Names) => {
  const nameKey = searchKey(clientFullName(names));
  if (names.type === 'u') return { nameKey, lastNameKey: nameKey, firstNameKey: '', patronymicKey: '' };
  return {
    nameKey,
    lastNameKey: searchKey(names.lastName ?? ''),
    firstNameKey: searchKey(names.firstName ?? ''),
    patronymicKey: searchKey(names.patronymic ?? ''),
  };
};

/** Values of a client's row as the database spells them: by column name, yes and no as 1 and 0. */
export const byColumn = (row: Partial<ClientRow>): Record<string, unknown> => {
  const columns = getTableColumns(clients);
  return Object.fromEntries(
    Object.entries(columns).flatMap(([key, column]) => {
      const value: unknown = row[key as keyof typeof columns];
      return value === undefined ? [] : [[column.name, typeof value === 'boolean' ? Number(value) : value]];
    }),
  );
};

/**
 * Keeps the row as it is before an edit (domain §1, client history). Its moment is that of the edit, or the next free
 * millisecond: two desks may have edited in one, and clocks may go back, but the versions keep their order.
 */
export const keepVersion = ({ db, madeAt, authorId }: CommandContext, client: ClientRow): void => {
  const newest = db
    .select({ at: clientHistory.changedAt })
    .from(clientHistory)
    .where(eq(clientHistory.clientId, client.id))
    .orderBy(desc(clientHistory.changedAt))
    .get();
  const changedAt = newest === undefined ? madeAt : Math.max(madeAt, newest.at + 1);
  const data = JSON.stringify(byColumn(client));
  db.insert(clientHistory).values({ clientId: client.id, changedAt, changedBy: authorId, data }).run();
};

/** Time zone of the warehouse where the client rented last: its «today» decides; the chain's own where he never did. */
export const clientZone = (db: WriteDb, clientId: number): string =>
  db
    .select({ timeZone: warehouses.timeZone })
    .from(agreements)
    .innerJoin(rentals, eq(rentals.agreementId, agreements.id))
    .innerJoin(rooms, eq(rooms.id, rentals.roomId))
    .innerJoin(warehouses, eq(warehouses.id, rooms.warehouseId))
    .where(eq(agreements.clientId, clientId))
    .orderBy(desc(rentals.start), desc(rentals.agreementId))
    .get()?.timeZone ?? 'Europe/Moscow';

/**
 * A phone is a login: no two clients have one (domain §1, §4).
 * @param field the phone's name on the wire
 * @throws UserFacingError phone_taken, naming whose it is
 */
export const assertPhoneFree = (db: WriteDb, phone: string, field: string): void => {
  const owner = db.select().from(clients).where(eq(clients.phone, phone)).get();
  if (owner === undefined) return;
  throw refusedBy(phoneTakenRefusal(clientTitle(owner)), field);
};
