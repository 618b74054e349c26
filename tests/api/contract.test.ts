import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROUTES } from '../../main/api/routes/index.ts';
import { type DemoDesk, demoDesk, demoTemplate } from '../support/demoDesk.ts';
import { DOCUMENT, type DocumentedEndpoint, deviations } from '../support/document.ts';
import { TODAY } from '../support/testDesk.ts';

/**
 * A program written years ago against the document must work: for each endpoint its example request, with ids and dates
 * that exist here, is accepted, and the answer holds every documented field with its type.
 */

type Fields = Record<string, unknown>;
interface Call {
  readonly path?: string;
  readonly fields: Fields;
}

const PNG = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082',
  'hex',
);
const picture = () => new File([PNG], 'photo.png', { type: 'image/png' });

const rented = (desk: DemoDesk) =>
  desk.one<{ room: number; agreement: number; client: number }>(`
    SELECT r.room_id AS room, r.agreement_id AS agreement, a.client_id AS client
    FROM rentals r JOIN agreements a ON a.id = r.agreement_id
    WHERE r."end" IS NULL AND r.move_out_on IS NULL AND a.activated_at IS NOT NULL LIMIT 1`);
const leaving = (desk: DemoDesk) =>
  desk.one<{ room: number; agreement: number }>(
    `SELECT room_id AS room, agreement_id AS agreement FROM rentals WHERE "end" IS NULL AND move_out_on IS NOT NULL LIMIT 1`,
  );
const payment = (desk: DemoDesk) =>
  desk.one<{ id: number; agreement: number }>(
    `SELECT id, agreement_id AS agreement FROM payments WHERE returned = 0 AND article = 'Аренда' AND amount > 700000 LIMIT 1`,
  );
const free = (desk: DemoDesk): number[] =>
  desk.db.$client
    .prepare(`SELECT id FROM rooms WHERE in_service = 1
      AND id NOT IN (SELECT room_id FROM rentals WHERE "end" IS NULL)
      AND id NOT IN (SELECT room_id FROM bookings) AND id NOT IN (SELECT room_id FROM guest_visits) LIMIT 3`)
    .pluck()
    .all() as number[];
const approvable = (desk: DemoDesk) =>
  desk.one<{ id: number }>(
    `SELECT id FROM clients WHERE type = 'f' AND approved = 0 AND passport_photo_file_id IS NOT NULL LIMIT 1`,
  ).id;
const person = (desk: DemoDesk) =>
  desk.one<{ id: number }>(`SELECT id FROM clients WHERE type = 'f' LIMIT 1`).id;
const colleague = (desk: DemoDesk) =>
  desk.one<{ id: number }>(`SELECT id FROM managers WHERE active AND id <> ${desk.me} AND id IN
    (SELECT from_manager_id FROM messages WHERE to_manager_id = ${desk.me}) LIMIT 1`).id;

