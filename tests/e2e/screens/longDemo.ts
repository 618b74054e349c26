import type { DeskApi } from '../support/deskApi.ts';
import type { Ids } from './places.ts';

/** Puts long names, addresses, comments and sums into a demo chain, by the API alone, and says where they stand. */

const FIRM =
  'Общество с ограниченной ответственностью «Производственно-коммерческое объединение „Северо-Восточный складской терминал имени Ильи Фёдоровича Крестовоздвиженского“»';
const ADDRESS =
  '141407, Московская область, городской округ Химки, микрорайон Старые Химки, улица Первомайская-Краснознамённая, дом 17, корпус 4, строение 2, помещение 118, абонентский ящик 33';
const COMMENT =
  'Внёс племянник клиента по доверенности от 14.11.2026; просил закрыть долг по двум ячейкам и остаток оставить вперёд, чек отправить на почту бухгалтерии';
const PEOPLE = [
  ['Абдурахманбекова-Мухаметшина', 'Гульчехра-Мохларойим', 'Абдулмажидовна'],
  ['Крестовоздвиженский-Преображенский', 'Апполинарий', 'Всеволодович-Святославович'],
  ['Нестеренко-Задунайский', 'Максимилиан', 'Константинович'],
] as const;

interface Lists {
  readonly clients: readonly { user_id: number; user_type: string; active: number; balance: number }[];
  readonly agreements: readonly { agrid: number; user_id: number; room_ids: readonly number[] }[];
  readonly users: readonly { user_id: number }[];
  readonly conversations: readonly { manager_id: number }[];
}

const written = async (answer: Promise<{ msg: string; msg_type: string }>) => {
  const { msg, msg_type } = await answer;
  if (msg_type !== 'success') throw new Error(msg);
};

const lengthen = async (api: DeskApi, firms: readonly number[], people: readonly number[]) => {
  for (const user_id of firms) {
    await written(api.post('/_edit_client_', { client: { user_id, fullname: FIRM, address: ADDRESS } }));
  }
  for (const [i, user_id] of people.entries()) {
    const [familyname, firstname, patronymic] = PEOPLE[i % PEOPLE.length] ?? PEOPLE[0];
    const client = { user_id, familyname, firstname, patronymic, address: ADDRESS, issued_by: ADDRESS };
    await written(api.post('/_edit_client_', { client }));
  }
};

/** The first pages of lists are what pictures show, so their rows get the long words. */
export const lengthenDemo = async (api: DeskApi, day: string): Promise<Ids> => {
  const list = (path: string) => api.get<Lists>(path);
  const firms = (await list('/_main_clients_?user_type=u&active=1&show_cnt=6')).clients;
  const people = (await list('/_main_clients_?user_type=f&active=1&show_cnt=4')).clients;
  const queue = (await list('/_get_nonapproved_clients_')).users.slice(0, 2);
  const leaving = (await list('/_get_moving_out_clients_?warehouse_id=1')).users.slice(0, 2);
  const rich = (await list('/_main_agreements_?active=1&sort_column=balance&sort_direction=asc&show_cnt=3'))
    .agreements;
  const persons = [...people, ...queue, ...leaving, ...rich].map(({ user_id }) => user_id);
  const firmIds = firms.map(({ user_id }) => user_id);
  await lengthen(
    api,
    firmIds,
    [...new Set(persons)].filter((id) => !firmIds.includes(id)),
  );

  const agreement = rich[0];
  if (agreement === undefined) throw new Error('no agreement in the demo');
  for (const { agrid } of rich) {
    const payment = { payment_date: day, payment_type: 'Безнал', account_article: 'Аренда' };
    await written(
      api.post(`/_add_payment_/${agrid}`, { ...payment, amount: '12345678.90', comment: COMMENT }),
    );
  }
  const [newest] = (await api.get<{ payments: { payment_id: number }[] }>('/_main_payments_?show_cnt=1'))
    .payments;
  const [colleague] = (await list('/_desk_/conversations')).conversations;
  return {
    client: agreement.user_id,
    agreement: agreement.agrid,
    payment: newest?.payment_id ?? 1,
    warehouse: 1,
    room: agreement.room_ids[0] ?? 1,
    colleague: colleague?.manager_id ?? 2,
    day,
  };
};
