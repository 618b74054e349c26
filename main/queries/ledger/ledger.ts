import { type SQL, sql } from 'drizzle-orm';
import { epochDay, type PlainDate } from '../../domain/dates.ts';
import type { Kopecks } from '../../domain/money.ts';
import { accruedFromKopeckDays, daysLeft, paidUntil } from '../../domain/rent.ts';
import type { QueryContext } from '../context.ts';
import { warehouseDays } from '../parts/house.ts';
import { idsIn } from '../parts/listing.ts';
import { type AgreementAccount, agreementAccounts } from '../parts/rent.ts';
import { following, type Keeper } from './following.ts';
import {
  type AgreementTerms,
  after,
  among,
  type ClientLine,
  emptyTexts,
  readAgreements,
  readClients,
  type Texts,
} from './lines.ts';
import { EMPTY } from './page.ts';

/** An agreement with its figures of today. */
export interface AgreementLine extends AgreementTerms {
  today: PlainDate;
  /** The same since 1970. */
  day: number;
  /** A month, in force, of the rooms rented now. */
  price: Kopecks;
  balance: Kopecks;
  daysLeft: number;
  /** The nearest planned indexation's day since 1970; EMPTY for none. */
  nextIndexation: number;
}

/**
 * All clients and agreements by what lists sort, filter and add them up by, kept in memory: some 85,000 lines, of which a
 * write changes a handful. A list finds and orders its page here and reads what it shows from the tables; balances and days
 * left, which every midnight changes, are counted here for all. Nothing of it is ever the only copy of anything.
 */
export interface Ledger {
  /** A line keeps its place; undefined: the client is gone. */
  readonly clients: (ClientLine | undefined)[];
  readonly clientSlots: Map<number, number>;
  readonly agreements: (AgreementLine | undefined)[];
  readonly agreementSlots: Map<number, number>;
  readonly texts: Texts;
  /** «Today» of each warehouse, for which the figures hold. */
  days: ReadonlyMap<number, PlainDate>;
  /** Grows with every change: what is derived from the ledger holds as long as it stays. */
  edition: number;
}

const keeper: Keeper<Ledger> = {
  empty: (context) => ({
    clients: [],
    clientSlots: new Map(),
    agreements: [],
    agreementSlots: new Map(),
    texts: emptyTexts(),
    days: warehouseDays(context),
    edition: 0,
  }),
  read: (context, ledger) => {
    const clients = readClients(context, ledger.texts, after(ledger.clients.at(-1)?.id ?? 0));
    for (const line of clients) put(ledger.clients, ledger.clientSlots, line.id, line);
    if (clients.length > 0) return true;
    const agreements = readLines(context, ledger, after(ledger.agreements.at(-1)?.id ?? 0));
    for (const line of agreements) put(ledger.agreements, ledger.agreementSlots, line.id, line);
    return agreements.length > 0;
  },
  update: (context, ledger, { clients, agreements }) => {
    if (clients.size + agreements.size === 0) return true;
    const newClients = new Map(
      readClients(context, ledger.texts, among(clients)).map((line) => [line.id, line]),
    );
    for (const id of clients) put(ledger.clients, ledger.clientSlots, id, newClients.get(id));
    const lines = new Map(readLines(context, ledger, among(agreements)).map((line) => [line.id, line]));
    for (const id of agreements) put(ledger.agreements, ledger.agreementSlots, id, lines.get(id));
    ledger.edition += 1;
    return true;
  },
};

const put = <T>(
  lines: (T | undefined)[],
  slots: Map<number, number>,
  id: number,
  line: T | undefined,
): void => {
  const slot = slots.get(id) ?? lines.length;
  lines[slot] = line;
  slots.set(id, slot);
};

const readLines = (context: QueryContext, ledger: Ledger, where: SQL): AgreementLine[] => {
  const lines = readAgreements(context, ledger.texts, ledger.clientSlots, where).map(
    (terms): AgreementLine => ({
      ...terms,
      today: '',
      day: 0,
      price: 0,
      balance: 0,
      daysLeft: 0,
      nextIndexation: EMPTY,
    }),
  );
  settle(context, lines, ledger.days);
  return lines;
};

const followed = following(keeper);

