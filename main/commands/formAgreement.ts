import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { agreements, rentals } from '../../db/schema/letting.ts';
import { managers } from '../../db/schema/people.ts';
import { roomTitle } from '../domain/allowed.ts';
import { isPlainDate, type PlainDate } from '../domain/dates.ts';
import { roomShares, tierPrice } from '../domain/rent.ts';
import { RIGHT_TITLES } from '../domain/rights.ts';
import { firstFreeDay, takenOn } from '../domain/term.ts';
import { refused, UserFacingError } from '../errors.ts';
import { type CommandContext, command } from './command.ts';
import { activateAgreements } from './parts/activation.ts';
import { agreementTerm } from './parts/agreementTerm.ts';
import { findClient, findRoom } from './parts/find.ts';
import { createClient, newClientInput } from './parts/newClient.ts';
import { paymentInput, recordPayment } from './parts/recordPayment.ts';
import { assertRoomsFree, closeHolds, lastRentDay } from './parts/roomHolds.ts';

const day = () => z.string().refine(isPlainDate).nullable();

const input = z.object({
  /** Who signs: a known client, or a new one given whole. */
  clientId: z.int().positive().nullable(),
  client: newClientInput.nullable(),
  roomIds: z.array(z.int().positive()).min(1),
  /** null: today, or the first day on which all the rooms are nobody's. */
  begin: day(),
  plannedEnd: day(),
  months: z.int().positive().nullable(),
  /** Kopecks for the whole agreement. */
  deposit: z.int().min(0),
  payment: paymentInput.nullable(),
});
type Form = z.output<typeof input>;
type Room = ReturnType<typeof findRoom>;

/**
 * A new agreement (document L1347, domain §4): one rental a room at the tier price of the planned term, signed by the
 * manager who forms it. The rooms must be free, or held for this client: what he held of them is closed. The deposit is
 * one sum for the agreement, shared among the rooms by price, so that the rooms' deposits add up to it.
 */
export const formAgreement = command({
  name: 'form-agreement',
  inputVersion: 1,
  input,
  right: 'addClientsAgreements',
  ids: (form) => ({
    agreement: 1,
    ...(form.client ? { client: 1 } : {}),
    ...(form.payment ? { payment: 1 } : {}),
  }),
  roomsTaken: (form) => form.roomIds,
  run: (context, form) => {
    if (form.payment) assertMayTakePayment(context);
    const rooms = form.roomIds.map((id) => findRoom(context.db, id));
    assertRoomsFree(context, rooms, form.clientId, 'room_ids');
    const today = context.todayIn(rooms[0]?.timeZone ?? 'Europe/Moscow');
    const begin = beginOf(context, rooms, form.begin, today);
    const { plannedEnd, months } = agreementTerm(begin, form.plannedEnd, form.months);
    const { clientId, warnings } = signer(context, form, today);
    const id = context.takeId('agreement');
    const agreement = {
      id,
      clientId,
      name: `Договор №${id}`,
      begin,
      plannedEnd,
      managerId: context.authorId,
    };
    context.db.insert(agreements).values(agreement).run();
    const rows = rentalRows(rooms, { agreementId: id, start: begin, plannedEnd }, months, form.deposit);
    context.db.insert(rentals).values(rows).run();
    for (const room of rooms) closeHolds(context, room.id, clientId);
    if (form.payment) recordPayment(context, id, form.payment);
    else activateAgreements(context, clientId);
    return {
      msg: `Договор №${id} успешно оформлен`,
      entity: 'agreement',
      entityId: id,
      before: null,
      after: { ...agreement, clientCreated: form.client !== null, rentals: rows, payment: form.payment },
      answer: { agrid: id, user_id: clientId, warnings },
    };
  },
});

/** A payment given along needs the right that `_add_payment_` needs, or this form would be a way around it. */
const assertMayTakePayment = ({ db, authorId }: CommandContext): void => {
  const author = db.select().from(managers).where(eq(managers.id, authorId)).get();
  if (author?.canAddEditPayments) return;
  throw new UserFacingError('right_missing', 403, RIGHT_TITLES.addEditPayments);
};

const signer = (
  context: CommandContext,
  { clientId, client }: Form,
  today: PlainDate,
): { clientId: number; warnings: { field: string; msg: string }[] } => {
  if (clientId !== null && client === null) {
    return { clientId: findClient(context.db, clientId).id, warnings: [] };
  }
  if (clientId === null && client !== null) return createClient(context, client, today);
  const msg =
    'Укажите, с кем договор: либо номер клиента user_id, либо данные нового клиента, но не то и другое.';
  throw new UserFacingError('invalid_input', 422, msg, { fields: [{ field: 'user_id', msg }] });
};

/**
 * The first day of rent: as asked, else today, or later where a room's last rent runs on. A rental's end day is its last
 * day of rent, so the next one begins on the day after: no room is in two rentals on one day.
 * @throws UserFacingError room_taken, when the day asked for is still another agreement's
 */
const beginOf = (
  context: CommandContext,
  rooms: readonly Room[],
  asked: PlainDate | null,
  today: PlainDate,
): PlainDate => {
  const rents = rooms.flatMap((room) => {
    const rent = lastRentDay(context, room.id);
    return rent?.day ? [{ title: roomTitle(room.name), day: rent.day, agreementId: rent.agreementId }] : [];
  });
  if (asked === null)
    return firstFreeDay(
      today,
      rents.map(({ day }) => day),
    );
  const msg = takenOn(asked, rents);
  if (msg !== null) throw refused('room_taken', msg, [{ field: 'agrbegdate', msg }]);
  return asked;
};

const rentalRows = (
  rooms: readonly Room[],
  common: { agreementId: number; start: PlainDate; plannedEnd: PlainDate },
  months: number,
  deposit: number,
) => {
  const priced = rooms.map((room) => ({ roomId: room.id, price: tierPrice(room, months) }));
  const deposits = roomShares(deposit, priced);
  return priced.map((rental) => ({ ...common, ...rental, deposit: deposits.get(rental.roomId) ?? 0 }));
};
