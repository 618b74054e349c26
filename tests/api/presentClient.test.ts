import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { form, PNG, postForm } from '../support/callAs.ts';
import { type DemoDesk, demoDesk, demoTemplate } from '../support/demoDesk.ts';
import { TODAY } from '../support/testDesk.ts';

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

const PAGED = ':page:n cnt_pages:n cnt_all:n';
const ROOM_CARD =
  'room_id:n room_name:s price:n volume:n area:n dimensions:s floor:n rented:n agrid:n? user_id:n? fullname:s? username:s? rentenddate:d? next_payment_date:d? leave_approved:f';
const MANAGER =
  'manager_fullname:s can_see_dasboards:f can_see_users:f can_see_users_worktime:f needs_time_control:f can_see_room_prices:f can_see_effectiveness:f';

/** What axios sends of itself: no word about problem+json. */
const AXIOS = { accept: 'application/json, text/plain, */*' };

const rented = (desk: DemoDesk) =>
  desk.one<{ room: number; agreement: number; client: number }>(`
    SELECT r.room_id AS room, r.agreement_id AS agreement, a.client_id AS client
    FROM rentals r JOIN agreements a ON a.id = r.agreement_id JOIN clients c ON c.id = a.client_id
    WHERE r."end" IS NULL AND r.move_out_on IS NULL AND a.activated_at IS NOT NULL AND c.type = 'f' LIMIT 1`);
const leaving = (desk: DemoDesk) =>
  desk.one<{ room: number; agreement: number }>(
    `SELECT room_id AS room, agreement_id AS agreement FROM rentals WHERE "end" IS NULL AND move_out_on IS NOT NULL LIMIT 1`,
  );
const colleague = (desk: DemoDesk) =>
  desk.one<{ id: number }>(
    `SELECT from_manager_id AS id FROM messages WHERE to_manager_id = ${desk.me} LIMIT 1`,
  ).id;
const firm = (desk: DemoDesk) =>
  desk.one<{ id: number }>(`SELECT id FROM clients WHERE type = 'u' LIMIT 1`).id;

const ALL_SIZES =
  'area_start=0&area_end=100&price_start=0&price_end=200000&length_start=0&length_end=40&width_start=0&width_end=40&height_start=0&height_end=40';
const RANGE = 'start_date=2026-01-01&end_date=2026-11-23';
const VIEWS =
  'reestr total_reestr reestr_revenue rest_in_reestr reestr_future reestr_past revenue revenue_old revenue_new revenue_deposit revenue_new_rent debitors'.split(
    ' ',
  );
const VIEW_ROW =
  'agreements[] agrid:n user_id:n fullname:s user_type:s write_off_date:d price:n area:n price_1m:n deposit:n days_left:n real_payment:f write_off_id:n';