/** What the example must say here instead; an endpoint that isn't named is called as printed. */
const HERE: Readonly<Record<number, (desk: DemoDesk) => Call>> = {
  1: () => ({ fields: { username: '79000000001', password: 'demo' } }),
  4: (desk) => ({ path: `/_get_client_total_/${rented(desk).client}/`, fields: {} }),
  5: (desk) => ({ fields: { user_id: approvable(desk) } }),
  6: (desk) => ({ fields: { client: { ...(example(6).client as Fields), user_id: person(desk) } } }),
  7: (desk) => ({ fields: { user_id: person(desk), file: picture() } }),
  8: (desk) => ({ fields: { user_id: person(desk) } }),
  11: (desk) => ({ path: `/_get_agreement_total_/${rented(desk).agreement}`, fields: {} }),
  12: (desk) => ({ path: `/_pay_by_agreement_/${rented(desk).room}`, fields: { amount: 6000 } }),
  13: (desk) => ({ fields: { payment_id: payment(desk).id } }),
  14: (desk) => ({ path: `/_add_payment_/${rented(desk).agreement}`, fields: { payment_date: TODAY } }),
  15: (desk) => ({
    path: `/_make_return_/${payment(desk).agreement}`,
    fields: {
      payment_date: TODAY,
      payment_type: 'Наличными',
      account_article: 'Аренда',
      amount: 100,
      comment: null,
      return_reason: 'Переплата',
    },
  }),
  16: (desk) => ({ fields: { room_id: rented(desk).room, leave_date: '2026-12-01' } }),
  17: (desk) => ({ fields: { room_id: rented(desk).room, index_date: '2027-01-01', index_sum: 600 } }),
  18: (desk) => ({ path: `/download_agr/${rented(desk).room}`, fields: {} }),
  22: (desk) => ({ fields: { room_id: leaving(desk).room } }),
  23: (desk) => ({ fields: { room_id: leaving(desk).room, agrid: leaving(desk).agreement } }),
  27: (desk) => ({
    fields: {
      old_or_new: 'old',
      user_id: person(desk),
      room_ids: JSON.stringify(free(desk).slice(0, 2)),
      agrbegdate: TODAY,
      num_monthes: '6',
    },
  }),
  29: (desk) => ({
    fields: {
      payment_id: payment(desk).id,
      agrid: payment(desk).agreement,
      payment_date: TODAY,
      payment_insert_date: TODAY,
    },
  }),
  30: (desk) => ({ fields: { payment_ids: [payment(desk).id] } }),
  38: (desk) => ({ fields: { room_id: free(desk)[0] } }),
  40: (desk) => ({ fields: { room_ids: free(desk) } }),
  42: (desk) => ({ fields: { manager_id: colleague(desk) } }),
  43: () => ({ fields: { start_or_end: 'start', file: picture() } }),
  46: (desk) => ({ fields: { second_manager_id: colleague(desk) } }),
  47: (desk) => ({ fields: { second_manager_id: colleague(desk) } }),
  48: (desk) => ({
    fields: { second_manager_id: colleague(desk), message_text: 'Добрый день', with_attachment: 0 },
  }),
};

/** Empty in some rows by their nature: firms have no passport, free rooms no tenant, a heading-only rule no value. */
const MAYBE_NULL = new Set(
  [
    'birthday series number issue_date issued_by subdivision passp_photo_link inn kpp rs bank ks bik gender email'
      .split(' ')
      .flatMap((name) => [`client.${name}`]),
    'rooms[].balance rooms[].days_left plan_rooms[].balance plan_rooms[].days_left rooms[].volume',
    'payments[].return_reason returns[].comment payments[].payment_id payments[].payment_insert_date payments[].type',
    'payments[].account_article payments[].manager_id payments[].manager_name agreements[].previous_payment_date',
    'agreements[].inn users[].rentenddate room.client_photo_link timepoints[].end_photo_link timepoints[].time_end',
    'timepoints[].start_photo_link messages[].attachment_link managers[].chief_id manager.chief_id managers[].user_id manager.user_id',
    'room.comment avg_opens avg_room_rent avg_area_per_user avg_cnt_rooms_per_user avg_price_per_room',
    'delayed_payments_cnt_rate delayed_payments_sum_rate locks[].electric_quantity room.leave_reason',
    'agreements[].agrenddate agreements[].future_index_date agreement.agrenddate',
  ].flatMap((line) => (typeof line === 'string' ? line.split(' ') : line)),
);

const example = (n: number): Fields => {
  const endpoint = DOCUMENT.find((candidate) => candidate.n === n);
  return endpoint?.request_example_suspect ? {} : (endpoint?.request_example ?? {});
};

const callOf = (endpoint: DocumentedEndpoint, desk: DemoDesk): { path: string; fields: Fields } => {
  const here = HERE[endpoint.n]?.(desk);
  return { path: here?.path ?? endpoint.path, fields: { ...example(endpoint.n), ...here?.fields } };
};

interface Got {
  readonly status: number;
  readonly type: string;
  readonly bytes: Buffer;
}

