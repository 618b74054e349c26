import type { Kopecks } from './money.ts';
import { RIGHT_TITLES, type Right } from './rights.ts';

/**
 * What can be done with a room, an agreement or a client, and why not. The commands refuse by these functions, and the
 * screens learn from them beforehand: so no button promises what its command would refuse.
 */

/** Why not: a stable code and a sentence for staff. */
export interface Refusal {
  readonly code: string;
  readonly msg: string;
}

/** «Ячейка 15» for a room called so, and for one called just «15». */
export const roomTitle = (name: string): string => (/^ячейка/i.test(name) ? name : `Ячейка ${name}`);

/** Who keeps a free room for himself, and until when («26.11.2026 12:00», the warehouse's time). */
export interface Hold {
  readonly clientId: number;
  readonly until: string;
}

/** What decides about a room. */
export interface RoomSituation {
  readonly name: string;
  readonly inService: boolean;
  /** The agreement that rents it now. */
  readonly agreementId: number | null;
  readonly moveOutPlanned: boolean;
  /** Open ones only. */
  readonly booking: Hold | null;
  readonly visit: Hold | null;
}

/** A room can't be let to anybody: not offered, or let (domain §4). */
export const takenRefusal = (
  room: Pick<RoomSituation, 'name' | 'inService' | 'agreementId'>,
): Refusal | null => {
  const title = roomTitle(room.name);
  if (!room.inService) return { code: 'room_not_offered', msg: `${title} не выставлена: её не сдают.` };
  if (room.agreementId === null) return null;
  return { code: 'room_taken', msg: `${title} уже занята по договору №${room.agreementId}.` };
};

/** A room can't be had by `clientId` (null: by somebody unknown): also where another one holds it. Asked in the order of domain §2. */
export const heldRefusal = (room: RoomSituation, clientId: number | null): Refusal | null => {
  const taken = takenRefusal(room);
  if (taken !== null) return taken;
  const { booking, visit } = room;
  const title = roomTitle(room.name);
  if (booking !== null && booking.clientId !== clientId) {
    const msg = `${title} забронирована за клиентом №${booking.clientId} до ${booking.until}.`;
    return { code: 'room_booked', msg };
  }
  if (visit !== null && visit.clientId !== clientId) {
    const msg = `${title} на гостевом визите у клиента №${visit.clientId} до ${visit.until}.`;
    return { code: 'room_in_test', msg };
  }
  return null;
};

/** Without a line a desk lets rooms of one warehouse alone, this PC's; null: none has been named. */
export interface OwnOnly {
  readonly warehouseId: number | null;
}

/** What the exchange's state says of letting; null: there is a line, or no centre, and any room may be let. */
export const ownOnly = (status: {
  readonly kind: string;
  readonly warehouse_id: number | null;
}): OwnOnly | null =>
  status.kind === 'offline' || status.kind === 'halted' ? { warehouseId: status.warehouse_id } : null;

/**
 * Without a line a desk lets only rooms of its own warehouse: nobody else's desk lets those, so nobody is promised a room
 * twice. @param line null: there is one, and any room may be let
 */
export const notOwnRefusal = (line: OwnOnly | null, warehouseIds: readonly number[]): Refusal | null => {
  if (line === null) return null;
  const own = line.warehouseId;
  if (own === null)
    return {
      code: 'own_warehouse',
      msg: 'Связи с центром нет, а склад этого компьютера не назначен: ячейки без связи сдают только своего склада. Назначьте склад в настройках или дождитесь связи.',
    };
  if (warehouseIds.every((id) => id === own)) return null;
  return {
    code: 'own_warehouse',
    msg: 'Связи с центром нет: без неё сдают только ячейки своего склада, чтобы одну ячейку не сдали дважды. Дождитесь связи или выберите ячейку своего склада.',
  };
};

/** Somebody must be left who may set accesses. @param holders all who may, and work here */
export const lastHolderRefusal = (holders: readonly number[], managerId: number): Refusal | null =>
  holders.some((id) => id !== managerId)
    ? null
    : {
        code: 'last_set_accesses',
        msg: 'Это последний сотрудник с правом назначать доступы. Сначала дайте это право другому сотруднику.',
      };

