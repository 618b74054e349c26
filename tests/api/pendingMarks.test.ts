import { expect, test } from 'vitest';
import { outbox, undoImages } from '../../db/schema/exchange.ts';
import { FORM, house, PATH } from '../support/lettingHouse.ts';
import type { TestDesk } from '../support/testDesk.ts';

/** What every list and card says of rows that the centre has yet to confirm. */

type Rows = { pending: boolean; [name: string]: unknown }[];
const marked = (rows: Rows, id: string) => rows.filter(({ pending }) => pending).map((row) => row[id]);

const marks = async (desk: TestDesk) => {
  const rooms = (await desk.get('/_main_rooms_?show_cnt=100')).body;
  const floor = (await desk.get('/_update_floor_for_admin_?warehouse_id=1')).body;
  const { client, agreements } = (await desk.get('/_get_client_total_/1')).body;
  return {
    clients: marked((await desk.get('/_main_clients_')).body.clients, 'user_id'),
    agreements: marked((await desk.get('/_main_agreements_')).body.agreements, 'agrid'),
    payments: marked((await desk.get('/_main_payments_')).body.payments, 'payment_id'),
    rooms: marked(rooms.plan_rooms, 'room_id'),
    floor: marked(floor.rooms, 'room_id'),
    card: [client.pending, ...marked(agreements, 'agrid')],
  };
};

const NOTHING = { clients: [], agreements: [], payments: [], rooms: [], floor: [], card: [false] };

test('a letting with its payment marks the client, the agreement, the rooms and the payment until the centre decides', async () => {
  const desk = await house();
  expect(await marks(desk)).toEqual(NOTHING);
  const { body } = await desk.post(PATH, { ...FORM, payment: { amount: 5000 } });
  expect(body.msg_type, body.msg).toBe('success');
  expect(await marks(desk)).toEqual({
    clients: [1],
    agreements: [30],
    payments: [70],
    rooms: [2, 3],
    floor: [2, 3],
    card: [true, 30],
  });
  const total = (await desk.get('/_get_agreement_total_/30')).body;
  expect([total.agreement.pending, ...marked(total.payments, 'payment_id')]).toEqual([true, 70]);

  // As the rebase leaves it once the centre has decided.
  desk.db.delete(undoImages).run();
  desk.db.update(outbox).set({ state: 'applied' }).run();
  expect(await marks(desk)).toEqual(NOTHING);
});