/** The ledger as the database and the calendar now are. */
export const ledgerOf = (context: QueryContext): Ledger => {
  const ledger = followed.of(context);
  const days = warehouseDays(context);
  if (!areSame(days, ledger.days)) {
    settle(context, ledger.agreements, days);
    ledger.days = days;
    ledger.edition += 1;
  }
  return ledger;
};

/** Reads a further part of the ledger ahead of its being asked for; false when all is read. */
export const warmLedger = (context: QueryContext): boolean => followed.warm(context);

const areSame = (a: ReadonlyMap<number, PlainDate>, b: ReadonlyMap<number, PlainDate>): boolean =>
  a.size === b.size && [...a].every(([id, day]) => b.get(id) === day);

/** Counts the figures of a day. Who has a change of the rent ahead is counted from the rows (parts/rent.ts). */
const settle = (
  context: QueryContext,
  lines: readonly (AgreementLine | undefined)[],
  days: ReadonlyMap<number, PlainDate>,
): void => {
  const numbers = new Map([...days].map(([id, day]) => [id, epochDay(day)]));
  const ahead: AgreementLine[] = [];
  for (const line of lines) {
    if (line === undefined) continue;
    line.day = numbers.get(line.warehouseId) ?? 0;
    line.today = days.get(line.warehouseId) ?? '';
    line.nextIndexation = EMPTY;
    if (line.validFrom > line.day) {
      ahead.push(line);
      continue;
    }
    line.price = line.perDay;
    line.balance = line.rentPaid - accruedFromKopeckDays(line.perDay * line.day - line.offset);
    line.daysLeft = daysLeft(line.balance, line.price);
  }
  if (ahead.length > 0) settleFromRows(context, ahead);
};

const settleFromRows = (context: QueryContext, lines: readonly AgreementLine[]): void => {
  const ids = idsIn(lines.map((line) => line.id));
  const accounts = new Map(
    agreementAccounts(context, sql`a.id IN ${ids}`).map((account) => [account.agreementId, account]),
  );
  const planned = Map.groupBy(
    context.db.values<[number, PlainDate]>(sql`
      SELECT c.agreement_id, c.day FROM rentals r JOIN price_changes c
        ON c.agreement_id = r.agreement_id AND c.room_id = r.room_id AND c.rental_start = r.start
      WHERE r.agreement_id IN ${ids} AND r."end" IS NULL ORDER BY c.day`),
    ([id]) => id,
  );
  for (const line of lines) {
    const account = accounts.get(line.id);
    line.price = account?.price ?? 0;
    line.balance = account?.balance ?? 0;
    line.daysLeft = account?.daysLeft ?? 0;
    const next = planned.get(line.id)?.find(([, day]) => day > line.today);
    line.nextIndexation = next === undefined ? EMPTY : epochDay(next[1]);
  }
};

/** Accounts of these agreements; what is not there is left out. */
export const accountsOf = (context: QueryContext, ids: Iterable<number>): AgreementAccount[] => {
  const { agreements, agreementSlots } = ledgerOf(context);
  return [...ids].flatMap((id) => {
    const line = agreements[agreementSlots.get(id) ?? -1];
    return line ? [accountOf(line)] : [];
  });
};

export const accountOf = (line: AgreementLine): AgreementAccount => ({
  agreementId: line.id,
  clientId: line.clientId,
  running: line.isRunning,
  price: line.price,
  balance: line.balance,
  deposit: line.deposit,
  daysLeft: line.daysLeft,
  nextPaymentDate: paidUntil(line.today, line.daysLeft),
});

/** Whether it rents a room of a warehouse now. */
export const rentsAt = ({ places }: AgreementLine, warehouseId: number): boolean =>
  places.some(([id, rooms]) => id === warehouseId && rooms > 0);

/** Whether it is a warehouse's: its own, ended ones too (parts/scope.ts), and others' that rent there now. */
export const isOfHouse = (line: AgreementLine, warehouseId: number): boolean =>
  line.warehouseId === warehouseId || rentsAt(line, warehouseId);

/** By the agreement's place: 1 where it fits. For what is asked of each of its payments. */
export const marked = (
  lines: Ledger['agreements'],
  fits: (line: AgreementLine, slot: number) => boolean,
): Uint8Array => {
  const marks = new Uint8Array(lines.length);
  for (let slot = 0; slot < lines.length; slot++) {
    const line = lines[slot];
    if (line !== undefined && fits(line, slot)) marks[slot] = 1;
  }
  return marks;
};
