import { addDays, type PlainDate } from '../domain/dates.ts';
import type { Kopecks } from '../domain/money.ts';
import { roomNumber } from '../queries/parts/wire.ts';
import type { PaperFacts, PaperRoom } from './paperFacts.ts';
import { clientFields, landlordFields } from './partyFields.ts';
import { dayInWords, measure, rublesInFigures, rublesInWords } from './words.ts';

/** A value in a template; null prints a blank to be filled in by hand. */
export type Value = string | null;

/** The fields of a template, by the names that stand in braces there. assets/templates/README.md explains each. */
export interface PaperFields {
  readonly [field: string]: Value | boolean | readonly { readonly [field: string]: Value }[];
}

const sum = (rooms: readonly PaperRoom[], of: (room: PaperRoom) => number): number =>
  rooms.reduce((total, room) => total + of(room), 0);

/** «Москва» of «Москва, Борисовские Пруды, 22к4с1»; blank where an address doesn't begin with a town. */
const townOf = (address: string): Value => {
  const [first = ''] = address.split(',');
  return address.includes(',') && !/\d/.test(first) ? first.replace(/^\s*г\.\s*/, '').trim() : null;
};

/** «29» of «Договор №29». */
const numberOf = ({ name, agreementId }: PaperFacts): string =>
  /№\s*(\S.*)$/.exec(name)?.[1] ?? String(agreementId);

/** A field with the sum in figures, one with it in words, and one that tells whether there is any. */
const money = (name: string, value: Kopecks): PaperFields => ({
  [name]: rublesInFigures(value),
  [`${name}_прописью`]: rublesInWords(value),
  [`есть_${name}`]: value > 0,
});

/** All fields of all papers: a template takes what it needs. */
export const paperFields = (facts: PaperFacts): PaperFields => {
  const { rooms } = facts;
  const price = sum(rooms, (room) => room.price);
  const deposit = sum(rooms, (room) => room.deposit);
  return {
    номер: numberOf(facts),
    дата: dayInWords(facts.begin),
    сегодня: dayInWords(facts.today),
    город: townOf(rooms[0]?.address ?? ''),
    начало: dayInWords(facts.begin),
    окончание: dayInWords(facts.plannedEnd),
    ячейки: rooms.map(roomFields),
    ячеек: String(rooms.length),
    площадь: measure(sum(rooms, (room) => room.area)),
    цена: rublesInFigures(price),
    цена_прописью: rublesInWords(price),
    ...money('депозит', deposit),
    ...landlordFields(facts),
    ...clientFields(facts.client),
    ...settlementFields(facts),
    ...leavingFields(rooms),
    не_отправлено: facts.pending,
  };
};

/** What each owes the other today, the deposit counted in. */
const settlementFields = ({ today, balance, daysLeft, held }: PaperFacts): PaperFields => ({
  ...money('внесён_депозит', held),
  ...money('долг', Math.max(0, -balance)),
  ...money('остаток', Math.max(0, balance)),
  ...money('к_возврату', Math.max(0, held + balance)),
  ...money('к_доплате', Math.max(0, -(held + balance))),
  дней_долга: String(Math.max(0, -daysLeft)),
  оплачено_до: dayInWords(addDays(today, daysLeft)),
});

const leavingFields = (rooms: readonly PaperRoom[]): PaperFields => {
  const days = rooms.flatMap(({ lastDay }) => lastDay ?? []);
  const last: PlainDate | undefined = days.toSorted().at(-1);
  return {
    есть_выезд: last !== undefined,
    выезд: last === undefined ? null : dayInWords(last),
    причина_выезда: rooms.find(({ reason }) => reason !== null)?.reason ?? null,
  };
};

const roomFields = (room: PaperRoom, i: number) => ({
  строка: String(i + 1),
  ячейка: roomNumber(room.name),
  склад: room.warehouse,
  склад_адрес: room.address,
  этаж: String(room.floor),
  размеры: [room.length, room.width, room.height].map(measure).join(' × '),
  площадь_ячейки: measure(room.area),
  объём_ячейки: measure(room.volume),
  цена_ячейки: rublesInFigures(room.price),
});
