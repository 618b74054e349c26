import { describe, expect, test } from 'vitest';
import { areLeasesDue, renewLeases } from '../../../central/leases.ts';
import { FIRST_LEASED, LEASED_ENTITIES } from '../../../contract/exchange.ts';
import { devices } from '../../../db/schema/centre.ts';
import * as make from '../../support/factories.ts';
import { testDatabase } from '../../support/testDesk.ts';

const centre = () => {
  const db = testDatabase().write;
  make.warehouse(db, { id: 7 });
  make.room(db, { id: 30, warehouseId: 7 });
  for (const id of ['A', 'B'])
    db.insert(devices)
      .values({
        id,
        name: id,
        secretHash: id,
        tokenSecret: '',
        enrolledAt: 0,
        enrolledBy: 1,
        lastSeenAt: 0,
        appVersion: '',
      })
      .run();
  return db;
};

describe('ranges of ids', () => {
  test('a desk is given those of the entities that it asks for; one that says nothing knows the first four', () => {
    const db = centre();
    expect(renewLeases(db, 'A', [], 0).map(({ entity }) => entity)).toEqual([...FIRST_LEASED]);
    expect(renewLeases(db, 'B', [], 0, LEASED_ENTITIES).map(({ entity }) => entity)).toEqual([
      ...LEASED_ENTITIES,
    ]);
  });

  test('ranges of rooms begin above what is there, never meet, and are renewed at half', () => {
    const db = centre();
    const roomsOf = (device: string) =>
      renewLeases(db, device, [], 0, LEASED_ENTITIES).filter(({ entity }) => entity === 'room');
    const [[a], [b]] = [roomsOf('A'), roomsOf('B')];
    expect([a, b]).toEqual([
      { entity: 'room', first: 31, last: 20_030 },
      { entity: 'room', first: 20_031, last: 40_030 },
    ]);
    const held = (left: number) => [{ entity: 'room' as const, first: 20_031 - left, last: 20_030 }];
    expect(areLeasesDue(db, 'A', held(10_000), ['room'])).toBe(false);
    expect(areLeasesDue(db, 'A', held(9999), ['room'])).toBe(true);
  });
});
