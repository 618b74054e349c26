import { expect } from '@playwright/test';

/** What a test does at a desk without a screen: writes and reads of its API, as the manager with all rights. */
export interface DeskApi {
  get<T>(path: string): Promise<T>;
  post(path: string, body: object): Promise<Answer>;
}

export interface Answer {
  readonly msg: string;
  readonly msg_type: 'success' | 'danger';
  readonly code?: string;
  readonly agrid?: number;
}

export const deskApi = async (url: string): Promise<DeskApi> => {
  const send = async (path: string, init: RequestInit, token = '') => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const response = await fetch(url + path, { ...init, headers });
    return (await response.json()) as unknown;
  };
  const signedIn = (await send('/_admin_login_', {
    method: 'POST',
    body: JSON.stringify({ username: '79000000001', password: 'demo' }),
  })) as { access_token: string; msg: string };
  expect(signedIn.access_token, signedIn.msg).toBeTruthy();
  const token = signedIn.access_token;
  const get = async <T>(path: string) => (await send(path, { method: 'GET' }, token)) as T;
  // A first sign-in is answered before the data have come.
  await expect.poll(async () => (await get<{ kind: string }>('/_desk_/status')).kind).not.toBe('filling');
  return {
    get,
    post: async (path, body) =>
      (await send(path, { method: 'POST', body: JSON.stringify(body) }, token)) as Answer,
  };
};
