import axios, { type AxiosError, type AxiosResponse } from 'axios';
import i18next from 'i18next';
import type { Answer, Endpoint, Input } from '../../contract/endpoint.ts';
import { LAUNCH_TOKEN_HEADER, PROBLEM_TYPE, problemSchema } from '../../contract/problem.ts';
import { ApiError } from './apiError.ts';
import { endSession, getSession } from './session.ts';

const http = axios.create({
  timeout: 60_000,
  headers: { Accept: `${PROBLEM_TYPE}, application/json` },
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

const refusal = (response: AxiosResponse): ApiError => {
  const problem = problemSchema.partial().safeParse(response.data);
  const said = problem.success ? (problem.data.detail ?? problem.data.msg) : undefined;
  return new ApiError(
    response.status,
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

/**
 * Calls one endpoint of the contract and checks its answer against the contract.
 * @throws ApiError always, never anything else, except the cancellation of `signal`
 */
export const call = async <E extends Endpoint>(
  endpoint: E,
  input: Input<E>,
  signal?: AbortSignal,
): Promise<Answer<E>> => {
  const { url, rest } = address(endpoint.path, input as Record<string, unknown>);
  let data: unknown;
  try {
    const response = await http.request({
      url,
      method: endpoint.method,
      ...(endpoint.method === 'GET' ? { params: rest } : { data: rest }),
      ...(signal === undefined ? {} : { signal }),
    });
    data = response.data;
  } catch (failure) {
    if (axios.isCancel(failure)) throw failure;
    if (axios.isAxiosError(failure)) throw toApiError(failure);
    throw new ApiError(0, 'network', i18next.t('errors.network'));
  }
  const answer = endpoint.output.safeParse(data);
  if (!answer.success) {
    console.error(`${endpoint.path}: unexpected answer`, answer.error.issues.slice(0, 5));
    throw new ApiError(200, 'bad_answer', i18next.t('errors.badAnswer'));
  }
  return answer.data as Answer<E>;
};
