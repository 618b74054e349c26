import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { textIn } from './fields.ts';
import { writeOut } from './payments.ts';

/** Who lets the rooms: what contracts, acts and receipts print of the chain. One for all warehouses. */

/** A blank clears it: papers then leave room to write it by hand. */
const blankable = (max: number) =>
  z.preprocess((value) => (value === null || value === undefined ? '' : value), z.string().trim().max(max));

const squeezed = (max: number) => blankable(max).transform((text) => text.replace(/\s+/g, ' '));
const unspaced = (max: number) => blankable(max).transform((text) => text.replace(/\s+/g, ''));

export const landlordFields = z.strictObject({
  /** «Общество с ограниченной ответственностью «Место»». */
  name: textIn(300),
  /** «ООО «Место»»: on receipts and statements. */
  short_name: textIn(150),
  inn: unspaced(20),
  kpp: unspaced(20),
  /** ОГРН or ОГРНИП. */
  ogrn: unspaced(20),
  address: squeezed(300),
  bank: squeezed(200),
  rs: unspaced(30),
  ks: unspaced(30),
  bik: unspaced(20),
  phone: squeezed(60),
  email: unspaced(254),
  /** «директора Петровой Анны Ильиничны»: who signs, in the genitive; empty: the manager of the agreement. */
  represented_by: squeezed(200),
  /** «Устава», «доверенности № 5 от 01.02.2026»: on the strength of what, in the genitive. */
  basis: squeezed(200),
});
export type LandlordFields = z.output<typeof landlordFields>;

const landlordOut = z.object(
  Object.fromEntries(Object.keys(landlordFields.shape).map((name) => [name, z.string()])) as Record<
    keyof LandlordFields,
    z.ZodString
  >,
);

export const landlord = endpoint({
  method: 'GET',
  path: '/_desk_/landlord',
  title: 'Реквизиты арендодателя',
  input: z.strictObject({}),
  /** null: never set. */
  output: z.object({ landlord: landlordOut.nullable() }),
});

export const setLandlord = endpoint({
  method: 'POST',
  path: '/_desk_/landlord',
  title: 'Изменение реквизитов арендодателя',
  input: landlordFields,
  output: writeOut,
});
