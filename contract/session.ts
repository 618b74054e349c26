import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { textIn } from './fields.ts';
import { rightsOut } from './rights.ts';

/** Section «Админская сторона», and what the desk says of itself. */

/** The manager who signed in: names, and the rights under all the names that clients read. */
export const signedInManager = z.object({
  manager_id: z.int(),
  manager_fullname: z.string(),
  role: z.string(),
  ...rightsOut,
});
export type SignedInManager = z.output<typeof signedInManager>;

export const signIn = endpoint({
  method: 'POST',
  path: '/_admin_login_',
  title: 'Авторизация пользователя',
  document: { n: 1, lines: [61, 88] },
  input: z.object({ username: textIn(40), password: textIn(200) }),
  output: z.object({
    msg: z.string(),
    msg_type: z.enum(['success', 'danger']),
    access_token: z.string(),
    /** Seconds until the token ends. */
    expiration_time: z.int(),
    manager: signedInManager,
  }),
});

export const warehouses = endpoint({
  method: 'GET',
  path: '/_get_warehouses_info_for_admin_',
  title: 'Получение информации по складам',
  document: { n: 2, lines: [90, 130] },
  input: z.object({}),
  output: z.object({
    warehouses: z.array(
      z.object({
        warehouse_id: z.int(),
        warehouse_name: z.string(),
        warehouse_short_name: z.string(),
        warehouse_address: z.string(),
        warehouse_address_short: z.string(),
        mail_index: z.string(),
        warehouse_metro: z.string(),
        num_of_floors: z.int(),
        cnt_all: z.int(),
        cnt_free: z.int(),
        /** The cheapest free room's list price a month, rubles; 0 where none is free. */
        min_price: z.number(),
        /** Latitude (errata L129). */
        x: z.number(),
        /** Longitude. */
        y: z.number(),
        time_zone: z.string(),
      }),
    ),
  }),
});

/** Beyond the document: what a window must know before anybody has signed in. */
export const about = endpoint({
  method: 'GET',
  path: '/_desk_/about',
  title: 'Сведения о программе',
  input: z.object({}),
  output: z.object({
    version: z.string(),
    /** Size of the embedded demo chain; null: real data. */
    demo: z.enum(['small', 'chain']).nullable(),
  }),
});
