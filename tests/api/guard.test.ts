import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { ROUTES } from '../../main/api/routes/index.ts';
import { PASSWORD, PHONE, testDesk } from '../support/testDesk.ts';

/** fetch won't send a Host of its own choice. */
const withHost = (url: string, host: string, path = '/_desk_/about') =>
  new Promise<number>((resolve, reject) => {
    const { hostname, port } = new URL(url);
    request({ hostname, port, path, headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });

describe('who may call', () => {
  test('every route declares its access; all but three want a token', async () => {
    const desk = await testDesk();
    const open = ROUTES.filter((route) => route.access === 'public').map((route) => route.endpoint.path);
    expect(open).toEqual(['/_admin_login_', '/_desk_/about', '/_desk_/status']);
    for (const { endpoint, access } of ROUTES) {
      if (access === 'public') continue;
      const path = endpoint.path.replace(/:\w+/g, '1');
      const response = await fetch(desk.url + path, { method: endpoint.method });
      expect([path, response.status]).toEqual([path, 401]);
    }
    expect((await fetch(`${desk.url}/images/passports/1`)).status).toBe(401);
  });

  test('a foreign Host or Origin is refused, the own one and an allowed one pass', async () => {
    const desk = await testDesk({ allowOrigins: ['https://admin.example'] });
    expect(await withHost(desk.url, 'evil.example')).toBe(403);
    expect(await withHost(desk.url, '127.0.0.1.evil.example')).toBe(403);
    expect(await withHost(desk.url, new URL(desk.url).host)).toBe(200);
    const from = async (origin: string) =>
      (await fetch(`${desk.url}/_desk_/about`, { headers: { origin } })).status;
    expect(await from('https://evil.example')).toBe(403);
    expect(await from('null')).toBe(403);
    expect(await from(desk.url)).toBe(200);
    expect(await from('https://admin.example')).toBe(200);
  });

  test('an allowed origin may preflight, with the headers that old clients send', async () => {
    const desk = await testDesk({ allowOrigins: ['https://admin.example'] });
    const response = await fetch(`${desk.url}/_main_clients_`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://admin.example',
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe('https://admin.example');
  });

  test('in the desktop app every API call needs the launch token', async () => {
    const desk = await testDesk({ launchToken: 'тайна'.repeat(5) });
    const login = { method: 'POST', body: new URLSearchParams({ username: PHONE, password: PASSWORD }) };
    expect((await fetch(`${desk.url}/_admin_login_`, login)).status).toBe(403);
    expect((await fetch(`${desk.url}/_desk_/about`)).status).toBe(403);
    const { status } = await desk.get('/_desk_/about', { 'x-launch-token': encodeURIComponent('не она') });
    expect(status).toBe(403);
  });

  test('the page is fenced: CSP, no sniffing, no frames, no HSTS on plain http', async () => {
    const desk = await testDesk();
    const { headers } = await fetch(`${desk.url}/_desk_/about`);
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe-eval');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toBeNull();
  });
});

describe('how one may call', () => {
  test('with and without the last slash and underscore', async () => {
    const desk = await testDesk();
    for (const path of ['/_main_clients_', '/_main_clients_/', '/_main_clients', '/_main_clients/']) {
      expect([path, (await desk.get(path)).status]).toEqual([path, 200]);
    }
  });

  test('GET parameters from a JSON body too; the query wins', async () => {
    const desk = await testDesk();
    const read = (path: string, body: string) =>
      new Promise<{ status: number; text: string }>((resolve, reject) => {
        const { hostname, port } = new URL(desk.url);
        const headers = {
          authorization: `Bearer ${desk.token}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        };
        request({ hostname, port, path, method: 'GET', headers }, (response) => {
          let text = '';
          response.on('data', (chunk) => {
            text += chunk;
          });
          response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        })
          .on('error', reject)
          .end(body);
      });
    expect(JSON.parse((await read('/_main_clients_', '{"page": 3, "show_cnt": 10}')).text).page).toBe(3);
    expect(JSON.parse((await read('/_main_clients_?page=2', '{"page": 3}')).text).page).toBe(2);
    expect((await read('/_main_clients_', '')).status).toBe(200);
    expect((await read('/_main_clients_', '{"page": ')).status).toBe(422);
    expect((await read('/_main_clients_', '[1]')).status).toBe(422);
  });

  test.each([
    ['page=0', 'page'],
    ['page=x', 'page'],
    ['show_cnt=0', 'show_cnt'],
    ['active=2', 'active'],
    ['sort_column=password', 'sort_column'],
    ['warehouse_id=-1', 'warehouse_id'],
    ['colour=red', 'colour'],
  ])('a bad value is told by its field: %s', async (query, field) => {
    const desk = await testDesk();
    const { status, body } = await desk.get(`/_main_clients_?${query}`);
    expect(status).toBe(422);
    expect(body.code).toBe('invalid_input');
    expect(body.errors[0].field).toBe(field);
    expect(body.msg).toContain(`«${field}»`);
    expect(body.msg).toMatch(/[а-я]/);
  });

  test('an unknown address: 404 and a sentence; the page only for browsers', async () => {
    const desk = await testDesk();
    const { status, body } = await desk.get('/_нет_такого_');
    expect(status).toBe(404);
    expect(body.msg).toContain('/openapi.json');
  });

  test('too large a body is refused before it is read', async () => {
    const desk = await testDesk();
    const { status } = await desk.post('/_edit_comment_', {
      payment_id: 1,
      comment: 'x'.repeat(26 * 2 ** 20),
    });
    expect(status).toBe(413);
  });
});
