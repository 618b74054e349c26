import { describe, expect, test } from 'vitest';
import { bookings, guestVisits } from '../../db/schema/letting.ts';
import * as make from '../support/factories.ts';
import { NOON, type TestDesk, testDesk } from '../support/testDesk.ts';

const HOUR = 3_600_000;

/** Room 1 is let under №29, 2 and 3 are free, 4 is tried by client 1, 5 booked for client 1, 6 not offered. */
const house = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db);
  for (let id = 1; id <= 6; id++) make.room(db, { id, inService: id !== 6 });
  make.room(db, { id: 15, name: 'Бокс А-15' });
  make.client(db, { id: 1, phone: '79161234567' });
  make.agreement(db, { id: 29, clientId: 1 });
  make.rental(db, { agreementId: 29, roomId: 1 });
  const held = { clientId: 1, closedAt: null };
  db.insert(guestVisits)
    .values({ ...held, roomId: 4, startedAt: NOON - HOUR, endsAt: NOON + HOUR })
    .run();
  db.insert(bookings)
    .values({ ...held, roomId: 5, bookedAt: NOON - HOUR, heldUntil: NOON + HOUR })
    .run();
  make.idRange(db, 'client', 50);
  return desk;
};

describe('rooms by number (document L1281, L1969)', () => {
  test('any part of the number or the name; ids as the document has them, objects beside', async () => {
    const desk = await house();
    make.room(desk.db, { id: 150, name: 'Ячейка 7' });
    make.room(desk.db, { id: 200, name: 'Ячейка 115' });
    const { body } = await desk.get('/_search_room_id_?search_str=15');
    expect(body).toEqual({
      room_ids: [15, 150, 200],
      rooms: [
        { room_id: 15, room_name: 'Бокс А-15' },
        { room_id: 150, room_name: 'Ячейка 7' },
        { room_id: 200, room_name: 'Ячейка 115' },
      ],
    });
    const found = async (text: string) =>
      (await desk.get(`/_search_room_id_?search_str=${encodeURIComponent(text)}`)).body.room_ids;
    expect(await found('бокс')).toEqual([15]);
    expect(await found('а 15')).toEqual([15]);
    expect(await found('ЯЧЕЙКА 1')).toEqual([1, 200]);
    expect(await found('%')).toEqual([]);
    expect(await found('нет')).toEqual([]);
    expect(await found('')).toHaveLength(9);
    expect((await desk.get('/_search_room_id_')).body.room_ids).toHaveLength(9);
    expect((await desk.get('/_search_room_id_?warehouse=1')).status).toBe(422);
  });

  test('free ones only: not let, not tried, not booked, offered', async () => {
    const desk = await house();
    const { body } = await desk.get('/_get_free_room_ids_');
    expect(body).toEqual({
      room_ids: [2, 3, 15],
      rooms: [
        { room_id: 2, room_name: 'Ячейка 2' },
        { room_id: 3, room_name: 'Ячейка 3' },
        { room_id: 15, room_name: 'Бокс А-15' },
      ],
    });
    expect((await desk.get('/_get_free_room_ids_?search_str=1')).body.room_ids).toEqual([15]);
    expect((await desk.get('/_get_free_room_ids_?search_str=')).body.room_ids).toEqual([2, 3, 15]);
  });
});
