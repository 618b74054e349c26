import type { Answer, Input } from '../../contract/endpoint.ts';
import type { roomList as endpoint, RoomCard } from '../../contract/rooms.ts';
import { matchesWordPrefixes, naturalKey, searchKey } from '../domain/search.ts';
import type { QueryContext } from './context.ts';
import { pageInfo, paging } from './parts/paging.ts';
import { roomBoard } from './parts/roomBoard.ts';
import { roomCard } from './roomCard.ts';

type Filter = Input<typeof endpoint>;

/**
 * Rooms that fit the filters, a page at a time, and all rooms of the floor for the drawing (document L923). A warehouse
 * has at most some thousand rooms, and each one's state comes from the domain's function, so what SQL can't know is
 * filtered and sorted here.
 */
export const roomList = (context: QueryContext, filter: Filter): Answer<typeof endpoint> => {
  const { cards, found } = foundRooms(context, filter);
  const page = paging(filter);
  return {
    rooms: found.slice((page.page - 1) * page.size, page.page * page.size),
    plan_rooms: cards,
    ...pageInfo(page, found.length),
  };
};

/** All rooms of the floor, and those that fit in the order asked for, whatever the page. */
export const foundRooms = (context: QueryContext, filter: Filter) => {
  const cards = roomBoard(context, { warehouseId: filter.warehouse_id, floor: filter.floor }).map(roomCard);
  const found = cards.filter((card) => fits(card, filter));
  found.sort(byColumn(filter.sort_column, filter.sort_direction === 'desc' ? -1 : 1));
  return { cards, found };
};

const within = (value: number, start: number | undefined, end: number | undefined): boolean =>
  (start === undefined || value >= start) && (end === undefined || value <= end);

const fits = (card: RoomCard, f: Filter): boolean =>
  (f.rented === undefined || f.rented === -1 || card.rented === f.rented) &&
  within(card.area, f.area_start, f.area_end) &&
  within(card.volume, f.volume_start, f.volume_end) &&
  within(card.price, f.price_start, f.price_end) &&
  within(card.length, f.length_start, f.length_end) &&
  within(card.width, f.width_start, f.width_end) &&
  within(card.height, f.height_start, f.height_end) &&
  matches(card, f.search_str ?? '');

/** A room by any part of its name, its tenant by the beginning of any word (errata L963). */
const matches = (card: RoomCard, query: string): boolean =>
  query === '' ||
  searchKey(card.room_name).includes(searchKey(query)) ||
  (card.fullname !== null && matchesWordPrefixes(searchKey(card.fullname), query));

const sortKey = (card: RoomCard, column: keyof RoomCard): string | number | null => {
  const value = card[column];
  return typeof value === 'string' ? naturalKey(value) : value;
};

/** Empty values last in either direction, ties by room id (domain §4). */
const byColumn =
  (column: Filter['sort_column'] = 'room_name', sign: 1 | -1 = 1) =>
  (a: RoomCard, b: RoomCard): number => {
    const [x, y] = [sortKey(a, column), sortKey(b, column)];
    if (x === null || y === null) return Number(x === null) - Number(y === null) || a.room_id - b.room_id;
    return (x < y ? -sign : x > y ? sign : 0) || a.room_id - b.room_id;
  };
