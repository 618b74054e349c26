import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { z } from 'zod';
import type { RoomCard } from '../../../contract/rooms.ts';
import type { LevelKey, StatusKey } from '../../app/theme.ts';
import { usePreference } from '../../components/preferences.ts';
import { useSearchText } from '../../components/table/useSearchText.ts';
import type { ListOrder } from './list/ListHead.tsx';
import { isShown, matchesRoom } from './model.ts';
import { levelOf, type Overlay } from './overlay.ts';
import type { Look } from './plan/PlanView.tsx';

export interface RoomsView {
  readonly floor: number;
  readonly selected: RoomCard | null;
  readonly show: readonly StatusKey[] | undefined;
  readonly overlay: Overlay | undefined;
  readonly levels: readonly LevelKey[] | undefined;
  readonly query: string;
  readonly order: ListOrder;
  readonly look: Look | null;
  /** Several rooms chosen at once, on any floor of the warehouse. */
  readonly chosen: ReadonlySet<number>;
  toFloor(floor: number): void;
  /** Selects a room, on another floor too, and looks at it when `look` says so. Null: none. */
  select(id: number | null, look: 'close' | 'show' | false): void;
  lookAt(id: number): void;
  /** Takes a room into the choice, or out of it. */
  toggle(id: number): void;
  /** Adds rooms to the choice. */
  choose(ids: readonly number[]): void;
  /** Leaves only these of the choice. */
  chooseOnly(ids: readonly number[]): void;
  chooseNone(): void;
  setShow(show: readonly StatusKey[]): void;
  setOverlay(overlay: Overlay | undefined): void;
  setLevels(levels: readonly LevelKey[]): void;
  setQuery(query: string): void;
  setOrder(order: ListOrder): void;
  /** Whether filters and search take the room in: on the plan it stands out, in the list it stands. */
  isWanted(room: RoomCard): boolean;
  /** All states and levels, no search. */
  reset(): void;
}

const floorSchema = z.int();

/** Several rooms chosen at once. */
const useChoice = (rooms: readonly RoomCard[]) => {
  const [ids, setIds] = useState<ReadonlySet<number>>(new Set());
  const known = new Set(rooms.map((room) => room.room_id));
  return {
    chosen: new Set([...ids].filter((id) => known.has(id))),
    toggle: (id: number) =>
      setIds((old) => (old.has(id) ? new Set([...old].filter((one) => one !== id)) : new Set([...old, id]))),
    choose: (more: readonly number[]) => setIds((old) => new Set([...old, ...more])),
    chooseOnly: (only: readonly number[]) => setIds(new Set(only)),
    chooseNone: () => setIds(new Set()),
  };
};

/** What the rooms' screen shows: floor, selection and filters in the address, the floor also remembered for the warehouse. */
export const useRoomsView = (
  warehouse: number,
  rooms: readonly RoomCard[],
  floors: readonly number[],
): RoomsView => {
  const search = useSearch({ from: '/frame/rooms' });
  const navigate = useNavigate({ from: '/rooms' });
  const [remembered, remember] = usePreference(`floor.${warehouse}`, floorSchema, floors[0] ?? 1);
  const selected = rooms.find((room) => room.room_id === search.room) ?? null;
  const choice = useChoice(rooms);
  // A room that came with the address (from a client's card) is looked at from near.
  const [look, setLook] = useState<Look | null>(() =>
    selected === null ? null : { id: selected.room_id, close: true, seq: 0 },
  );

  const wanted = search.floor ?? selected?.floor ?? remembered;
  const floor = floors.includes(wanted) ? wanted : (floors[0] ?? 1);
  const see = (id: number, close: boolean) => setLook((old) => ({ id, close, seq: (old?.seq ?? 0) + 1 }));
  const change = (to: Partial<typeof search>) =>
    void navigate({ search: (old) => ({ ...old, ...to }), replace: true });
  const { overlay, levels, show, sort = 'name', dir } = search;
  const { text: query, set: setQuery } = useSearchText(search.q ?? '', (q) =>
    change({ q: q === '' ? undefined : q }),
  );

  return {
    floor,
    selected: selected?.floor === floor ? selected : null,
    show,
    overlay,
    levels,
    query,
    order: { by: sort, desc: dir === 'desc' },
    look,
    ...choice,
    toFloor: (to) => {
      remember(to);
      void navigate({ search: (old) => ({ ...old, floor: to, room: undefined }) });
    },
    select: (id, how) => {
      const room = rooms.find((one) => one.room_id === id);
      if (id === null && search.room === undefined) return;
      change({ room: room?.room_id, floor: room?.floor ?? floor });
      if (room && how !== false) see(room.room_id, how === 'close');
    },
    lookAt: (id) => see(id, true),
    setShow: (next) => change({ show: next.length === 0 ? undefined : [...next] }),
    setOverlay: (next) => change({ overlay: next, levels: undefined, show: undefined }),
    setLevels: (next) => change({ levels: next.length === 0 ? undefined : [...next] }),
    setQuery: (next) => setQuery(next),
    setOrder: ({ by, desc }) =>
      change({ sort: by === 'name' ? undefined : by, dir: desc ? 'desc' : undefined }),
    isWanted: (room) =>
      matchesRoom(room, query) &&
      isShown(room, show) &&
      (overlay === undefined || levels === undefined || levels.includes(levelOf(room, overlay))),
    reset: () => {
      setQuery('');
      change({ show: undefined, levels: undefined });
    },
  };
};
