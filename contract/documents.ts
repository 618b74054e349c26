import { z } from 'zod';
import { AGREEMENT_WATCHES } from './agreements.ts';
import { endpoint } from './endpoint.ts';
import {
  intIn,
  optionalCodeIn,
  optionalDayIn,
  optionalFlagIn,
  optionalIdListIn,
  optionalIntIn,
  optionalTextIn,
  optionalUserTypeIn,
  optionalWordIn,
} from './fields.ts';

/** Sections «Договора» and «Платежи»: what is saved as a file. */

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** An answer that is a file: its schema is what its `meta` says. */
export const fileOut = (mime: string) =>
  z
    .custom<Uint8Array>((value) => value instanceof Uint8Array)
    .meta({ type: 'string', contentMediaType: mime });

/** Rows picked by hand in the lists. */
const CHOSEN_MAX = 10_000;

/** An empty list is no list: the document's own example sends `[]` beside the flag «all» (errata L668). */
const chosenIn = () =>
  z.preprocess(
    (value) =>
      (Array.isArray(value) && value.length === 0) ||
      (typeof value === 'string' && /^\s*\[\s*\]\s*$/.test(value))
        ? undefined
        : value,
    optionalIdListIn(CHOSEN_MAX),
  );

const searchIn = {
  search_type: optionalWordIn(['fio', 'number', 'agrid', 'none']),
  search_str: optionalTextIn(),
};

/** Says which rows are meant where neither the flag nor a list does; the flag 1 makes a list void (errata L668). */
const withChoice =
  (list: string, flag: string) =>
  (value: Readonly<Record<string, unknown>>, context: z.core.$RefinementCtx): void => {
    if (value[flag] !== 0 || value[list] !== undefined) return;
    context.addIssue({
      code: 'custom',
      path: [list],
      message: `отметьте в списке хотя бы одну строку или выгрузите все (${flag}: 1)`,
    });
  };

/** Filters are the list's; they count with `all_agrs` alone (client facts 10). Without a flag a list means its rows. */
export const agreementRegister = endpoint({
  method: 'POST',
  path: '/download_reestr',
  title: 'Выгрузка реестра договоров в Excel',
  document: { n: 10, lines: [653, 677] },
  input: z
    .strictObject({
      agrids: chosenIn(),
      all_agrs: optionalFlagIn(),
      warehouse_id: optionalIntIn(z.int().min(0)),
      active: optionalCodeIn([1, 0.75, -1, 0]),
      indexation: optionalCodeIn([1, -1, 0]),
      watch: optionalWordIn(AGREEMENT_WATCHES),
      user_type: optionalUserTypeIn(),
      ...searchIn,
    })
    .superRefine(withChoice('agrids', 'all_agrs')),
  output: fileOut(XLSX),
});

/** «All» is all, as the document says: without `returned` returns too, without dates of all time. */
export const paymentRegister = endpoint({
  method: 'POST',
  path: '/download_payments',
  title: 'Выгрузка реестра платежей в Excel',
  document: { n: 30, lines: [1477, 1502] },
  input: z
    .strictObject({
      payment_ids: chosenIn(),
      all_payments: optionalFlagIn(),
      warehouse_id: optionalIntIn(z.int().min(0)),
      returned: optionalCodeIn([-1, 0, 1]),
      filter_start_date: optionalDayIn(),
      filter_end_date: optionalDayIn(),
      ...searchIn,
    })
    .superRefine(withChoice('payment_ids', 'all_payments')),
  output: fileOut(XLSX),
});

const contractOfRoomAny = {
  path: '/download_agr/:room_id',
  title: 'Договор по ячейке в Word',
  /** Existing clients send along fields that mean nothing (client facts 18). */
  input: z.object({ room_id: intIn(z.int().positive()) }),
  output: fileOut(DOCX),
};

export const contractOfRoom = endpoint({
  ...contractOfRoomAny,
  method: 'GET',
  document: { n: 18, lines: [909, 918] },
});

/** What existing clients would send instead (client facts 18). */
export const contractOfRoomByPost = endpoint({ ...contractOfRoomAny, method: 'POST' });
