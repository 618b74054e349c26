import { afterAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../../main/demo/calendar.ts';
import { simulateSite } from '../../../main/demo/letting.ts';
import { createWorld } from '../../../main/demo/model.ts';
import { buildPresent } from '../../../main/demo/present.ts';
import { buildSites } from '../../../main/demo/property.ts';
import { isClientComplete } from '../../../main/domain/clients.ts';
import { addDays, termMonths } from '../../../main/domain/dates.ts';
import { balance, daysLeft, priceOn, type RentalTerms, tierPrice } from '../../../main/domain/rent.ts';
import { ROOM_STATUS, roomStatus } from '../../../main/domain/roomStatus.ts';
import { fillNew, NOON, TODAY } from './filled.ts';

const demo = fillNew();
afterAll(() => demo.close());

interface Rental extends RentalTerms {
  agreementId: number;
  plannedEnd: string;
  moveOutOn: string | null;
}

const changes = demo.all<{
  agreementId: number;
  roomId: number;
  rentalStart: string;
  day: string;
  sum: number;
}>(
  'SELECT agreement_id AS agreementId, room_id AS roomId, rental_start AS rentalStart, day, sum FROM price_changes ORDER BY day',
);
const rentals: Rental[] = demo
  .all<Omit<Rental, 'changes'>>(
    `SELECT agreement_id AS agreementId, room_id AS roomId, start, end, planned_end AS plannedEnd, price, surcharge,
       move_out_on AS moveOutOn FROM rentals`,
  )
  .map((rental) => ({
    ...rental,
    changes: changes
      .filter(
        (change) =>
          change.agreementId === rental.agreementId &&
          change.roomId === rental.roomId &&
          change.rentalStart === rental.start,
      )
      .map(({ day, sum }) => ({ date: day, sum })),
  }));

interface Agreement {
  id: number;
  clientId: number;
  name: string;
  begin: string;
  end: string | null;
  activatedAt: number | null;
  paid: number;
  back: number;
}

const agreements = demo.all<Agreement>(
  `SELECT id, client_id AS clientId, name, begin, end, activated_at AS activatedAt,
     (SELECT coalesce(sum(amount), 0) FROM payments WHERE agreement_id = a.id AND article = 'Аренда' AND NOT returned) AS paid,
     (SELECT coalesce(sum(amount), 0) FROM payments WHERE agreement_id = a.id AND article = 'Аренда' AND returned) AS back
   FROM agreements a`,
);
const rentalsOf = Map.groupBy(rentals, ({ agreementId }) => agreementId);

const balanceOf = ({ id, paid, back }: Agreement): number =>
  balance({ rentPaid: paid, rentReturned: back, rentals: rentalsOf.get(id) ?? [] }, TODAY);

const daysLeftOf = (agreement: Agreement): number => {
  const running = (rentalsOf.get(agreement.id) ?? []).filter(({ end }) => end === null);
  return daysLeft(
    balanceOf(agreement),
    running.reduce((sum, rental) => sum + priceOn(rental, TODAY), 0),
  );
};

describe('money of running agreements', () => {
  const running = agreements.filter(({ end }) => end === null);
  const left = running.map(daysLeftOf);
  const share = (test: (days: number) => boolean) => left.filter(test).length / left.length;

  it('is mostly paid for a month or less ahead', () => {
    expect(running.length).toBeGreaterThan(250);
    expect(share((days) => days >= 0 && days <= 31)).toBeGreaterThan(0.7);
    expect(share((days) => days > 31)).toBeGreaterThan(0.02);
    expect(Math.max(...left)).toBeLessThan(370);
  });

  it('is in debt for one in ten, with debts of all ages', () => {
    expect(share((days) => days < 0)).toBeGreaterThan(0.05);
    expect(share((days) => days < 0)).toBeLessThan(0.15);
    for (const [from, to] of [
      [1, 10],
      [11, 30],
      [31, 60],
      [61, 400],
    ] as const) {
      expect(
        left.filter((days) => -days >= from && -days <= to).length,
        `${from}–${to} days`,
      ).toBeGreaterThan(1);
    }
    expect(Math.min(...left)).toBeGreaterThan(-250);
  });
});

describe('money of ended agreements', () => {
  it('is settled, but for a few who left in debt or yesterday', () => {
    const ended = agreements.filter(({ end }) => end !== null);
    const open = ended.filter((agreement) => Math.abs(balanceOf(agreement)) > 50_000);
    expect(ended.length).toBeGreaterThan(300);
    expect(open.length / ended.length).toBeLessThan(0.06);
    expect(open.some((agreement) => balanceOf(agreement) < 0)).toBe(true);
  });

  it('never gives back more than was paid on an article', () => {
    const over = demo.all(
      `SELECT 1 FROM payments GROUP BY agreement_id, article
       HAVING sum(CASE WHEN returned THEN amount ELSE 0 END) > sum(CASE WHEN returned THEN 0 ELSE amount END)`,
    );
    expect(over).toEqual([]);
  });
});

describe('payments', () => {
  it('are written down after they were made, and not before the agreement', () => {
    const wrong = demo.all(
      `SELECT 1 FROM payments p JOIN agreements a ON a.id = p.agreement_id
       WHERE paid_on < begin OR paid_on > ? OR date(inserted_at / 1000, 'unixepoch', '+7 hours') < paid_on`,
      TODAY,
    );
    expect(wrong).toEqual([]);
  });

  it('have a reason for each return and for nothing else', () => {
    expect(demo.all('SELECT 1 FROM payments WHERE returned <> (return_reason IS NOT NULL)')).toEqual([]);
  });

  it('are of every type and article, some of today', () => {
    expect(demo.all('SELECT 1 FROM payments GROUP BY type, article').length).toBeGreaterThanOrEqual(10);
    expect(demo.all('SELECT 1 FROM payments WHERE paid_on = ?', TODAY).length).toBeGreaterThan(0);
  });

  it('come from firms by the bank', () => {
    const [row] = demo.all<{ share: number }>(
      `SELECT avg(p.type = 'Безнал') AS share FROM payments p
       JOIN agreements a ON a.id = p.agreement_id JOIN clients c ON c.id = a.client_id WHERE c.type = 'u'`,
    );
    expect(row?.share).toBeGreaterThan(0.75);
  });
});

describe('the present', () => {
  it('lets no room that was somebody else’s, on whatever day', () => {
    for (let i = 0; i < 12; i++) {
      const date = addDays(TODAY, i * 17);
      const world = createWorld('small', date, dayOf(date));
      const histories = buildSites(world).map((site) => simulateSite(world, site, 12, 150, []));
      const fresh = buildPresent(world, histories).deals;
      const lastEnd = new Map<number, number>();
      for (const { room, end } of histories.flatMap(({ deals }) => deals.flatMap(({ leases }) => leases))) {
        lastEnd.set(room.id, Math.max(end, lastEnd.get(room.id) ?? 0));
      }
      expect(fresh.length).toBeGreaterThan(15);
      for (const { begin, leases } of fresh) {
        for (const { room } of leases) expect(lastEnd.get(room.id) ?? 0, date).toBeLessThan(begin);
      }
    }
  });

  it('has agreements not in force of all three kinds in each warehouse', () => {
    const kinds = demo.all<{ warehouse: number; kind: string; n: number }>(
      `SELECT rooms.warehouse_id AS warehouse, count(*) AS n,
         CASE WHEN NOT EXISTS (SELECT 1 FROM payments p WHERE p.agreement_id = a.id AND article = 'Аренда') THEN 'unpaid'
           WHEN approved = 0 AND coalesce(passport_photo_file_id, bank_account) IS NOT NULL
             AND coalesce(passport_issued_by, inn) IS NOT NULL THEN 'unapproved'
           ELSE 'incomplete' END AS kind
       FROM agreements a JOIN rentals r ON r.agreement_id = a.id JOIN rooms ON rooms.id = r.room_id
         JOIN clients c ON c.id = a.client_id
       WHERE a.end IS NULL AND a.activated_at IS NULL GROUP BY 1, 3`,
    );
    expect(kinds.length).toBe(6);
    for (const { n } of kinds) expect(n).toBeGreaterThanOrEqual(2);
  });
});

describe('rentals', () => {
  it('never share a room', () => {
    const twice = demo.all(
      `SELECT 1 FROM rentals a JOIN rentals b ON a.room_id = b.room_id AND a.rowid < b.rowid
       WHERE a.start <= coalesce(b.end, '9999-12-31') AND b.start <= coalesce(a.end, '9999-12-31')`,
    );
    expect(twice).toEqual([]);
  });

  it('end with their agreement, and it with the last of them', () => {
    for (const { id, name, begin, end } of agreements) {
      const mine = rentalsOf.get(id) ?? [];
      expect(name).toBe(`Договор №${id}`);
      expect(mine.length).toBeGreaterThanOrEqual(1);
      expect(mine.length).toBeLessThanOrEqual(3);
      expect(mine.every(({ start }) => start === begin)).toBe(true);
      const ends = mine.map((rental) => rental.end);
      expect(end).toBe(ends.includes(null) ? null : ends.reduce((a, b) => ((a ?? '') > (b ?? '') ? a : b)));
    }
  });

  it('cost the list price of the tier when they are new', () => {
    const rooms = new Map(
      demo
        .all<{ id: number; price: number; price6m: number; price11m: number }>(
          'SELECT id, price, price_6m AS price6m, price_11m AS price11m FROM rooms',
        )
        .map((room) => [room.id, room]),
    );
    const fresh = rentals.filter(({ start, end }) => start > addDays(TODAY, -22) && end === null);
    expect(fresh.length).toBeGreaterThan(15);
    for (const { roomId, price, start, plannedEnd } of fresh) {
      const room = rooms.get(roomId);
      if (room) expect(price).toBe(tierPrice(room, termMonths(start, plannedEnd)));
    }
  });

  it('have risen in price, and some dozens will', () => {
    const planned = changes.filter(({ day }) => day > TODAY);
    expect(planned.length).toBeGreaterThanOrEqual(24);
    expect(changes.length - planned.length).toBeGreaterThan(200);
    expect(new Set(planned.map(({ agreementId, roomId }) => `${agreementId} ${roomId}`)).size).toBe(
      planned.length,
    );
  });

  it('move out within a month where they say so', () => {
    for (const { end, moveOutOn } of rentals) {
      if (end !== null || moveOutOn === null) continue;
      expect(moveOutOn >= TODAY && moveOutOn <= addDays(TODAY, 30)).toBe(true);
    }
  });
});

interface Room {
  id: number;
  warehouseId: number;
  floor: number;
  area: number;
  price: number;
  price6m: number;
  price11m: number;
  inService: number;
  nameKey: string;
}

const rooms = demo.all<Room>(
  `SELECT id, warehouse_id AS warehouseId, floor, area, price, price_6m AS price6m, price_11m AS price11m,
     in_service AS inService, name_key AS nameKey FROM rooms`,
);

const clientFacts = new Map(
  demo
    .all<Parameters<typeof isClientComplete>[0] & { id: number; approved: number }>(
      `SELECT id, approved, type, last_name AS lastName, first_name AS firstName, patronymic, company_name AS companyName,
         phone, email, birthday, passport_series AS passportSeries, passport_number AS passportNumber,
         passport_issued_on AS passportIssuedOn, passport_issued_by AS passportIssuedBy,
         passport_subdivision AS passportSubdivision, inn, kpp, bank_name AS bankName, bank_account AS bankAccount,
         correspondent_account AS correspondentAccount, bik, address, passport_photo_file_id AS passportPhotoFileId
       FROM clients`,
    )
    .map((client) => [client.id, client]),
);

const openRooms = (table: string, until: string): Set<number> =>
  new Set(
    demo
      .all<{ id: number }>(
        `SELECT room_id AS id FROM ${table} WHERE closed_at IS NULL AND ${until} > ?`,
        NOON,
      )
      .map(({ id }) => id),
  );

const visits = openRooms('guest_visits', 'ends_at');
const bookings = openRooms('bookings', 'held_until');
const agreementById = new Map(agreements.map((agreement) => [agreement.id, agreement]));
const runningIn = new Map(rentals.filter(({ end }) => end === null).map((rental) => [rental.roomId, rental]));

const statusOf = (room: Room) => {
  const rental = runningIn.get(room.id);
  const agreement = rental && agreementById.get(rental.agreementId);
  const client = agreement && clientFacts.get(agreement.clientId);
  return roomStatus({
    inService: room.inService === 1,
    rental:
      rental && agreement && client
        ? {
            moveOutPlanned: rental.moveOutOn !== null,
            inForce: agreement.activatedAt !== null,
            rentPaid: agreement.paid > 0,
            clientComplete: isClientComplete(client),
            clientApproved: client.approved === 1,
          }
        : null,
    bookingOpen: bookings.has(room.id),
    testOpen: visits.has(room.id),
  });
};

describe('rooms', () => {
  it('are let to 78 in a hundred', () => {
    const offered = rooms.filter(({ inService }) => inService === 1);
    const share = offered.filter(({ id }) => runningIn.has(id)).length / offered.length;
    expect(share).toBeGreaterThan(0.75);
    expect(share).toBeLessThan(0.81);
    expect([...runningIn.keys()].every((id) => offered.some((room) => room.id === id))).toBe(true);
  });

  it('stand in every state in each warehouse at least twice, and on each floor once', () => {
    for (const [warehouse, here] of Map.groupBy(rooms, ({ warehouseId }) => warehouseId)) {
      const counts = Map.groupBy(here.map(statusOf), (status) => status);
      for (const [name, status] of Object.entries(ROOM_STATUS)) {
        expect(counts.get(status)?.length ?? 0, `${name} in warehouse ${warehouse}`).toBeGreaterThanOrEqual(
          2,
        );
      }
      for (const [floor, rooms] of Map.groupBy(here, (room) => room.floor)) {
        expect(new Set(rooms.map(statusOf)), `floor ${floor}`).toEqual(new Set(Object.values(ROOM_STATUS)));
      }
    }
  });

  it('have sizes and prices of the trade', () => {
    for (const { area, price, price6m, price11m } of rooms) {
      expect(area).toBeGreaterThanOrEqual(1);
      expect(area).toBeLessThanOrEqual(30);
      expect(price / 100 / area).toBeGreaterThanOrEqual(1000);
      expect(price / 100 / area).toBeLessThanOrEqual(3500);
      expect(price % 5000).toBe(0);
      expect(price11m < price6m && price6m < price).toBe(true);
    }
    expect(rooms.filter(({ area }) => area >= 2 && area <= 6.5).length / rooms.length).toBeGreaterThan(0.45);
    expect(rooms.filter(({ area }) => area > 15).length / rooms.length).toBeLessThan(0.08);
    expect(rooms[8]?.nameKey).toBe('ячейка 000009');
  });
});
