import type { DemoDesk } from '../demoDesk.ts';
import { TODAY } from '../testDesk.ts';
import { colleague, leaving, rented } from './things.ts';

const PAGED = ':page:n cnt_pages:n cnt_all:n';
const ROOM_CARD =
  'room_id:n room_name:s price:n volume:n area:n dimensions:s floor:n rented:n agrid:n? user_id:n? fullname:s? username:s? rentenddate:d? next_payment_date:d? leave_approved:f';
export const MANAGER =
  'manager_fullname:s can_see_dasboards:f can_see_users:f can_see_users_worktime:f needs_time_control:f can_see_room_prices:f can_see_effectiveness:f';

const ALL_SIZES =
  'area_start=0&area_end=100&price_start=0&price_end=200000&length_start=0&length_end=40&width_start=0&width_end=40&height_start=0&height_end=40';
const RANGE = 'start_date=2026-01-01&end_date=2026-11-23';
export const VIEWS =
  'reestr total_reestr reestr_revenue rest_in_reestr reestr_future reestr_past revenue revenue_old revenue_new revenue_deposit revenue_new_rent debitors'.split(
    ' ',
  );
export const VIEW_ROW =
  'agreements[] agrid:n user_id:n fullname:s user_type:s write_off_date:d price:n area:n price_1m:n deposit:n days_left:n real_payment:f write_off_id:n';

/** Each GET with what is read of its answer. */
export const READS: readonly (readonly [string, string | ((desk: DemoDesk) => string), readonly string[]])[] =
  [
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
      [
        'timepoints[] date:d time_start:h time_end:h? start_photo_link:s? end_photo_link:s? manager_fullname:s',
      ],
    ],
    ['45', '/_get_managers_list_?warehouse_id=1', [`managers[] manager_id:n role:s chief_id:n? ${MANAGER}`]],
    [
      '47',
      (desk) => `/_get_messages_history_?second_manager_id=${colleague(desk)}`,
      ['messages[] from_manager_id:n message_text:s attachment_link:s? message_datetime:t'],
    ],
  ];
