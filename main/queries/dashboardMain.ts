import { sql } from 'drizzle-orm';
import type { dashboardMain as endpoint } from '../../contract/dashboards.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { PAYMENT_TYPES } from '../../db/schema/letting.ts';
import { addDays, todayIn } from '../domain/dates.ts';
import { type Kopecks, toRubles } from '../domain/money.ts';
import { isWatched, LOW_CHARGE, type Watch } from '../domain/watch.ts';
import type { QueryContext } from './context.ts';
import { type AgreementLine, ledgerOf } from './ledger/ledger.ts';
import { type House, houseOf } from './parts/house.ts';
import { occupancyOf } from './parts/occupancy.ts';
import { rentedCounts, stateCounts } from './parts/roomStates.ts';
import { agreementFits, roomFits, zoneTable } from './parts/scope.ts';

type Day = Answer<typeof endpoint>;

const INDEXATION_DAYS = 30;

/** The front desk's day (document L1506, heading only; domain §5). */
export const dashboardMain = (context: QueryContext, { warehouse_id }: Input<typeof endpoint>): Day => {
  const house = houseOf(context, warehouse_id);
  const counts = stateCounts(context, house);
  return {
    warehouse_id: house.warehouseId,
    day: house.today,
    rented_cnt: rentedCounts(counts),
    occupancy: occupancyOf(counts),
    ...moveOuts(context, house),
    unapproved_clients: unapprovedClients(context, house),
    ...agreementsToWatch(context, house),
    indexations_planned: indexations(context, house),
    guest_visits_ending: visitsEnding(context, house),
    locks_low: locksLow(context, house),
    money_today: moneyToday(context, house),
  };
};

const moveOuts = ({ db, now }: QueryContext, house: House) => {
  const { due, toApprove } = db.get<{ due: number; toApprove: number }>(sql`
    WITH ${zoneTable(now)}
    SELECT coalesce(sum(r.move_out_on <= zone.today), 0) AS due,
      coalesce(sum(r.move_out_approved_at IS NULL), 0) AS "toApprove"
    FROM rentals r JOIN rooms room ON room.id = r.room_id JOIN zone ON zone.id = room.warehouse_id
    WHERE r."end" IS NULL AND r.move_out_on IS NOT NULL AND ${roomFits(house)}`);
  return { move_outs_due: due, move_outs_to_approve: toApprove };
};

const unapprovedClients = ({ db }: QueryContext, { warehouseId }: House): number =>
  db.get<{ n: number }>(sql`
    SELECT count(DISTINCT a.client_id) AS n FROM clients client CROSS JOIN agreement_totals a ON a.client_id = client.id
    WHERE client.approved = 0 AND a.rooms > 0 AND ${warehouseId === 0 ? sql`TRUE` : sql`a.warehouse_id = ${warehouseId}`}`)
    .n;

const agreementsToWatch = (context: QueryContext, house: House) => {
  const fits = agreementFits(house);
  const running = ledgerOf(context).agreements.filter(
    (line): line is AgreementLine => line?.isRunning === true && fits(line),
  );
  const watched = (watch: Watch) => running.filter(isWatched[watch]);
  return {
    agreements_unpaid: countAndSum(watched('debt'), ({ balance }) => -balance),
    agreements_running_out: countAndSum(watched('soon'), ({ price }) => price),
    agreements_ending: watched('ending').length,
  };
};

const countAndSum = (
  lines: readonly AgreementLine[],
  sum: (line: AgreementLine) => Kopecks,
): Day['agreements_unpaid'] => ({
  cnt: lines.length,
  sum: toRubles(lines.reduce((total, line) => total + sum(line), 0)),
});

const indexations = ({ db, now }: QueryContext, house: House): Day['indexations_planned'] => {
  const { cnt, sum } = db.get<{ cnt: number; sum: Kopecks }>(sql`
    WITH ${zoneTable(now)}
    SELECT count(*) AS cnt, coalesce(sum(c.sum), 0) AS sum FROM price_changes c
    JOIN rentals r ON r.agreement_id = c.agreement_id AND r.room_id = c.room_id AND r.start = c.rental_start
    JOIN rooms room ON room.id = r.room_id JOIN zone ON zone.id = room.warehouse_id
    WHERE c.day > zone.today AND c.day <= date(zone.today, ${`+${INDEXATION_DAYS} days`})
      -- One day wider than any time zone: lets the index on the day narrow the search.
      AND c.day BETWEEN ${addDays(house.today, -1)} AND ${addDays(house.today, INDEXATION_DAYS + 1)}
      AND r."end" IS NULL AND ${roomFits(house)}`);
  return { cnt, sum: toRubles(sum) };
};

const visitsEnding = ({ db, now }: QueryContext, house: House): number =>
  db
    .all<{ endsAt: number; zone: string }>(sql`
      SELECT g.ends_at AS "endsAt", w.time_zone AS zone FROM guest_visits g
      JOIN rooms room ON room.id = g.room_id JOIN warehouses w ON w.id = room.warehouse_id
      WHERE g.closed_at IS NULL AND g.ends_at > ${now} AND ${roomFits(house)}`)
    .filter(({ endsAt, zone }) => todayIn(zone, endsAt) === todayIn(zone, now)).length;

const locksLow = ({ db }: QueryContext, house: House): number =>
  db.get<{ n: number }>(sql`
    SELECT count(*) AS n FROM locks lock ${house.warehouseId > 0 ? sql`JOIN rooms room ON room.id = lock.room_id` : sql``}
    WHERE lock.charge < ${LOW_CHARGE} AND ${roomFits(house)}`).n;

interface TypeRow {
  readonly type: string;
  readonly cnt: number;
  readonly amount: Kopecks;
  readonly returned: Kopecks;
}

/** All types, also those without money: a desk counts its drawer by them. */
const moneyToday = ({ db }: QueryContext, house: House): Day['money_today'] => {
  const rows = db.all<TypeRow>(sql`
    SELECT p.type, sum(p.returned = 0) AS cnt, sum(CASE p.returned WHEN 0 THEN p.amount ELSE 0 END) AS amount,
      sum(CASE p.returned WHEN 1 THEN p.amount ELSE 0 END) AS returned
    FROM payments p JOIN agreement_totals a ON a.id = p.agreement_id
    WHERE p.paid_on = ${house.today} AND ${house.warehouseId === 0 ? sql`TRUE` : sql`a.warehouse_id = ${house.warehouseId}`}
    GROUP BY p.type`);
  return PAYMENT_TYPES.map((type) => {
    const { cnt, amount, returned } = rows.find((row) => row.type === type) ?? {
      cnt: 0,
      amount: 0,
      returned: 0,
    };
    return {
      type,
      cnt,
      amount: toRubles(amount),
      returned: toRubles(returned),
      total: toRubles(amount - returned),
    };
  });
};
