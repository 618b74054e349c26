import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FloorPlan } from '../../../contract/plan.ts';
import type { RoomCard } from '../../../contract/rooms.ts';
import { FONT_FAMILY, planColors } from '../../app/theme.ts';
import { moneyShort, number, shortName } from '../../i18n/format.ts';
import { isDebtor, statusOf } from './model.ts';
import { levelOf, type Overlay } from './overlay.ts';
import { type Drawing, drawn, selfMade } from './plan/drawing.ts';
import { layOut, type RoomSize } from './plan/layout.ts';
import type { PaintedRoom, Scene } from './plan/paint.ts';
import type { RoomsView } from './useRoomsView.ts';

/** Canvas letters don't wait for a web font by themselves: true once Inter is there. */
export const useFontReady = () => {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let alive = true;
    void document.fonts.load("550 11px 'Inter Variable'", '0123456789 мвход').then(() => {
      if (alive) setReady(true);
    });
    return () => {
      alive = false;
    };
  }, []);
  return ready;
};

/**
 * Every floor's drawing, made once: the stored one, or one that the floor lays out itself. It depends on plan, numbers and
 * sizes alone, so a new state of rooms never moves a wall, and a floor once seen is there at once.
 */
export const useDrawings = (
  rooms: readonly RoomCard[],
  plans: readonly FloorPlan[],
): ((floor: number) => Drawing) => {
  const sizes = JSON.stringify(
    rooms.map(({ room_id: id, room_name: name, length, width, floor }) => ({
      id,
      name,
      length,
      width,
      floor,
    })),
  );
  return useMemo(() => {
    const all: readonly (RoomSize & { floor: number })[] = JSON.parse(sizes);
    const made = new Map<number, Drawing>();
    return (floor) => {
      const known = made.get(floor);
      if (known !== undefined) return known;
      const here = all.filter((room) => room.floor === floor);
      const plan = plans.find((one) => one.floor === floor);
      const drawing = plan === undefined ? selfMade(layOut(here)) : drawn(plan, here);
      made.set(floor, drawing);
      return drawing;
    };
  }, [sizes, plans]);
};

/** What the overlay tells of a room in a few letters. */
const overlayNote = (room: RoomCard, overlay: Overlay): string => {
  if (overlay === 'locks') return room.electric_quantity === null ? '' : `${room.electric_quantity} %`;
  return isDebtor(room) && room.balance !== null ? moneyShort(Math.round(room.balance)) : '';
};

const painted = (
  place: PaintedRoom['place'],
  card: RoomCard,
  overlay: Overlay | undefined,
  area: string,
  faded: boolean,
): PaintedRoom => ({
  place,
  paint: overlay === undefined ? statusOf(card) : levelOf(card, overlay),
  debtor: overlay === undefined && isDebtor(card),
  label: shortName(card.room_name),
  note: overlay === undefined ? area : overlayNote(card, overlay),
  faded,
});

/** The floor as it is to be drawn. */
export const useScene = (layout: Drawing, rooms: readonly RoomCard[], view: RoomsView): Scene => {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const fontReady = useFontReady();
  const { overlay, show, levels, query } = view;
  return useMemo(() => {
    const cards = new Map(rooms.map((room) => [room.room_id, room]));
    return {
      layout,
      scheme,
      colors: planColors(scheme),
      font: fontReady ? FONT_FAMILY : 'sans-serif',
      entrance: t('rooms.entrance'),
      unplaced: layout.unplaced === null ? '' : t('plan.unplaced', { count: layout.unplaced.count }),
      rooms: layout.rooms.flatMap((place) => {
        const card = cards.get(place.id);
        if (card === undefined) return [];
        const area = t('units.area', { value: number(card.area) });
        return [painted(place, card, overlay, area, !view.isWanted(card))];
      }),
    };
    // `isWanted` is made of the filters named here.
  }, [layout, rooms, overlay, show, levels, query, scheme, fontReady, t]);
};
