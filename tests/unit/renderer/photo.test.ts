import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBlank } from '../../../renderer/components/camera/frame.ts';
import { shifted, turned, WHOLE, zoomed } from '../../../renderer/components/passport/photoView.ts';

const frame = (light: (at: number) => number, pixels = 5000) => {
  const rgba = new Uint8ClampedArray(pixels * 4);
  for (let at = 0; at < pixels; at++) rgba.fill(light(at), at * 4, at * 4 + 3);
  return rgba;
};

describe('a frame of the camera', () => {
  test('black, nearly black and one colour show nothing', () => {
    expect(isBlank(frame(() => 0))).toBe(true);
    expect(isBlank(frame((at) => at % 9))).toBe(true);
    expect(isBlank(frame(() => 128))).toBe(true);
    expect(isBlank([])).toBe(true);
  });

  test('a dim picture is one', () => {
    expect(isBlank(frame((at) => (at % 40) + 10))).toBe(false);
  });
});

describe('a photo looked at', () => {
  test('four quarter turns are none; the whole photo can’t be shifted', () => {
    const view = { zoom: 2, turns: 1, x: 30, y: -7 };
    const back = turned(turned(turned(turned(view))));
    expect({ ...back, x: back.x + 0, y: back.y + 0 }).toEqual(view);
    expect(shifted(WHOLE, 10, 10)).toEqual(WHOLE);
  });

  test('what is under the pointer stays under it, and zooming out ends at the whole', () => {
    const point = fc.record({
      x: fc.integer({ min: -300, max: 300 }),
      y: fc.integer({ min: -300, max: 300 }),
    });
    fc.assert(
      fc.property(point, fc.double({ min: 1.1, max: 2.4, noNaN: true }), (at, factor) => {
        const start = { zoom: 2, turns: 0, x: 15, y: 40 };
        const near = zoomed(start, factor, at);
        const before = { x: (at.x - start.x) / start.zoom, y: (at.y - start.y) / start.zoom };
        expect((at.x - near.x) / near.zoom).toBeCloseTo(before.x, 6);
        expect((at.y - near.y) / near.zoom).toBeCloseTo(before.y, 6);
        expect(zoomed(near, 0.01)).toEqual(WHOLE);
      }),
      { seed: 5 },
    );
  });
});
