import { type SQL, sql } from 'drizzle-orm';
import { clientFullName, isClientComplete } from '../../domain/clients.ts';
import type { PlainDate } from '../../domain/dates.ts';
import type { Kopecks } from '../../domain/money.ts';
import type { PriceStep } from '../../domain/rent.ts';
import { naturalKey, searchKey } from '../../domain/search.ts';
import type { QueryContext } from '../context.ts';
import { type ClientColumns, clientColumns, clientFacts } from '../parts/clientFacts.ts';
import { idsIn } from '../parts/listing.ts';
import { localDateTimes } from '../parts/localTime.ts';
import { dimensions } from '../parts/wire.ts';
import { type Dictionary, dictionary } from './dictionary.ts';
import { following, type Keeper } from './following.ts';

/** A room, whatever the day and the hour. */
export interface RoomLine {
  readonly id: number;
  readonly warehouseId: number;
  readonly floor: number;
  readonly name: string;
  readonly nameKey: string;
  /** The name as it is searched: `nameKey` has its numbers padded. */
  readonly searchName: string;
  readonly length: number;
  readonly width: number;
  readonly height: number;
  readonly dimensions: string;
  /** Codes of the board's texts, for sorting. */
  readonly nameCode: number;
  readonly dimensionsCode: number;
  readonly area: number;
  readonly volume: number;
  readonly listPrice: Kopecks;
  readonly price6m: Kopecks;
  readonly price11m: Kopecks;
  readonly inService: boolean;
  /** Ms since 1970 UTC until which a booking and a guest visit that are not closed hold it; 0: none. */
  readonly bookedUntil: number;
  readonly testedUntil: number;
  readonly lock: Lock | null;
  readonly rental: Rental | null;
}

interface Lock {
  readonly id: number;
  /** 0–100 %. */
  readonly charge: number;
  readonly updatedAt: number;
  /** The same as the warehouse's clock told it, `YYYY-MM-DD HH:MM:SS`. */
  readonly updatedLocal: string;
}

/** The rental that runs. */
export interface Rental {
  readonly agreementId: number;
  readonly start: PlainDate;
  readonly plannedEnd: PlainDate;
  readonly deposit: Kopecks;
  readonly moveOutOn: PlainDate | null;
  readonly moveOutApproved: boolean;
  readonly inForce: boolean;
  /** As signed, and its indexations. */
  readonly price: Kopecks;
  readonly surcharge: Kopecks;
  readonly changes: readonly PriceStep[];
  readonly clientId: number;
  readonly clientType: 'f' | 'u';
  readonly fullName: string;
  readonly phone: string;
  readonly approved: boolean;
  readonly complete: boolean;
}

/** All rooms as they stand, kept in memory. */
export interface Board {
  readonly lines: Map<number, RoomLine>;
  readonly names: Dictionary;
  readonly dimensions: Dictionary;
  /** By warehouse, floor and natural number; null: to be ordered anew. */
  order: readonly RoomLine[] | null;
  readTo: number;
}

interface Row extends ClientColumns {
  readonly id: number;
  readonly warehouseId: number;
  readonly floor: number;
  readonly name: string;
  readonly nameKey: string;
  readonly length: number;
  readonly width: number;
  readonly height: number;
  readonly area: number;
  readonly volume: number;
  readonly listPrice: Kopecks;
  readonly price6m: Kopecks;
  readonly price11m: Kopecks;
  readonly inService: number;
  readonly bookedUntil: number | null;
  readonly testedUntil: number | null;
  readonly lockId: number | null;
  readonly charge: number;
  readonly lockUpdatedAt: number;
  readonly timeZone: string;
  readonly agreementId: number | null;
  readonly start: PlainDate;
  readonly plannedEnd: PlainDate;
  readonly deposit: Kopecks;
  readonly moveOutOn: PlainDate | null;
  readonly moveOutApprovedAt: number | null;
  readonly activatedAt: number | null;
  readonly price: Kopecks;
  readonly surcharge: Kopecks;
  readonly changes: string | null;
  readonly clientId: number;
}

