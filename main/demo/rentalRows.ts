import { type Day, dayText, instantAt } from './calendar.ts';
import { MOVE_OUT_COMMENTS, OTHER_MOVE_OUT_COMMENTS } from './data/texts.ts';
import { type Dice, urn } from './dice.ts';
import {
  type AgreementRow,
  type Deal,
  isRunning,
  type Lease,
  lastDay,
  type MoveOutReason,
  type RentalRow,
} from './model.ts';

/** Agreements and rentals as the database keeps them, with their move-outs. */

type Desk = (day: Day, dice: Dice) => number;

const drawReason = urn<MoveOutReason>(
  ['Больше нет потребности в услуге', 50],
  ['Переезд', 25],
  ['Высокая цена', 15],
  ['Другая', 10],
);
/** In the first year nobody wrote down why clients left. */
const UNRECORDED_DAYS = 365;
const PHOTOGRAPHED = 0.15;

const latestPlannedEnd = (deal: Deal): Day => Math.max(...deal.leases.map((lease) => lease.plannedEnd));

export const agreementRow = (deal: Deal, today: Day, desk: Desk, dice: Dice): AgreementRow => ({
  id: deal.id,
  clientId: deal.tenant.id,
  name: `Договор №${deal.id}`,
  begin: dayText(deal.begin),
  plannedEnd: dayText(latestPlannedEnd(deal)),
  end: deal.leases.some((lease) => isRunning(lease, today)) ? null : dayText(lastDay(deal)),
  activatedAt: deal.activatedAt,
  managerId: desk(deal.begin, dice),
});

const NO_MOVE_OUT = {
  moveOutOn: null,
  moveOutReason: null,
  moveOutComment: null,
  moveOutApprovedAt: null,
  moveOutApprovedBy: null,
  moveOutFileId: null,
} as const;

const plan = (lease: Lease, dice: Dice) => {
  const moveOutReason = drawReason(dice);
  const other = moveOutReason === 'Другая' ? dice.pick(OTHER_MOVE_OUT_COMMENTS) : null;
  const moveOutComment = other ?? (dice.chance(0.12) ? dice.pick(MOVE_OUT_COMMENTS) : null);
  return { ...NO_MOVE_OUT, moveOutOn: dayText(lease.end), moveOutReason, moveOutComment };
};

const moveOut = (deal: Deal, lease: Lease, today: Day, desk: Desk, photos: readonly string[], dice: Dice) => {
  if (isRunning(lease, today)) return lease.leaving ? plan(lease, dice) : NO_MOVE_OUT;
  if (lease.end < deal.site.opened + UNRECORDED_DAYS) return NO_MOVE_OUT;
  return {
    ...plan(lease, dice),
    moveOutApprovedAt: instantAt(lease.end, dice.real(570, 1170), deal.site.offset),
    moveOutApprovedBy: desk(lease.end, dice),
    moveOutFileId: dice.chance(PHOTOGRAPHED) ? dice.pick(photos) : null,
  };
};

export const rentalRow = (
  deal: Deal,
  lease: Lease,
  today: Day,
  desk: Desk,
  photos: readonly string[],
  dice: Dice,
): RentalRow => ({
  agreementId: deal.id,
  roomId: lease.room.id,
  start: dayText(lease.start),
  plannedEnd: dayText(lease.plannedEnd),
  end: isRunning(lease, today) ? null : dayText(lease.end),
  price: lease.price,
  surcharge: lease.surcharge,
  deposit: lease.deposit,
  ...moveOut(deal, lease, today, desk, photos, dice),
});
