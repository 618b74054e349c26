import { sql } from 'drizzle-orm';
import type { Answer } from '../../contract/endpoint.ts';
import type { landlord as endpoint } from '../../contract/landlord.ts';
import type { ReadDb } from '../../db/handles.ts';
import type { Landlord } from '../domain/landlord.ts';
import type { QueryContext } from './context.ts';

/** The landlord as set for the chain; null: never set. */
export const readLandlord = (db: ReadDb): Landlord | null => {
  const row = db.get<{ value: string } | undefined>(sql`SELECT value FROM settings WHERE key = 'landlord'`);
  return row === undefined ? null : (JSON.parse(row.value) as Landlord);
};

/** Who lets the rooms, in the wire's words. Not of the document. */
export const landlord = ({ db }: QueryContext): Answer<typeof endpoint> => {
  const it = readLandlord(db);
  if (it === null) return { landlord: null };
  return {
    landlord: {
      name: it.name,
      short_name: it.shortName,
      inn: it.inn,
      kpp: it.kpp,
      ogrn: it.ogrn,
      address: it.address,
      bank: it.bankName,
      rs: it.bankAccount,
      ks: it.correspondentAccount,
      bik: it.bik,
      phone: it.phone,
      email: it.email,
      represented_by: it.representedBy,
      basis: it.basis,
    },
  };
};
