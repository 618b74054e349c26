import { describe, expect, it } from 'vitest';
import {
  LEVEL_KEYS,
  PAINT_HATCH,
  PAINT_PALETTE,
  planColors,
  STATUS_HATCH,
  STATUS_KEYS,
  STATUS_PALETTE,
} from '../../../renderer/app/theme.ts';

const AA = 4.5;

const channel = (value: number) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const luminance = (hex: string) => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) =>
    channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
/** WCAG contrast of two colours. */
const contrast = (a: string, b: string) => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

describe.each(['light', 'dark'] as const)('status colours, %s', (scheme) => {
  it.each(STATUS_KEYS)('%s: its number is read on its ground', (status) => {
    const { fill, ink } = STATUS_PALETTE[scheme][status];
    expect(contrast(fill, ink)).toBeGreaterThanOrEqual(AA);
  });

  it('deepen along the order', () => {
    const depth = (['unpaid', 'incomplete', 'booked'] as const).map((one) =>
      luminance(STATUS_PALETTE[scheme][one].fill),
    );
    const deeper = scheme === 'light' ? [...depth].sort((a, b) => b - a) : [...depth].sort((a, b) => a - b);
    expect(depth).toEqual(deeper);
  });

  it('are told apart without colour: by a hatch of their own, or by lightness', () => {
    const paths = STATUS_KEYS.map((status) => STATUS_HATCH[status]?.path ?? 'none');
    const plain = STATUS_KEYS.filter((status) => STATUS_HATCH[status] === null);
    expect(new Set(paths).size).toBe(paths.length - plain.length + 1);
    expect(plain).toEqual(['free', 'occupied']);
    const [free, occupied] = plain.map((status) => STATUS_PALETTE[scheme][status].fill);
    expect(contrast(free ?? '', occupied ?? '')).toBeGreaterThan(1.25);
  });

  it.each(LEVEL_KEYS)('%s: an overlay’s step is read too, and has a hatch of its own', (level) => {
    const { fill, ink } = PAINT_PALETTE[scheme][level];
    expect(contrast(fill, ink)).toBeGreaterThanOrEqual(AA);
    const same = LEVEL_KEYS.filter((other) => PAINT_HATCH[other]?.path === PAINT_HATCH[level]?.path);
    expect(same).toEqual([level]);
  });

  it('stand on the plan’s ground with words that are read', () => {
    const { ground, dim } = planColors(scheme);
    expect(contrast(ground, dim)).toBeGreaterThanOrEqual(AA);
  });
});
