import type { Answer } from '../../contract/endpoint.ts';
import type { checkProperty } from '../../contract/property.ts';
import { propertyThere } from '../../db/property.ts';
import { toRubles } from '../domain/money.ts';
import type { ReadBook } from '../domain/property/book.ts';
import { bookFaults, warehouseKey } from '../domain/property/known.ts';
import type { QueryContext } from './context.ts';

/** Nobody mends more at one go; how many there are is said. */
const FAULTS_SHOWN = 500;

/** What loading a workbook would do, and all that stands in its way: nothing is written. */
export const propertyCheck = (
  { db }: QueryContext,
  { book, faults: read, brokenWarehouses, unused }: ReadBook,
): Answer<typeof checkProperty> => {
  const there = propertyThere(db);
  const faults = [...read, ...bookFaults(book, there, brokenWarehouses)];
  const known = new Map(there.warehouses.map(({ id, name }) => [warehouseKey(name), { id, name }]));
  const rooms = Map.groupBy(book.rooms, (room) => warehouseKey(room.warehouse));
  const names = new Map<string, string>();
  for (const name of [
    ...book.warehouses.map((one) => one.name),
    ...book.rooms.map((room) => room.warehouse),
  ]) {
    const key = warehouseKey(name);
    if (!names.has(key)) names.set(key, known.get(key)?.name ?? name);
  }
  return {
    faults: faults.slice(0, FAULTS_SHOWN),
    cnt_faults: faults.length,
    unused: [...unused],
    cnt_rooms: book.rooms.length,
    warehouses: [...names].map(([key, name]) => {
      const own = rooms.get(key) ?? [];
      const prices = own.map(({ price }) => price);
      return {
        warehouse_name: name,
        warehouse_id: known.get(key)?.id ?? null,
        cnt_rooms: own.length,
        area: Math.round(own.reduce((sum, { area }) => sum + area, 0) * 100) / 100,
        min_price: toRubles(prices.reduce((a, b) => Math.min(a, b), prices[0] ?? 0)),
        max_price: toRubles(prices.reduce((a, b) => Math.max(a, b), 0)),
        floors: [...new Set(own.map(({ floor }) => floor))].sort((a, b) => a - b),
      };
    }),
  };
};
