import { z } from 'zod';
import { endpoint } from './endpoint.ts';

/** Registers beyond the document, and how far the making of any of them has come. */

/** A download is known by the `Idempotency-Key` that it was asked for with; one that isn't running has nothing to tell. */
export const downloadProgress = endpoint({
  method: 'GET',
  path: '/_desk_/downloads/:key',
  title: 'Сколько строк выгрузки уже готово',
  input: z.object({ key: z.uuid() }),
  output: z.object({ done: z.int(), total: z.int().nullable() }),
});
