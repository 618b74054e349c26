import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { clients } from '../../db/schema/people.ts';
import { CLIENT_WIRE_NAMES, clientProblems } from '../domain/clientChecks.ts';
import { clientFullName, splitFullName } from '../domain/clients.ts';
import { normalizePhone } from '../domain/phone.ts';
import { UserFacingError } from '../errors.ts';
import { command } from './command.ts';
import { activateAgreements } from './parts/activation.ts';
import { refuseProblems } from './parts/clientChecks.ts';
import {
  assertPhoneFree,
  byColumn,
  type ClientRow,
  clientZone,
  keepVersion,
  nameKeys,
} from './parts/clientRow.ts';
import { findClient } from './parts/find.ts';

/** Left out: stays. null: is cleared. */
const text = z.string().max(300).nullable().optional();

const changesInput = z.object({
  type: z.enum(['f', 'u']).optional(),
  /** A person's three names in one, or a firm's name. The parts, where given too, win. */
  fullName: text,
  lastName: text,
  firstName: text,
  patronymic: text,
  /** Left out, while the names change: `suggestedGenitive`. */
  genitiveName: text,
  phone: text,
  email: text,
  gender: z.literal([0, 1]).nullable().optional(),
  birthday: text,
  passportSeries: text,
  passportNumber: text,
  passportIssuedOn: text,
  passportIssuedBy: text,
  passportSubdivision: text,
  address: text,
  inn: text,
  kpp: text,
  bankName: text,
  bankAccount: text,
  correspondentAccount: text,
  bik: text,
});
type Changes = z.output<typeof changesInput>;

const FIELDS = [
  'type',
  'companyName',
  'lastName',
  'firstName',
  'patronymic',
  'genitiveName',
  'phone',
  'email',
  'gender',
  'birthday',
  'passportSeries',
  'passportNumber',
  'passportIssuedOn',
  'passportIssuedBy',
  'passportSubdivision',
  'address',
  'inn',
  'kpp',
  'bankName',
  'bankAccount',
  'correspondentAccount',
  'bik',
] as const satisfies readonly (keyof ClientRow)[];
type Field = (typeof FIELDS)[number];

/** Names and passport, the birthday on its page too: who changes one of them changes what a person has approved. */
const APPROVED_FIELDS: readonly Field[] = [
  'type',
  'companyName',
  'lastName',
  'firstName',
  'patronymic',
  'birthday',
  'passportSeries',
  'passportNumber',
  'passportIssuedOn',
  'passportIssuedBy',
  'passportSubdivision',
];

/** A firm is approved by its INN, as a person is by the passport (domain §4 `_approve_client_`). */
const isApprovedBy = (field: Field, type: ClientRow['type']): boolean =>
  APPROVED_FIELDS.includes(field) || (type === 'u' && field === 'inn');

/** How refusals call a field: the document's `client.email`. */
const PREFIX = 'client.';

/**
 * Changes some of a client's data (document L441, domain §4): keeps the version before, takes the approval back when name
 * or passport change, and may be the write after which an agreement is complete.
 */
