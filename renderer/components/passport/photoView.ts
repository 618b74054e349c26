/** How a photo is looked at: pure, so that it can be tested. Zoom 1 fits the frame; the shift is in px of the frame. */
export interface PhotoView {
  readonly zoom: number;
  /** Quarter turns to the right, 0–3. */
  readonly turns: number;
  readonly x: number;
  readonly y: number;
}

export const WHOLE: PhotoView = { zoom: 1, turns: 0, x: 0, y: 0 };

const MAX_ZOOM = 6;

/** A quarter turn; what was in the middle stays there. */
export const turned = (view: PhotoView): PhotoView => ({
  ...view,
  turns: (view.turns + 1) % 4,
  x: -view.y,
  y: view.x,
});

/**
 * Nearer or farther by a factor; the point under the pointer stays under it.
 * @param at the pointer, px from the middle of the frame
 */
export const zoomed = (view: PhotoView, factor: number, at = { x: 0, y: 0 }): PhotoView => {
  const zoom = Math.min(MAX_ZOOM, Math.max(1, view.zoom * factor));
  if (zoom === 1) return { ...view, zoom, x: 0, y: 0 };
  const by = zoom / view.zoom;
  return { ...view, zoom, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by };
};

export const shifted = (view: PhotoView, dx: number, dy: number): PhotoView =>
  view.zoom === 1 ? view : { ...view, x: view.x + dx, y: view.y + dy };

export const transformOf = ({ zoom, turns, x, y }: PhotoView): string =>
  `translate(${x}px, ${y}px) rotate(${turns * 90}deg) scale(${zoom})`;
