import { z } from 'zod';
import { PAYMENT_TYPES } from '../../../contract/payments.ts';
import type { LettingQuote } from '../../api/letting.ts';
import {
  type ClientValues,
  clientValues,
  filledFields,
  NOBODY,
} from '../../components/client/clientValues.ts';
import { typedSum } from '../../components/form/mask.ts';

/** The wizard's steps in their order. */
export const STEPS = ['rooms', 'client', 'term', 'payment', 'check'] as const;
export type Step = (typeof STEPS)[number];

/** What stands in the wizard, texts as typed. */
export const lettingValues = z.object({
  room_ids: z.array(z.int().positive()),
  /** `new` is a client who isn't in the register yet; null: not decided. */
  who: z.enum(['new', 'old']).nullable(),
  user_id: z.int().nullable(),
  client: clientValues,
  /** Empty: the first day on which the rooms are nobody's. */
  agrbegdate: z.string(),
  months: z.string(),
  /** With it the term is given by its last day, and `months` counts for nothing. */
  agrplanenddate: z.string(),
  deposit: z.string(),
  pays: z.boolean(),
  /** Empty: a month's rent. */
  amount: z.string(),
  payment_type: z.enum(PAYMENT_TYPES),
  /** The deposit is paid now too. */
  pays_deposit: z.boolean(),
});
export type LettingValues = z.output<typeof lettingValues>;

export const NOTHING: LettingValues = {
  room_ids: [],
  who: null,
  user_id: null,
  client: NOBODY,
  agrbegdate: '',
  months: '6',
  agrplanenddate: '',
  deposit: '',
  pays: true,
  amount: '',
  payment_type: 'Наличными',
  pays_deposit: true,
};

/** The term in the API's words; what is not given is left out. */
export const termInput = ({ agrbegdate, months, agrplanenddate }: LettingValues) => ({
  agrbegdate: agrbegdate || undefined,
  ...(agrplanenddate === '' ? { months: months || undefined } : { agrplanenddate }),
});

/** Rent that is paid at once, rubles as typed; the quote's month where nothing was typed. */
export const firstPayment = (values: LettingValues, quote: LettingQuote | undefined): string =>
  values.amount === '' ? String(quote?.total ?? '') : typedSum(values.amount);

/** What the wizard sends. The deposit, a payment of its own, and the photo follow once the agreement has its number. */
export const lettingInput = (values: LettingValues, quote: LettingQuote | undefined): unknown => ({
  ...(values.who === 'old'
    ? { old_or_new: 'old', user_id: values.user_id }
    : { old_or_new: 'new', client: filledFields(values.client) }),
  room_ids: values.room_ids,
  ...termInput(values),
  deposit: values.deposit === '' ? undefined : typedSum(values.deposit),
  payment: values.pays
    ? { amount: firstPayment(values, quote), payment_type: values.payment_type, account_article: 'Аренда' }
    : undefined,
});

const STEP_OF: Readonly<Record<string, Step>> = {
  room_ids: 'rooms',
  user_id: 'client',
  agrbegdate: 'term',
  months: 'term',
  agrplanenddate: 'term',
  deposit: 'term',
  amount: 'payment',
  payment_type: 'payment',
};

/** The wizard's field for a refused field of the wire: `client.email`, `amount` of `payment.amount`. */
export const lettingField = (wire: string): string | null => {
  const last = wire.split('.').at(-1) ?? wire;
  if (wire === 'room_ids' || wire.startsWith('room_ids.')) return 'room_ids';
  if (last in NOBODY) return `client.${last}`;
  return last in STEP_OF ? last : null;
};

/** On which step a field stands. */
export const stepOf = (field: string): Step =>
  field.startsWith('client.') ? 'client' : (STEP_OF[field] ?? 'check');

/** Sums typed and reckoned, rubles: what the desk takes now. */
export const takenNow = (values: LettingValues, quote: LettingQuote | undefined): number => {
  const rent = values.pays ? Number(firstPayment(values, quote).replace(',', '.')) : 0;
  const deposit = depositNow(values);
  return (Number.isFinite(rent) ? rent : 0) + deposit;
};

/** The deposit that is paid at once, rubles; 0: none. */
export const depositNow = ({ deposit, pays, pays_deposit }: LettingValues): number =>
  pays && pays_deposit && deposit !== '' ? Number(typedSum(deposit).replace(',', '.')) : 0;

/** Something stands in the wizard that would be lost. */
export const isBegun = (values: LettingValues): boolean => values.room_ids.length > 0 || values.who !== null;

/** A new client begun by what was searched for: digits are a phone, letters a name. */
export const newClientOf = (search: string): Partial<ClientValues> => {
  const digits = search.replace(/\D/g, '');
  if (digits.length >= 5) return { username: search };
  const [familyname = '', firstname = '', ...rest] = search
    .trim()
    .split(/\s+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return { familyname, firstname, patronymic: rest.join(' ') };
};
