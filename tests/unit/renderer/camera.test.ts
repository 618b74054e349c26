import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cameraOn, cameraShowing, fitCamera, zoomAt } from '../../../renderer/features/rooms/plan/camera.ts';
import { layOut } from '../../../renderer/features/rooms/plan/layout.ts';

const RUNS = { seed: 20261123, numRuns: 300 };
const layout = layOut(
  Array.from({ length: 200 }, (_, id) => ({ id, name: String(id), length: 2.5, width: 2 })),
);
const view = fc.record({
  width: fc.integer({ min: 500, max: 1500 }),
  height: fc.integer({ min: 400, max: 900 }),
});

describe('the plan’s camera', () => {
  it('fits the whole floor into any view', () => {
    fc.assert(
      fc.property(view, (size) => {
        const { scale, x, y } = fitCamera(layout, size);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(x + layout.width * scale).toBeLessThanOrEqual(size.width + 1e-6);
        expect(y + layout.height * scale).toBeLessThanOrEqual(size.height + 1e-6);
      }),
      RUNS,
    );
  });

  it('keeps the point under the pointer where it is while zooming in', () => {
    const size = { width: 750, height: 580 };
    const from = fitCamera(layout, size);
    const point = { x: 300, y: 250 };
    const to = zoomAt(from, 1.8, point, layout, size);
    expect((point.x - to.x) / to.scale).toBeCloseTo((point.x - from.x) / from.scale, 6);
    expect((point.y - to.y) / to.scale).toBeCloseTo((point.y - from.y) / from.scale, 6);
  });

  it('never loses the floor, however it is zoomed', () => {
    fc.assert(
      fc.property(
        view,
        fc.array(
          fc.record({
            factor: fc.double({ min: 0.2, max: 5, noNaN: true }),
            x: fc.nat(1500),
            y: fc.nat(900),
          }),
        ),
        (size, steps) => {
          let camera = fitCamera(layout, size);
          for (const { factor, x, y } of steps) camera = zoomAt(camera, factor, { x, y }, layout, size);
          expect(camera.x).toBeLessThan(size.width);
          expect(camera.y).toBeLessThan(size.height);
          expect(camera.x + layout.width * camera.scale).toBeGreaterThan(0);
          expect(camera.y + layout.height * camera.scale).toBeGreaterThan(0);
        },
      ),
      RUNS,
    );
  });

  it('brings any room into sight, and near enough to be read when asked', () => {
    fc.assert(
      fc.property(view, fc.constantFrom(...layout.rooms), (size, room) => {
        const zoomed = zoomAt(fitCamera(layout, size), 4, { x: 0, y: 0 }, layout, size);
        const shown = cameraShowing(room, zoomed, layout, size);
        expect(room.x * shown.scale + shown.x).toBeGreaterThanOrEqual(0);
        expect((room.x + room.width) * shown.scale + shown.x).toBeLessThanOrEqual(size.width);
        const near = cameraOn(room, fitCamera(layout, size), layout, size);
        expect(Math.min(room.width, room.height) * near.scale).toBeGreaterThanOrEqual(60);
        const left = room.x * near.scale + near.x;
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left + room.width * near.scale).toBeLessThanOrEqual(size.width);
      }),
      RUNS,
    );
  });

  it('stands still when the room is in sight already', () => {
    const size = { width: 750, height: 580 };
    const camera = fitCamera(layout, size);
    const middle = layout.rooms[100];
    expect(middle && cameraShowing(middle, camera, layout, size)).toBe(camera);
  });
});
