import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { z } from 'zod';
import type { RoomCard } from '../../../contract/rooms.ts';
import type { StatusKey } from '../../app/theme.ts';
import { usePreference } from '../../components/preferences.ts';
import type { Look } from './plan/PlanView.tsx';

export interface RoomsView {
  readonly floor: number;
  readonly selected: RoomCard | null;
  readonly show: readonly StatusKey[] | undefined;
  readonly query: string;
  readonly look: Look | null;
  toFloor(floor: number): void;
  /** Selects a room, on another floor too, and looks at it when `look` says so. Null: none. */
  select(id: number | null, look: 'close' | 'show' | false): void;
  lookAt(id: number): void;
  setShow(show: readonly StatusKey[]): void;
  setQuery(query: string): void;
  /** All states, no search. */
  reset(): void;
}

const floorSchema = z.int();

/** What the rooms' screen shows: floor, selection and states in the address, the floor also remembered for the warehouse. */
export const useRoomsView = (
  warehouse: number,
  rooms: readonly RoomCard[],
  floors: readonly number[],
): RoomsView => {
  const search = useSearch({ from: '/frame/rooms' });
  const navigate = useNavigate({ from: '/rooms' });
  const [remembered, remember] = usePreference(`floor.${warehouse}`, floorSchema, floors[0] ?? 1);
  const selected = rooms.find((room) => room.room_id === search.room) ?? null;
  const [query, setQuery] = useState('');
  // A room that came with the address (from a client's card) is looked at from near.
  const [look, setLook] = useState<Look | null>(() =>
    selected === null ? null : { id: selected.room_id, close: true, seq: 0 },
  );

  const wanted = search.floor ?? selected?.floor ?? remembered;
  const floor = floors.includes(wanted) ? wanted : (floors[0] ?? 1);
  const see = (id: number, close: boolean) => setLook((old) => ({ id, close, seq: (old?.seq ?? 0) + 1 }));

  return {
    floor,
    selected: selected?.floor === floor ? selected : null,
    show: search.show,
    query,
    look,
    toFloor: (to) => {
      remember(to);
      void navigate({ search: (old) => ({ ...old, floor: to, room: undefined }) });
    },
    select: (id, how) => {
      const room = rooms.find((one) => one.room_id === id);
      if (id === null && search.room === undefined) return;
      void navigate({
        search: (old) => ({ ...old, room: room?.room_id, floor: room?.floor ?? floor }),
        replace: true,
      });
      if (room && how !== false) see(room.room_id, how === 'close');
    },
    lookAt: (id) => see(id, true),
    setShow: (show) =>
      void navigate({
        search: (old) => ({ ...old, show: show.length === 0 ? undefined : [...show] }),
        replace: true,
      }),
    setQuery,
    reset: () => {
      setQuery('');
      void navigate({ search: (old) => ({ ...old, show: undefined }), replace: true });
    },
  };
};