export const editClient = command({
  name: 'edit-client',
  inputVersion: 1,
  input: z.object({
    clientId: z.int().positive(),
    changes: changesInput,
    /** How the desk's rules decline the names as they are to be. It counts only if they change: what a person wrote stays. */
    suggestedGenitive: text,
  }),
  right: 'editClients',
  run: (context, { clientId, changes, suggestedGenitive = null }) => {
    const { db } = context;
    const client = findClient(db, clientId);
    const edited = editedClient(client, changes);
    const after =
      changes.genitiveName === undefined &&
      NAMES.some((name) => (edited[name] ?? '') !== (client[name] ?? ''))
        ? { ...edited, genitiveName: suggestedGenitive }
        : edited;
    // A blank and a missing value are one: the name of who has only left a phone is stored as an empty text.
    const touched = FIELDS.filter((field) => (after[field] ?? '') !== (client[field] ?? ''));
    const today = context.todayIn(clientZone(db, clientId));
    const problems = clientProblems(after, (field) => touched.some((one) => one === field), today);
    refuseProblems(problems, PREFIX);
    if (touched.includes('phone') && after.phone !== null)
      assertPhoneFree(db, after.phone, `${PREFIX}username`);
    const approved = client.approved && !touched.some((field) => isApprovedBy(field, after.type));
    const before = Object.fromEntries(touched.map((field) => [field, client[field]]));
    const change = Object.fromEntries(touched.map((field) => [field, after[field]]));
    const approval = approved === client.approved ? {} : { approved };
    if (touched.length > 0) {
      keepVersion(context, client);
      db.update(clients)
        .set({ ...change, ...approval, ...nameKeys(after) })
        .where(eq(clients.id, clientId))
        .run();
      activateAgreements(context, clientId);
    }
    return {
      msg: 'Данные успешно изменены',
      entity: 'client',
      entityId: clientId,
      before: byColumn({ ...before, ...(approved === client.approved ? {} : { approved: client.approved }) }),
      after: byColumn({ ...change, ...approval }),
      answer: {
        warnings: problems.map(({ field, msg }) => ({ field: `${PREFIX}${CLIENT_WIRE_NAMES[field]}`, msg })),
      },
    };
  },
});

/** Whose change makes a stored genitive stale. */
const NAMES = ['type', 'lastName', 'firstName', 'patronymic'] as const satisfies readonly Field[];

/** The row as it is to be; a phone in any usual spelling becomes 7XXXXXXXXXX, another stays as it was typed to be refused. */
export const editedClient = (client: ClientRow, { fullName, phone, ...changes }: Changes): ClientRow => {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  return {
    ...client,
    ...given,
    ...(phone === undefined ? {} : { phone: phone === null ? null : (normalizePhone(phone) ?? phone) }),
    ...((changes.type ?? client.type) === 'u'
      ? firmNames(client, fullName, changes)
      : personNames(client, fullName, changes)),
  };
};

type NameParts = Pick<Changes, 'lastName' | 'firstName' | 'patronymic'>;
type Names = Pick<ClientRow, 'companyName' | 'lastName' | 'firstName' | 'patronymic'>;

/** A firm's name comes as `fullname`, or as `familyname`, under which lists show it. */
const firmNames = (client: ClientRow, fullName: Changes['fullName'], parts: NameParts): Names => {
  if (parts.firstName || parts.patronymic) {
    const sentence = 'У организации нет имени и отчества: впишите её название одним полем.';
    const field = parts.firstName ? 'firstname' : 'patronymic';
    throw new UserFacingError('invalid_input', 422, sentence, {
      fields: [{ field: `${PREFIX}${field}`, msg: sentence }],
    });
  }
  const own = client.type === 'u' ? client : { lastName: null, firstName: null, patronymic: null };
  const given = fullName === undefined ? parts.lastName : fullName;
  return {
    companyName: given === undefined ? client.companyName : given,
    lastName: own.lastName,
    firstName: own.firstName,
    patronymic: own.patronymic,
  };
};

/** The full name as the client is called already changes nothing: a split could part «Ким Чен» from «Ир» anew. */
const personNames = (client: ClientRow, fullName: Changes['fullName'], parts: NameParts): Names => {
  const isSame =
    fullName === undefined || (client.type === 'f' && (fullName ?? '') === clientFullName(client));
  const base = isSame ? client : splitFullName(fullName ?? '');
  const part = (name: keyof NameParts) => {
    const given = parts[name];
    return given === undefined ? base[name] : given;
  };
  return {
    companyName: client.type === 'f' ? client.companyName : null,
    lastName: part('lastName'),
    firstName: part('firstName'),
    patronymic: part('patronymic'),
  };
};
