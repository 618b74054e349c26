import type { dayCloses } from '../../db/schema/cash.ts';
import type { Kopecks } from '../domain/money.ts';
import { dayText } from './calendar.ts';
import { uuidAt } from './edits.ts';
import type { Row } from './insert.ts';
import type { Deal, PaymentRow, Site, World } from './model.ts';

/** Days whose closes are kept: before them nobody looks. */
const DAYS = 30;
const HOUR = 3_600_000;
const MINUTE = 60_000;
const CLOSING_HOUR = 20;
/** One close in so many finds too little or too much. */
const DIFFERS = 0.06;
const NOTES = [
  'Не хватило на размен',
  'Сдача клиенту округлена',
  'Нашли вчерашнюю купюру',
  'Пересчитано дважды',
];

/** The closes of the last weeks: the box mostly holds what it should. */
export const buildCloses = (
  world: World,
  sites: readonly Site[],
  deals: readonly Deal[],
  payments: readonly PaymentRow[],
  atDesk: (site: Site) => (day: number, dice: ReturnType<World['dice']>) => number,
): Row<typeof dayCloses>[] => {
  const dice = world.dice('closes');
  const siteOf = new Map(deals.map((deal) => [deal.id, deal.site.id]));
  const cash = cashBySiteAndDay(payments, siteOf);
  const rows: Row<typeof dayCloses>[] = [];
  for (let day = world.today - DAYS; day < world.today; day++) {
    for (const site of sites) {
      const expected = cash.get(`${site.id} ${dayText(day)}`) ?? 0;
      if (day < site.opened || expected < 0) continue;
      const off =
        dice.chance(DIFFERS) && expected > 500_00 ? dice.pick([-500_00, -100_00, -50_00, 100_00]) : 0;
      const closedAt =
        day * 24 * HOUR + CLOSING_HOUR * HOUR - site.offset * MINUTE + dice.int(0, 45) * MINUTE;
      rows.push({
        id: uuidAt(closedAt, dice),
        warehouseId: site.id,
        day: dayText(day),
        expected,
        counted: expected + off,
        note: off === 0 ? null : dice.pick(NOTES),
        managerId: atDesk(site)(day, dice),
        closedAt,
      });
    }
  }
  return rows;
};

const cashBySiteAndDay = (
  payments: readonly PaymentRow[],
  siteOf: ReadonlyMap<number, number>,
): Map<string, Kopecks> => {
  const cash = new Map<string, Kopecks>();
  for (const { agreementId, paidOn, type, amount, returned } of payments) {
    if (type !== 'Наличными') continue;
    const key = `${siteOf.get(agreementId)} ${paidOn}`;
    cash.set(key, (cash.get(key) ?? 0) + (returned ? -amount : amount));
  }
  return cash;
};
