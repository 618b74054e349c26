import { useLayoutEffect, useRef } from 'react';
import type { RoomCard } from '../../../../contract/rooms.ts';
import type { Pointing } from '../pointing.ts';
import { usePointed } from '../pointing.ts';
import { RoomSummary } from '../RoomSummary.tsx';
import type { Size } from './camera.ts';
import type { Drawing } from './drawing.ts';
import styles from './Plan.module.css';
import type { StageCamera } from './useStageCamera.ts';

interface Props {
  readonly pointing: Pointing;
  readonly cards: ReadonlyMap<number, RoomCard>;
  readonly layout: Drawing;
  readonly camera: StageCamera;
  readonly view: Size;
}

const GAP = 10;

/** Beside the room that the mouse or the arrow keys point at. */
export const PlanTooltip = ({ pointing, cards, layout, camera, view }: Props) => {
  const pointed = usePointed(pointing);
  const tip = useRef<HTMLDivElement>(null);
  const card = pointed === null || pointed.by === 'list' ? undefined : cards.get(pointed.id);
  const place = layout.rooms.find((room) => room.id === card?.room_id);

  useLayoutEffect(() => {
    if (tip.current === null || place === undefined) return;
    const { scale, x, y } = camera.get();
    const { offsetWidth, offsetHeight } = tip.current;
    const right = (place.x + place.width) * scale + x + GAP;
    const left = place.x * scale + x - GAP - offsetWidth;
    const beside = right + offsetWidth <= view.width - GAP ? right : Math.max(GAP, left);
    const top = Math.min(Math.max(place.y * scale + y, GAP), view.height - offsetHeight - GAP);
    tip.current.style.transform = `translate(${Math.round(beside)}px, ${Math.round(top)}px)`;
  });

  if (card === undefined || place === undefined) return null;
  return (
    <div ref={tip} className={styles.tooltip} aria-hidden>
      <RoomSummary card={card} />
    </div>
  );
};
