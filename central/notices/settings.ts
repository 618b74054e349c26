import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isEmail } from '../../main/domain/identifiers.ts';

/** What the centre sends by: `central.json` in its data directory; secrets may come from the environment instead. */

export const SETTINGS_FILE = 'central.json';
const SMTP_PASSWORD = 'MESTO_SMTP_PASSWORD';
const SMS_SECRET = 'MESTO_SMS_SECRET';

const text = (error: string) => z.string({ error }).trim().min(1, { error });
const loopback = (host: string) => /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(host);

const smtp = z
  .strictObject({
    host: text('нужно имя почтового сервера, например smtp.example.ru'),
    port: z.int({ error: 'нужно целое число от 1 до 65535' }).min(1).max(65_535).default(465),
    /** `tls`: from the first byte; `starttls`: after the greeting, and nothing is sent without it; `none`: never. */
    security: z.enum(['tls', 'starttls', 'none'], { error: 'нужно tls, starttls или none' }).optional(),
    user: text('нужно имя для входа на почтовый сервер').optional(),
    password: text('нужен пароль почты').optional(),
    from: z.string({ error: 'нужен адрес отправителя' }).refine((from) => isEmail(addressOf(from)), {
      error: 'нужен адрес вида office@example.ru или Место <office@example.ru>',
    }),
  })
  .transform((given) => ({
    ...given,
    security: given.security ?? (given.port === 465 ? ('tls' as const) : ('starttls' as const)),
  }))
  .refine((it) => it.security !== 'none' || it.password === undefined || loopback(it.host), {
    path: ['security'],
    error: 'с паролем нужно шифрование: tls или starttls',
  });

/** `office@example.ru` of «Место <office@example.ru>». */
export const addressOf = (from: string): string => /<([^<>]*)>\s*$/.exec(from)?.[1] ?? from.trim();

/** Where to look in the gateway's answer, and for what. */
const answerTest = z.union(
  [
    z.strictObject({
      field: text('нужно имя поля ответа'),
      equals: z.union([z.string(), z.number(), z.boolean()]).array().min(1),
    }),
    z.strictObject({ contains: text('нужен текст, который стоит в ответе') }),
  ],
  { error: 'нужно {"field": "поле", "equals": ["значение"]} или {"contains": "текст"}' },
);
export type AnswerTest = z.output<typeof answerTest>;

const gatewayUrl = z.string({ error: 'нужен адрес шлюза' }).refine((url) => isSafeUrl(url), {
  error: 'нужен адрес вида https://шлюз/путь (http — только на этом же компьютере)',
});

/** A header carries no Cyrillic: the text of an SMS has its place in the address or the body. */
const headerValue = z
  .string({ error: 'нужен текст заголовка' })
  .regex(/^[\x20-\x7e]*$/, { error: 'в заголовке могут стоять только латинские знаки' })
  .refine((value) => !value.includes('{text}'), { error: 'тексту SMS не место в заголовке' });

const sms = z
  .strictObject({
    url: gatewayUrl,
    method: z.enum(['GET', 'POST'], { error: 'нужно GET или POST' }).default('POST'),
    headers: z
      .record(z.string().regex(/^[\w-]+$/, { error: 'имя заголовка — латинские буквы и дефис' }), headerValue)
      .default({}),
    /** The body as JSON, or as a form. */
    json: z.record(z.string(), z.json()).optional(),
    form: z.record(z.string(), z.string()).optional(),
    /** What `{secret}` stands for. */
    secret: text('нужен ключ шлюза')
      .regex(/^[\x21-\x7e]+$/, { error: 'в ключе шлюза могут стоять только латинские знаки без пробелов' })
      .optional(),
    success: answerTest.optional(),
    refused: answerTest.optional(),
    /** The field of the answer that names the fault: a code, no text. */
    codeField: text('нужно имя поля ответа').optional(),
    timeoutSeconds: z.number({ error: 'нужно число секунд от 1 до 120' }).min(1).max(120).default(15),
  })
  .refine((it) => it.json === undefined || it.form === undefined, {
    path: ['form'],
    error: 'нужно одно из двух: json или form',
  })
  .refine((it) => it.method === 'POST' || (it.json === undefined && it.form === undefined), {
    path: ['method'],
    error: 'у GET нет тела: нужно POST или уберите json и form',
  })
  .refine((it) => places(it, '{phone}') && places(it, '{text}'), {
    path: ['url'],
    error: 'в адресе или теле запроса должны стоять {phone} и {text}',
  });

