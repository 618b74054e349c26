import { z } from 'zod';
import { clientEdit } from './clientWrites.ts';
import { endpoint } from './endpoint.ts';
import {
  idListIn,
  optionalChoiceIn,
  optionalDayIn,
  optionalIntIn,
  optionalSumIn,
  optionalTextIn,
  optionalWordIn,
  sumIn,
  withAliases,
} from './fields.ts';
import { ACCOUNT_ARTICLES, PAYMENT_TYPES, writeOut } from './payments.ts';

/** Section «Ячейки»: a new agreement. */

/** A client given whole, by the names that editing uses. */
const clientFields = clientEdit.omit({ user_id: true });
export type ClientForm = z.output<typeof clientFields>;

/** As `_add_payment_` takes it. */
const paymentForm = withAliases(
  { type: 'payment_type' },
  z.strictObject({
    amount: sumIn(),
    /** Left out: today. */
    payment_date: optionalDayIn(),
    /** Left out: «Наличными». */
    payment_type: optionalChoiceIn(PAYMENT_TYPES),
    /** Left out: «Аренда». */
    account_article: optionalChoiceIn(ACCOUNT_ARTICLES),
    comment: optionalTextIn(1000),
  }),
);

const NESTED = /^(client|payment)(?:\.(\w+)|\[(\w+)\])$/;

/** A form can't nest: there `client` and `payment` are JSON texts, or their fields are `client.email` or `client[email]`. */
const nested = (body: unknown): unknown => {
  if (typeof body !== 'object' || body === null) return body;
  const fields: Record<string, unknown> = { ...body };
  const parts = new Map<string, [string, unknown][]>();
  for (const [key, value] of Object.entries(fields)) {
    const [, name, dotted, bracketed] = NESTED.exec(key) ?? [];
    if (name !== undefined) parts.set(name, [...(parts.get(name) ?? []), [dotted ?? bracketed ?? '', value]]);
  }
  for (const [name, entries] of parts) fields[name] ??= Object.fromEntries(entries);
  for (const name of ['client', 'payment']) fields[name] = unpacked(fields[name]);
  return fields;
};

const unpacked = (value: unknown): unknown => {
  if (typeof value !== 'string') return value ?? undefined;
  if (value.trim() === '') return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

/**
 * The document has only a heading; the fields are domain §4's, and those of the present client's three flat forms (client
 * facts 27): `old_or_new` old with `user_id`, or new with the client's fields beside the others.
 */
export const formAgreement = endpoint({
  method: 'POST',
  path: '/_form_new_agreement_by_admin_',
  title: 'Оформление нового договора администратором',
  document: { n: 27, lines: [1347, 1347] },
  input: z.preprocess(
    nested,
    withAliases(
      {
        'room_ids[]': 'room_ids',
        num_monthes: 'months',
        num_months: 'months',
        agrenddate: 'agrplanenddate',
      },
      z.object({
        old_or_new: optionalWordIn(['old', 'new']),
        user_id: optionalIntIn(z.int().positive()),
        client: clientFields.optional(),
        ...clientFields.shape,
        room_ids: idListIn(),
        /** Left out: today, or the first day on which the rooms are nobody's. */
        agrbegdate: optionalDayIn(),
        /** Last day of the planned term; or `months`. */
        agrplanenddate: optionalDayIn(),
        months: optionalIntIn(z.int().min(1).max(120)),
        /** Rubles for the whole agreement: shared among its rooms by price. */
        deposit: optionalSumIn(0),
        payment: paymentForm.optional(),
      }),
    ),
  ),
  output: writeOut.extend({
    agrid: z.int(),
    user_id: z.int(),
    /** Data of a new client that were taken, but are worth a look. */
    warnings: z.array(z.object({ field: z.string(), msg: z.string() })),
  }),
});

/**
 * Beyond the document: a new client's data looked at before anybody signs, by the rules by which the agreement is formed.
 * POST, for passports have no place in addresses; nothing is written.
 */
export const checkClient = endpoint({
  method: 'POST',
  path: '/_desk_/check_client',
  title: 'Проверка данных нового клиента без записи',
  input: z.object({ client: clientFields }),
  output: z.object({
    errors: z.array(z.object({ field: z.string(), msg: z.string() })),
    /** Worth a look, but no obstacle. */
    warnings: z.array(z.object({ field: z.string(), msg: z.string() })),
    /** Who has this phone or this passport already. */
    known: z.object({ user_id: z.int(), fullname: z.string(), by: z.enum(['phone', 'passport']) }).nullable(),
  }),
});
