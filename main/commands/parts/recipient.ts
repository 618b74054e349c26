import { z } from 'zod';
import { isEmail } from '../../domain/identifiers.ts';
import { normalizePhone } from '../../domain/phone.ts';
import { type FieldError, UserFacingError } from '../../errors.ts';

/** Whom a link goes to, as the manager typed it. */
export const recipientInput = {
  phone: z.string().max(40),
  email: z.string().max(254).nullable(),
  channel: z.enum(['sms', 'email']),
  fullName: z.string().max(300).nullable(),
};

export interface Recipient {
  /** 7XXXXXXXXXX */
  readonly phone: string;
  readonly email: string | null;
  readonly channel: 'sms' | 'email';
  /** Phone or e-mail, by the channel. */
  readonly address: string;
  readonly fullName: string | null;
}

/**
 * The recipient with a phone that is one, in any usual spelling; an e-mail is needed only when the link goes there, but one
 * that is given must be right (errata L1934). What is wrong is not repeated: it is somebody's address.
 * @throws UserFacingError 422 invalid_input, naming the fields of the wire
 */
export const recipientOf = (given: {
  phone: string;
  email: string | null;
  channel: 'sms' | 'email';
  fullName: string | null;
}): Recipient => {
  const phone = normalizePhone(given.phone);
  const email = given.email?.trim() || null;
  const fields: FieldError[] = [];
  if (phone === null) {
    fields.push({
      field: 'username',
      msg: 'Телефон клиента: введите 11 цифр российского номера, например 7 916 123-45-67.',
    });
  }
  if (email === null && given.channel === 'email') {
    fields.push({
      field: 'email',
      msg: 'Укажите электронную почту клиента или отправьте ссылку по SMS.',
    });
  }
  if (email !== null && !isEmail(email)) {
    fields.push({
      field: 'email',
      msg: 'Электронная почта клиента: проверьте адрес, нужен вид name@example.ru.',
    });
  }
  const [first] = fields;
  if (phone === null || first !== undefined) {
    throw new UserFacingError('invalid_input', 422, first?.msg ?? 'Проверьте телефон клиента.', { fields });
  }
  return {
    phone,
    email,
    channel: given.channel,
    address: given.channel === 'email' && email !== null ? email : phone,
    fullName: given.fullName?.trim() || null,
  };
};

/** How the document's messages end, by the channel (errata L1950). */
export const linkGoes = (channel: 'sms' | 'email'): string =>
  `Ссылка отправлена клиенту ${channel === 'email' ? 'на email' : 'по SMS'}`;
