import axios, { type AxiosError, type AxiosResponse } from 'axios';
import i18next from 'i18next';
import type { Answer, Endpoint, Input } from '../../contract/endpoint.ts';
import { LAUNCH_TOKEN_HEADER, PROBLEM_TYPE, problemSchema } from '../../contract/problem.ts';
import type { Upload } from '../../contract/upload.ts';
import { ApiError } from './apiError.ts';
import { endSession, getSession } from './session.ts';

const http = axios.create({
  timeout: 60_000,
  headers: { Accept: `${PROBLEM_TYPE}, application/json` },
  // A list is one field repeated.
  paramsSerializer: { indexes: null },
});

let launch: Promise<string | null> | undefined;
/** The desktop window's proof that this program started it; null in a browser. */
const launchToken = () => {
  launch ??= window.mesto
    ? window.mesto.launchInfo().then((info) => info.launchToken)
    : Promise.resolve<string | null>(null);
  return launch;
};

http.interceptors.request.use(async (config) => {
  const token = getSession()?.token;
  if (token !== undefined) config.headers.set('Authorization', `Bearer ${token}`);
  const proof = await launchToken();
  if (proof !== null) config.headers.set(LAUNCH_TOKEN_HEADER, proof);
  return config;
});

/** `/_get_client_total_/:user_id` with its values; what the path doesn't name remains for query or body. */
const address = (path: string, input: Record<string, unknown>) => {
  const rest = { ...input };
  const url = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  return { url, rest };
};

const refusal = ({ status, data }: Pick<AxiosResponse, 'status' | 'data'>): ApiError => {
  const problem = problemSchema.partial().safeParse(data);
  const said = problem.success ? (problem.data.detail ?? problem.data.msg) : undefined;
  return new ApiError(
    status,
    (problem.success && problem.data.code) || 'unknown',
    said ?? i18next.t('errors.unknown'),
    problem.success ? (problem.data.errors ?? []) : [],
  );
};

/** One error for whatever went wrong. A token that the API refuses ends the session, unless a newer one came meanwhile. */
const toApiError = (failure: AxiosError): ApiError => {
  const { response } = failure;
  if (response === undefined) {
    const late = failure.code === 'ECONNABORTED' || failure.code === 'ETIMEDOUT';
    return late
      ? new ApiError(0, 'timeout', i18next.t('errors.timeout'))
      : new ApiError(0, 'network', i18next.t('errors.network'));
  }
  const sent = failure.config?.headers.get('Authorization');
  if (response.status === 401 && sent && sent === `Bearer ${getSession()?.token}`) endSession('expired');
  return refusal(response);
};

/** A cancellation stays one; whatever else was thrown is told as an `ApiError`. */
const failureOf = (failure: unknown): unknown => {
  if (axios.isCancel(failure)) return failure;
  if (axios.isAxiosError(failure)) return toApiError(failure);
  return new ApiError(0, 'network', i18next.t('errors.network'));
};

/** What a call sends: a path with its values, the rest in query or body. */
const requestOf = (endpoint: Endpoint, input: object) => {
  const { url, rest } = address(endpoint.path, { ...input });
  const { method } = endpoint;
  return { url, method, ...(method === 'GET' ? { params: rest } : { data: bodyOf(rest) }) };
};

const isUpload = (value: unknown): value is Upload =>
  typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof Uint8Array;

/** JSON, or a form of several parts where a file goes along. */
const bodyOf = (fields: Record<string, unknown>): Record<string, unknown> | FormData => {
  const parts = Object.entries(fields).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((part: unknown) => [name, part] as const),
  );
  if (!parts.some(([, part]) => isUpload(part))) return fields;
  const form = new FormData();
  for (const [name, part] of parts) {
    if (isUpload(part)) form.append(name, new Blob([new Uint8Array(part.bytes)]), part.name);
    else if (part !== undefined && part !== null) form.append(name, String(part));
  }
  return form;
};

/**
 * Calls one endpoint of the contract and checks its answer against the contract.
 * @param commandId of a write: its `Idempotency-Key` (`useCommand`)
 * @throws ApiError always, never anything else, except the cancellation of `signal`
 */
export const call = async <E extends Endpoint>(
  endpoint: E,
  input: Input<E>,
  signal?: AbortSignal,
  commandId?: string,
): Promise<Answer<E>> => {
  let data: unknown;
  try {
    const response = await http.request({
      ...requestOf(endpoint, input as object),
      ...(signal === undefined ? {} : { signal }),
      ...(commandId === undefined ? {} : { headers: { 'Idempotency-Key': commandId } }),
    });
    data = response.data;
  } catch (failure) {
    throw failureOf(failure);
  }
  const answer = endpoint.output.safeParse(data);
  if (!answer.success) {
    console.error(`${endpoint.path}: unexpected answer`, answer.error.issues.slice(0, 5));
    throw new ApiError(200, 'bad_answer', i18next.t('errors.badAnswer'));
  }
  return answer.data as Answer<E>;
};

/** A file as it came, under the name that the API gives it. */
export interface ReceivedFile {
  readonly content: Blob;
  readonly fileName: string;
}

/**
 * Calls an endpoint that answers a file, however long it takes. `key` is the name under which its progress can be asked for.
 * @throws ApiError as `call` does
 */
export const callFile = async <E extends Endpoint>(
  endpoint: E,
  input: Input<E>,
  { key, signal }: { readonly key: string; readonly signal: AbortSignal },
): Promise<ReceivedFile> => {
  try {
    const response = await http.request<Blob>({
      ...requestOf(endpoint, input as object),
      headers: { 'Idempotency-Key': key },
      responseType: 'blob',
      timeout: 0,
      signal,
    });
    return {
      content: response.data,
      fileName: nameIn(String(response.headers['content-disposition'] ?? '')),
    };
  } catch (failure) {
    if (axios.isAxiosError(failure) && failure.response?.data instanceof Blob)
      failure.response.data = await readJson(failure.response.data);
    throw failureOf(failure);
  }
};

/**
 * A stored file by the link that an answer gave (a passport's photo): links ask for the token, so `<img>` alone can't.
 * @throws ApiError as `call` does
 */
export const fetchFile = async (link: string, signal: AbortSignal): Promise<Blob> => {
  try {
    const { data } = await http.get<Blob>(link, { responseType: 'blob', signal });
    return data;
  } catch (failure) {
    if (axios.isAxiosError(failure) && failure.response?.data instanceof Blob)
      failure.response.data = await readJson(failure.response.data);
    throw failureOf(failure);
  }
};

/** Refusals come as files too, since a file was asked for. */
const readJson = async (content: Blob): Promise<unknown> => {
  try {
    return JSON.parse(await content.text());
  } catch {
    return null;
  }
};

const nameIn = (disposition: string): string => {
  const spelled = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  return spelled === undefined ? i18next.t('downloads.unnamed') : decodeURIComponent(spelled);
};

/**
 * The API's stream of server-sent events, as it comes: `EventSource` can't carry the token.
 * @throws ApiError where it isn't given
 */
export const openEvents = async (
  path: string,
  signal: AbortSignal,
): Promise<NonNullable<Response['body']>> => {
  const token = getSession()?.token;
  const proof = await launchToken();
  const headers = {
    Accept: 'text/event-stream',
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    ...(proof === null ? {} : { [LAUNCH_TOKEN_HEADER]: proof }),
  };
  const response = await fetch(path, { headers, signal });
  if (response.ok && response.body !== null) return response.body;
  if (response.status === 401 && token === getSession()?.token) endSession('expired');
  throw new ApiError(response.status, 'unknown', i18next.t('errors.unknown'));
};
