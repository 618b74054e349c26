import { describe, expect, test } from 'vitest';
import { addPayment } from '../../main/commands/addPayment.ts';
import { formAgreement } from '../../main/commands/formAgreement.ts';
import { NOON } from '../support/testDesk.ts';
import { fixture } from './support/fixture.ts';
import { pictureOf, worldOf } from './support/world.ts';

const images = fixture();

const payment = (agreementId: number, rubles: number, more: object = {}) => ({
  agreementId,
  paidOn: null,
  type: 'Наличными',
  article: 'Аренда',
  returned: false,
  amount: rubles * 100,
  returnReason: null,
  comment: null,
  ...more,
});

const letting = (roomIds: number[], clientId: number) => ({
  clientId,
  client: null,
  roomIds,
  begin: null,
  plannedEnd: null,
  months: 3,
  deposit: 0,
  payment: null,
});

describe('the exchange', () => {
  test('a write of one desk comes to the other, and all three databases are the same', async () => {
    const { centre, desks } = await worldOf(images, ['А', 'Б'], NOON);
    const [a, b] = desks;
    await a?.write(addPayment, payment(1, 500));
    await a?.round();
    await b?.round();
    for (const desk of desks) expect(pictureOf(desk.db)).toEqual(pictureOf(centre.db));
  });
});

void letting;
void formAgreement;
