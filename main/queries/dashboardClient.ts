import type { dashboardClient as endpoint } from '../../contract/dashboards.ts';
import type { Answer, Input } from '../../contract/endpoint.ts';
import { epochDay, monthOf, type PlainDate, wholeYears } from '../domain/dates.ts';
import {
  type ClientFlow,
  clientFlows,
  lengthInDays,
  runsOn,
  transfers,
  withNeighbours,
} from '../domain/flows.ts';
import { type DayRange, inMonths, medianOf, monthsTouched, percentOf } from '../domain/periods.ts';
import type { QueryContext } from './context.ts';
import { clientSums } from './ledger/clientSums.ts';
import { ledgerOf } from './ledger/ledger.ts';
import { type RoomTenancy, tenanciesOf } from './ledger/tenancies.ts';
import { type House, houseOf, rangeOf } from './parts/house.ts';
import { AREA_UNITS, sumOf } from './parts/roomStates.ts';
import { tenanciesIn } from './parts/tenancies.ts';
import { flagOf } from './parts/wire.ts';

type Clients = Answer<typeof endpoint>;

/**
 * Who comes, stays and goes (document L1606; domain §5). With a warehouse chosen its rentals alone count: a client flows
 * into this house.
 */
export const dashboardClient = (context: QueryContext, input: Input<typeof endpoint>): Clients => {
  const house = houseOf(context, input.warehouse_id);
  const range = rangeOf(input, house.today);
  const around = tenanciesIn(context, house, withNeighbours(range));
  const active = around.filter(
    ({ start, end }) => start <= range.end && (end === null || end >= range.start),
  );
  const users = [...new Set(active.map((tenancy) => tenancy.clientId))];
  const moves = movesByMonth(around, range);
  return {
    ...averages(active, users.length, range.end < house.today ? range.end : house.today),
    avg_opens: null,
    new_clients_cnt: newClientCount(context, house, range, users),
    ...flowsByMonth(around, range),
    ...sexAndAge(context, users, range.end),
    length_of_stay: lengthOfStay(active, range, house.today),
    moves_by_month: moves,
    churn_rate: percentOf(
      sumOf(moves, (month) => month.move_outs),
      sumOf(moves, (month) => month.occupied_at_start),
    ),
  };
};

const twoDecimals = (value: number): number => Math.round(value * 100) / 100;

const averages = (active: readonly RoomTenancy[], users: number, until: PlainDate) => {
  const rooms = new Map(active.map((tenancy) => [`${tenancy.clientId} ${tenancy.roomId}`, tenancy.area]));
  const area = sumOf([...rooms.values()], (units) => units) / AREA_UNITS;
  const days = sumOf(active, (tenancy) => lengthInDays(tenancy, until));
  return {
    avg_room_rent: active.length === 0 ? null : inMonths(days / active.length),
    avg_cnt_rooms_per_user: users === 0 ? 0 : twoDecimals(rooms.size / users),
    avg_area_per_user: users === 0 ? 0 : twoDecimals(area / users),
  };
};

const countByMonth = (days: readonly PlainDate[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const day of days) counts.set(monthOf(day), (counts.get(monthOf(day)) ?? 0) + 1);
  return counts;
};

const flowsByMonth = (around: readonly RoomTenancy[], range: DayRange) => {
  const flows = clientFlows(around, range);
  const byMonth = (flow: readonly ClientFlow[]) => countByMonth(flow.map(({ day }) => day));
  const [inflow, outflow] = [byMonth(flows.inflow), byMonth(flows.outflow)];
  const months = monthsTouched(range).map(({ month }) => ({
    month,
    came: inflow.get(month) ?? 0,
    left: outflow.get(month) ?? 0,
  }));
  return {
    inflow_by_month: months.map(({ month, came }) => ({ month, cnt: came, inflow: came })),
    outflow_by_month: months.map(({ month, left }) => ({ month, cnt: left, outflow: left, inflow: left })),
    flow_by_month: months.map(({ month, came, left }) => ({ month, cnt: came - left, flow: came - left })),
  };
};