const places = ({ url, json, form }: { url: string; json?: unknown; form?: unknown }, name: string) =>
  JSON.stringify([url, json, form]).includes(name);

const site = z
  .string({ error: 'нужен адрес страницы сайта' })
  .refine((url) => url.includes('{token}'), { error: 'в адресе должно стоять {token}' })
  .refine((url) => isSafeUrl(url.replace('{token}', 't').replace('{purpose}', 'p')), {
    error: 'нужен адрес вида https://сайт/путь/{token}',
  });

function isSafeUrl(url: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return parsed?.protocol === 'https:' || (parsed?.protocol === 'http:' && loopback(parsed.hostname));
}

const time = z
  .string({ error: 'нужно время вида 22:00' })
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'нужно время вида 22:00' });

const file = z.strictObject({
  /** The page of the client's site that a link opens. */
  site: site.optional(),
  smtp: smtp.optional(),
  sms: sms.optional(),
  /** When no SMS wakes anybody, by the warehouse's clock. */
  quietHours: z.strictObject({ from: time, to: time }).optional(),
});

export type NoticeSettings = z.output<typeof file>;
export type SmtpSettings = NonNullable<NoticeSettings['smtp']>;
export type SmsSettings = NonNullable<NoticeSettings['sms']>;
export type QuietHours = NonNullable<NoticeSettings['quietHours']>;

/** The settings as they stand now; `fault`: a sentence about what is wrong with them, without any value of theirs. */
export type ReadSettings =
  | { readonly settings: NoticeSettings; readonly fault: null }
  | { readonly settings: null; readonly fault: string };

export const readSettings = (dataDir: string, env: NodeJS.ProcessEnv): ReadSettings => {
  const path = join(dataDir, SETTINGS_FILE);
  const source = textOf(path);
  if (source === undefined) return { settings: null, fault: `Файл ${SETTINGS_FILE} нельзя прочитать.` };
  if (source === null) return { settings: {}, fault: null };
  const json = parsed(source);
  if (json === undefined)
    return { settings: null, fault: `Файл ${SETTINGS_FILE} — не JSON: проверьте кавычки и запятые.` };
  const result = file.safeParse(withSecrets(json, env));
  if (result.success) return { settings: result.data, fault: null };
  return { settings: null, fault: sentenceOf(result.error) };
};

/** null: there is none; undefined: it can't be read. */
const textOf = (path: string): string | null | undefined => {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? null : undefined;
  }
};

const parsed = (source: string): unknown => {
  try {
    return JSON.parse(source);
  } catch {
    // The parser's message quotes the file, and there are passwords in it.
    return undefined;
  }
};

const withSecrets = (json: unknown, env: NodeJS.ProcessEnv): unknown => {
  const sections = z
    .looseObject({ smtp: z.looseObject({}).optional(), sms: z.looseObject({}).optional() })
    .safeParse(json).data;
  if (sections === undefined) return json;
  const { smtp: mail, sms: gateway } = sections;
  const password = env[SMTP_PASSWORD];
  const secret = env[SMS_SECRET];
  return {
    ...sections,
    ...(mail && password ? { smtp: { ...mail, password } } : {}),
    ...(gateway && secret ? { sms: { ...gateway, secret } } : {}),
  };
};

const sentenceOf = ({ issues }: z.ZodError): string => {
  const [first] = issues;
  if (first === undefined) return `Файл ${SETTINGS_FILE} нельзя прочитать.`;
  if (first.code === 'unrecognized_keys') {
    const field = [...first.path, first.keys[0]].join('.');
    return `${SETTINGS_FILE}: поле «${field}» незнакомо. Проверьте его имя по central/README.`;
  }
  const field = first.path.join('.');
  const where = field === '' ? SETTINGS_FILE : `${SETTINGS_FILE}, поле «${field}»`;
  // A built-in message may stand in English and say nothing to the owner.
  const said = /[а-я]/i.test(first.message) ? first.message : 'значение не годится';
  return `${where}: ${said}.`;
};

/** Others on this machine can read the file, and a secret stands in it: a sentence; null: it is well kept. */
export const exposure = (dataDir: string): string | null => {
  const path = join(dataDir, SETTINGS_FILE);
  if (process.platform === 'win32' || !/"(password|secret)"\s*:/.test(textOf(path) ?? '')) return null;
  return (statSync(path).mode & 0o077) === 0
    ? null
    : `${SETTINGS_FILE} могут читать другие пользователи этого компьютера, а в нём пароли. Закройте его: chmod 600.`;
};
