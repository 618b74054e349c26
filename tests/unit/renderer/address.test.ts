import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { clientList } from '../../../contract/clients.ts';
import { backParam, parseSearch, stringifySearch } from '../../../renderer/app/address.ts';
import {
  clientsInput,
  clientsSearch,
  clientsView,
} from '../../../renderer/features/clients/list/clientsSearch.ts';
import { roomsSearch } from '../../../renderer/features/rooms/roomsSearch.ts';

const RUNS = { seed: 20261123, numRuns: 400 };
const clients = (text: string) => clientsView(clientsSearch.parse(parseSearch(text)));

describe('addresses', () => {
  it('fall back where a value doesn’t fit', () => {
    expect(clients('?page=abc&size=7&sort=drop+table&dir=up&activity=x&type=q&warehouse=-3')).toEqual(
      clients(''),
    );
    expect(clients('?page=0').page).toBe(1);
    expect(clients('?page=1.5').page).toBe(1);
    expect(clients('?size=50').size).toBe(50);
  });

  it('never send the API what it would refuse, whatever is in the address', () => {
    const value = fc.oneof(
      fc.string(),
      fc.integer().map(String),
      fc.constantFrom('asc', 'days_left', 'f', 'leaving'),
    );
    const keys = ['q', 'page', 'size', 'sort', 'dir', 'activity', 'type', 'warehouse'];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), value), (search) => {
        const input = clientsInput(clientsView(clientsSearch.parse(search)));
        expect(clientList.input.safeParse(input).success).toBe(true);
        roomsSearch.parse(search);
      }),
      RUNS,
    );
  });

  it('read back what they write', () => {
    const search = { warehouse: 2, q: 'иванов & co', page: 3, sort: 'balance', dir: 'desc' };
    expect(clientsSearch.parse(parseSearch(stringifySearch(search)))).toEqual(search);
    expect(roomsSearch.parse(parseSearch(stringifySearch({ show: ['free', 'debtor'], floor: -1 })))).toEqual({
      show: ['free', 'debtor'],
      floor: -1,
    });
    expect(stringifySearch({ page: undefined, q: '' })).toBe('');
  });

  it('keep a search typed in figures a text', () => {
    expect(clients('?q=79').q).toBe('79');
  });

  it('lead back after sign-in to our own screens only', () => {
    const schema = z.object({ back: backParam() });
    expect(schema.parse({ back: '/clients?page=2' }).back).toBe('/clients?page=2');
    for (const back of ['https://evil.example', '//evil.example', '/\\evil.example', 'clients', 5]) {
      expect(schema.parse({ back }).back, String(back)).toBeUndefined();
    }
  });
});
