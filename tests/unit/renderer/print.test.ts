import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitLabel, LABEL_PX } from '../../../renderer/features/rooms/plan/paintLabels.ts';
import { withDensity } from '../../../renderer/features/rooms/print/pngDensity.ts';
import { densityFor, SCALES, sheetFor, usualScale } from '../../../renderer/features/rooms/print/sheet.ts';

const RUNS = { seed: 20261125, numRuns: 200 };
const metres = fc.integer({ min: 20, max: 3000 }).map((value) => value / 10);
const floor = fc.record({ width: metres, height: metres });

describe('a floor on paper', () => {
  it('has its true size at the scale asked for, and lies wholly on the sheet', () => {
    fc.assert(
      fc.property(floor, fc.constantFrom(...SCALES), (one, scale) => {
        const { drawing, width, height } = sheetFor(one, scale);
        expect(drawing.width).toBeCloseTo((one.width * 1000) / scale);
        expect(drawing.height).toBeCloseTo((one.height * 1000) / scale);
        expect(drawing.x).toBeGreaterThanOrEqual(9.9);
        expect(drawing.x + drawing.width).toBeLessThanOrEqual(width);
        expect(drawing.y + drawing.height).toBeLessThanOrEqual(height);
      }),
      RUNS,
    );
  });

  it('takes the smallest paper that holds it', () => {
    expect(sheetFor({ width: 20, height: 12 }, 100).paper).toBe('A4');
    expect(sheetFor({ width: 14, height: 22 }, 100)).toMatchObject({ paper: 'A4', width: 210, height: 297 });
    expect(sheetFor({ width: 38, height: 22 }, 100).paper).toBe('A3');
    expect(sheetFor({ width: 100, height: 36 }, 100).paper).toBe('A0');
    expect(sheetFor({ width: 200, height: 36 }, 100)).toMatchObject({ paper: null, width: 2020 });
  });

  it('is offered at a scale that an office printer takes, where there is one', () => {
    expect(usualScale({ width: 20, height: 8 })).toBe(50);
    expect(usualScale({ width: 38, height: 20 })).toBe(100);
    expect(usualScale({ width: 100, height: 36 })).toBe(250);
    expect(usualScale({ width: 900, height: 900 })).toBe(500);
  });

  it('is never a larger picture than a browser makes', () => {
    fc.assert(
      fc.property(floor, fc.constantFrom(...SCALES), (one, scale) => {
        const sheet = sheetFor(one, scale);
        const dpi = densityFor(sheet);
        expect((Math.max(sheet.width, sheet.height) / 25.4) * dpi).toBeLessThanOrEqual(12_001);
        expect(dpi).toBeLessThanOrEqual(300);
      }),
      RUNS,
    );
  });
});

describe('a room’s number', () => {
  const size = fc.record({
    width: fc.integer({ min: 1, max: 120 }),
    height: fc.integer({ min: 1, max: 120 }),
  });
  const WIDTH = 20;

  it('keeps within its room, however small it is written, and is no smaller than asked', () => {
    fc.assert(
      fc.property(size, fc.integer({ min: 4, max: 11 }), (room, least) => {
        const fit = fitLabel(room, WIDTH, least);
        if (fit === null) return;
        const [long, high] = [(WIDTH * fit.px) / LABEL_PX, fit.px];
        const [wide, tall] = fit.turned ? [high, long] : [long, high];
        expect(fit.px).toBeGreaterThanOrEqual(least);
        expect(wide).toBeLessThanOrEqual(room.width + 1);
        expect(tall).toBeLessThanOrEqual(room.height + 1);
      }),
      RUNS,
    );
  });

  it('stands on paper where the screen has no place for it', () => {
    expect(fitLabel({ width: 14, height: 12 }, WIDTH)).toBeNull();
    expect(fitLabel({ width: 14, height: 12 }, WIDTH, 5)).toEqual({ turned: false, px: 6.5 });
    expect(fitLabel({ width: 8, height: 16 }, WIDTH, 5)).toEqual({ turned: true, px: 7 });
    expect(fitLabel({ width: 6, height: 5 }, WIDTH, 5)).toBeNull();
  });
});

describe('a PNG’s density', () => {
  const PNG = Buffer.from(
    '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082',
    'hex',
  );

  it('stands in a sound chunk behind the header, and nothing else changes', () => {
    const made = Buffer.from(withDensity(PNG, 300));
    expect(made.subarray(37, 41).toString('latin1')).toBe('pHYs');
    expect(made.readUInt32BE(41)).toBe(11811);
    expect(made.readUInt32BE(45)).toBe(11811);
    expect(made[49]).toBe(1);
    expect(made.readUInt32BE(50)).toBe(crc32(made.subarray(37, 50)));
    expect(Buffer.concat([made.subarray(0, 33), made.subarray(54)]).equals(PNG)).toBe(true);
  });
});
