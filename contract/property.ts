import { z } from 'zod';
import { fileOut, XLSX } from './documents.ts';
import { endpoint } from './endpoint.ts';
import { rublesOut } from './fields.ts';
import { writeOut } from './payments.ts';
import { uploadIn } from './upload.ts';

/** Warehouses and rooms out of an Excel workbook: not of the document. */

/** The largest workbook that is taken, MB of 2^20 bytes. */
export const WORKBOOK_MEGABYTES = 10;

export const propertyTemplate = endpoint({
  method: 'GET',
  path: '/_desk_/property/template',
  title: 'Шаблон Excel для загрузки складов и ячеек',
  input: z.strictObject({}),
  output: fileOut(XLSX),
});

/** An address in the workbook; `cell` is empty where the whole sheet is meant. */
const place = { sheet: z.string(), cell: z.string() };

const propertyFault = z.object({ ...place, value: z.string(), msg: z.string() });
export type PropertyFault = z.output<typeof propertyFault>;

export const checkProperty = endpoint({
  method: 'POST',
  path: '/_desk_/property/check',
  title: 'Проверка книги Excel со складами и ячейками: ничего не записывается',
  input: z.strictObject({ file: uploadIn() }),
  output: z.object({
    /** What is wrong, by its cell; the first of them. */
    faults: z.array(propertyFault),
    cnt_faults: z.int(),
    /** Columns that mean nothing here. */
    unused: z.array(z.object({ ...place, title: z.string() })),
    cnt_rooms: z.int(),
    /** Warehouses that would get rooms, or be made. */
    warehouses: z.array(
      z.object({
        warehouse_name: z.string(),
        /** Of a warehouse that is there already: null for a new one. */
        warehouse_id: z.int().nullable(),
        cnt_rooms: z.int(),
        /** m². */
        area: z.number(),
        min_price: rublesOut(),
        max_price: rublesOut(),
        floors: z.array(z.int()),
      }),
    ),
  }),
});
export type PropertyCheck = z.output<typeof checkProperty.output>;

export const loadProperty = endpoint({
  method: 'POST',
  path: '/_desk_/property/load',
  title: 'Загрузка складов и ячеек из книги Excel: вся книга или ничего',
  input: z.strictObject({ file: uploadIn() }),
  output: writeOut.extend({
    /** Warehouses that got rooms or were made. */
    warehouse_ids: z.array(z.int()),
  }),
});
