import { filesAnswer, pullHeader, pushAnswer, signInAnswer } from '../../contract/exchange.ts';
import type { Identity } from './identity.ts';
import { ExchangeError, type Transport } from './transport.ts';

/** Who waits at the sign-in must soon be told that there is no line. */
const SIGN_IN_MS = 6000;
const ANSWER_MS = 60_000;
const CHUNK = 2 ** 20;

/** The line over HTTP. */
export const httpTransport = (): Transport => ({
  push: async (identity, request) => {
    const response = await post(identity, '/_sync_/push', request);
    return pushAnswer.parse(await readJson(response));
  },
  pull: async (identity, request) => {
    const response = await post(identity, '/_sync_/pull', request);
    const text = await readText(response);
    // Two lines: a header to act on, and a page that is kept as it came.
    const at = text.indexOf('\n');
    return { header: pullHeader.parse(parseJson(text.slice(0, at))), body: text.slice(at + 1) };
  },
  missingFiles: async (identity, ids) => {
    const response = await post(identity, '/_sync_/files', { ids });
    return filesAnswer.parse(await readJson(response)).missing;
  },
  sendFile: async (identity, id, bytes, from) => {
    for (let at = from; at < bytes.length; at += CHUNK) {
      const chunk = bytes.subarray(at, at + CHUNK);
      await ask(`${identity.centre}/_sync_/files/${id}?offset=${at}&size=${bytes.length}`, ANSWER_MS, {
        method: 'POST',
        headers: { ...authorization(identity), 'content-type': 'application/octet-stream' },
        body: new Uint8Array(chunk),
      });
    }
  },
  fetchFile: async (identity, id) => {
    try {
      const response = await ask(`${identity.centre}/_sync_/files/${id}`, ANSWER_MS, {
        headers: authorization(identity),
      });
      return Buffer.from(await reading(() => response.arrayBuffer()));
    } catch (error) {
      if (error instanceof ExchangeError && error.status === 404) return null;
      throw error;
    }
  },
  signIn: async (centre, request) => {
    const response = await ask(`${centre}/_sync_/sign-in`, SIGN_IN_MS, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    return signInAnswer.parse(await readJson(response));
  },
});

const authorization = ({ deviceId, secret }: Identity) => ({ authorization: `Device ${deviceId}.${secret}` });

const post = (identity: Identity, path: string, body: unknown): Promise<Response> =>
  ask(identity.centre + path, ANSWER_MS, {
    method: 'POST',
    headers: { ...authorization(identity), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** @throws ExchangeError for whatever is no answer of 2xx */
const ask = async (url: string, withinMs: number, init: RequestInit): Promise<Response> => {
  const response = await reading(() =>
    fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(withinMs) }),
  );
  if (response.ok) return response;
  const body = (await response.json().catch(() => ({}))) as { code?: string; msg?: string };
  const kind = response.status >= 500 || response.status === 429 ? 'unreachable' : 'refused';
  const wait = Number(response.headers.get('retry-after'));
  throw new ExchangeError(
    kind,
    response.status,
    body.code ?? `http_${response.status}`,
    body.msg ?? 'Центр не ответил.',
    wait > 0 ? wait : undefined,
  );
};

/** The line may break off in the middle of an answer too. */
const reading = async <T>(read: () => Promise<T>): Promise<T> => {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ExchangeError) throw error;
    throw new ExchangeError('unreachable', 0, 'network', 'Нет связи с центром.');
  }
};

const readText = (response: Response): Promise<string> => reading(() => response.text());
const readJson = async (response: Response): Promise<unknown> => parseJson(await readText(response));

/** Half an answer is none: a captive portal answers 200 too. */
const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new ExchangeError('unreachable', 0, 'bad_answer', 'Ответил не центр.');
  }
};
