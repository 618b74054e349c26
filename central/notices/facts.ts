import { eq } from 'drizzle-orm';
import type { ReadDb } from '../../db/handles.ts';
import type { notifications } from '../../db/schema/office.ts';
import { clients } from '../../db/schema/people.ts';
import { rooms, warehouses } from '../../db/schema/property.ts';
import { HOME_TIME_ZONE } from '../../main/clock.ts';
import { splitFullName } from '../../main/domain/clients.ts';
import { formatMoment } from '../../main/domain/dates.ts';
import type { NoticeData } from '../../main/domain/notices.ts';
import { formatPhone } from '../../main/domain/phone.ts';
import { readLandlord } from '../../main/queries/landlord.ts';
import { namedRoomsOf } from '../../main/queries/parts/roomNames.ts';
import { roomNumber } from '../../main/queries/parts/wire.ts';
import type { NoticeFields } from './texts.ts';

export type NoticeRow = typeof notifications.$inferSelect;

export interface NoticeFacts {
  /** Of the warehouse that it is about; of none, the head office's. */
  readonly timeZone: string;
  fields(link: string, expiresAt: number): NoticeFields;
}

/** What a text may say, from the rows as they now are. */
export const noticeFacts = (db: ReadDb, notice: NoticeRow): NoticeFacts => {
  const data = JSON.parse(notice.data) as NoticeData;
  const roomIds = data.roomIds ?? [];
  const house = houseOf(db, roomIds[0]);
  const timeZone = house?.timeZone ?? HOME_TIME_ZONE;
  const landlord = readLandlord(db);
  return {
    timeZone,
    fields: (link, expiresAt) => ({
      имя: addressed(db, notice, data),
      номера: listed(namedRoomsOf(db, roomIds).map(({ room_name }) => roomNumber(room_name))),
      одна_ячейка: roomIds.length === 1,
      несколько_ячеек: roomIds.length > 1,
      склад: house?.name ?? '',
      адрес: house?.address ?? '',
      ссылка: link,
      до: formatMoment(expiresAt, timeZone),
      компания: landlord?.shortName || landlord?.name || '',
      телефон: formatPhone(landlord?.phone ?? ''),
    }),
  };
};

const houseOf = (db: ReadDb, roomId: number | undefined) =>
  roomId === undefined
    ? undefined
    : db
        .select({
          name: warehouses.name,
          address: warehouses.address,
          timeZone: warehouses.timeZone,
        })
        .from(rooms)
        .innerJoin(warehouses, eq(warehouses.id, rooms.warehouseId))
        .where(eq(rooms.id, roomId))
        .get();

/** «Анна Сергеевна»; empty for a firm, and for whom nobody has named yet. */
const addressed = (db: ReadDb, { clientId }: NoticeRow, { fullName }: NoticeData): string => {
  const client =
    clientId === null ? undefined : db.select().from(clients).where(eq(clients.id, clientId)).get();
  if (client?.type === 'u') return '';
  const name = client?.firstName ? client : splitFullName(fullName ?? '');
  return [name.firstName, name.patronymic].filter(Boolean).join(' ');
};

/** «15», «15 и 16», «15, 16 и 17». */
const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} и ${names.at(-1)}`;
