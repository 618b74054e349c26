import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { clients } from '../../../db/schema/people.ts';
import { CLIENT_WIRE_NAMES, type ClientProblem, newClientProblems } from '../../domain/clientChecks.ts';
import { type ClientFacts, splitFullName } from '../../domain/clients.ts';
import type { PlainDate } from '../../domain/dates.ts';
import { normalizePhone } from '../../domain/phone.ts';
import type { CommandContext } from '../command.ts';
import { refuseProblems } from './clientChecks.ts';
import { assertPhoneFree, nameKeys } from './clientRow.ts';

const text = () => z.string().max(300).nullable();

/** A new client's data as the form gave them; null is «not given». */
export const newClientInput = z.object({
  type: z.enum(['f', 'u']),
  lastName: text(),
  firstName: text(),
  patronymic: text(),
  companyName: text(),
  /** The desk's suggestion, or what a person made of it. */
  genitiveName: text().default(null),
  /** In any usual spelling. */
  phone: text(),
  email: text(),
  gender: z.literal([0, 1]).nullable(),
  birthday: text(),
  passportSeries: text(),
  passportNumber: text(),
  passportIssuedOn: text(),
  passportIssuedBy: text(),
  passportSubdivision: text(),
  address: text(),
  inn: text(),
  kpp: text(),
  bankName: text(),
  bankAccount: text(),
  correspondentAccount: text(),
  bik: text(),
});
export type NewClient = z.output<typeof newClientInput>;

/**
 * Adds a client given whole. Validates as editing does (`domain/clientChecks.ts`: name, phone, e-mail, passport, INN, KPP, BIK,
 * accounts), with every field counted as touched; a name and a phone are obligatory, all else may be filled in later
 * (the room is 0.45 meanwhile). A phone in use is refused. Not approved: the passport's photo is still to come.
 * @returns the id, and warnings that let the write pass
 * @throws UserFacingError invalid_input naming the wire's fields; phone_taken
 */
export const createClient = (
  context: CommandContext,
  given: NewClient,
  today: PlainDate,
): { clientId: number; warnings: { field: string; msg: string }[] } => {
  const phone = given.phone === null ? null : (normalizePhone(given.phone) ?? given.phone);
  const facts: ClientFacts = { ...given, phone, passportPhotoFileId: null };
  const problems = newClientProblems(facts, today);
  refuseProblems(problems);
  if (phone !== null) assertPhoneFree(context.db, phone, 'username');
  const clientId = insertClient(context, { ...given, phone });
  return { clientId, warnings: problems.map(told) };
};

const told = ({ field, msg }: ClientProblem) => ({ field: CLIENT_WIRE_NAMES[field], msg });

/**
 * The client who has this phone, or a bare new one: the phone, the e-mail and what can be read from the name are all that
 * is known of him yet. Validates nothing: phone and e-mail come checked from `recipientOf`.
 */
export const clientByPhone = (
  context: CommandContext,
  { phone, email, fullName }: { phone: string; email: string | null; fullName: string | null },
): { clientId: number; created: boolean } => {
  const known = context.db.select({ id: clients.id }).from(clients).where(eq(clients.phone, phone)).get();
  if (known !== undefined) return { clientId: known.id, created: false };
  const name = splitFullName(fullName ?? '');
  // One word («Иван») is how the text addresses him: a first name (document L2015).
  const names = name.firstName === null ? { ...name, lastName: null, firstName: name.lastName } : name;
  const clientId = insertClient(context, { ...NOTHING_KNOWN, ...names, phone, email });
  return { clientId, created: true };
};

const NOTHING_KNOWN: NewClient = {
  type: 'f',
  lastName: null,
  firstName: null,
  patronymic: null,
  companyName: null,
  genitiveName: null,
  phone: null,
  email: null,
  gender: null,
  birthday: null,
  passportSeries: null,
  passportNumber: null,
  passportIssuedOn: null,
  passportIssuedBy: null,
  passportSubdivision: null,
  address: null,
  inn: null,
  kpp: null,
  bankName: null,
  bankAccount: null,
  correspondentAccount: null,
  bik: null,
};

/** The row with its search keys. The register wants a last name of every person: an empty one counts as not given. */
const insertClient = (context: CommandContext, given: NewClient): number => {
  const id = context.takeId('client');
  const row = { ...given, lastName: given.type === 'f' ? (given.lastName ?? '') : given.lastName };
  context.db
    .insert(clients)
    .values({ ...row, ...nameKeys(row), id, approved: false, createdAt: context.madeAt })
    .run();
  return id;
};
