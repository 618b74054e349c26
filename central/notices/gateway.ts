import type { Delivery, NotSent, Sms } from './delivery.ts';
import type { AnswerTest, SmsSettings } from './settings.ts';

/** Enough for any gateway's answer; what is longer is cut. */
const ANSWER_CHARS = 64 * 1024;

/** Sends one SMS by the gateway's HTTP interface. Never throws. */
export const sendSms = async (settings: SmsSettings, sms: Sms, signal: AbortSignal): Promise<Delivery> => {
  const { url, init } = gatewayRequest(settings, sms);
  const timeout = AbortSignal.timeout(settings.timeoutSeconds * 1000);
  try {
    const response = await fetch(url, {
      ...init,
      // A phone number isn't carried to wherever an answer points.
      redirect: 'manual',
      signal: AbortSignal.any([timeout, signal]),
    });
    const answer = (await response.text()).slice(0, ANSWER_CHARS);
    return deliveryOf(settings, response.status, answer, response.headers.get('retry-after'));
  } catch (error) {
    return withoutAnswer(error);
  }
};

/** The request with everything in its place: percent-encoded in the address, as it is in JSON, forms and headers. */
export const gatewayRequest = (
  { url, method, headers, json, form, secret = '' }: SmsSettings,
  { phone, text, id }: Sms,
): { readonly url: string; readonly init: RequestInit & { headers: Record<string, string> } } => {
  const values: Readonly<Record<string, string>> = { phone, text, id, secret };
  const plain = (template: string) => fill(template, values, (value) => value);
  const init = {
    method,
    headers: mapped(headers, plain),
  };
  const address = fill(url, values, encodeURIComponent);
  if (json !== undefined) {
    init.headers = { 'content-type': 'application/json', ...init.headers };
    return { url: address, init: { ...init, body: JSON.stringify(deep(json, plain)) } };
  }
  if (form !== undefined)
    return { url: address, init: { ...init, body: new URLSearchParams(mapped(form, plain)) } };
  return { url: address, init };
};

/** One pass: what was put in is not searched again. */
const fill = (
  template: string,
  values: Readonly<Record<string, string>>,
  encode: (value: string) => string,
): string =>
  template.replace(/\{(phone|text|id|secret)\}/g, (_all, name: string) => encode(values[name] ?? ''));

const mapped = (of: Readonly<Record<string, string>>, change: (value: string) => string) =>
  Object.fromEntries(Object.entries(of).map(([key, value]) => [key, change(value)]));

const deep = (value: unknown, change: (text: string) => string): unknown => {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one: unknown) => deep(one, change));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, deep(one, change)]));
  }
  return value;
};

const later = (reason: string, everything: boolean, after?: number): NotSent => ({
  kind: 'later',
  reason,
  everything,
  after,
});

/** What the answer means. Its own text isn't kept: it may repeat the phone. */
export const deliveryOf = (
  settings: Pick<SmsSettings, 'success' | 'refused' | 'codeField'>,
  status: number,
  answer: string,
  retryAfter: string | null,
): Delivery => {
  const said = `(${[status, codeIn(settings.codeField, answer)].filter((part) => part !== '').join(', ')})`;
  if (status === 401 || status === 403) return later(`Шлюз SMS не принял ключ доступа ${said}.`, true);
  if (status === 402) return later(`На счёте шлюза SMS нет денег ${said}.`, true);
  if (status === 408 || status === 425 || status === 429)
    return later(`Шлюз SMS просит подождать ${said}.`, true, secondsOf(retryAfter));
  if (status >= 500) return later(`Шлюз SMS неисправен ${said}.`, true, secondsOf(retryAfter));
  if (settings.refused !== undefined && fits(settings.refused, answer))
    return { kind: 'refused', reason: `Шлюз SMS отказал: на этот номер отправить нельзя ${said}.` };
  if (status === 400 || status === 422)
    return { kind: 'refused', reason: `Шлюз SMS не принял сообщение ${said}.` };
  if (status < 200 || status >= 300)
    return later(`Шлюз SMS ответил не так, как ожидалось ${said}: проверьте его адрес.`, true);
  if (settings.success === undefined || fits(settings.success, answer)) return { kind: 'sent' };
  return later(`Шлюз SMS не подтвердил отправку ${said}.`, false);
};

const secondsOf = (retryAfter: string | null): number | undefined => {
  const seconds = Number(retryAfter);
  return retryAfter !== null && seconds > 0 ? Math.min(seconds, 3600) * 1000 : undefined;
};

const fits = (test: AnswerTest, answer: string): boolean => {
  if ('contains' in test) return answer.includes(test.contains);
  const value = fieldOf(test.field, answer);
  return test.equals.some((expected) => value !== undefined && String(expected) === String(value));
};

/** `messages.0.status` of a JSON answer. */
const fieldOf = (path: string, answer: string): unknown => {
  let value: unknown;
  try {
    value = JSON.parse(answer);
  } catch {
    return undefined;
  }
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
  }
  return value;
};

/** A code is short and has no spaces; anything else might be a sentence with somebody's number in it. */
const codeIn = (field: string | undefined, answer: string): string => {
  const value = field === undefined ? undefined : fieldOf(field, answer);
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return /^[\w.-]{1,40}$/.test(text) && !/\d{7}/.test(text) ? text : '';
};

/** Faults that come before a request has gone out. */
const BEFORE_SENDING = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const withoutAnswer = (error: unknown): NotSent => {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (BEFORE_SENDING.has(code)) return later('Нет связи со шлюзом SMS.', true);
  if (/CERT|TLS|SSL/.test(code)) return later('Со шлюзом SMS не удалось установить защищённую связь.', true);
  return { kind: 'unclear', reason: 'Шлюз SMS получил сообщение и не ответил.' };
};
