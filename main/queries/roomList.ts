import type { Answer, Input } from '../../contract/endpoint.ts';
import type { roomList as endpoint, RoomCard } from '../../contract/rooms.ts';
import { epochDay, type PlainDate } from '../domain/dates.ts';
import { matchesWordPrefixes, searchKey } from '../domain/search.ts';
import type { QueryContext } from './context.ts';
import { byText } from './ledger/dictionary.ts';
import { ledgerOf } from './ledger/ledger.ts';
import { EMPTY, foundAmong, pageOf } from './ledger/page.ts';
import { boardOf } from './ledger/rooms.ts';
import { pageInfo, paging } from './parts/paging.ts';
import { type BoardRoom, roomBoard } from './parts/roomBoard.ts';
import { isOfState } from './parts/roomStates.ts';
import { roomCards } from './roomCard.ts';

type Filter = Input<typeof endpoint>;
type SortColumn = NonNullable<Filter['sort_column']>;

/** Rooms that fit the filters, a page at a time, and all rooms of the floor for the drawing (document L923). */
export const roomList = (context: QueryContext, filter: Filter): Answer<typeof endpoint> => {
  const page = paging(filter);
  const from = (page.page - 1) * page.size;
  const { cards, found, count } = foundRooms(context, filter, from, from + page.size);
  return { rooms: found, plan_rooms: cards, ...pageInfo(page, count) };
};

/** All rooms of the floor; how many fit, and those of them that stand at `from`…`to` in the order asked for. */
export const foundRooms = (context: QueryContext, filter: Filter, from = 0, to = Number.MAX_SAFE_INTEGER) => {
  const rooms = roomBoard(context, { warehouseId: filter.warehouse_id, floor: filter.floor });
  const cards = roomCards(context.db, rooms);
  const fits = conditions(filter);
  const found = foundAmong(rooms.length, (place) => {
    const [room, card] = [rooms[place], cards[place]];
    return room !== undefined && card !== undefined && fits(room, card);
  });
  const key = sortKey(context, filter.sort_column);
  const places = pageOf(
    {
      found,
      key: (place) => {
        const [room, card] = [rooms[place], cards[place]];
        return room === undefined || card === undefined ? EMPTY : (key(room, card) ?? EMPTY);
      },
      id: (place) => rooms[place]?.id ?? 0,
    },
    from,
    to,
    filter.sort_direction === 'desc',
  );
  return { cards, found: places.flatMap((place) => cards[place] ?? []), count: found.length };
};

const within = (value: number, start: number | undefined, end: number | undefined): boolean =>
  (start === undefined || value >= start) && (end === undefined || value <= end);

const conditions = (f: Filter): ((room: BoardRoom, card: RoomCard) => boolean) => {
  const matches = search(f.search_str);
  return (room, card) =>
    isOfState(card.rented, f.rented) &&
    within(card.area, f.area_start, f.area_end) &&
    within(card.volume, f.volume_start, f.volume_end) &&
    within(card.price, f.price_start, f.price_end) &&
    within(card.length, f.length_start, f.length_end) &&
    within(card.width, f.width_start, f.width_end) &&
    within(card.height, f.height_start, f.height_end) &&
    matches(room);
};

/** A room by any part of its name, its tenant by the beginning of any word (errata L963). */
const search = (query = ''): ((room: BoardRoom) => boolean) => {
  if (query === '') return () => true;
  const part = searchKey(query);
  return ({ searchName, tenant }) =>
    searchName.includes(part) || (tenant !== null && matchesWordPrefixes(searchKey(tenant.fullName), query));
};

const dayKey = (day: PlainDate | null): number | null => (day === null ? null : epochDay(day));

/** What a column sorts by; null for no value, which stands last in either direction (domain §4). */
const sortKey = (
  context: QueryContext,
  column: SortColumn = 'room_name',
): ((room: BoardRoom, card: RoomCard) => number | null) => {
  switch (column) {
    case 'room_name':
      return byText(boardOf(context).names, ({ nameCode }: BoardRoom) => nameCode);
    case 'dimensions':
      return byText(boardOf(context).dimensions, ({ dimensionsCode }: BoardRoom) => dimensionsCode);
    case 'fullname': {
      const { clients, clientSlots, texts } = ledgerOf(context);
      return byText(
        texts.name,
        ({ tenant }: BoardRoom) => clients[clientSlots.get(tenant?.clientId ?? 0) ?? -1]?.name ?? -1,
      );
    }
    case 'username':
      // Eleven digits, or none.
      return (_, card) => (card.username ? Number(card.username) : null);
    case 'next_payment_date':
    case 'rentstartdate':
    case 'rentenddate':
      return (_, card) => dayKey(card[column]);
    default:
      return (_, card) => card[column];
  }
};
