import { useMemo } from 'react';
import type { RoomCard } from '../../../../contract/rooms.ts';
import { ChoiceBar } from '../ChoiceBar.tsx';
import { sortRooms } from '../model.ts';
import type { Pointing } from '../pointing.ts';
import { RoomPanel } from '../RoomPanel.tsx';
import styles from '../Rooms.module.css';
import type { RoomsView } from '../useRoomsView.ts';
import { RoomList } from './RoomList.tsx';

interface Props {
  readonly view: RoomsView;
  readonly rooms: readonly RoomCard[];
  readonly pointing: Pointing;
}

/** The list of the floor's rooms, and below it the one selected. */
export const RoomsAside = ({ view, rooms, pointing }: Props) => {
  const { floor, query, show, levels, overlay, selected } = view;
  const { by, desc } = view.order;
  const listed = useMemo(() => {
    const found = rooms.filter(view.isWanted);
    const sorted = sortRooms(found, by, desc);
    return {
      here: sorted.filter((room) => room.floor === floor),
      // Other floors matter only to somebody who looks for one room.
      elsewhere: query.trim() === '' ? [] : sorted.filter((room) => room.floor !== floor),
    };
    // `isWanted` is made of the filters named here.
  }, [rooms, floor, query, show, levels, overlay, by, desc]);
  return (
    <div className={styles.aside}>
      <RoomList
        here={listed.here}
        elsewhere={listed.elsewhere}
        order={view.order}
        onOrder={view.setOrder}
        view={view}
        pointing={pointing}
      />
      <ChoiceBar rooms={rooms} view={view} />
      {selected === null ? null : (
        <RoomPanel
          key={selected.room_id}
          room={selected}
          chosen={view.chosen.has(selected.room_id)}
          onToggle={() => view.toggle(selected.room_id)}
          onClose={() => view.select(null, false)}
        />
      )}
    </div>
  );
};
