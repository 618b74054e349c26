import type { Kopecks } from '../domain/money.ts';
import { type Day, dayText, instantAt, isWeekend } from './calendar.ts';
import {
  DEPOSIT_RETURN_REASONS,
  FINES,
  MISTAKE_REASON,
  PARTIAL_RETURN_REASONS,
  RENT_COMMENTS,
  RENT_RETURN_REASONS,
  SALES,
} from './data/texts.ts';
import { type Dice, urn } from './dice.ts';
import { type Deal, isRunning, type PaymentRow, type PaymentType, type World } from './model.ts';
import { payRent, type RentHistory } from './rentPayments.ts';

/** All money of an agreement: rent, deposit, goods and fines, and what went back; as the desk wrote it down. */

type Desk = (day: Day, dice: Dice) => number;

/** One agreement's payments while they are being written. */
interface Book {
  readonly world: World;
  readonly deal: Deal;
  readonly desk: Desk;
  readonly dice: Dice;
  readonly rows: PaymentRow[];
}

interface Entry {
  readonly day: Day;
  readonly article: PaymentRow['article'];
  readonly amount: Kopecks;
  readonly type: PaymentType;
  readonly returnReason?: string;
  readonly comment?: string | null;
}

const DESK_OPENS = 9 * 60;
const DESK_CLOSES = 20 * 60;
const BY_APP_ENTERED_BY_HAND = 0.15;

/** When a payment came into the books: at once at the desk and from the app, a working day or two later from the bank. */
const insertedAt = ({ world, deal, dice }: Book, type: PaymentType, day: Day): number => {
  const { offset } = deal.site;
  // Of today there are only payments of the small hours: no instant lies ahead, whenever the demo is opened.
  if (day === world.today) return instantAt(day, dice.real(5, 240), offset);
  if (type === 'Онлайн') return instantAt(day, dice.real(400, 1435), offset);
  if (type === 'Наличными') return instantAt(day, dice.real(DESK_OPENS, DESK_CLOSES), offset);
  let entered = day + dice.int(0, 2);
  while (isWeekend(entered)) entered += 1;
  return instantAt(Math.min(entered, world.today - 1), dice.real(DESK_OPENS + 30, DESK_CLOSES - 120), offset);
};

/** Writes an entry; what would be paid today at the desk or by the bank has not come yet. */
const enter = (book: Book, entry: Entry): boolean => {
  const { world, deal, desk, dice, rows } = book;
  const { day } = entry;
  const isDeskWork =
    entry.returnReason !== undefined || entry.article !== 'Аренда' || deal.tenant.type === 'u';
  if (day > world.today || (day === world.today && isDeskWork)) return false;
  const type = day === world.today ? 'Онлайн' : entry.type;
  rows.push({
    id: 0,
    agreementId: deal.id,
    paidOn: dayText(day),
    insertedAt: insertedAt(book, type, day),
    type,
    article: entry.article,
    amount: entry.amount,
    returned: entry.returnReason !== undefined,
    returnReason: entry.returnReason ?? null,
    managerId: type === 'Онлайн' && !dice.chance(BY_APP_ENTERED_BY_HAND) ? null : desk(day, dice),
    // A bank's reference would be odd beside a payment by the app.
    comment: type === entry.type ? (entry.comment ?? null) : null,
  });
  return true;
};

const drawOther = urn<PaymentType>(['Онлайн', 60], ['Наличными', 25], ['Безнал', 15]);

const methodOf = ({ deal, dice }: Book): PaymentType =>
  deal.tenant.type === 'f' && dice.chance(0.12) ? drawOther(dice) : deal.tenant.method;

const bankComment = ({ deal, dice }: Book, day: Day): string | null => {
  if (dice.chance(0.55)) return null;
  return dice.chance(0.5)
    ? `п/п № ${dice.int(11, 1900)} от ${dayText(day).split('-').reverse().join('.')}`
    : `По счёту № ${deal.id}/${dice.int(1, 40)}`;
};

const rentComment = (book: Book, type: PaymentType, day: Day): string | null => {
  if (type === 'Безнал') return bankComment(book, day);
  return book.dice.chance(0.015) ? book.dice.pick(RENT_COMMENTS) : null;
};

/** The deposit is taken together with the first rent: the same hand, the same way, a minute later. */
const enterDeposit = ({ deal, rows, dice }: Book): void => {
  const amount = deal.leases.reduce((sum, lease) => sum + lease.deposit, 0);
  const [first] = rows;
  if (first === undefined || amount === 0) return;
  const insertedAt = first.insertedAt + dice.int(20, 180) * 1000;
  rows.push({ ...first, article: 'Депозит', amount, insertedAt, comment: null });
};

