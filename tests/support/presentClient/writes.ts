import { form, PNG } from '../callAs.ts';
import type { DemoDesk } from '../demoDesk.ts';
import { TODAY } from '../testDesk.ts';
import {
  approvable,
  colleague,
  firm,
  free,
  incoming,
  leaving,
  rented,
  rents,
  withDeposit,
} from './things.ts';

/** Each JSON write as it is sent: strings where it sends strings. */
export const WRITES: readonly (readonly [string, (desk: DemoDesk) => readonly [string, object]])[] = [
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

export const FORMS: readonly (readonly [string, (desk: DemoDesk) => readonly [string, FormData]])[] = [
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
