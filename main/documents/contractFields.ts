import { clientFullName } from '../domain/clients.ts';
import { formatDate, type PlainDate } from '../domain/dates.ts';
import { formatPhone } from '../domain/phone.ts';
import { roomNumber } from '../queries/parts/wire.ts';
import type { ContractFacts, ContractRoom } from './contractFacts.ts';
import { type Gender, genderOf, genitiveName, shortName } from './personName.ts';
import { dayInWords, measure, rublesInFigures, rublesInWords } from './words.ts';

/** A value in a template; null prints a blank to be filled in by hand. */
type Value = string | null;

/** The fields of a contract's template, by the names that stand in braces there. assets/templates/README.md explains each. */
export interface ContractFields {
  readonly [field: string]: Value | boolean | readonly { readonly [field: string]: Value }[];
}

/** What a document says of a person, by gender; both forms where it isn't known. */
const FORMS: Readonly<Record<Gender, { named: string; acting: string }>> = {
  male: { named: 'именуемый', acting: 'действующего' },
  female: { named: 'именуемая', acting: 'действующей' },
  androgynous: { named: 'именуемый(-ая)', acting: 'действующего(-ей)' },
};

const sum = (rooms: readonly ContractRoom[], of: (room: ContractRoom) => number): number =>
  rooms.reduce((total, room) => total + of(room), 0);

const dateOrBlank = (day: PlainDate | null): Value => (day === null ? null : formatDate(day));

/** «Москва» of «Москва, Борисовские Пруды, 22к4с1»; blank where an address doesn't begin with a town. */
const townOf = (address: string): Value => {
  const [first = ''] = address.split(',');
  return address.includes(',') && !/\d/.test(first) ? first.replace(/^\s*г\.\s*/, '').trim() : null;
};

/** «29» of «Договор №29». */
const numberOf = ({ name, agreementId }: ContractFacts): string =>
  /№\s*(\S.*)$/.exec(name)?.[1] ?? String(agreementId);

export const contractFields = (facts: ContractFacts): ContractFields => {
  const { client, manager, rooms } = facts;
  const price = sum(rooms, (room) => room.price);
  const deposit = sum(rooms, (room) => room.deposit);
  const area = sum(rooms, (room) => room.area);
  return {
    номер: numberOf(facts),
    дата: dayInWords(facts.begin),
    город: townOf(rooms[0]?.address ?? ''),
    начало: dayInWords(facts.begin),
    окончание: dayInWords(facts.plannedEnd),
    менеджер: clientFullName({ type: 'f', companyName: null, ...manager }) || null,
    менеджер_родительный: genitiveName(manager) || null,
    менеджер_кратко: shortName(manager) || null,
    менеджер_действующий: FORMS[genderOf(manager)].acting,
    ...clientFields(client),
    ячейки: rooms.map(roomFields),
    ячеек: String(rooms.length),
    площадь: measure(area),
    цена: rublesInFigures(price),
    цена_прописью: rublesInWords(price),
    есть_депозит: deposit > 0,
    депозит: rublesInFigures(deposit),
    депозит_прописью: rublesInWords(deposit),
  };
};

const clientFields = (client: ContractFacts['client']): ContractFields => {
  const forms = FORMS[genderOf(client)];
  return {
    клиент: clientFullName(client) || null,
    клиент_родительный: client.genitiveName ?? (genitiveName(client) || null),
    клиент_кратко: shortName(client) || null,
    клиент_именуемый: forms.named,
    клиент_действующий: forms.acting,
    телефон: client.phone === null ? null : formatPhone(client.phone),
    почта: client.email,
    адрес: client.address,
    дата_рождения: dateOrBlank(client.birthday),
    паспорт_серия: client.passportSeries,
    паспорт_номер: client.passportNumber,
    паспорт_кем: client.passportIssuedBy,
    паспорт_когда: dateOrBlank(client.passportIssuedOn),
    паспорт_код: client.passportSubdivision,
    инн: client.inn,
    есть_кпп: client.kpp !== null,
    кпп: client.kpp,
    банк: client.bankName,
    расчётный_счёт: client.bankAccount,
    корр_счёт: client.correspondentAccount,
    бик: client.bik,
  };
};

const roomFields = (room: ContractRoom, i: number) => ({
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
