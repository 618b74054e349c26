import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { form, postForm } from '../support/callAs.ts';
import { type DemoDesk, demoDesk, demoTemplate } from '../support/demoDesk.ts';
import { MANAGER, READS, VIEW_ROW, VIEWS } from '../support/presentClient/reads.ts';
import { firm, incoming, rented, rents } from '../support/presentClient/things.ts';
import { FORMS, WRITES } from '../support/presentClient/writes.ts';

/**
 * The chain's present browser client, call by call as it was seen to call (client facts, part 1): what it sends, and every
 * field that it reads, under the name and with the type by which it reads it.
 */

const template = mkdtempSync(join(tmpdir(), 'mesto-present-'));
beforeAll(() => demoTemplate(template));
afterAll(() => rmSync(template, { recursive: true, force: true }));

/** A type a letter: number, string, boolean 0/1, list, object, day; `?` after it: may be null. */
const IS: Readonly<Record<string, (value: unknown) => boolean>> = {
  n: (value) => typeof value === 'number',
  s: (value) => typeof value === 'string',
  f: (value) => value === 0 || value === 1,
  l: Array.isArray,
  d: (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value),
  t: (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(value),
  h: (value) => typeof value === 'string' && /^\d{2}:\d{2}:\d{2}$/.test(value),
};

type Body = Record<string, unknown>;
const isRecord = (value: unknown): value is Body => typeof value === 'object' && value !== null;

/** The things that `agreements[]` or `client` names in an answer; a list has at least one, or the test proves nothing. */
const things = (body: unknown, where: string): Body[] => {
  const found = where === '' ? body : isRecord(body) ? body[where.replace('[]', '')] : undefined;
  const all: unknown[] = where.endsWith('[]') ? (Array.isArray(found) ? found : []) : [found];
  if (all.length === 0 || !all.every(isRecord)) throw new Error(`${where}: nothing there`);
  return all.filter(isRecord);
};

/** `'clients[] user_id:n rooms:s'`: what is not so. */
const unread = (body: unknown, reads: readonly string[]): string[] =>
  reads.flatMap((line) => {
    const [where = '', ...fields] = line.startsWith(':')
      ? ['', ...line.slice(1).split(' ')]
      : line.split(' ');
    return things(body, where).flatMap((thing) =>
      fields.flatMap((field) => {
        const [name = '', kind = ''] = field.split(':');
        const value = thing[name];
        if (kind.endsWith('?') && value === null) return [];
        return IS[kind.charAt(0)]?.(value)
          ? []
          : [`${where}.${name} is no ${kind}: ${JSON.stringify(value)}`];
      }),
    );
  });

/** What axios sends of itself: no word about problem+json. */
const AXIOS = { accept: 'application/json, text/plain, */*' };

describe('what it reads', () => {
  test('each answer holds every field that is read, with its type', async () => {
    const desk = await demoDesk(template);
    for (const [name, path, reads] of READS) {
      const { status, body } = await desk.get(typeof path === 'string' ? path : path(desk), AXIOS);
      expect([name, status, body.msg]).toEqual([name, 200, undefined]);
      expect([name, unread(body, reads)]).toEqual([name, []]);
    }
  });

  test('1: the sign-in, a form with digits', async () => {
    const desk = await demoDesk(template);
    const { status, body } = await postForm(
      desk,
      '/_admin_login_',
      form([
        ['username', '79000000001'],
        ['password', 'demo'],
      ]),
      { authorization: '' },
    );
    expect([status, body.msg_type]).toEqual([200, 'success']);
    expect(unread(body, [':msg:s access_token:s expiration_time:n', `manager ${MANAGER}`])).toEqual([]);
  });

  test('35 by POST: all views of the finance dashboard', async () => {
    const desk = await demoDesk(template);
    for (const show_what of VIEWS) {
      const range = { start_date: '2026-01-01', end_date: '2026-12-31', start_area: 0, end_area: 1000 };
      const asked = { warehouse_id: 0, show_cnt: 1000, show_what, ...range };
      const { status, body } = await desk.post('/_get_future_payments_', asked, AXIOS);
      expect([show_what, status]).toEqual([show_what, 200]);
      expect([show_what, unread(body, [VIEW_ROW])]).toEqual([show_what, []]);
    }
  });
});

describe('what it writes', () => {
  test.each(WRITES)('%s', async (_name, call) => {
    const desk = await demoDesk(template);
    const { status, body } = await desk.post(...call(desk), AXIOS);
    expect([status, body.msg_type, body.msg]).toEqual([200, 'success', expect.stringMatching(/[а-я]/)]);
  });

  test.each(FORMS)('%s', async (_name, call) => {
    const desk = await demoDesk(template);
    const { status, body } = await postForm(desk, ...call(desk), AXIOS);
    expect([status, body.msg_type, body.msg]).toEqual([200, 'success', expect.stringMatching(/[а-я]/)]);
  });
});

test('what it puts into its page as HTML begins no tag, whatever a client is called', async () => {
  const desk = await demoDesk(template);
  const id = firm(desk);
  const named = { client: { user_id: id, fullname: 'ООО «<img src=x>»', username: '79261112233' } };
  expect((await desk.post('/_edit_client_', named, AXIOS)).body.msg_type).toBe('success');
  const taken = { username: '79261112233', send_what: 'sms', email: '' };
  const { status, body } = await desk.post('/_register_user_by_admin_', taken, AXIOS);
  expect([status, body.msg_type]).toEqual([200, 'danger']);
  expect(body.msg).toContain('‹img src=x›');
  expect(JSON.stringify(body)).not.toMatch(/[<>]/);
});

describe('what it saves', () => {
  test.each<readonly [string, (desk: DemoDesk) => readonly [string, object]]>([
    ['10 all', () => ['/download_reestr', { active: 1, user_type: 0, warehouse_id: 1, all_agrs: 1 }]],
    [
      '10 those marked',
      (desk) => [
        '/download_reestr',
        { active: 0, user_type: 'f', agrids: [rented(desk).agreement], all_agrs: 0 },
      ],
    ],
    ['10 without filters', () => ['/download_reestr', { all_agrs: 1 }]],
    ['18', (desk) => [`/download_agr/${rents(desk)}`, { responseType: 'blob' }]],
    ['30 all', () => ['/download_payments', { returned: -1, warehouse_id: 0, all_payments: 1 }]],
    [
      '30 those marked',
      (desk) => [
        '/download_payments',
        {
          returned: 0,
          warehouse_id: 1,
          filter_start_date: '2026-10-01',
          all_payments: 0,
          payment_ids: [incoming(desk).id],
        },
      ],
    ],
  ])('%s', async (_name, call) => {
    const desk = await demoDesk(template);
    const [path, body] = call(desk);
    const response = await fetch(desk.url + path, {
      method: 'POST',
      headers: { ...AXIOS, authorization: `Bearer ${desk.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^application\/vnd\.openxmlformats/);
    expect(Buffer.from(await response.arrayBuffer()).toString('latin1', 0, 2)).toBe('PK');
  });
});
