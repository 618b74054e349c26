import { type SQL, sql } from 'drizzle-orm';
import { mayBeName, type Question } from '../../domain/question.ts';
import { searchKey } from '../../domain/search.ts';
import type { QueryContext } from '../context.ts';
import { idsByName } from './nameSearch.ts';

/** Ids of what a line of search means, the best first. Each way of finding walks an index of its own, or one small table. */

export type FoundBy = 'name' | 'phone' | 'passport' | 'inn';

export interface FoundClient {
  readonly id: number;
  readonly by: FoundBy;
}

/** Clients: exact numbers first, then those who rent, by name. */
export const clientsFor = ({ db }: QueryContext, question: Question, limit: number): FoundClient[] => {
  const ways = clientWays(question);
  if (ways.length === 0) return [];
  return db.all<FoundClient>(sql`
    WITH hit AS (${sql.join(ways, sql` UNION ALL `)}),
      best AS (SELECT id, by, min(rank) AS rank FROM hit GROUP BY id)
    SELECT best.id, best.by FROM best JOIN clients client ON client.id = best.id
    ORDER BY best.rank, NOT EXISTS (SELECT 1 FROM agreement_totals t WHERE t.client_id = best.id AND t.rooms > 0),
      client.name_key, best.id
    LIMIT ${limit}`);
};

const clientWays = (question: Question): SQL[] => {
  if (question.only !== null && question.only !== 'client') return [];
  const { phone, passport, inn } = question;
  const named = mayBeName(question) ? idsByName(question.text) : null;
  const seriesFits = (series: string) =>
    sql`passport_series IN (${series}, ${`${series.slice(0, 2)} ${series.slice(2)}`}) AND`;
  return [
    ...(named ? [sql`SELECT id, 'name' AS by, 2 AS rank FROM ${named}`] : []),
    ...(phone
      ? [
          sql`SELECT id, 'phone' AS by, iif(phone = ${phone}, 0, 2) AS rank FROM clients
            WHERE phone IS NOT NULL AND instr(phone, ${phone}) > 0`,
        ]
      : []),
    ...(passport
      ? [
          sql`SELECT id, 'passport' AS by, 1 AS rank FROM clients
            WHERE ${passport.series === null ? sql`` : seriesFits(passport.series)} passport_number = ${passport.number}`,
        ]
      : []),
    ...(inn
      ? [
          sql`SELECT id, 'inn' AS by, iif(inn = ${inn}, 0, 2) AS rank FROM clients
            WHERE inn >= ${inn} AND inn < ${`${inn}:`}`,
        ]
      : []),
  ];
};

interface RoomRow {
  readonly id: number;
  readonly name: string;
  readonly warehouseId: number;
}

/** Rooms by number: «214» finds 214 before 2140, and those of the chosen warehouse first. `exact` alone where nothing else will do. */
export const roomsFor = (
  { db }: QueryContext,
  question: Question,
  warehouseId: number,
  { limit, exact = false }: { limit: number; exact?: boolean },
): number[] => {
  const digits = /\d+/.exec(question.text)?.[0];
  const key = searchKey(question.text);
  const meant = question.only === null || question.only === 'room';
  if (!meant || digits === undefined || key.length > 20) return [];
  const rows = db.all<RoomRow>(sql`
    SELECT room.id, room.name, room.warehouse_id AS "warehouseId" FROM rooms room
    WHERE instr(room.name, ${digits}) > 0 ORDER BY room.warehouse_id, room.name_key, room.id`);
  const rank = (row: RoomRow) => {
    const name = searchKey(row.name);
    if (name === key || name.endsWith(` ${key}`)) return 0;
    return exact
      ? null
      : name.includes(` ${key}`) || name.startsWith(key)
        ? 1
        : name.includes(key)
          ? 2
          : null;
  };
  return rows
    .flatMap((row) => {
      const fit = rank(row);
      return fit === null ? [] : [{ ...row, fit, away: Number(row.warehouseId !== warehouseId) }];
    })
    .sort((a, b) => a.fit - b.fit || a.away - b.away)
    .slice(0, limit)
    .map(({ id }) => id);
};

/** The agreement of that number, then those whose number begins so, the newest first. */
export const agreementsFor = ({ db }: QueryContext, question: Question, limit: number): number[] => {
  const { number, only } = question;
  if (number === null || (only !== null && only !== 'agreement')) return [];
  const digits = String(number);
  // Two digits begin too many numbers to be meant so.
  const begins = digits.length < 3 ? sql`FALSE` : sql`instr(id, ${digits}) = 1`;
  return db
    .all<{ id: number }>(sql`
      SELECT id FROM agreements WHERE id = ${number} OR ${begins} ORDER BY id <> ${number}, id DESC LIMIT ${limit}`)
    .map(({ id }) => id);
};
