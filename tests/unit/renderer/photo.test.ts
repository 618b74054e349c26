import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blankOf, frameJudge } from '../../../renderer/components/camera/frame.ts';
import { shifted, turned, WHOLE, zoomed } from '../../../renderer/components/passport/photoView.ts';

const frame = (light: (at: number) => number, pixels = 5000) => {
  const rgba = new Uint8ClampedArray(pixels * 4);
  for (let at = 0; at < pixels; at++) rgba.fill(light(at), at * 4, at * 4 + 3);
  return rgba;
};

describe('a frame of the camera', () => {
  test('black, nearly black and one colour show nothing', () => {
    expect(blankOf(frame(() => 0))).toBe('black');
    expect(blankOf(frame((at) => at % 9))).toBe('black');
    expect(blankOf(frame(() => 128))).toBe('flat');
    expect(blankOf([])).toBe('black');
  });

  test('a dim picture is one', () => {
    expect(blankOf(frame((at) => (at % 40) + 10))).toBeNull();
  });

  test('a picture that stays the same to the last bit for two seconds is frozen, until it moves again', () => {
    const judge = frameJudge();
    const still = frame((at) => at % 200);
    expect([0, 500, 1999].map((at) => judge(still, at))).toEqual([null, null, null]);
    expect(judge(still.slice(), 2000)).toBe('frozen');
    const moved = still.slice();
    moved[4000] = 1;
    expect(judge(moved, 2250)).toBeNull();
    expect(judge(moved, 4249)).toBeNull();
    expect(
      judge(
        frame(() => 0),
        4250,
      ),
    ).toBe('black');
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