/** Each GET with what is read of its answer. */
const READS: readonly (readonly [string, string | ((desk: DemoDesk) => string), readonly string[]])[] = [
  [
    '2',
    '/_get_warehouses_info_for_admin_',
    ['warehouses[] warehouse_id:n warehouse_name:s num_of_floors:n warehouse_short_name:s'],
  ],
  ...[
    'warehouse_id=1&show_cnt=15',
    'active=1&page=1&show_cnt=15',
    'active=-1',
    'user_type=u&active=0',
    'user_type=0&search_str=а',
  ].map(
    (query) =>
      [
        `3 ${query}`,
        `/_main_clients_?${query}`,
        [
          'clients[] user_id:n days_left:n fullname:s username:s email:s user_type:s rooms:s month_payment:n',
          PAGED,
        ],
      ] as const,
  ),
  ...['fullname', 'username', 'email', 'rooms', 'month_payment', 'days_left'].map(
    (column) =>
      [
        `3 by ${column}`,
        `/_main_clients_?sort_column=${column}&sort_direction=desc&show_cnt=30&page=2`,
        ['clients[] user_id:n'],
      ] as const,
  ),
  [
    '4',
    (desk) => `/_get_client_total_/${rented(desk).client}/`,
    [
      'client user_id:n user_type:s fullname:s birthday:d? username:s email:s no:s? series:s? issue_date:d? issued_by:s? subdivision:s? address:s? approved:f passp_photo_link:s? bank:s? bik:s? inn:s? kpp:s? rs:s? ks:s?',
      'agreements[] agrid:n agrenddate:d? days_left:n next_payment_date:d',
    ],
  ],
  [
    '8',
    (desk) => `/_get_old_client_data_?user_id=${rented(desk).client}`,
    [
      'client fullname:s birthday:d? username:s email:s no:s? series:s? issue_date:d? issued_by:s? subdivision:s? approved:f passp_photo_link:s?',
    ],
  ],
  ...[
    'show_cnt=15&warehouse_id=1',
    'active=1&user_type=f&search_str=а',
    'sort_column=fullname&sort_direction=asc&page=1',
  ].map(
    (query) =>
      [
        `9 ${query}`,
        `/_main_agreements_?${query}`,
        [
          'agreements[] agrid:n agrbegdate:d fullname:s price:n agrplanenddate:d user_id:n username:s email:s room_names:l room_ids:l last_payment_type:s? days_left:n',
          PAGED,
        ],
      ] as const,
  ),
  [
    '11',
    (desk) => `/_get_agreement_total_/${rented(desk).agreement}`,
    [
      'agreement agrid:n user_id:n fullname:s manager_name:s agrbegdate:d agrplanenddate:d agrenddate:d?',
      'rooms[] room_id:n room_name:s floor:n area:n dimensions:s days_left:n rentstartdate:d rentplanenddate:d rentenddate:d? balance:n price:n last_index_sum:n? last_index_date:d? future_index_sum:n? future_index_date:d? agrid:n warehouse_name:s next_payment_date:d deposit:n return_amount:n',
      'payments[] amount:n payment_date:d',
      ':returns:l',
    ],
  ],
  ...[
    'warehouse_id=1&show_cnt=10',
    `floor=1&search_str=1&${ALL_SIZES}&page=1&sort_column=price&sort_direction=asc`,
    'warehouse_id=1',
    'rented=0',
    'rented=0,0.4',
  ].map(
    (query) =>
      [
        `19 ${query.slice(0, 30)}`,
        `/_main_rooms_/?${query}`,
        [`rooms[] ${ROOM_CARD}`, `plan_rooms[] ${ROOM_CARD}`, PAGED],
      ] as const,
  ),
  [
    '21',
    '/_get_moving_out_clients_?warehouse_id=0',
    ['users[] fullname:s rentenddate:d room_id:n agrid:n leave_approved:f'],
  ],
  ...['', '&agrid='].map(
    (more) =>
      [
        `22${more}`,
        (desk: DemoDesk) =>
          `/_get_moving_out_room_info_?room_id=${leaving(desk).room}${more && more + leaving(desk).agreement}`,
        [
          'room room_id:n agrid:n fullname:s username:s user_id:n rentenddate:d leave_reason:s? leave_approved:f return_amount:n client_photo_link:s?',
        ],
      ] as const,
  ),
  ['24', '/_get_nonapproved_clients_', ['users[] familyname:s firstname:s patronymic:s user_id:n']],
  ['25', '/_search_room_id_?search_str=1', [':room_ids:l']],
  ['26', '/_get_fio_/?search_str=и', ['users[] fullname:s user_id:n', 'fios[] fullname:s user_id:n']],
  ...[
    'show_cnt=10&warehouse_id=1',
    `returned=-1&filter_start_date=2026-10-01&filter_end_date=${TODAY}&search_str=а`,
    'returned=1',
  ].map(
    (query) =>
      [
        `28 ${query}`,
        `/_main_payments_?${query}`,
        [
          'payments[] payment_id:n payment_date:d type:s account_article:s amount:n fullname:s agrid:n user_type:s manager_name:s user_id:n',
          PAGED,
        ],
      ] as const,
  ),
  ...[
    'agrid',
    'fullname',
    'payment_date',
    'type',
    'account_article',
    'amount',
    'manager_name',
    'user_type',
  ].map(
    (column) =>
      [
        `28 by ${column}`,
        `/_main_payments_?sort_column=${column}&sort_direction=asc`,
        ['payments[] payment_id:n'],
      ] as const,
  ),
  ...[
    'warehouse_id=1',
    'warehouse_id=1&start_area=0&end_area=40',
    'warehouse_id=0&start_area=0&end_area=1000',
  ].map(
    (query) =>
      [
        `32 ${query}`,
        `/_dashboard_warehouse_?${query}`,
        ['rented_cnt[] rented:n cnt:n rate:n area:n', 'plan_rooms[] rented:n floor:n'],
      ] as const,
  ),
  ...['', `warehouse_id=1&${RANGE}`].map(
    (query) =>
      [
        `33 ${query}`,
        `/_dashboard_client_?${query}`,
        [
          ':avg_area_per_user:n avg_cnt_rooms_per_user:n new_clients_cnt:n avg_room_rent:n? avg_opens:n? sex_age_data:l',
          'inflow_by_month[] month:s cnt:n',
          'sex_age_data[] gender:f age:n cnt:n',
        ],
      ] as const,
  ),
  ...[
    `warehouse_id=1&${RANGE}`,
    `warehouse_id=0&${RANGE}&start_area=0&end_area=40`,
    'warehouse_id=1&month=2026-10',
  ].map(
    (query) =>
      [
        `34 ${query}`,
        `/_dashboard_finance_?${query}`,
        [
          ':avg_price_per_room:n delayed_payments_sum_rate:n revenue_by_month:l current_avg_price_per_room:n revenue:n revenue_rent:n reestr_sum:n reestr_sum_was:n reestr_sum_past:n reestr_sum_future:n reestr_sum_extra:n reestr_revenue:n rest_in_reestr:n total_reestr:n cnt_active_agrs:n debitors:n area_rented:n area_total:n new_clients_revenue_rent:n new_clients_revenue_deposit:n',
        ],
      ] as const,
  ),
  [
    '35 by GET',
    '/_get_future_payments_?warehouse_id=1',
    ['agreements[] agrid:n user_id:n fullname:s write_off_date:d price:n'],
  ],
  [
    '36 without parameters',
    '/_get_locks_power_',
    ['rooms[] lock_id:n room_id:n', 'locks[] lock_id:n electric_quantity:n'],
  ],
  ...['electric_quantity', 'room_name', 'update_date'].map(
    (column) =>
      [
        `36 by ${column}`,
        `/_get_locks_power_/?warehouse_id=1&show_cnt=10&page=1&search_str=1&sort_column=${column}&sort_direction=asc`,
        ['rooms_x_locks[] room_id:n room_name:s electric_quantity:n update_date:t', PAGED],
      ] as const,
  ),
  ['39', '/_get_free_room_ids_', ['rooms[] room_id:n']],
  ['41', '/_get_workers_?warehouse_id=1', ['manager needs_time_control:f']],
  [
    '44',
    '/_get_time_control_info_?warehouse_id=0&filter_start_date=2026-10-01&filter_end_date=2026-11-23&sort_column=date&sort_direction=desc',
    ['timepoints[] date:d time_start:h time_end:h? start_photo_link:s? end_photo_link:s? manager_fullname:s'],
  ],
  ['45', '/_get_managers_list_?warehouse_id=1', [`managers[] manager_id:n role:s chief_id:n? ${MANAGER}`]],
  [
    '47',
    (desk) => `/_get_messages_history_?second_manager_id=${colleague(desk)}`,
    ['messages[] from_manager_id:n message_text:s attachment_link:s? message_datetime:t'],
  ],
];

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

