import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { bookings, guestVisits, rentals } from '../../db/schema/letting.ts';
import { clients } from '../../db/schema/people.ts';
import * as make from './factories.ts';
import { picture } from './picture.ts';
import { NOON, type TestDesk, testDesk } from './testDesk.ts';

export const PATH = '/_form_new_agreement_by_admin_';
export const HOUR = 3_600_000;

/** Room 1 is let under №29; 2 and 3 are free, 4 is tried by client 1, 5 booked for client 2, 6 not offered. */
export const house = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db);
  for (let id = 1; id <= 6; id++) make.room(db, { id, inService: id !== 6 });
  make.room(db, { id: 7, price: 3_000_00, price6m: 2_000_00, price11m: 1_000_00 });
  make.client(db, { id: 1 });
  make.client(db, { id: 2, lastName: 'Петров', approved: false });
  make.agreement(db, { id: 29, clientId: 2 });
  make.rental(db, { agreementId: 29, roomId: 1 });
  db.insert(guestVisits)
    .values({ roomId: 4, clientId: 1, startedAt: NOON - HOUR, endsAt: NOON + HOUR })
    .run();
  db.insert(bookings)
    .values({ roomId: 5, clientId: 2, bookedAt: NOON - HOUR, heldUntil: NOON + HOUR })
    .run();
  make.idRange(db, 'agreement', 30);
  make.idRange(db, 'client', 50);
  make.idRange(db, 'payment', 70);
  return desk;
};

/** Client 1 takes rooms 2 and 3 for half a year. */
export const FORM = { user_id: 1, room_ids: [2, 3], agrbegdate: '2026-11-23', months: 6 };
/** A new client given whole. */
export const PERSON = {
  familyname: 'Сидорова',
  firstname: 'Анна',
  patronymic: 'Петровна',
  username: '8 (926) 123-45-67',
  email: 'anna@mail.example',
  birthday: '1990-05-09',
  series: '4510',
  no: '654321',
  issue_date: '2010-06-01',
  issued_by: 'ТП №1',
  subdivision: '770-001',
  address: 'Москва, Тверская, 1',
};

export const rentalsOf = ({ db }: TestDesk, agreementId: number) =>
  db.select().from(rentals).where(eq(rentals.agreementId, agreementId)).all();
export const clientRow = ({ db }: TestDesk, id: number) =>
  db.select().from(clients).where(eq(clients.id, id)).get();
export const status = async (desk: TestDesk, roomId: number) => {
  const { body } = await desk.get('/_main_rooms_?show_cnt=100');
  return body.plan_rooms.find((room: { room_id: number }) => room.room_id === roomId).rented;
};

/** The refusal, and that it left everything as it was. */
export const refusal = async (desk: TestDesk, body: object) => {
  const before = picture(desk.db);
  const answer = await desk.post(PATH, body);
  expect(picture(desk.db)).toBe(before);
  return answer;
};
