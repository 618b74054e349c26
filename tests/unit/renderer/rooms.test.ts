import { describe, expect, it } from 'vitest';
import type { RoomCard } from '../../../contract/rooms.ts';
import {
  compareNames,
  countStates,
  floorsOf,
  isDebtor,
  isShown,
  matchesRoom,
  meantRoom,
  sortRooms,
} from '../../../renderer/features/rooms/model.ts';

const card = (over: Partial<RoomCard>): RoomCard => ({
  room_id: 1,
  room_name: 'Ячейка 15',
  warehouse_id: 1,
  floor: 1,
  dimensions: '2.5x2.2x2.2',
  length: 2.5,
  width: 2.2,
  height: 2.2,
  area: 5.5,
  volume: 12.1,
  price: 9000,
  price_6m: 8500,
  price_11m: 8000,
  price_1m: 1636.36,
  rented: 0,
  agrid: null,
  user_id: null,
  fullname: null,
  username: null,
  balance: null,
  days_left: null,
  next_payment_date: null,
  rentstartdate: null,
  rentenddate: null,
  leave_approved: 0,
  electric_quantity: null,
  pending: false,
  ...over,
});
const let_ = (over: Partial<RoomCard>) =>
  card({ rented: 1, fullname: 'Семёнов Артём Ильич', days_left: 9, ...over });

describe('rooms on the screen', () => {
  it('orders numbers as people count', () => {
    expect(['10', '9', 'А2', '100', 'А10', '1'].sort(compareNames)).toEqual([
      '1',
      '9',
      '10',
      '100',
      'А2',
      'А10',
    ]);
  });

  it('counts each room in one state, and debtors beside', () => {
    const rooms = [card({}), let_({}), let_({ days_left: -1 }), let_({ rented: 0.75, days_left: -3 })];
    const counts = countStates(rooms);
    expect(counts).toMatchObject({ free: 1, occupied: 2, leaving: 1, debtor: 2 });
    const { debtor, ...states } = counts;
    expect(Object.values(states).reduce((sum, one) => sum + one, 0)).toBe(rooms.length);
    expect(debtor).toBe(2);
  });

  it('calls a debtor only who is below zero', () => {
    expect([null, 0, -1].map((days_left) => isDebtor(let_({ days_left })))).toEqual([false, false, true]);
  });

  it('takes a room in when its state or its debt is chosen', () => {
    expect(isShown(let_({ days_left: -2 }), ['debtor'])).toBe(true);
    expect(isShown(let_({}), ['debtor'])).toBe(false);
    expect(isShown(let_({}), ['free', 'occupied'])).toBe(true);
    expect(isShown(card({}), undefined)).toBe(true);
    expect(isShown(card({}), [])).toBe(true);
  });

  it('finds by number and by beginnings of the name’s words', () => {
    const room = let_({});
    for (const query of ['15', 'ячейка 15', 'СЕМ', 'семенов', 'сем арт', 'арт сем', ' ']) {
      expect(matchesRoom(room, query.replace('ячейка ', '')), query).toBe(true);
    }
    for (const query of ['5', '16', 'енов', 'сем иван']) expect(matchesRoom(room, query), query).toBe(false);
    expect(matchesRoom(card({}), 'сем')).toBe(false);
    expect(matchesRoom(let_({ fullname: 'ООО «Радуга»' }), 'рад')).toBe(true);
  });

  it('knows which room is meant: the exact number, or the only match', () => {
    const rooms = [card({ room_id: 1, room_name: '1' }), card({ room_id: 2, room_name: '12' })];
    expect(meantRoom(rooms, '1')?.room_id).toBe(1);
    expect(meantRoom(rooms, '')).toBeUndefined();
    expect(meantRoom(rooms.slice(1), '1')?.room_id).toBe(2);
  });

  it('sorts with empty values last in either direction', () => {
    const rooms = [
      card({ room_id: 1, room_name: '1' }),
      let_({ room_id: 2, room_name: '2', days_left: 5 }),
      let_({ room_id: 3, room_name: '3', days_left: -5 }),
    ];
    expect(sortRooms(rooms, 'days', false).map((room) => room.room_id)).toEqual([3, 2, 1]);
    expect(sortRooms(rooms, 'days', true).map((room) => room.room_id)).toEqual([2, 3, 1]);
    expect(sortRooms(rooms, 'name', true).map((room) => room.room_id)).toEqual([3, 2, 1]);
    expect(floorsOf([card({ floor: 2 }), card({ floor: -1 }), card({ floor: 2 })])).toEqual([-1, 2]);
  });
});