const enterRent = (book: Book, history: RentHistory): void => {
  const { dice } = book;
  for (const { day, amount } of history.payments) {
    const type = methodOf(book);
    const written = enter(book, {
      day,
      article: 'Аренда',
      amount,
      type,
      comment: rentComment(book, type, day),
    });
    // The app charged twice: it is noticed within days and given back.
    if (written && type === 'Онлайн' && day < book.world.today - 6 && dice.chance(0.0008)) {
      enter(book, { day, article: 'Аренда', amount, type });
      enter(book, {
        day: day + dice.int(1, 5),
        article: 'Аренда',
        amount,
        type,
        returnReason: MISTAKE_REASON,
      });
    }
  }
};

const RETURN_STEP = 50_000;
const SMALL_CHANGE = 10_000;

/** What goes back when rooms are given up: deposits, less damage, and rent paid beyond the end. */
const enterReturns = (book: Book, history: RentHistory): void => {
  const { deal, world, dice } = book;
  const type = deal.tenant.type === 'u' ? 'Безнал' : drawOther(dice);
  const deposits = new Map<Day, Kopecks>();
  for (const lease of deal.leases) {
    if (!isRunning(lease, world.today))
      deposits.set(lease.end, (deposits.get(lease.end) ?? 0) + lease.deposit);
  }
  const lastEnd = Math.max(...deposits.keys());
  for (const [end, deposit] of deposits) {
    const day = end + dice.int(0, 8);
    const held = dice.chance(0.04) ? Math.min(deposit, RETURN_STEP * dice.int(1, 6)) : 0;
    const returnReason = dice.pick(held > 0 ? PARTIAL_RETURN_REASONS : DEPOSIT_RETURN_REASONS);
    if (deposit > held) enter(book, { day, article: 'Депозит', amount: deposit - held, type, returnReason });
    if (end === lastEnd && history.over >= SMALL_CHANGE) {
      enter(book, {
        day,
        article: 'Аренда',
        amount: history.over,
        type,
        returnReason: dice.pick(RENT_RETURN_REASONS),
      });
    }
  }
};

const enterSales = (book: Book, from: Day, until: Day): void => {
  const { dice } = book;
  const type = () => (book.deal.tenant.type === 'u' ? 'Безнал' : drawOther(dice));
  const sell = (day: Day) => {
    const [comment, min, max] = dice.pick(SALES);
    enter(book, {
      day,
      article: 'Продажа',
      amount: dice.int(min / 50, max / 50) * 5000,
      type: type(),
      comment,
    });
  };
  if (dice.chance(0.2)) sell(from);
  if (until > from + 20 && dice.chance(0.06)) sell(dice.int(from + 1, until));
  if (until > from + 40 && dice.chance(0.018)) {
    const [comment, rubles] = dice.pick(FINES);
    enter(book, {
      day: dice.int(from + 20, until),
      article: 'Штраф',
      amount: rubles * 100,
      type: type(),
      comment,
    });
  }
};

/** An agreement comes into force with its first rent, once the client is approved. */
const activate = ({ deal, rows, dice }: Book): void => {
  if (deal.tenant.standing === 'incomplete' || deal.tenant.standing === 'unapproved') return;
  const first = rows.find((row) => row.article === 'Аренда' && !row.returned);
  if (first) deal.activatedAt = first.insertedAt + dice.int(20, 300) * 1000;
};

/**
 * Payments and returns of one agreement, without ids; sets when it came into force.
 * @param stop the day up to which a debtor pays; Infinity for whoever pays his rent
 */
export const payDeal = (world: World, deal: Deal, stop: Day, desk: Desk, dice: Dice): PaymentRow[] => {
  const book: Book = { world, deal, desk, dice, rows: [] };
  const history = payRent(world, deal, stop, dice);
  const first = history.payments[0];
  if (first === undefined) return book.rows;
  enterRent(book, history);
  if (book.rows.length === 0) return book.rows;
  enterDeposit(book);
  const ends = deal.leases.map((lease) => Math.min(lease.end, world.today));
  enterSales(book, first.day, Math.max(...ends));
  if (!history.inDebt) enterReturns(book, history);
  activate(book);
  return book.rows;
};

/** Numbers all payments in the order in which they came into the books. */
export const numberPayments = (rows: PaymentRow[]): PaymentRow[] => {
  rows.sort((a, b) => a.insertedAt - b.insertedAt || a.agreementId - b.agreementId);
  rows.forEach((row, i) => {
    row.id = i + 1;
  });
  return rows;
};