/** Why not with several rooms at once: the first room's reason, and how many more there are like it. */
export const ofSeveral = (refusals: readonly (Refusal | null)[]): Refusal | null => {
  const [first, ...others] = refusals.filter((refusal) => refusal !== null);
  if (first === undefined || refusals.length === 1) return first ?? null;
  const more =
    others.length === 0 ? 'Уберите её из выбора.' : `В выборе таких ещё ${others.length}: уберите их.`;
  return { ...first, msg: `${first.msg} ${more}` };
};

/** What needs a running rental (money, moving out, indexation, the contract), of a room that has none. */
export const notLet = (name: string): Refusal => ({
  code: 'room_not_let',
  msg: `${roomTitle(name)} сейчас не сдана: действующей аренды нет.`,
});

/** What needs a planned move-out (its approval, its cancelling), of a room without one. */
export const notLeaving = (name: string, to: 'approve' | 'cancel'): Refusal => {
  const remedy = to === 'approve' ? '. Сначала запланируйте завершение аренды.' : ', отменять нечего.';
  return { code: 'no_move_out', msg: `${roomTitle(name)}: выезд не запланирован${remedy}` };
};

/** An agreement of which every room was left. */
export const nothingLet = (agreementId: number): Refusal => ({
  code: 'agreement_ended',
  msg: `По договору №${agreementId} сейчас ничего не сдано.`,
});

/** Returns are at most what was paid on their article (domain §4): with nothing left there, none is possible. */
export const nothingHeldRefusal = (agreementId: number, held: readonly Kopecks[]): Refusal | null =>
  held.some((sum) => sum > 0)
    ? null
    : {
        code: 'return_above_paid',
        msg: `По договору №${agreementId} возвращать нечего: внесённого ни по одной статье не осталось.`,
      };

/** A client can be approved who has a passport photo, a firm that has its INN (domain §4). `title` is in the accusative: «клиента Иванов Иван». */
export const notProvenRefusal = (
  client: {
    readonly type: 'f' | 'u';
    readonly passportPhotoFileId: string | null;
    readonly inn: string | null;
  },
  title: string,
): Refusal | null => {
  if (client.type === 'f' && client.passportPhotoFileId === null) {
    const msg = `Нельзя подтвердить ${title}: нет фото паспорта. Загрузите фото и повторите.`;
    return { code: 'no_passport_photo', msg };
  }
  if (client.type === 'u' && !client.inn?.trim()) {
    return { code: 'no_inn', msg: `Нельзя подтвердить ${title}: нет ИНН. Заполните ИНН и повторите.` };
  }
  return null;
};

/** A phone is one client's alone. @param owner who has it, in the genitive: «клиента №12 «Иванов Иван»» */
export const phoneTakenRefusal = (owner: string): Refusal => ({
  code: 'phone_taken',
  msg: `Этот телефон уже у ${owner}. Откройте его карточку или укажите другой телефон.`,
});

/** What the manager has no right to. */
export const rightRefusal = (rights: ReadonlySet<Right>, right: Right): Refusal | null =>
  rights.has(right) ? null : { code: 'right_missing', msg: RIGHT_TITLES[right] };

/** Nor does one speak of the building itself. */
export const propertyRefusal = (rights: ReadonlySet<Right>): Refusal | null =>
  rights.has('setAccesses')
    ? null
    : {
        code: 'right_missing',
        msg: 'Склады и ячейки загружают те, у кого есть право назначать доступы. Попросите руководителя открыть этот доступ.',
      };

/** None of the five rights speaks of drawings: whoever orders the others' rights runs the house, and draws it. */
export const planRefusal = (rights: ReadonlySet<Right>): Refusal | null =>
  rights.has('setAccesses')
    ? null
    : {
        code: 'right_missing',
        msg: 'План правят те, у кого есть право назначать доступы. Попросите руководителя открыть этот доступ.',
      };
