import { sql } from 'drizzle-orm';
import type { RoomCard } from '../../contract/rooms.ts';
import type { PlainDate } from '../domain/dates.ts';
import { type Kopecks, toRubles } from '../domain/money.ts';
import type { QueryContext } from '../queries/context.ts';
import { idsIn } from '../queries/parts/listing.ts';
import { pendingAgreements, pendingRooms } from '../queries/parts/pending.ts';
import { foundRooms } from '../queries/roomList.ts';
import type { Job } from './registerJob.ts';
import { CLIENT_TYPES, PENDING_COLUMN, paidUntilText, phoneText, slices } from './registerParts.ts';
import type { Column, Register } from './sheet.ts';

/** What a rent roll says beside the list's row. */
interface Line extends RoomCard, Facts {
  readonly pending: boolean;
}

interface Facts {
  readonly warehouse: string;
  readonly listPrice: Kopecks;
  /** null, these and all below: nobody rents the room. */
  readonly agreement: string | null;
  readonly type: 'f' | 'u' | null;
  readonly plannedEnd: PlainDate | null;
  readonly deposit: Kopecks | null;
}

/** A room's states by their codes, in words (domain §2). */
export const STATES: Readonly<Record<RoomCard['rented'], string>> = {
  '-2': 'не выставлена',
  '0': 'свободна',
  '0.25': 'тест',
  '0.4': 'не оплачена',
  '0.45': 'нет данных клиента',
  '0.5': 'забронирована',
  '0.75': 'освобождается',
  '1': 'занята',
};

/** What the tenant pays; of a free room nothing, or the total would promise money that nobody owes. */
const rent = (line: Line): number | null => (line.agrid === null ? null : line.price);

const COLUMNS: readonly Column<Line>[] = [
  { title: 'ID', kind: 'whole', width: 8, of: (line) => line.room_id },
  { title: 'Ячейка', kind: 'text', width: 14, of: (line) => line.room_name },
  { title: 'Склад', kind: 'text', width: 22, of: (line) => line.warehouse },
  { title: 'Этаж', kind: 'whole', width: 7, of: (line) => line.floor },
  { title: 'Состояние', kind: 'text', width: 19, of: (line) => STATES[line.rented] },
  { title: 'Длина, м', kind: 'area', width: 9, of: (line) => line.length },
  { title: 'Ширина, м', kind: 'area', width: 11, of: (line) => line.width },
  { title: 'Высота, м', kind: 'area', width: 11, of: (line) => line.height },
  { title: 'Площадь, м²', kind: 'area', width: 12, total: true, of: (line) => line.area },
  { title: 'Объём, м³', kind: 'area', width: 12, total: true, of: (line) => line.volume },
  {
    title: 'Прейскурант 1–5 мес, ₽',
    kind: 'rubles',
    width: 15,
    total: true,
    of: (line) => toRubles(line.listPrice),
  },
  { title: '6–10 мес, ₽', kind: 'rubles', width: 14, total: true, of: (line) => line.price_6m },
  { title: 'от 11 мес, ₽', kind: 'rubles', width: 14, total: true, of: (line) => line.price_11m },
  { title: 'Договор', kind: 'text', width: 17, of: (line) => line.agreement },
  { title: 'Клиент', kind: 'name', width: 44, of: (line) => line.fullname },
  { title: 'Вид', kind: 'text', width: 10, of: (line) => (line.type ? CLIENT_TYPES[line.type] : null) },
  { title: 'Телефон', kind: 'text', width: 19, of: (line) => phoneText(line.username ?? '') },
  { title: 'Плата, ₽/мес', kind: 'rubles', width: 15, total: true, of: rent },
  { title: '₽/м²', kind: 'rubles', width: 12, of: (line) => (line.agrid === null ? null : line.price_1m) },
  {
    title: 'Ниже прейскуранта, ₽',
    kind: 'rubles',
    width: 15,
    total: true,
    of: (line) => {
      const paid = rent(line);
      return paid === null ? null : Math.round(line.listPrice - paid * 100) / 100;
    },
  },
  {
    title: 'Депозит, ₽',
    kind: 'rubles',
    width: 15,
    total: true,
    of: (line) => (line.deposit === null ? null : toRubles(line.deposit)),
  },
  { title: 'Баланс, ₽', kind: 'rubles', width: 15, total: true, of: (line) => line.balance },
  { title: 'Осталось дней', kind: 'whole', width: 11, of: (line) => line.days_left },
  { title: 'Оплачено до', kind: 'day', width: 12, of: paidUntilText },
  { title: 'Начало', kind: 'day', width: 12, of: (line) => line.rentstartdate },
  { title: 'Окончание по плану', kind: 'day', width: 12, of: (line) => line.plannedEnd },
  { title: 'Выезд', kind: 'day', width: 12, of: (line) => line.rentenddate },
  { title: 'Заряд замка, %', kind: 'whole', width: 10, of: (line) => line.electric_quantity },
  PENDING_COLUMN,
];

/** Every room as the list `_main_rooms_` has it, in its order, and more; of rooms picked by hand nothing but the order counts. */
export const roomPages = (context: QueryContext, { filter, chosen }: Job<'rooms'>): Register<Line> => {
  const picked = chosen && new Set(chosen);
  const { sort_column, sort_direction } = filter;
  const asked = picked === null ? filter : { sort_column, sort_direction };
  const found = foundRooms(context, asked).found.filter(({ room_id }) => picked?.has(room_id) ?? true);
  return { title: 'Ячейки', columns: COLUMNS, total: found.length, pages: pages(context, found) };
};

function* pages(context: QueryContext, found: readonly RoomCard[]): Generator<Line[]> {
  const [rooms, agreements] = [pendingRooms(context.db), pendingAgreements(context.db)];
  for (const cards of slices(found)) {
    const facts = factsOf(
      context,
      cards.map((card) => card.room_id),
    );
    yield cards.flatMap((card) => {
      const own = facts.get(card.room_id);
      const pending = rooms.has(card.room_id) || (card.agrid !== null && agreements.has(card.agrid));
      return own === undefined ? [] : [{ ...card, ...own, pending }];
    });
  }
}

const factsOf = ({ db }: QueryContext, ids: readonly number[]): Map<number, Facts> =>
  new Map(
    db
      .all<Facts & { id: number }>(sql`
        SELECT room.id, w.name AS warehouse, room.price AS "listPrice", a.name AS agreement, client.type,
          r.planned_end AS "plannedEnd", r.deposit
        FROM rooms room JOIN warehouses w ON w.id = room.warehouse_id
        LEFT JOIN rentals r ON r.room_id = room.id AND r."end" IS NULL
        LEFT JOIN agreements a ON a.id = r.agreement_id LEFT JOIN clients client ON client.id = a.client_id
        WHERE room.id IN ${idsIn(ids)}`)
      .map(({ id, ...facts }) => [id, facts]),
  );
