import type { Finding } from '../../../../plan/check.ts';
import { area } from '../../../../plan/geometry.ts';
import type { PaintKey, PlanColors } from '../../../app/theme.ts';
import { number, shortName } from '../../../i18n/format.ts';
import { drawnRoom } from '../plan/drawing.ts';
import type { Scene } from '../plan/paint.ts';
import type { PlanDocument } from './model/document.ts';
import type { EditorRoom } from './useEditor.ts';

/** What the check says of a room, as its ground shows it. */
export const groundsOf = (findings: readonly Finding[]): ReadonlyMap<number, PaintKey> => {
  const grounds = new Map<number, PaintKey>();
  for (const finding of findings) {
    if (finding.kind === 'overlap' || finding.kind === 'broken') {
      grounds.set(finding.roomId, 'levelWorst');
      if (finding.kind === 'overlap') grounds.set(finding.otherId, 'levelWorst');
    } else if (finding.kind === 'area' && !grounds.has(finding.roomId)) {
      grounds.set(finding.roomId, 'levelMild');
    }
  }
  return grounds;
};

interface Looks {
  readonly scheme: 'light' | 'dark';
  readonly colors: PlanColors;
  readonly font: string;
  /** «{{value}} м²». */
  areaText(value: string): string;
}

/** The document as the plan's painter takes it; the sheet's own ground is drawn by the editor. */
export const sceneOf = (
  doc: PlanDocument,
  register: readonly EditorRoom[],
  grounds: ReadonlyMap<number, PaintKey>,
  { scheme, colors, font, areaText }: Looks,
): Scene => {
  const names = new Map(register.map((room) => [room.id, shortName(room.name)]));
  const places = doc.rooms.map(drawnRoom);
  return {
    scheme,
    colors,
    font,
    entrance: '',
    unplaced: '',
    layout: {
      width: doc.width,
      height: doc.height,
      rooms: places,
      floors: [],
      shapes: doc.shapes,
      entrance: null,
      unplaced: null,
    },
    rooms: places.map((place, at) => ({
      place,
      paint: grounds.get(place.id) ?? 'occupied',
      debtor: false,
      label: names.get(place.id) ?? '?',
      note: areaText(number(Math.round(area(doc.rooms[at]?.polygon ?? []) * 10) / 10)),
      faded: false,
    })),
  };
};
