import { and, eq } from 'drizzle-orm';
import { rentals } from '../../db/schema/letting.ts';
import * as make from './factories.ts';
import { type TestDesk, testDesk } from './testDesk.ts';

export const PLAN = { room_id: 1, leave_date: '2026-11-30', leave_reason: 'Переезд', comment: null };

/** Иванов rents rooms 1 and 2 with deposits of 5 000 and 3 000, both paid; Петров rents room 3; room 4 is free. */
export const house = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db);
  make.warehouse(db, { id: 2, name: 'Восток', timeZone: 'Asia/Vladivostok' });
  for (const id of [1, 2, 3, 4]) make.room(db, { id });
  make.room(db, { id: 20, warehouseId: 2 });
  make.client(db, { id: 1 });
  make.client(db, { id: 2, lastName: 'Петров' });
  make.agreement(db, { id: 1, clientId: 1 });
  make.rental(db, { agreementId: 1, roomId: 1, deposit: 5_000_00 });
  make.rental(db, { agreementId: 1, roomId: 2, deposit: 3_000_00 });
  make.payment(db, { id: 1, agreementId: 1, article: 'Депозит', amount: 8_000_00 });
  make.agreement(db, { id: 2, clientId: 2 });
  make.rental(db, { agreementId: 2, roomId: 3 });
  return desk;
};

export const rentalOf = ({ db }: TestDesk, roomId: number, agreementId = 1) =>
  db
    .select()
    .from(rentals)
    .where(and(eq(rentals.roomId, roomId), eq(rentals.agreementId, agreementId)))
    .get();
export const status = async (desk: TestDesk, roomId: number) => {
  const { body } = await desk.get('/_main_rooms_?show_cnt=100');
  return body.plan_rooms.find((room: { room_id: number }) => room.room_id === roomId).rented;
};