const rents = (desk: DemoDesk) => rented(desk).room;
const free = (desk: DemoDesk): number[] =>
  desk.db.$client
    .prepare(`SELECT id FROM rooms WHERE in_service = 1
      AND id NOT IN (SELECT room_id FROM rentals WHERE "end" IS NULL)
      AND id NOT IN (SELECT room_id FROM bookings) AND id NOT IN (SELECT room_id FROM guest_visits) LIMIT 2`)
    .pluck()
    .all() as number[];
const approvable = (desk: DemoDesk) =>
  desk.one<{ id: number }>(
    `SELECT id FROM clients WHERE type = 'f' AND approved = 0 AND passport_photo_file_id IS NOT NULL LIMIT 1`,
  ).id;
const withDeposit = (desk: DemoDesk) =>
  desk.one<{ id: number }>(
    `SELECT a.id FROM agreements a JOIN payments p ON p.agreement_id = a.id
     WHERE p.article = 'Депозит' AND p.returned = 0 AND a."end" IS NULL
       AND NOT EXISTS (SELECT 1 FROM payments q WHERE q.agreement_id = a.id AND q.returned = 1) LIMIT 1`,
  ).id;
const incoming = (desk: DemoDesk) =>
  desk.one<{ id: number; agreement: number }>(
    `SELECT id, agreement_id AS agreement FROM payments WHERE returned = 0 AND article = 'Аренда' AND amount > 900000 LIMIT 1`,
  );

