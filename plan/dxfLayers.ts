/** Layers of our own DXF: what is written by `dxfExport.ts` is known by them again. */

export const OWN = 'MESTO-';
export const SHEET = `${OWN}SHEET`;
export const ROOM = `${OWN}ROOM`;
export const DOOR = `${OWN}DOOR`;
export const LIFT = `${OWN}LIFT`;
export const STAIRS = `${OWN}STAIRS`;
export const LABEL = `${OWN}LABEL`;
const WALL = `${OWN}WALL-`;

/** A wall's layer names its thickness, for a line in DXF has none that the reader keeps. @param thickness metres */
export const wallLayer = (thickness: number): string => `${WALL}${Math.round(thickness * 1000)}`;

/** Metres; null: no wall's layer. */
export const thicknessOf = (layer: string): number | null => {
  const millimetres = layer.startsWith(WALL) ? Number(layer.slice(WALL.length)) : Number.NaN;
  return millimetres > 0 ? millimetres / 1000 : null;
};
