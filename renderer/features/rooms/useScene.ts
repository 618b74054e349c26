import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomCard } from '../../../contract/rooms.ts';
import { FONT_FAMILY, planColors, type StatusKey } from '../../app/theme.ts';
import { number, shortName } from '../../i18n/format.ts';
import { isDebtor, isShown, matchesRoom, statusOf } from './model.ts';
import { layOut } from './plan/layout.ts';
import type { Scene } from './plan/paint.ts';

/** Canvas letters don't wait for a web font by themselves: true once Inter is there. */
const useFontReady = () => {
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

/** The floor as it is to be drawn. The layout depends on numbers and sizes alone, so a new state of rooms never moves a wall. */
export const useScene = (
  rooms: readonly RoomCard[],
  show: readonly StatusKey[] | undefined,
  query: string,
): Scene => {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const fontReady = useFontReady();
  const sizes = JSON.stringify(
    rooms.map(({ room_id: id, room_name: name, length, width }) => ({ id, name, length, width })),
  );
  const layout = useMemo(() => layOut(JSON.parse(sizes)), [sizes]);
  return useMemo(() => {
    const cards = new Map(rooms.map((room) => [room.room_id, room]));
    return {
      layout,
      scheme,
      colors: planColors(scheme),
      font: fontReady ? FONT_FAMILY : 'sans-serif',
      entrance: t('rooms.entrance'),
      rooms: layout.rooms.flatMap((place) => {
        const card = cards.get(place.id);
        if (card === undefined) return [];
        return [
          {
            place,
            status: statusOf(card),
            debtor: isDebtor(card),
            label: shortName(card.room_name),
            area: t('units.area', { value: number(card.area) }),
            faded: !isShown(card, show) || !matchesRoom(card, query),
          },
        ];
      }),
    };
  }, [layout, rooms, show, query, scheme, fontReady, t]);
};