/** Clients whose very first rental in the chain started in the range, in this house. */
const newClientCount = (
  context: QueryContext,
  { warehouseId }: House,
  range: DayRange,
  users: readonly number[],
): number => {
  const { clientSlots } = ledgerOf(context);
  const sums = clientSums(context);
  const start = epochDay(range.start);
  const beginners = new Set(
    users.filter((id) => (sums[clientSlots.get(id) ?? -1]?.firstStart ?? 0) >= start),
  );
  if (warehouseId === 0) return beginners.size;
  const first = new Map<number, RoomTenancy>();
  for (const tenancy of [...tenanciesOf(context).values()].flat()) {
    if (!beginners.has(tenancy.clientId)) continue;
    const known = first.get(tenancy.clientId);
    if (known === undefined || isBefore(tenancy, known)) first.set(tenancy.clientId, tenancy);
  }
  return [...first.values()].filter((tenancy) => tenancy.warehouseId === warehouseId).length;
};

const isBefore = (a: RoomTenancy, b: RoomTenancy): boolean =>
  a.start < b.start || (a.start === b.start && a.roomId < b.roomId);

/** Natural persons; whoever has no gender or birthday on record is left out of what needs it. */
const sexAndAge = (
  context: QueryContext,
  users: readonly number[],
  on: PlainDate,
): Pick<Clients, 'sex_data' | 'sex_age_data'> => {
  const { clients, clientSlots } = ledgerOf(context);
  const sexes = new Map<number, number>();
  const ages = new Map<string, { age: number; gender: number; cnt: number }>();
  for (const id of users) {
    const { type, gender = null, birthday = null } = clients[clientSlots.get(id) ?? -1] ?? {};
    if (type !== 'f' || gender === null) continue;
    sexes.set(gender, (sexes.get(gender) ?? 0) + 1);
    if (birthday === null) continue;
    const age = wholeYears(birthday, on);
    const known = ages.get(`${gender} ${age}`);
    if (known) known.cnt += 1;
    else ages.set(`${gender} ${age}`, { age, gender, cnt: 1 });
  }
  return {
    sex_data: [...sexes].sort(([a], [b]) => a - b).map(([gender, cnt]) => ({ gender: flagOf(gender), cnt })),
    sex_age_data: [...ages.values()]
      .sort((a, b) => a.gender - b.gender || a.age - b.age)
      .map(({ age, gender, cnt }) => ({ age, gender: flagOf(gender), cnt })),
  };
};

const lengthOfStay = (
  active: readonly RoomTenancy[],
  range: DayRange,
  today: PlainDate,
): Clients['length_of_stay'] => {
  const until = range.end < today ? range.end : today;
  const ended = active.filter(({ end }) => end !== null && end <= range.end);
  const running = active.filter((tenancy) => tenancy.start <= until && runsOn(tenancy, until));
  const stays = (tenancies: readonly RoomTenancy[]) => {
    const days = tenancies.map((tenancy) => lengthInDays(tenancy, tenancy.end ?? until));
    const middle = medianOf(days);
    return {
      cnt: days.length,
      mean_months: days.length === 0 ? null : inMonths(sumOf(days, (length) => length) / days.length),
      median_months: middle === null ? null : inMonths(middle),
    };
  };
  return { ended: stays(ended), running: stays(running.map((tenancy) => ({ ...tenancy, end: until }))) };
};

/** Rooms taken and given back by month; who moves from room to room does neither (peers' practice). */
const movesByMonth = (around: readonly RoomTenancy[], range: DayRange): Clients['moves_by_month'] => {
  const moved = transfers(around);
  const months = monthsTouched(range);
  const started = Map.groupBy(around, ({ start }) => monthOf(start));
  const ended = Map.groupBy(
    around.filter(({ end }) => end !== null),
    ({ end }) => monthOf(end ?? ''),
  );
  let occupied = around.filter(
    ({ start, end }) => start < range.start && (end === null || end >= range.start),
  ).length;
  return months.map((part) => {
    const within = (day: PlainDate | null) => day !== null && day >= part.start && day <= part.end;
    const begun = (started.get(part.month) ?? []).filter(({ start }) => within(start));
    const over = (ended.get(part.month) ?? []).filter(({ end }) => within(end));
    const moveIns = begun.filter((tenancy) => !moved.to.has(tenancy));
    const moveOuts = over.filter((tenancy) => !moved.from.has(tenancy));
    const atStart = occupied;
    occupied += begun.length - over.length;
    return {
      month: part.month,
      occupied_at_start: atStart,
      move_ins: moveIns.length,
      move_outs: moveOuts.length,
      transfers: over.length - moveOuts.length,
      area_in: sumOf(moveIns, ({ area }) => area) / AREA_UNITS,
      area_out: sumOf(moveOuts, ({ area }) => area) / AREA_UNITS,
      churn_rate: percentOf(moveOuts.length, atStart),
    };
  });
};