/** Each JSON write as it is sent: strings where it sends strings. */
const WRITES: readonly (readonly [string, (desk: DemoDesk) => readonly [string, object]])[] = [
  ['5', (desk) => ['/_approve_client_', { user_id: approvable(desk), approved: 1 }]],
  [
    '6 a person',
    (desk) => [
      '/_edit_client_',
      {
        client: {
          user_id: rented(desk).client,
          fullname: 'Нагишкина Ирина Николаевна',
          birthday: '1990-05-01',
          username: '79261112233',
          email: 'a@b.ru',
        },
      },
    ],
  ],
  [
    '6 a passport',
    (desk) => [
      '/_edit_client_',
      {
        client: {
          user_id: rented(desk).client,
          no: '123456',
          series: '4510',
          issue_date: '2021-05-05',
          subdivision: '770-001',
          issued_by: 'ОВД',
          address: 'Москва',
        },
      },
    ],
  ],
  [
    '6 a firm',
    (desk) => [
      '/_edit_client_',
      { client: { user_id: firm(desk), fullname: 'ООО «Тест»', address: 'Москва', bank: 'ПАО Банк' } },
    ],
  ],
  [
    '14 a payment',
    (desk) => [
      `/_add_payment_/${rented(desk).agreement}`,
      {
        amount: '12345',
        payment_date: TODAY,
        payment_type: 'Безнал',
        account_article: 'Штраф',
        comment: '',
        agrid: '1',
      },
    ],
  ],
  [
    '14 a deposit given back',
    (desk) => [
      `/_add_payment_/${withDeposit(desk)}`,
      {
        amount: '100',
        payment_date: TODAY,
        payment_type: 'Наличными',
        account_article: 'Возврат депозита',
        comment: '',
      },
    ],
  ],
  [
    '16',
    (desk) => [
      '/_end_rent_',
      { room_id: String(rents(desk)), leave_date: '2026-12-10', account_article: 'Переезд', comment: null },
    ],
  ],
  [
    '17',
    (desk) => ['/_plan_indexation_', { room_id: rents(desk), index_sum: -100, index_date: '2026-12-24' }],
  ],
  [
    '23',
    (desk) => ['/_approve_leaving_of_room_', { room_id: leaving(desk).room, agrid: leaving(desk).agreement }],
  ],
  [
    '29',
    (desk) => [
      '/_edit_payment_',
      {
        payment_id: incoming(desk).id,
        agrid: String(incoming(desk).agreement),
        fullname: 'Иванов Иван',
        payment_date: TODAY,
        amount: '9000',
      },
    ],
  ],
  [
    '37',
    () => [
      '/_register_user_by_admin_',
      { username: '79261112233', email: '', send_what: 'sms', fullname: 'Иванов Иван' },
    ],
  ],
  [
    '38',
    (desk) => [
      '/_test_room_by_admin_',
      {
        room_id: free(desk)[0],
        username: '79261112233',
        email: 'a@b.ru',
        send_what: 'email',
        fullname: 'Иванов',
      },
    ],
  ],
  [
    '42',
    (desk) => [
      '/_set_accesses_',
      {
        manager_id: colleague(desk),
        ...Object.fromEntries(
          'can_set_accesses can_see_users can_see_users_worktime needs_time_control can_see_room_prices can_see_dasboards can_edit_payments can_edit_next_payment_date can_add_returns can_edit_agreement_price can_edit_agreement_deposit can_change_moving_out_date can_change_return_amount can_see_effectiveness'
            .split(' ')
            .map((flag) => [flag, 1]),
        ),
      },
    ],
  ],
];

const FORMS: readonly (readonly [string, (desk: DemoDesk) => readonly [string, FormData]])[] = [
  [
    '7',
    (desk) => [
      '/_upload_new_passport_photo_',
      form([
        ['file', ['photo.png', PNG]],
        ['user_id', rented(desk).client],
      ]),
    ],
  ],
  [
    '27 an old client',
    (desk) => [
      '/_form_new_agreement_by_admin_',
      form([
        ['old_or_new', 'old'],
        ['user_id', rented(desk).client],
        ['fullname', 'иван'],
        ['room_ids', JSON.stringify(free(desk))],
        ['agrbegdate', TODAY],
        ['num_monthes', '6'],
        ['agrenddate', ''],
      ]),
    ],
  ],
  [
    '40',
    (desk) => [
      '/_send_link_to_form_agreement_',
      form([
        ['room_ids', JSON.stringify(free(desk))],
        ['username', '79261112233'],
        ['email', 'a@b.ru'],
        ['fullname', 'Иванов'],
        ['send_what', 'email'],
      ]),
    ],
  ],
  [
    '43',
    () => [
      '/_add_timepoint_',
      form([
        ['file', ['photo.png', PNG]],
        ['start_or_end', 'start'],
      ]),
    ],
  ],
  [
    '48',
    (desk) => [
      '/_send_message_',
      form([
        ['second_manager_id', colleague(desk)],
        ['message_text', 'Добрый день'],
        ['file', ['', new Uint8Array(0)]],
      ]),
    ],
  ],
];

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
