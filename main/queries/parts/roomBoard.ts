import type { PlainDate } from '../../domain/dates.ts';
import type { Kopecks } from '../../domain/money.ts';
import { priceOn, roomShares } from '../../domain/rent.ts';
import { type RoomStatus, roomStatus } from '../../domain/roomStatus.ts';
import type { QueryContext } from '../context.ts';
import { type AgreementLine, accountOf, ledgerOf } from '../ledger/ledger.ts';
import { EMPTY } from '../ledger/page.ts';
import { boardOf, type Rental, type RoomLine, roomLines } from '../ledger/rooms.ts';
import { warehouseDays } from './house.ts';

/** A room as it stands now: who holds it, in which state, with what share of the agreement's balance. */
export interface BoardRoom extends RoomLine {
  readonly status: RoomStatus;
  /** What it costs a month: the rental's price in force, or the list price of a free one. */
  readonly price: Kopecks;
  readonly tenant: Tenant | null;
}

export interface Tenant {
  readonly agreementId: number;
  readonly clientId: number;
  readonly fullName: string;
  readonly phone: string;
  readonly approved: boolean;
  readonly start: PlainDate;
  readonly end: PlainDate | null;
  readonly moveOutApproved: boolean;
  readonly balance: Kopecks;
  readonly daysLeft: number;
  readonly nextPaymentDate: PlainDate;
}

/** 0 or absent: all. */
export interface BoardFilter {
  readonly warehouseId?: number | undefined;
  readonly floor?: number | undefined;
  /** Only rooms that this client rents. */
  readonly clientId?: number | undefined;
  /** Only these rooms. */
  readonly roomIds?: readonly number[] | undefined;
}

/**
 * Every room that fits, by warehouse, floor and natural number. States come from `domain/roomStatus.ts`, balances from
 * the agreements' accounts shared by price: the kopecks of an agreement's rooms add up to it, here and on a card.
 */
export const roomBoard = (context: QueryContext, filter: BoardFilter): BoardRoom[] => {
  const stand = standing(context);
  const shares = sharing(context, stand);
  return linesFor(context, filter).map((line) => {
    const agreement = stand.agreementOf(line);
    return {
      ...line,
      price: stand.priceOf(line),
      status: stand.statusOf(line),
      tenant:
        line.rental && agreement ? tenantOf(line.rental, agreement, shares(line.rental, line.id)) : null,
    };
  });
};

const linesFor = (
  context: QueryContext,
  { warehouseId = 0, floor = 0, clientId = 0, roomIds }: BoardFilter,
): readonly RoomLine[] => {
  if (roomIds !== undefined) {
    const { lines } = boardOf(context);
    return roomIds.flatMap((id) => lines.get(id) ?? []);
  }
  return roomLines(context).filter(
    (line) =>
      (warehouseId === 0 || line.warehouseId === warehouseId) &&
      (floor === 0 || line.floor === floor) &&
      (clientId === 0 || line.rental?.clientId === clientId),
  );
};

/** What rooms are now, each asked for by itself: a count needs no tenants. */
export interface Standing {
  statusOf(line: RoomLine): RoomStatus;
  priceOf(line: RoomLine): Kopecks;
  agreementOf(line: RoomLine): AgreementLine | null;
}

export const standing = (context: QueryContext): Standing => {
  const { agreements, agreementSlots } = ledgerOf(context);
  const days = warehouseDays(context);
  const { now } = context;
  const agreementOf = ({ rental }: RoomLine): AgreementLine | null =>
    rental === null ? null : (agreements[agreementSlots.get(rental.agreementId) ?? -1] ?? null);
  return {
    agreementOf,
    priceOf: ({ rental, warehouseId, listPrice }) =>
      rental === null ? listPrice : rentOf(rental, days.get(warehouseId) ?? ''),
    statusOf: (line) => {
      const { rental, inService, bookedUntil, testedUntil } = line;
      return roomStatus({
        inService,
        rental: rental && {
          moveOutPlanned: rental.moveOutOn !== null,
          inForce: rental.inForce,
          rentPaid: agreementOf(line)?.lastPaidOn !== EMPTY,
          clientComplete: rental.complete,
          clientApproved: rental.approved,
        },
        bookingOpen: bookedUntil > now,
        testOpen: testedUntil > now,
      });
    },
  };
};

/** A month's price in force. */
const rentOf = ({ price, surcharge, changes }: Rental, today: PlainDate): Kopecks => {
  if (changes.length === 0) return price + surcharge;
  return priceOn({ roomId: 0, price, surcharge, changes, start: today, end: null }, today);
};

/** Shares of balances by room; of an agreement's rooms all that run take part, also those on other floors. */
const sharing = (context: QueryContext, stand: Standing) => {
  let rooms: Map<number, RoomLine[]> | null = null;
  const known = new Map<number, ReadonlyMap<number, Kopecks>>();
  return ({ agreementId }: Rental, roomId: number): Kopecks => {
    // Once for all that are asked for: going through the board for each would take its square.
    rooms ??= Map.groupBy(roomLines(context), (line) => line.rental?.agreementId ?? 0);
    const own = rooms.get(agreementId) ?? [];
    const [first] = own;
    const balance = (first && stand.agreementOf(first)?.balance) ?? 0;
    if (own.length === 1) return balance;
    const shares =
      known.get(agreementId) ??
      roomShares(
        balance,
        own.map((line) => ({ roomId: line.id, price: stand.priceOf(line) })),
      );
    known.set(agreementId, shares);
    return shares.get(roomId) ?? 0;
  };
};

const tenantOf = (rental: Rental, agreement: AgreementLine, balance: Kopecks): Tenant => ({
  agreementId: rental.agreementId,
  clientId: rental.clientId,
  fullName: rental.fullName,
  phone: rental.phone,
  approved: rental.approved,
  start: rental.start,
  end: rental.moveOutOn,
  moveOutApproved: rental.moveOutApproved,
  balance,
  daysLeft: agreement.daysLeft,
  nextPaymentDate: accountOf(agreement).nextPaymentDate,
});
