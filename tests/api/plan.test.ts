import { describe, expect, test } from 'vitest';
import { outbox } from '../../db/schema/exchange.ts';
import { auditEntries } from '../../db/schema/office.ts';
import { floorPlans, roomShapes } from '../../db/schema/property.ts';
import { importSvg } from '../../plan/svgImport.ts';
import { callAs } from '../support/callAs.ts';
import * as make from '../support/factories.ts';
import { haveRealFloors, REAL_FLOORS, readFloor, realWarehouse } from '../support/realFloors.ts';
import { type TestDesk, testDesk } from '../support/testDesk.ts';

const square = (x: number, y: number, side = 2): [number, number][] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
];
const PLAN = {
  warehouse_id: 1,
  floor: 1,
  base: null as string | null,
  width: 20,
  height: 10,
  shapes: [
    {
      kind: 'wall',
      id: 'w1',
      points: [
        [0, 0],
        [20, 0],
      ],
      thickness: 0.3,
    },
    { kind: 'door', id: 'd1', x: 5, y: 0, width: 1, angle: 0 },
    { kind: 'lift', id: 'l1', x: 10, y: 5, width: 2, height: 2 },
    { kind: 'stairs', id: 's1', x: 13, y: 5, width: 2, height: 4 },
    { kind: 'label', id: 't1', x: 8, y: 8, text: 'Вход', size: 0.5, angle: 0 },
  ],
  rooms: [
    { room_id: 1, polygon: square(1, 1) },
    {
      room_id: 2,
      polygon: [
        [4, 1],
        [8, 1],
        [8, 3],
        [6, 3],
        [6, 5],
        [4, 5],
      ],
    },
  ],
};

const house = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  make.warehouse(desk.db);
  make.warehouse(desk.db, { id: 2, name: 'Другой' });
  for (const id of [1, 2, 3]) make.room(desk.db, { id });
  make.room(desk.db, { id: 4, floor: 2 });
  make.room(desk.db, { id: 5, warehouseId: 2 });
  return desk;
};
const stored = async (desk: TestDesk, query = 'warehouse_id=1') =>
  (await desk.get(`/_desk_/plan?${query}`)).body;

