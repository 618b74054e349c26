import { eq, inArray } from 'drizzle-orm';
import type { ReadDb } from '../../../db/handles.ts';
import { clients } from '../../../db/schema/people.ts';
import { rooms } from '../../../db/schema/property.ts';
import { clientFullName } from '../../domain/clients.ts';
import { formatDate, isPlainDate } from '../../domain/dates.ts';
import { formatRubles } from '../../domain/money.ts';

/** What a queued command does, in words for whoever looks at the queue: «Платёж · 4 500 ₽ · договор №29». */

const TITLES: Readonly<Record<string, string>> = {
  'add-payment': 'Платёж',
  'pay-by-room': 'Платёж',
  'make-return': 'Возврат',
  'edit-payment': 'Правка платежа',
  'edit-comment': 'Комментарий к платежу',
  'form-agreement': 'Новый договор',
  'end-rent': 'Планирование выезда',
  'approve-move-out': 'Подтверждение выезда',
  'plan-indexation': 'Индексация',
  'edit-client': 'Правка данных клиента',
  'approve-client': 'Подтверждение клиента',
  'replace-passport-photo': 'Фото паспорта',
  'register-client': 'Личный кабинет клиенту',
  'test-room': 'Гостевой визит',
  'send-again': 'Сообщение клиенту ещё раз',
  'send-agreement-link': 'Ссылка на договор',
  'set-accesses': 'Изменение доступов',
  'set-schedule': 'График работы',
  'add-time-point': 'Отметка времени',
  'send-message': 'Сообщение',
  'mark-messages': 'Отметка о прочтении',
  'give-photo-consent': 'Согласие на фото',
  'withdraw-photo-consent': 'Отзыв согласия на фото',
  'save-floor-plan': 'План этажа',
  'load-property': 'Загрузка складов и ячеек из Excel',
  'close-day': 'Закрытие дня',
  'drop-rejected': 'Снятие операции',
};

type Fields = Readonly<Record<string, unknown>>;
const numberIn = (fields: Fields, key: string): number | null =>
  typeof fields[key] === 'number' ? (fields[key] as number) : null;

/** @param input the command's input, JSON */
export const commandTitle = (db: ReadDb, name: string, input: string): string => {
  const fields = JSON.parse(input) as Fields;
  return [
    TITLES[name] ?? name,
    sumIn(fields),
    agreementIn(fields),
    clientIn(db, fields),
    roomsIn(db, fields),
    dayIn(fields),
  ]
    .filter((part) => part !== null)
    .join(' · ');
};

const sumIn = (fields: Fields): string | null => {
  const { payment } = fields;
  const own = numberIn(fields, 'amount');
  if (own !== null) return formatRubles(own);
  const inner =
    payment !== null && typeof payment === 'object' ? numberIn(payment as Fields, 'amount') : null;
  return inner === null ? null : formatRubles(inner);
};

const agreementIn = (fields: Fields): string | null => {
  const id = numberIn(fields, 'agreementId');
  return id === null ? null : `договор №${id}`;
};

const clientIn = (db: ReadDb, fields: Fields): string | null => {
  const id = numberIn(fields, 'clientId');
  if (id !== null) {
    const row = db.select().from(clients).where(eq(clients.id, id)).get();
    return row === undefined ? `клиент №${id}` : clientFullName(row);
  }
  const { client, fullName } = fields;
  if (client !== null && typeof client === 'object') {
    const { lastName, firstName, companyName } = client as Fields;
    return [lastName ?? companyName, firstName].filter((part) => typeof part === 'string').join(' ') || null;
  }
  return typeof fullName === 'string' ? fullName : null;
};

const roomsIn = (db: ReadDb, fields: Fields): string | null => {
  const ids = roomIdsIn(fields);
  if (ids.length === 0) return null;
  const names = db
    .select({ name: rooms.name })
    .from(rooms)
    .where(inArray(rooms.id, [...ids]))
    .all();
  return names.map(({ name }) => name).join(', ') || null;
};

/** Rooms that a command names. */
export const roomIdsIn = (fields: Fields): readonly number[] => {
  const one = numberIn(fields, 'roomId');
  if (one !== null) return [one];
  const { roomIds } = fields;
  return Array.isArray(roomIds) ? roomIds.filter((id) => typeof id === 'number') : [];
};

const dayIn = (fields: Fields): string | null => {
  const day = fields.leaveDate ?? fields.day;
  return typeof day === 'string' && isPlainDate(day) ? formatDate(day) : null;
};
