import type { z } from 'zod';
import type { Input } from '../../contract/endpoint.ts';
import type { ClientForm, formAgreement as endpoint } from '../../contract/letting.ts';
import type { formAgreement as command } from '../commands/formAgreement.ts';
import type { NewClient } from '../commands/parts/newClient.ts';
import { genitiveName } from '../documents/personName.ts';
import { splitFullName } from '../domain/clients.ts';
import { toKopecks } from '../domain/money.ts';

type Form = Input<typeof endpoint>;

/** The nested form (domain §4) and the three flat ones (client facts 27) as one input of the command. */
export const agreementForm = (form: Form): z.output<typeof command.input> => {
  const client = clientOf(form);
  return {
    clientId: form.old_or_new === 'new' ? null : (form.user_id ?? null),
    client: client === null ? null : newClient(client),
    roomIds: form.room_ids,
    begin: form.agrbegdate ?? null,
    plannedEnd: form.agrplanenddate ?? null,
    months: form.months ?? null,
    deposit: toKopecks(form.deposit ?? 0),
    payment: form.payment
      ? {
          paidOn: form.payment.payment_date ?? null,
          type: form.payment.payment_type ?? 'Наличными',
          article: form.payment.account_article ?? 'Аренда',
          returned: false,
          amount: toKopecks(form.payment.amount),
          returnReason: null,
          comment: form.payment.comment ?? null,
        }
      : null,
  };
};

/**
 * Whose data came: those of `client`, or the form's own fields where it says «new» or names no client. With «old» they
 * are what the manager searched by, and nothing is made of them.
 */
const clientOf = (form: Form): ClientForm | null => {
  if (form.old_or_new === 'old') return null;
  if (form.client !== undefined) return form.client;
  if (form.old_or_new === 'new') return form;
  const isTyped = Boolean(form.username || form.fullname || form.familyname);
  return form.user_id === undefined && isTyped ? form : null;
};

/** The wire's names of a new client's fields, in ours. */
export const newClient = (client: ClientForm): NewClient => {
  const type = client.user_type ?? 'f';
  const split = splitFullName(type === 'f' ? (client.fullname ?? '') : '');
  const names = {
    lastName: client.familyname ?? split.lastName,
    firstName: client.firstname ?? split.firstName,
    patronymic: client.patronymic ?? split.patronymic,
  };
  return {
    type,
    ...names,
    // Said here, and not in the command: the rules that decline names change with the program, the command's run may not.
    genitiveName: client.fullname_genitive ?? (genitiveName({ ...names, gender: client.gender }) || null),
    companyName: type === 'u' ? (client.fullname ?? null) : null,
    phone: client.username ?? null,
    email: client.email ?? null,
    gender: client.gender ?? null,
    birthday: client.birthday ?? null,
    passportSeries: client.series ?? null,
    passportNumber: client.number ?? client.no ?? null,
    passportIssuedOn: client.issue_date ?? null,
    passportIssuedBy: client.issued_by ?? null,
    passportSubdivision: client.subdivision ?? null,
    address: client.address ?? null,
    inn: client.inn ?? null,
    kpp: client.kpp ?? null,
    bankName: client.bank ?? null,
    bankAccount: client.rs ?? null,
    correspondentAccount: client.ks ?? null,
    bik: client.bik ?? null,
  };
};