describe('a floor’s plan', () => {
  test('is saved whole by a command, and read as it was drawn', async () => {
    const desk = await house();
    expect(await stored(desk)).toEqual({ warehouse_id: 1, floors: [] });
    const { status, body } = await desk.post('/_desk_/plan', PLAN);
    expect([status, body.msg_type]).toEqual([200, 'success']);
    const { warehouse_id: _id, base: _base, ...drawn } = PLAN;
    expect(await stored(desk)).toEqual({ warehouse_id: 1, floors: [{ ...drawn, revision: body.revision }] });
    expect((await stored(desk, 'warehouse_id=1&floor=2')).floors).toEqual([]);
    expect(desk.db.select().from(outbox).all()).toMatchObject([
      { name: 'save-floor-plan', state: 'pending' },
    ]);
    expect(desk.db.select().from(auditEntries).all()).toMatchObject([
      { entity: 'floorPlan', entityId: '1/1' },
    ]);
  });

  test('a save over a plan that another changed meanwhile is refused and changes nothing', async () => {
    const desk = await house();
    const first = (await desk.post('/_desk_/plan', PLAN)).body.revision;
    const late = await desk.post('/_desk_/plan', { ...PLAN, rooms: [] });
    expect([late.status, late.body.code]).toEqual([409, 'plan_changed']);
    expect((await stored(desk)).floors[0].rooms).toHaveLength(2);
    const next = await desk.post('/_desk_/plan', { ...PLAN, base: first, rooms: PLAN.rooms.slice(0, 1) });
    expect(next.status).toBe(200);
    expect((await stored(desk)).floors[0]).toMatchObject({
      revision: next.body.revision,
      rooms: [{ room_id: 1 }],
    });
    expect((await desk.post('/_desk_/plan', { ...PLAN, base: first })).body.code).toBe('plan_changed');
  });

  test('the same save sent twice counts once', async () => {
    const desk = await house();
    const key = { 'idempotency-key': '018f0000-0000-7000-8000-000000000001' };
    const [a, b] = [await desk.post('/_desk_/plan', PLAN, key), await desk.post('/_desk_/plan', PLAN, key)];
    expect([b.status, b.body]).toEqual([200, a.body]);
  });

  test('a drawing of nothing takes the plan away', async () => {
    const desk = await house();
    const { revision } = (await desk.post('/_desk_/plan', PLAN)).body;
    await desk.post('/_desk_/plan', { ...PLAN, base: revision, rooms: [], shapes: [] });
    expect([desk.db.select().from(floorPlans).all(), desk.db.select().from(roomShapes).all()]).toEqual([
      [],
      [],
    ]);
    expect((await desk.post('/_desk_/plan', PLAN)).status).toBe(200);
  });

  test.each([
    ['a room of another floor', { rooms: [{ room_id: 4, polygon: square(1, 1) }] }, 'bad_plan_room'],
    ['a room of another warehouse', { rooms: [{ room_id: 5, polygon: square(1, 1) }] }, 'bad_plan_room'],
    ['a room twice', { rooms: [PLAN.rooms[0], PLAN.rooms[0]] }, 'bad_plan_room'],
    [
      'an outline that crosses itself',
      {
        rooms: [
          {
            room_id: 1,
            polygon: [
              [1, 1],
              [3, 3],
              [3, 1],
              [1, 3],
            ],
          },
        ],
      },
      'bad_plan_room',
    ],
    [
      'an outline of nothing',
      {
        rooms: [
          {
            room_id: 1,
            polygon: [
              [1, 1],
              [3, 1],
              [2, 1],
            ],
          },
        ],
      },
      'bad_plan_room',
    ],
    ['a room beyond the drawing', { rooms: [{ room_id: 1, polygon: square(30, 1) }] }, 'bad_plan_room'],
    [
      'two corners',
      {
        rooms: [
          {
            room_id: 1,
            polygon: [
              [1, 1],
              [3, 1],
            ],
          },
        ],
      },
      'invalid_input',
    ],
    ['a shape of no kind', { shapes: [{ kind: 'tree', id: 'x' }] }, 'invalid_input'],
    ['a floor without rooms', { floor: 7 }, 'not_found'],
    ['a warehouse that isn’t there', { warehouse_id: 99 }, 'not_found'],
  ])('refuses %s', async (_name, wrong, code) => {
    const desk = await house();
    const { body } = await desk.post('/_desk_/plan', { ...PLAN, ...wrong });
    expect(body.code).toBe(code);
    expect(await stored(desk)).toEqual({ warehouse_id: 1, floors: [] });
  });

  test('asks for the right to set accesses; reading needs none', async () => {
    const desk = await house();
    make.manager(desk.db, {
      id: 2,
      phone: '79000000002',
      canEditClients: true,
      canAddClientsAgreements: true,
    });
    const other = await callAs(desk, 2);
    expect((await other.post('/_desk_/plan', PLAN)).status).toBe(403);
    expect((await other.get('/_desk_/plan?warehouse_id=1')).status).toBe(200);
    expect((await other.get('/_desk_/plan?warehouse_id=77')).status).toBe(404);
  });

  describe.skipIf(!haveRealFloors)('of a real warehouse', () => {
    test.each(REAL_FLOORS)('$file comes in whole', async ({ file, rooms }) => {
      const desk = await testDesk();
      realWarehouse(desk.db, 1, file, 1);
      const { rooms: register } = (await desk.get('/_update_floor_for_admin_?warehouse_id=1&floor=1')).body;
      const plan = importSvg(
        readFloor(file),
        register.map((room: { room_id: number; room_name: string; area: number }) => ({
          id: room.room_id,
          name: room.room_name,
          area: room.area,
        })),
      );
      const { width, height, shapes, rooms: places } = plan;
      const sent = { warehouse_id: 1, floor: 1, base: null, width, height, shapes, rooms: places };
      expect((await desk.post('/_desk_/plan', sent)).status).toBe(200);
      expect((await stored(desk)).floors[0].rooms).toHaveLength(rooms);
    });
  });
});
