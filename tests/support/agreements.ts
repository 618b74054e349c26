import { priceChanges } from '../../db/schema/letting.ts';
import * as make from './factories.ts';
import { type TestDesk, testDesk } from './testDesk.ts';

/**
 * 29: Иванов rents rooms 15 and 84 (an indexation planned); 30: Ёлкина is leaving room 16 in the other warehouse;
 * 31: Иванов's, ended; 129: the firm's room 17, in debt.
 */
export const letDesk = async (): Promise<TestDesk> => {
  const desk = await testDesk();
  const { db } = desk;
  make.warehouse(db, { id: 1 });
  make.warehouse(db, { id: 2, name: 'Север' });
  for (const id of [9, 15, 17, 84]) make.room(db, { id, name: `Ячейка ${id}` });
  make.room(db, { id: 16, warehouseId: 2 });
  make.client(db, { id: 1, email: 'ivanov@mesto.example' });
  make.client(db, { id: 2, lastName: 'Ёлкина', firstName: 'Анна', patronymic: 'Ивановна' });
  make.client(db, {
    id: 3,
    type: 'u',
    companyName: 'ООО «Ива»',
    lastName: null,
    phone: null,
    inn: '7707083893',
  });
  make.manager(db, { id: 5, lastName: 'Ёжиков' });
  make.manager(db, { id: 6, lastName: 'Жуков' });
  make.agreement(db, { id: 29, clientId: 1, managerId: 6 });
  make.rental(db, { agreementId: 29, roomId: 84, price: 6_000_00 });
  make.rental(db, { agreementId: 29, roomId: 15, price: 9_000_00, deposit: 9_000_00 });
  make.rental(db, { agreementId: 29, roomId: 9, end: '2026-02-28', price: 3_650_00 });
  make.agreement(db, { id: 30, clientId: 2, managerId: 5, begin: '2026-11-01' });
  make.rental(db, {
    agreementId: 30,
    roomId: 16,
    start: '2026-11-01',
    moveOutOn: '2026-11-30',
    moveOutReason: 'Переезд',
  });
  make.agreement(db, {
    id: 31,
    clientId: 1,
    begin: '2025-01-01',
    plannedEnd: '2025-12-31',
    end: '2025-06-30',
  });
  make.rental(db, { agreementId: 31, roomId: 17, start: '2025-01-01', end: '2025-06-30' });
  make.agreement(db, { id: 129, clientId: 3, managerId: 1, begin: '2026-10-01' });
  make.rental(db, { agreementId: 129, roomId: 17, start: '2026-10-01', price: 3_650_00 });
  make.payment(db, {
    id: 1,
    agreementId: 29,
    paidOn: '2026-01-05',
    type: 'Наличными',
    amount: 200_000_00,
    managerId: 5,
  });
  make.payment(db, { id: 2, agreementId: 29, paidOn: '2026-06-05', type: 'Онлайн', amount: 1_00 });
  make.payment(db, { id: 3, agreementId: 29, paidOn: '2026-11-05', article: 'Депозит', amount: 9_000_00 });
  make.payment(db, { id: 4, agreementId: 30, paidOn: '2026-11-01', amount: 9_000_00 });
  make.payment(db, {
    id: 5,
    agreementId: 29,
    paidOn: '2026-11-06',
    amount: 2_00,
    returned: true,
    returnReason: 'Ошибка',
  });
  db.insert(priceChanges)
    .values([
      { agreementId: 29, roomId: 15, rentalStart: '2026-01-01', day: '2026-06-01', sum: 600_00 },
      { agreementId: 29, roomId: 15, rentalStart: '2026-01-01', day: '2027-01-01', sum: 500_00 },
      { agreementId: 29, roomId: 84, rentalStart: '2026-01-01', day: '2026-12-15', sum: -100_00 },
      { agreementId: 31, roomId: 17, rentalStart: '2025-01-01', day: '2027-12-15', sum: 100_00 },
    ])
    .run();
  return desk;
};
