import { useMemo, useState } from 'react';
import type { RoomCard } from '../../../../contract/rooms.ts';
import { isShown, matchesRoom, sortRooms } from '../model.ts';
import type { Pointing } from '../pointing.ts';
import { RoomPanel } from '../RoomPanel.tsx';
import styles from '../Rooms.module.css';
import type { RoomsView } from '../useRoomsView.ts';
import type { ListOrder } from './ListHead.tsx';
import { RoomList } from './RoomList.tsx';

interface Props {
  readonly view: RoomsView;
  readonly rooms: readonly RoomCard[];
  readonly pointing: Pointing;
}

/** The list of the floor's rooms, and below it the one selected. */
export const RoomsAside = ({ view, rooms, pointing }: Props) => {
  const { floor, query, show, selected } = view;
  const [order, setOrder] = useState<ListOrder>({ by: 'name', desc: false });
  const listed = useMemo(() => {
    const found = rooms.filter((room) => isShown(room, show) && matchesRoom(room, query));
    const sorted = sortRooms(found, order.by, order.desc);
    return {
      here: sorted.filter((room) => room.floor === floor),
      // Other floors matter only to somebody who looks for one room.
      elsewhere: query.trim() === '' ? [] : sorted.filter((room) => room.floor !== floor),
    };
  }, [rooms, floor, query, show, order]);
  return (
    <div className={styles.aside}>
      <RoomList
        here={listed.here}
        elsewhere={listed.elsewhere}
        order={order}
        onOrder={setOrder}
        view={view}
        pointing={pointing}
      />
      {selected === null ? null : (
        <RoomPanel key={selected.room_id} room={selected} onClose={() => view.select(null, false)} />
      )}
    </div>
  );
};