const read = (context: QueryContext, board: Board, where: SQL): RoomLine[] => {
  const local = localDateTimes();
  return context.db
    .all<Row>(sql`
      SELECT room.id, room.warehouse_id AS "warehouseId", room.floor, room.name, room.name_key AS "nameKey", room.length,
        room.width, room.height, room.area, room.volume, room.price AS "listPrice", room.price_6m AS "price6m",
        room.price_11m AS "price11m", room.in_service AS "inService",
        (SELECT max(b.held_until) FROM bookings b WHERE b.room_id = room.id AND b.closed_at IS NULL) AS "bookedUntil",
        (SELECT max(g.ends_at) FROM guest_visits g WHERE g.room_id = room.id AND g.closed_at IS NULL) AS "testedUntil",
        lock.id AS "lockId", lock.charge, lock.updated_at AS "lockUpdatedAt", w.time_zone AS "timeZone",
        r.agreement_id AS "agreementId", r.start, r.planned_end AS "plannedEnd", r.deposit, r.move_out_on AS "moveOutOn",
        r.move_out_approved_at AS "moveOutApprovedAt", a.activated_at AS "activatedAt", r.price, r.surcharge,
        (SELECT json_group_array(json_object('date', c.day, 'sum', c.sum)) FROM price_changes c
          WHERE c.agreement_id = r.agreement_id AND c.room_id = r.room_id AND c.rental_start = r.start) AS changes,
        a.client_id AS "clientId", ${clientColumns}
      FROM rooms room JOIN warehouses w ON w.id = room.warehouse_id
      LEFT JOIN locks lock ON lock.room_id = room.id
      LEFT JOIN rentals r ON r.room_id = room.id AND r."end" IS NULL
      LEFT JOIN agreements a ON a.id = r.agreement_id
      LEFT JOIN clients client ON client.id = a.client_id
      WHERE ${where}`)
    .map((row) => lineOf(row, board, local));
};

const lineOf = (row: Row, board: Board, local: ReturnType<typeof localDateTimes>): RoomLine => {
  const size = dimensions(row);
  return {
    id: row.id,
    warehouseId: row.warehouseId,
    floor: row.floor,
    name: row.name,
    nameKey: row.nameKey,
    searchName: searchKey(row.name),
    length: row.length,
    width: row.width,
    height: row.height,
    dimensions: size,
    nameCode: board.names.codeOf(row.nameKey),
    dimensionsCode: board.dimensions.codeOf(naturalKey(size)),
    area: row.area,
    volume: row.volume,
    listPrice: row.listPrice,
    price6m: row.price6m,
    price11m: row.price11m,
    inService: row.inService === 1,
    bookedUntil: row.bookedUntil ?? 0,
    testedUntil: row.testedUntil ?? 0,
    lock:
      row.lockId === null
        ? null
        : {
            id: row.lockId,
            charge: row.charge,
            updatedAt: row.lockUpdatedAt,
            updatedLocal: local(row.lockUpdatedAt, row.timeZone),
          },
    rental: row.agreementId === null ? null : rentalOf(row, row.agreementId),
  };
};

const NO_CHANGES = '[]';

const rentalOf = (row: Row, agreementId: number): Rental => {
  const client = clientFacts(row);
  return {
    agreementId,
    start: row.start,
    plannedEnd: row.plannedEnd,
    deposit: row.deposit,
    moveOutOn: row.moveOutOn,
    moveOutApproved: row.moveOutApprovedAt !== null,
    inForce: row.activatedAt !== null,
    price: row.price,
    surcharge: row.surcharge,
    changes:
      row.changes === null || row.changes === NO_CHANGES ? [] : (JSON.parse(row.changes) as PriceStep[]),
    clientId: row.clientId,
    clientType: client.type,
    fullName: clientFullName(client),
    phone: client.phone ?? '',
    approved: row.approved === 1,
    complete: isClientComplete(client),
  };
};

const PART = 1000;

const keeper: Keeper<Board> = {
  empty: () => ({ lines: new Map(), names: dictionary(), dimensions: dictionary(), order: null, readTo: 0 }),
  read: (context, board) => {
    const lines = read(context, board, sql`room.id > ${board.readTo} ORDER BY room.id LIMIT ${PART}`);
    for (const line of lines) board.lines.set(line.id, line);
    board.readTo = lines.at(-1)?.id ?? board.readTo;
    return lines.length > 0;
  },
  update: (context, board, { rooms, agreements, clients }) => {
    const ids = new Set(rooms);
    if (agreements.size + clients.size > 0) {
      for (const { id, rental } of board.lines.values())
        if (rental !== null && (agreements.has(rental.agreementId) || clients.has(rental.clientId)))
          ids.add(id);
    }
    if (ids.size === 0) return true;
    const lines = new Map(
      read(context, board, sql`room.id IN ${idsIn([...ids])}`).map((line) => [line.id, line]),
    );
    for (const id of ids) {
      const line = lines.get(id);
      if (line === undefined) board.lines.delete(id);
      else board.lines.set(id, line);
    }
    board.order = null;
    return true;
  },
};

const followed = following(keeper);

export const boardOf = (context: QueryContext): Board => followed.of(context);

/** Reads it ahead of its being asked for; false when all is read. */
export const warmBoard = (context: QueryContext): boolean => followed.warm(context);

/** All rooms by warehouse, floor and natural number. */
export const roomLines = (context: QueryContext): readonly RoomLine[] => {
  const board = boardOf(context);
  const ranks = board.names.ranks();
  board.order ??= [...board.lines.values()].sort(
    (a, b) =>
      a.warehouseId - b.warehouseId ||
      a.floor - b.floor ||
      (ranks[a.nameCode] ?? 0) - (ranks[b.nameCode] ?? 0) ||
      a.id - b.id,
  );
  return board.order;
};
