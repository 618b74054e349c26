import { sql } from 'drizzle-orm';
import type { ClientRow } from '../../contract/clients.ts';
import { PAGE_SIZE_MAX } from '../../contract/fields.ts';
import type { PlainDate } from '../domain/dates.ts';
import { type Kopecks, toRubles } from '../domain/money.ts';
import { clientList } from '../queries/clientList.ts';
import type { QueryContext } from '../queries/context.ts';
import { idsIn } from '../queries/parts/listing.ts';
import { pendingClients } from '../queries/parts/pending.ts';
import type { Job } from './registerJob.ts';
import { CLIENT_TYPES, PENDING_COLUMN, phoneText } from './registerParts.ts';
import type { Column, Register } from './sheet.ts';

/** What an accountant needs beside the list's row. */
interface Line extends ClientRow, Facts {
  readonly pending: boolean;
}

interface Facts {
  readonly inn: string | null;
  readonly kpp: string | null;
  readonly address: string | null;
  /** First day of the first agreement; null: there never was one. */
  readonly since: PlainDate | null;
  /** Deposits held, of all agreements. */
  readonly held: Kopecks;
}

const ACTIVITY = { '1': 'арендует', '0.75': 'освобождает', '-1': 'не арендует' } as const;

/** Of who rents nothing no days are left, and none are owed by the day. */
const whileRents =
  <T>(of: (line: Line) => T) =>
  (line: Line): T | null =>
    line.active === -1 ? null : of(line);

const COLUMNS: readonly Column<Line>[] = [
  { title: 'ID', kind: 'whole', width: 9, of: (line) => line.user_id },
  { title: 'Клиент', kind: 'name', width: 44, of: (line) => line.fullname },
  { title: 'Вид', kind: 'text', width: 10, of: (line) => CLIENT_TYPES[line.user_type] },
  { title: 'Состояние', kind: 'text', width: 14, of: (line) => ACTIVITY[`${line.active}`] },
  {
    title: 'Данные',
    kind: 'text',
    width: 18,
    of: (line) => (line.approved ? 'подтверждены' : 'не подтверждены'),
  },
  { title: 'ИНН', kind: 'text', width: 14, of: (line) => line.inn },
  { title: 'КПП', kind: 'text', width: 12, of: (line) => line.kpp },
  { title: 'Телефон', kind: 'text', width: 19, of: (line) => phoneText(line.username) },
  { title: 'Эл. почта', kind: 'name', width: 36, of: (line) => line.email },
  { title: 'Адрес', kind: 'name', width: 64, of: (line) => line.address },
  { title: 'Клиент с', kind: 'day', width: 12, of: (line) => line.since },
  { title: 'Договоров', kind: 'whole', width: 11, total: true, of: (line) => line.num_of_agrs },
  { title: 'Ячеек', kind: 'whole', width: 9, total: true, of: (line) => line.num_of_rooms },
  { title: 'Ячейки', kind: 'name', width: 20, of: (line) => line.rooms },
  {
    title: 'Плата, ₽/мес',
    kind: 'rubles',
    width: 15,
    total: true,
    of: whileRents((line) => line.month_payment),
  },
  { title: 'Депозит, ₽', kind: 'rubles', width: 15, total: true, of: (line) => toRubles(line.held) },
  { title: 'Баланс, ₽', kind: 'rubles', width: 15, total: true, of: (line) => line.balance },
  { title: 'Осталось дней', kind: 'whole', width: 11, of: whileRents((line) => line.days_left) },
  PENDING_COLUMN,
];

/** The clients as the list `_main_clients_` has them, in its order, and more. */
export const clientPages = (context: QueryContext, { filter, chosen }: Job<'clients'>): Register<Line> => {
  const { sort_column, sort_direction } = filter;
  const asked = chosen === null ? filter : { sort_column, sort_direction };
  const page = (number: number) => clientList(context, { ...asked, page: number, show_cnt: PAGE_SIZE_MAX });
  const first = page(1);
  return {
    title: 'Клиенты',
    columns: COLUMNS,
    total: chosen?.length ?? first.cnt_all,
    pages: pages(context, first, page, chosen && new Set(chosen)),
  };
};

function* pages(
  context: QueryContext,
  first: ReturnType<typeof clientList>,
  page: (number: number) => typeof first,
  chosen: ReadonlySet<number> | null,
): Generator<Line[]> {
  const pending = pendingClients(context.db);
  for (let number = 1; number <= first.cnt_pages; number++) {
    const listed = (number === 1 ? first : page(number)).clients;
    const clients = chosen === null ? listed : listed.filter(({ user_id }) => chosen.has(user_id));
    const facts = factsOf(
      context,
      clients.map((row) => row.user_id),
    );
    yield clients.map((row) => ({
      ...row,
      ...(facts.get(row.user_id) ?? NOTHING),
      pending: pending.has(row.user_id),
    }));
  }
}

const NOTHING: Facts = { inn: null, kpp: null, address: null, since: null, held: 0 };

const factsOf = ({ db }: QueryContext, ids: readonly number[]): Map<number, Facts> =>
  new Map(
    db
      .all<Facts & { id: number }>(sql`
        SELECT client.id, client.inn, client.kpp, client.address,
          (SELECT min(a.begin) FROM agreement_totals a WHERE a.client_id = client.id) AS since,
          coalesce((SELECT sum(a.deposit) FROM agreement_totals a WHERE a.client_id = client.id), 0) AS held
        FROM clients client WHERE client.id IN ${idsIn(ids)}`)
      .map(({ id, ...facts }) => [id, facts]),
  );
