import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { choiceIn, flagIn, intIn, optionalTextIn, optionalUserTypeIn, textIn } from './fields.ts';
import { writeOut } from './payments.ts';
import { uploadIn } from './upload.ts';

/** Sections «Клиенты» and «Действия админа»: what changes a client. */

const userId = () => intIn(z.int().positive());

export const approveClient = endpoint({
  method: 'POST',
  path: '/_approve_client_',
  title: 'Подтверждение или забраковка паспорта клиента',
  document: { n: 5, lines: [409, 439] },
  input: z.object({
    user_id: userId(),
    /** 1 approves, 0 rejects. */
    approved: flagIn(),
    /** Beyond the document: why it was rejected, for the colleague who meets the client next. */
    reason: optionalTextIn(500),
  }),
  output: writeOut,
});

/**
 * A field of an edit: left out, it stays; null or an empty text clears it. Other requests take an empty text for nothing
 * given, but here a form that was emptied means it.
 */
const edited = (max: number, tidy: (text: string) => string = (text) => text) =>
  z.preprocess((value) => {
    const text = typeof value === 'number' ? String(value) : value;
    return typeof text === 'string' ? tidy(text.trim()) || null : text;
  }, z.string().max(max).nullable().optional());

const squeezed = (text: string) => text.replace(/\s+/g, ' ');
const unspaced = (text: string) => text.replace(/\s+/g, '');
/** `DD.MM.YYYY`, as people write it, is `YYYY-MM-DD` too. Whether the day exists, the rule says that checks it. */
const isoDay = (text: string) => text.replace(/^(\d{2})\.(\d{2})\.(\d{4})$/, '$3-$2-$1');
const hyphenated = (text: string) => unspaced(text).replace(/^(\d{3})(\d{3})$/, '$1-$2');
const capital = (text: string) => unspaced(text).toUpperCase();

/** What may be edited: the document's table, what the card shows, and names that existing clients use (client facts 6). */
export const clientEdit = z.strictObject({
  user_id: userId(),
  user_type: optionalUserTypeIn(),
  familyname: edited(100, squeezed),
  firstname: edited(100, squeezed),
  patronymic: edited(100, squeezed),
  /** The three parts in one, or a firm's name; existing clients send only this. */
  fullname: edited(300, squeezed),
  /** Who signs, in the genitive; left out while a name changes: as `/_desk_/genitive` suggests. */
  fullname_genitive: edited(300, squeezed),
  username: edited(40),
  email: edited(254),
  gender: z.preprocess((value) => (value === '' ? null : value), flagIn().nullable().optional()),
  birthday: edited(10, isoDay),
  series: edited(10, unspaced),
  number: edited(10, unspaced),
  /** `number` as existing clients send it. */
  no: edited(10, unspaced),
  issue_date: edited(10, isoDay),
  issued_by: edited(300, squeezed),
  subdivision: edited(10, hyphenated),
  address: edited(300, squeezed),
  inn: edited(20, unspaced),
  kpp: edited(20, capital),
  bank: edited(200, squeezed),
  bik: edited(20, unspaced),
  rs: edited(30, capital),
  ks: edited(30, capital),
});
export type ClientEdit = z.output<typeof clientEdit>;

/** A form can't nest: there `client` is a JSON text, or its fields are called `client.email` or `client[email]`. */
const clientFromForm = (body: unknown): unknown => {
  if (typeof body !== 'object' || body === null) return body;
  const fields: Record<string, unknown> = { ...body };
  if (typeof fields.client === 'string') return { ...fields, client: parsed(fields.client) };
  if (fields.client !== undefined) return fields;
  const nested = Object.entries(fields).flatMap(([name, value]) => {
    const inner = /^client(?:\.(\w+)|\[(\w+)\])$/.exec(name);
    return inner === null ? [] : [[inner[1] ?? inner[2], value]];
  });
  return nested.length === 0 ? fields : { ...fields, client: Object.fromEntries(nested) };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

export const editClient = endpoint({
  method: 'POST',
  path: '/_edit_client_',
  title: 'Изменение данных клиента',
  document: { n: 6, lines: [441, 476] },
  input: z.preprocess(clientFromForm, z.object({ client: clientEdit })),
  output: writeOut.extend({
    /** Saved, but worth a look: a passport overdue by the owner's age. */
    warnings: z.array(z.object({ field: z.string(), msg: z.string() })),
  }),
});

/** How the rules decline a name: a suggestion for the form, which a person may correct. By POST, for names are no addresses. */
export const genitive = endpoint({
  method: 'POST',
  path: '/_desk_/genitive',
  title: 'Имя в родительном падеже: подсказка для договора',
  input: z.object({
    familyname: optionalTextIn(100),
    firstname: optionalTextIn(100),
    patronymic: optionalTextIn(100),
    gender: z.preprocess((value) => (value === '' ? null : value), flagIn().nullable().optional()),
  }),
  output: z.object({ fullname_genitive: z.string() }),
});

export const uploadPassportPhoto = endpoint({
  method: 'POST',
  path: '/_upload_new_passport_photo_',
  title: 'Загрузка фото паспорта клиента',
  document: { n: 7, lines: [478, 505] },
  input: z.object({ user_id: userId(), file: uploadIn() }),
  output: writeOut,
});

export const registerClient = endpoint({
  method: 'POST',
  path: '/_register_user_by_admin_',
  title: 'Создать ЛК клиенту',
  document: { n: 37, lines: [1913, 1939] },
  input: z.object({
    username: textIn(40),
    /** Obligatory with `send_what` email only (errata L1934). */
    email: optionalTextIn(254),
    send_what: choiceIn(['sms', 'email']),
    fullname: optionalTextIn(300),
  }),
  output: writeOut.extend({ user_id: z.int() }),
});
