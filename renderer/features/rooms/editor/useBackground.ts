import { useState } from 'react';
import type { Point } from '../../../../plan/geometry.ts';
import { type Placement, scaledByPoints } from './model/background.ts';

export interface Background {
  readonly image: HTMLImageElement;
  readonly name: string;
  readonly placement: Placement;
  /** 0–1. */
  readonly opacity: number;
}

export interface BackgroundControl {
  readonly background: Background | null;
  /** @throws when the file is no picture */
  load(file: File, sheetWidth: number): Promise<void>;
  setOpacity(opacity: number): void;
  /** @returns false where the points or the distance make no scale */
  scale(a: Point, b: Point, metres: number): boolean;
  clear(): void;
}

/** A picture to draw after. It lives as long as the editor is open and is no part of the plan. */
export const useBackground = (): BackgroundControl => {
  const [background, setBackground] = useState<Background | null>(null);
  return {
    background,
    load: async (file, sheetWidth) => {
      const url = URL.createObjectURL(file);
      const image = new Image();
      image.src = url;
      try {
        await image.decode();
      } finally {
        URL.revokeObjectURL(url);
      }
      setBackground({
        image,
        name: file.name,
        opacity: 0.5,
        // As wide as the sheet, until two points tell its true scale.
        placement: { x: 0, y: 0, scale: sheetWidth / Math.max(1, image.naturalWidth) },
      });
    },
    setOpacity: (opacity) => setBackground((old) => (old === null ? null : { ...old, opacity })),
    scale: (a, b, metres) => {
      const placement = background === null ? null : scaledByPoints(background.placement, a, b, metres);
      if (placement === null) return false;
      setBackground((old) => (old === null ? null : { ...old, placement }));
      return true;
    },
    clear: () => setBackground(null),
  };
};