/** fetch refuses a GET with a body; the document writes seventeen of them. */
const send = (
  desk: DemoDesk,
  method: string,
  path: string,
  type: string | undefined,
  body: Buffer | undefined,
) =>
  new Promise<Got>((resolve, reject) => {
    const headers: Record<string, string | number> = { authorization: `Bearer ${desk.token}` };
    if (type) headers['content-type'] = type;
    if (body) headers['content-length'] = body.length;
    httpRequest(desk.url + path, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? '',
          bytes: Buffer.concat(chunks),
        }),
      );
    })
      .on('error', reject)
      .end(body);
  });

const asText = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value);
const given = (fields: Fields) =>
  Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
const hasFile = (fields: Fields) => Object.values(fields).some((value) => value instanceof File);

/** The ways in which a client may put the same call. */
const WAYS = {
  query: (desk: DemoDesk, path: string, fields: Fields) =>
    send(
      desk,
      'GET',
      `${path}?${new URLSearchParams(given(fields).map(([k, v]) => [k, asText(v)]))}`,
      undefined,
      undefined,
    ),
  body: (desk: DemoDesk, path: string, fields: Fields) =>
    send(desk, 'GET', path, 'application/json', Buffer.from(JSON.stringify(fields))),
  json: (desk: DemoDesk, path: string, fields: Fields) =>
    send(desk, 'POST', path, 'application/json', Buffer.from(JSON.stringify(fields))),
  urlencoded: (desk: DemoDesk, path: string, fields: Fields) =>
    send(
      desk,
      'POST',
      path,
      'application/x-www-form-urlencoded',
      Buffer.from(
        new URLSearchParams(
          Object.entries(fields).map(([k, v]) => [k, v === null ? '' : asText(v)]),
        ).toString(),
      ),
    ),
  multipart: async (desk: DemoDesk, path: string, fields: Fields) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields))
      form.set(name, value instanceof File ? value : value === null ? '' : asText(value));
    const encoded = new Request('http://x', { method: 'POST', body: form });
    return send(
      desk,
      'POST',
      path,
      encoded.headers.get('content-type') ?? '',
      Buffer.from(await encoded.arrayBuffer()),
    );
  },
} as const;

const waysOf = (endpoint: DocumentedEndpoint, fields: Fields): (keyof typeof WAYS)[] => {
  if (endpoint.method === 'GET') return ['query', 'body'];
  return hasFile(fields) ? ['multipart'] : ['json', 'urlencoded', 'multipart'];
};

const template = mkdtempSync(join(tmpdir(), 'mesto-contract-'));
beforeAll(() => demoTemplate(template));
afterAll(() => rmSync(template, { recursive: true, force: true }));

describe.skipIf(DOCUMENT.length === 0)('the document', () => {
  test('each of its 48 endpoints has a route', () => {
    const known = new Set(ROUTES.map(({ endpoint }) => endpoint.document?.n));
    expect(DOCUMENT.filter(({ n }) => !known.has(n)).map(({ n, path }) => `${n} ${path}`)).toEqual([]);
  });

  test.each(
    DOCUMENT.map((endpoint) => [`${endpoint.n} ${endpoint.method} ${endpoint.path}`, endpoint] as const),
  )('%s', async (_name, endpoint) => {
    const probe = await demoDesk(template);
    for (const way of waysOf(endpoint, callOf(endpoint, probe).fields)) {
      const desk = await demoDesk(template);
      const { path, fields } = callOf(endpoint, desk);
      const { status, type, bytes } = await WAYS[way](desk, path, fields);
      expect([way, status, status === 200 ? '' : bytes.toString()]).toEqual([way, 200, '']);
      if (endpoint.kind === 'file') {
        expect([way, type]).toEqual([way, expect.stringContaining('application/vnd.openxmlformats')]);
        expect(bytes.subarray(0, 2).toString()).toBe('PK');
        continue;
      }
      const body = JSON.parse(bytes.toString());
      expect([way, body.msg_type === 'danger' ? body.msg : '']).toEqual([way, '']);
      expect([way, deviations(endpoint.response, body, MAYBE_NULL)]).toEqual([way, []]);
    }
  });
});
