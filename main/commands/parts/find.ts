import { and, eq, isNull, sql } from 'drizzle-orm';
import type { WriteDb } from '../../../db/handles.ts';
import { preparedFor } from '../../../db/preparedFor.ts';
import { agreements, rentals } from '../../../db/schema/letting.ts';
import { clients, files } from '../../../db/schema/people.ts';
import { rooms, warehouses } from '../../../db/schema/property.ts';
import { notLet, roomTitle } from '../../domain/allowed.ts';
import { notFound, refused, refusedBy } from '../../errors.ts';

/** What a command is about, or a sentence that says it isn't there. */

const ID = sql.placeholder('id');

const clientById = preparedFor((db) => db.select().from(clients).where(eq(clients.id, ID)).prepare());

/** @throws UserFacingError not_found */
export const findClient = (db: WriteDb, id: number) => {
  const row = clientById(db).get({ id });
  if (row === undefined) throw notFound(`Клиент №${id} не найден. Найдите его в списке клиентов.`);
  return row;
};

const agreementById = preparedFor((db) =>
  db.select().from(agreements).where(eq(agreements.id, ID)).prepare(),
);

/** @throws UserFacingError not_found */
export const findAgreement = (db: WriteDb, id: number) => {
  const row = agreementById(db).get({ id });
  if (row === undefined) throw notFound(`Договор №${id} не найден. Найдите его в списке договоров.`);
  return row;
};

const warehouseById = preparedFor((db) =>
  db.select().from(warehouses).where(eq(warehouses.id, ID)).prepare(),
);

/** @throws UserFacingError not_found */
export const findWarehouse = (db: WriteDb, id: number) => {
  const row = warehouseById(db).get({ id });
  if (row === undefined) throw notFound(`Склад №${id} не найден. Выберите склад из списка.`);
  return row;
};

const roomById = preparedFor((db) =>
  db
    .select({ room: rooms, timeZone: warehouses.timeZone })
    .from(rooms)
    .innerJoin(warehouses, eq(warehouses.id, rooms.warehouseId))
    .where(eq(rooms.id, ID))
    .prepare(),
);

/** A room with its warehouse's time zone. @throws UserFacingError not_found */
export const findRoom = (db: WriteDb, id: number) => {
  const row = roomById(db).get({ id });
  if (row === undefined) throw notFound(`Ячейка №${id} не найдена. Найдите её на плане склада.`);
  return { ...row.room, timeZone: row.timeZone };
};

const runningOfRoom = preparedFor((db) =>
  db
    .select()
    .from(rentals)
    .where(and(eq(rentals.roomId, ID), isNull(rentals.end)))
    .prepare(),
);

/** The rental that holds a room now, or undefined. */
export const runningRental = (db: WriteDb, roomId: number) => runningOfRoom(db).get({ id: roomId });

/** @throws UserFacingError room_not_let */
export const findRunningRental = (db: WriteDb, roomId: number) => {
  const { name } = findRoom(db, roomId);
  const rental = runningRental(db, roomId);
  if (rental === undefined) throw refusedBy(notLet(name));
  return rental;
};

const zoneOfAgreement = preparedFor((db) =>
  db
    .select({ timeZone: warehouses.timeZone })
    .from(rentals)
    .innerJoin(rooms, eq(rooms.id, rentals.roomId))
    .innerJoin(warehouses, eq(warehouses.id, rooms.warehouseId))
    .where(eq(rentals.agreementId, ID))
    .prepare(),
);

/** Time zone of the agreement's warehouse: its «today» decides. */
export const agreementZone = (db: WriteDb, agreementId: number): string =>
  zoneOfAgreement(db).get({ id: agreementId })?.timeZone ?? 'Europe/Moscow';

/** A file that the API has stored already, by the name of its content. */
export interface StoredFile {
  readonly id: string;
  readonly mime: string;
  /** Bytes. */
  readonly size: number;
}

/** Makes the stored file known to the replica; the same content twice is one row. */
export const knowFile = (db: WriteDb, file: StoredFile, at: number): void => {
  db.insert(files)
    .values({ ...file, createdAt: at })
    .onConflictDoNothing()
    .run();
};

/**
 * A command that names a room means the agreement that the desk saw in it. Should another hold the room where it runs again,
 * what was meant for the first tenant must not befall the second.
 * @throws UserFacingError room_changed_hands
 */
export const assertSameHolder = (
  db: WriteDb,
  rental: { readonly roomId: number; readonly agreementId: number },
  seenAgreementId: number | null,
): void => {
  if (rental.agreementId === seenAgreementId) return;
  const { name } = findRoom(db, rental.roomId);
  throw refused(
    'room_changed_hands',
    `${roomTitle(name)} теперь занята по договору №${rental.agreementId}. Проверьте договор и повторите для него.`,
  );
};
