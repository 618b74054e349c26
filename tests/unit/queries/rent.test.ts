import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Connections } from '../../../db/handles.ts';
import { priceChanges } from '../../../db/schema/letting.ts';
import { addDays, type PlainDate } from '../../../main/domain/dates.ts';
import { balance, daysLeft, priceOn, type RentalTerms, roomShares } from '../../../main/domain/rent.ts';
import {
  accountTables,
  agreementAccounts,
  balanceSql,
  daysLeftSql,
} from '../../../main/queries/parts/rent.ts';
import { roomBoard } from '../../../main/queries/parts/roomBoard.ts';
import * as make from '../../support/factories.ts';
import { NOON, TODAY, testDatabase } from '../../support/testDesk.ts';

const kopecks = fc.integer({ min: 1, max: 50_000_00 });
const day = fc.integer({ min: -900, max: 60 }).map((n) => addDays(TODAY, n));

interface Story {
  readonly rentals: RentalTerms[];
  readonly payments: { amount: number; returned: boolean; article: 'Аренда' | 'Депозит' }[];
}

/** One to three rooms, each begun somewhere in two years and a half, some ended, with indexations past and planned. */
const story: fc.Arbitrary<Story> = fc.record({
  rentals: fc
    .array(
      fc.record({
        start: day,
        length: fc.option(fc.nat(400), { nil: null }),
        price: kopecks,
        surcharge: fc.integer({ min: 0, max: 500_00 }),
        changes: fc.array(
          fc.record({
            after: fc.integer({ min: 1, max: 500 }),
            sum: fc.integer({ min: -100_00, max: 900_00 }),
          }),
          {
            maxLength: 3,
          },
        ),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map((rooms) =>
      rooms.map(({ start, length, price, surcharge, changes }, i) => ({
        roomId: i + 1,
        start,
        end: length === null ? null : addDays(start, length),
        price,
        surcharge,
        changes: [
          ...new Map(changes.map((c) => [c.after, { date: addDays(start, c.after), sum: c.sum }])).values(),
        ],
      })),
    ),
  payments: fc.array(
    fc.record({ amount: kopecks, returned: fc.boolean(), article: fc.constantFrom('Аренда', 'Депозит') }),
    { maxLength: 6 },
  ),
});

const clear = ({ write }: Connections) =>
  write.$client.exec(
    'DELETE FROM payments; DELETE FROM price_changes; DELETE FROM rentals; DELETE FROM agreements;',
  );

const tell = (connections: Connections, { rentals, payments }: Story) => {
  const { write } = connections;
  make.agreement(write, { id: 1, begin: '2020-01-01', plannedEnd: '2030-01-01' });
  for (const { roomId, start, end, price, surcharge, changes } of rentals) {
    make.rental(write, { roomId, start, end, price, surcharge, plannedEnd: '2030-01-01' });
    for (const { date, sum } of changes) {
      write.insert(priceChanges).values({ agreementId: 1, roomId, rentalStart: start, day: date, sum }).run();
    }
  }
  for (const payment of payments) make.payment(write, payment);
};

const expected = ({ rentals, payments }: Story, today: PlainDate) => {
  const paid = (article: string, returned: boolean) =>
    payments
      .filter((payment) => payment.article === article && payment.returned === returned)
      .reduce((sum, payment) => sum + payment.amount, 0);
  const running = rentals.filter((rental) => rental.end === null);
  const price = running.reduce((sum, rental) => sum + priceOn(rental, today), 0);
  const left = balance(
    { rentPaid: paid('Аренда', false), rentReturned: paid('Аренда', true), rentals },
    today,
  );
  return {
    price,
    balance: left,
    deposit: paid('Депозит', false) - paid('Депозит', true),
    daysLeft: daysLeft(left, price),
    running,
  };
};

describe('SQL counts rent as the domain does', () => {
  test('account and shares of any story equal the pure functions', () => {
    const connections = testDatabase();
    make.warehouse(connections.write);
    make.client(connections.write, { id: 1 });
    for (const id of [1, 2, 3]) make.room(connections.write, { id });
    fc.assert(
      fc.property(story, fc.integer({ min: -30, max: 30 }), (told, shift) => {
        clear(connections);
        tell(connections, told);
        const now = NOON + shift * 86_400_000;
        const today = addDays(TODAY, shift);
        const context = { db: connections.read, now };
        const want = expected(told, today);
        const [account] = agreementAccounts(context, sql`TRUE`);
        expect(account).toMatchObject({
          price: want.price,
          balance: want.balance,
          deposit: want.deposit,
          daysLeft: want.daysLeft,
        });
        const [sorted] = context.db.all(
          sql`WITH ${accountTables(now, sql`TRUE`)} SELECT balance, ${daysLeftSql} AS days FROM (SELECT price, ${balanceSql} AS balance FROM account)`,
        );
        expect(sorted).toEqual({ balance: want.balance, days: want.daysLeft });
        const shares = roomShares(
          want.balance,
          want.running.map((rental) => ({ roomId: rental.roomId, price: priceOn(rental, today) })),
        );
        for (const room of roomBoard(context, {})) expect(room.tenant?.balance).toBe(shares.get(room.id));
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });
});
