import type { KeyboardEvent } from 'react';
import type { Pointing } from '../pointing.ts';
import { cameraShowing, type Size } from './camera.ts';
import type { Drawing } from './drawing.ts';
import type { StageCamera } from './useStageCamera.ts';
import { type Direction, neighbour } from './walk.ts';

interface Options {
  readonly layout: Drawing;
  readonly camera: StageCamera;
  readonly view: Size;
  readonly pointing: Pointing;
  readonly selected: number | null;
  readonly onSelect: (id: number | null) => void;
  readonly onToggle: (id: number) => void;
  /** On to what can be done with the choice. */
  readonly onGo: () => void;
}

const ARROWS: Partial<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
const STEP = 1.3;

/**
 * The plan by keyboard: arrows walk from room to room, Enter opens the panel, Space takes it into the choice, Ctrl+Enter
 * goes on to what can be done with the choice, Esc closes it, + and − zoom, 0 fits.
 */
export const usePlanKeys = (options: Options) => {
  const { layout, camera, view, pointing, selected, onSelect, onToggle, onGo } = options;

  const walk = (direction: Direction) => {
    const from = pointing.get()?.id ?? selected;
    const start = layout.rooms.some((room) => room.id === from) ? from : null;
    const to = start === null ? layout.rooms[0] : neighbour(layout, start, direction);
    if (to === undefined) return;
    pointing.set({ id: to.id, by: 'keys' });
    const here = camera.get();
    const showing = cameraShowing(to, here, layout, view);
    if (showing !== here) camera.move(showing);
  };

  return (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return onGo();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = ARROWS[event.key];
    const pointed = pointing.get();
    if (direction) walk(direction);
    else if (event.key === 'Enter' && pointed !== null) onSelect(pointed.id);
    else if (event.key === ' ' && pointed !== null) onToggle(pointed.id);
    else if (event.key === 'Escape') {
      pointing.set(null);
      onSelect(null);
    } else if (event.key === '+' || event.key === '=') camera.zoom(STEP);
    else if (event.key === '-') camera.zoom(1 / STEP);
    else if (event.key === '0') camera.fit(true);
    else return;
    event.preventDefault();
  };
};
