import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomCard } from '../../../../contract/rooms.ts';
import { SIZES } from '../../../app/theme.ts';
import { ROOM_ORDERS, type RoomOrder } from '../model.ts';
import type { Pointing } from '../pointing.ts';
import styles from '../Rooms.module.css';
import type { RoomsView } from '../useRoomsView.ts';
import { RoomRow } from './RoomRow.tsx';
import type { ListOrder } from './RoomsAside.tsx';

interface Props {
  readonly here: readonly RoomCard[];
  /** Found on other floors; below, under a heading. */
  readonly elsewhere: readonly RoomCard[];
  readonly order: ListOrder;
  readonly onOrder: (order: ListOrder) => void;
  readonly view: RoomsView;
  readonly pointing: Pointing;
}

/** Rows of the floor, then (while searching) a heading and rows of the other floors. Null stands for the heading. */
const rowsOf = (here: readonly RoomCard[], elsewhere: readonly RoomCard[]): (RoomCard | null)[] =>
  elsewhere.length === 0 ? [...here] : [...here, null, ...elsewhere];

export const RoomList = ({ here, elsewhere, order, onOrder, view, pointing }: Props) => {
  const { t } = useTranslation();
  const scroll = useRef<HTMLDivElement>(null);
  const rows = rowsOf(here, elsewhere);
  const [current, setCurrent] = useState(0);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => SIZES.listRow,
    overscan: 12,
  });
  const indexOf = (id: number | undefined) => rows.findIndex((row) => row !== null && row.room_id === id);

  const selectedId = view.selected?.room_id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when the selection changes, not when the list does
  useEffect(() => {
    const at = indexOf(selectedId);
    if (at < 0) return;
    setCurrent(at);
    // The panel below takes its place first, then the row is brought into what is left.
    const timer = setTimeout(() => virtual.scrollToIndex(at, { align: 'auto' }), 0);
    return () => clearTimeout(timer);
  }, [selectedId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the arrow keys on the plan
  useEffect(
    () =>
      pointing.subscribe(() => {
        const pointed = pointing.get();
        const at = pointed?.by === 'keys' ? indexOf(pointed.id) : -1;
        if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
      }),
    [pointing, rows.length],
  );

  const step = (to: number, direction: 1 | -1) => {
    let at = Math.min(Math.max(to, 0), rows.length - 1);
    if (rows[at] === null) at += direction;
    const room = rows[at];
    if (!room) return;
    setCurrent(at);
    virtual.scrollToIndex(at, { align: 'auto' });
    pointing.set({ id: room.room_id, by: 'list' });
    requestAnimationFrame(() => scroll.current?.querySelector<HTMLElement>(`[data-index="${at}"]`)?.focus());
  };
  const keys = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / SIZES.listRow) - 1);
    const moves: Record<string, () => void> = {
      ArrowDown: () => step(current + 1, 1),
      ArrowUp: () => step(current - 1, -1),
      PageDown: () => step(current + page, 1),
      PageUp: () => step(current - page, -1),
      Home: () => step(0, 1),
      End: () => step(rows.length - 1, -1),
      Escape: () => view.select(null, false),
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
  };

  return (
    <section className={styles.list} aria-label={t('rooms.list')}>
      <ListHead order={order} onOrder={onOrder} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the buttons inside */}
      <div ref={scroll} className={styles.listScroll} onKeyDown={keys}>
        {rows.length === 0 ? (
          <p className={styles.listEmpty}>
            <strong>{t('rooms.nothing')}</strong>
            {t('rooms.nothingHint')}
          </p>
        ) : null}
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const room = rows[index];
            return (
              <div key={room?.room_id ?? 'heading'} className={styles.slot} style={{ top: start }}>
                {room ? (
                  <RoomRow
                    room={room}
                    index={index}
                    reachable={index === Math.min(current, rows.length - 1)}
                    selected={room.room_id === selectedId}
                    otherFloor={room.floor !== view.floor}
                    pointing={pointing}
                    onSelect={() => view.select(room.room_id, room.floor === view.floor ? 'show' : 'close')}
                  />
                ) : (
                  <p className={styles.listHeading}>{t('rooms.otherFloors')}</p>
                )}
              </div>
            );
          })}
        </div>
      </div>
    </section>
  );
};

const SHORT = { name: 'number', area: 'area', price: 'price', days: 'daysLeft' } as const;
const FULL = { name: 'numberFull', area: 'areaFull', price: 'priceFull', days: 'daysLeftFull' } as const;

const ListHead = ({ order, onOrder }: Pick<Props, 'order' | 'onOrder'>) => {
  const { t } = useTranslation();
  const Arrow = order.desc ? IconArrowDown : IconArrowUp;
  const button = (by: RoomOrder) => (
    <button
      key={by}
      type="button"
      className={styles.order}
      data-by={by}
      data-sorted={order.by === by || undefined}
      aria-pressed={order.by === by}
      title={t('rooms.sortBy', { column: t(`rooms.${FULL[by]}`) })}
      onClick={() => onOrder({ by, desc: order.by === by ? !order.desc : false })}
    >
      {t(`rooms.${SHORT[by]}`)}
      {order.by === by ? <Arrow size={12} stroke={2} aria-hidden /> : null}
    </button>
  );
  const [name, ...figures] = ROOM_ORDERS;
  return (
    <div className={styles.listHead}>
      {button(name)}
      <span className={styles.headClient}>{t('rooms.client')}</span>
      {figures.map(button)}
    </div>
  );
};
