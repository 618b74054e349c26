import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomCard } from '../../../../contract/rooms.ts';
import { SIZES } from '../../../app/theme.ts';
import { focusChoiceBar } from '../ChoiceBar.tsx';
import type { Pointing } from '../pointing.ts';
import type { RoomsView } from '../useRoomsView.ts';
import { ListHead, type ListOrder } from './ListHead.tsx';
import styles from './RoomList.module.css';
import { RoomRow } from './RoomRow.tsx';
import { type ListRow, useListKeys } from './useListKeys.ts';

interface Props {
  readonly here: readonly RoomCard[];
  /** Found on other floors; below, under a heading. */
  readonly elsewhere: readonly RoomCard[];
  readonly order: ListOrder;
  readonly onOrder: (order: ListOrder) => void;
  readonly view: RoomsView;
  readonly pointing: Pointing;
}

const rowsOf = (here: readonly RoomCard[], elsewhere: readonly RoomCard[]): ListRow[] =>
  elsewhere.length === 0 ? [...here] : [...here, null, ...elsewhere];

/** The floor's rooms as a list; only the rows in sight exist. */
export const RoomList = ({ here, elsewhere, order, onOrder, view, pointing }: Props) => {
  const { t } = useTranslation();
  const scroll = useRef<HTMLDivElement>(null);
  const rows = rowsOf(here, elsewhere);
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => SIZES.listRow,
    overscan: 12,
  });
  const selectedId = view.selected?.room_id;
  const { current, keys } = useListKeys({
    rows,
    scroll,
    virtual,
    pointing,
    selectedId,
    deselect: () => view.select(null, false),
    toggle: view.toggle,
    go: focusChoiceBar,
  });
  const row = (room: RoomCard, index: number) => (
    <RoomRow
      room={room}
      index={index}
      reachable={index === current}
      selected={room.room_id === selectedId}
      chosen={view.chosen.has(room.room_id)}
      otherFloor={room.floor !== view.floor}
      pointing={pointing}
      onSelect={() => view.select(room.room_id, room.floor === view.floor ? 'show' : 'close')}
      onToggle={() => view.toggle(room.room_id)}
    />
  );
  return (
    <section className={styles.list} aria-label={t('rooms.list')}>
      <ListHead order={order} onOrder={onOrder} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the buttons inside */}
      <div ref={scroll} className={styles.listScroll} onKeyDown={keys}>
        {rows.length === 0 ? (
          <div className={styles.listEmpty}>
            <strong>{t('rooms.nothing')}</strong>
            {t('rooms.nothingHint')}
            <Button variant="default" mt="sm" onClick={view.reset}>
              {t('common.reset')}
            </Button>
          </div>
        ) : null}
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const room = rows[index] ?? null;
            return (
              <div key={room?.room_id ?? 'heading'} className={styles.slot} style={{ top: start }}>
                {room ? row(room, index) : <p className={styles.listHeading}>{t('rooms.otherFloors')}</p>}
              </div>
            );
          })}
        </div>
      </div>
    </section>
  );
};
