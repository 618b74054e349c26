import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import {
  dayOut,
  flagOut,
  listIn,
  listOut,
  optionalCodesIn,
  optionalDayIn,
  optionalIntIn,
  optionalNumberIn,
  optionalTextIn,
  rublesOut,
  userTypeOut,
} from './fields.ts';
import { RENTED_CODES } from './rooms.ts';

/** Section «Дашборды». What a figure means stands in its description, so that the OpenAPI page tells it too. */

const told = <T extends z.ZodType>(schema: T, description: string): T => schema.meta({ description });
const percent = (description: string) => told(z.number(), `${description} В процентах, два знака.`);
const rubles = (description: string) => told(rublesOut(), `${description} В рублях.`);
const count = (description: string) => told(z.int(), description);
const metres = (description: string) => told(z.number(), `${description} В м².`);
const monthOut = () => z.string().regex(/^\d{4}-\d{2}$/);

const warehouseIn = told(optionalIntIn(z.int().min(0)), 'Склад; 0 или не указан: все склады.');
const areaIn = {
  start_area: told(optionalNumberIn(z.number().min(0)), 'Наименьшая площадь ячейки, м².'),
  end_area: told(optionalNumberIn(z.number().min(0)), 'Наибольшая площадь ячейки, м².'),
};
const rangeIn = {
  start_date: told(optionalDayIn(), 'Первый день; не указан: 12 месяцев до последнего.'),
  end_date: told(optionalDayIn(), 'Последний день, включительно; не указан: сегодня.'),
  month: told(
    z.preprocess(
      (value) => (value === '' || value === null ? undefined : value),
      z
        .string()
        .refine((text) => /^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/.test(text), {
          error: 'нужен месяц вида ГГГГ-ММ',
        })
        .optional(),
    ),
    'Месяц ГГГГ-ММ вместо start_date и end_date.',
  ),
};

const rentedCount = z.object({
  rented: told(z.literal([-1, ...RENTED_CODES]), 'Код состояния; -1 — все ячейки, последней строкой.'),
  cnt: count('Число ячеек.'),
  rate: percent('Доля от всех ячеек.'),
  area: metres('Их площадь.'),
});

const occupancy = told(
  z.object({
    rooms_offered: count('Ячейки, сданные в эксплуатацию: все, кроме состояния -2.'),
    rooms_occupied: count('Ячейки в состояниях 1 и 0.75.'),
    rooms_rate: percent('Занятость по ячейкам: rooms_occupied / rooms_offered.'),
    area_offered: metres('Площадь rooms_offered.'),
    area_occupied: metres('Площадь rooms_occupied.'),
    area_rate: percent('Занятость по площади: area_occupied / area_offered.'),
    rent_potential: rubles('Аренда за месяц, если все rooms_offered сданы по прейскуранту на 1–5 месяцев.'),
    rent_in_place: rubles('Действующая аренда за месяц по rooms_occupied.'),
    economic_rate: percent('Экономическая занятость по начислению: rent_in_place / rent_potential.'),
  }),
  'Занятость сейчас.',
);

const countAndSum = (description: string) =>
  told(z.object({ cnt: z.int(), sum: rublesOut() }), `${description} Сумма в рублях.`);

export const dashboardMain = endpoint({
  method: 'GET',
  path: '/_dashboard_main_',
  title: 'Получение сводки дня',
  document: { n: 31, lines: [1506, 1506] },
  input: z.strictObject({ warehouse_id: warehouseIn }),
  output: z.object({
    warehouse_id: z.int(),
    day: told(dayOut(), 'Сегодня на складе; для всех складов — в головном офисе (Москва).'),
    rented_cnt: z.array(rentedCount),
    occupancy,
    move_outs_due: count('Ячейки, чей запланированный последний день наступил или прошёл, а аренда идёт.'),
    move_outs_to_approve: count('Ячейки с запланированным выездом, который ещё не подтверждён.'),
    unapproved_clients: count('Клиенты с идущей арендой, чьи данные не подтверждены.'),
    agreements_unpaid: countAndSum('Действующие договоры с долгом (days_left < 0) и сумма долга.'),
    agreements_running_out: countAndSum(
      'Действующие договоры без долга, чьи деньги кончаются за 7 дней (days_left 0…7), и их плата за месяц.',
    ),
    agreements_ending: count('Действующие договоры с плановым окончанием от сегодня до 7 дней вперёд.'),
    indexations_planned: countAndSum('Индексации с завтрашнего дня до 30 дней вперёд и их сумма в месяц.'),
    guest_visits_ending: count('Открытые гостевые визиты, которые кончаются сегодня.'),
    locks_low: count('Замки с зарядом меньше 20 %.'),
    money_today: told(
      z.array(
        z.object({
          type: z.string(),
          cnt: z.int(),
          amount: rublesOut(),
          returned: rublesOut(),
          total: rublesOut(),
        }),
      ),
      'Деньги с датой платежа сегодня по всем статьям, по типу: число платежей, принято, возвращено, итого.',
    ),
  }),
});

const planRoom = z.object({
  room_id: z.int(),
  room_name: z.string(),
  warehouse_id: z.int(),
  floor: z.int(),
  dimensions: z.string(),
  length: z.number(),
  width: z.number(),
  height: z.number(),
  area: z.number(),
  volume: z.number(),
  price: rubles('За месяц: плата по договору, у свободной — прейскурант на 1–5 месяцев.'),
  price_6m: rublesOut(),
  price_11m: rublesOut(),
  rented: z.literal([...RENTED_CODES]),
});

export const dashboardWarehouse = endpoint({
  method: 'GET',
  path: '/_dashboard_warehouse_',
  title: 'Получение складской аналитики',
  document: { n: 32, lines: [1508, 1604] },
  input: z.strictObject({
    warehouse_id: warehouseIn,
    floor: told(optionalIntIn(), 'Этаж; 0 или не указан: все.'),
    rented: told(
      optionalCodesIn([-1, ...RENTED_CODES]),
      'Фильтр plan_rooms, один код или несколько; -1 или не указан: все.',
    ),
    ...areaIn,
  }),
  output: z.object({
    plan_rooms: z.array(planRoom),
    rented_cnt: told(z.array(rentedCount), 'По этажу и площади, каков бы ни был фильтр rented.'),
    occupancy,
  }),
});

const stays = (description: string) =>
  told(
    z.object({
      cnt: z.int(),
      mean_months: z.number().nullable(),
      median_months: z.number().nullable(),
    }),
    `${description} Месяц — 365/12 дня; null, где считать нечего.`,
  );

export const dashboardClient = endpoint({
  method: 'GET',
  path: '/_dashboard_client_',
  title: 'Получение клиентской аналитики',
  document: { n: 33, lines: [1606, 1743] },
  input: z.strictObject({ warehouse_id: warehouseIn, ...rangeIn }),
  output: z.object({
    avg_room_rent: told(
      z.number().nullable(),
      'Средний срок аренд, которые шли в периоде (оконченных и идущих), по последний день периода, в месяцах по 365/12 дня.',
    ),
    avg_opens: told(z.number().nullable(), 'null: замки не сообщают об открытиях.'),
    avg_cnt_rooms_per_user: told(z.number(), 'Разных ячеек на клиента, арендовавшего в периоде.'),
    avg_area_per_user: metres('Площадь этих ячеек на клиента.'),
    new_clients_cnt: count('Клиенты, чья самая первая аренда в сети началась в периоде на этом складе.'),
    inflow_by_month: told(
      z.array(z.object({ month: monthOut(), cnt: z.int(), inflow: z.int() })),
      'Приток: клиенты, у которых в этот день началась аренда, а накануне не было ни одной.',
    ),
    outflow_by_month: told(
      z.array(z.object({ month: monthOut(), cnt: z.int(), outflow: z.int(), inflow: z.int() })),
      'Отток: клиенты, у которых в этот день кончилась аренда, а на следующий нет ни одной. inflow — то же число, как в примере документа.',
    ),
    flow_by_month: z.array(z.object({ month: monthOut(), cnt: z.int(), flow: z.int() })),
    sex_age_data: told(
      z.array(z.object({ age: z.int(), gender: flagOut(), cnt: z.int() })),
      'Физические лица, арендовавшие в периоде; полных лет на его последний день.',
    ),
    sex_data: z.array(z.object({ gender: flagOut(), cnt: z.int() })),
    length_of_stay: z.object({
      ended: stays('Аренды ячеек, окончившиеся в периоде.'),
      running: stays('Аренды, идущие в последний день периода, по этот день (но не позже сегодня).'),
    }),
    moves_by_month: told(
      z.array(
        z.object({
          month: monthOut(),
          occupied_at_start: count('Ячейки, арендованные утром первого дня месяца (или периода).'),
          move_ins: count('Начавшиеся аренды ячеек без переездов.'),
          move_outs: count('Окончившиеся аренды ячеек без переездов.'),
          transfers: count(
            'Переезды: аренда кончилась, и тот же клиент в тот же или на следующий день начал другую.',
          ),
          area_in: metres('Площадь move_ins.'),
          area_out: metres('Площадь move_outs.'),
          churn_rate: percent('move_outs / occupied_at_start.'),
        }),
      ),
      'Движение ячеек по месяцам периода.',
    ),
    churn_rate: percent('Средний отток за месяц: Σ move_outs / Σ occupied_at_start.'),
  }),
});

const ARREARS_NOTE = 'Возраст долга — дни без денег: −days_left, 1 в первый неоплаченный день.';

export const dashboardFinance = endpoint({
  method: 'GET',
  path: '/_dashboard_finance_',
  title: 'Получение финансовой аналитики',
  document: { n: 34, lines: [1745, 1818] },
  input: z.strictObject({ warehouse_id: warehouseIn, ...rangeIn, ...areaIn }),
  output: z.object({
    avg_price_per_room: rubles('Средняя плата за месяц аренд, идущих в end_date; 0, где их нет.'),
    delayed_payments_cnt_rate: percent(
      'Доля просроченных платежных периодов. Период начинается в день, на который денег за аренду уже не хватает (срок платежа), и оплачен деньгами следующего дня оплаты. Считаются периоды, чей срок попал в диапазон и прошёл; просрочен тот, который к концу дня срока не оплачен.',
    ),
    delayed_payments_sum_rate: percent(
      'То же по сумме: у оплаченного периода это его деньги, у неоплаченного — долг на сегодня.',
    ),
    revenue_by_month: z.array(z.object({ month: monthOut(), revenue: rublesOut() })),
    revenue: rubles('Выручка диапазона: «Аренда» и «Продажа» без возвратов, по дате платежа.'),
    revenue_rent: rubles('Из неё «Аренда».'),
    revenue_sales: rubles('Из неё «Продажа».'),
    revenue_fines: rubles('«Штраф» без возвратов; в revenue не входит.'),
    current_avg_price_per_room: rubles('Средняя плата за месяц аренд, идущих сегодня.'),
    cnt_active_agrs: count('Договоры с арендой, идущей в end_date.'),
    debitors: rubles('Долг действующих договоров на сегодня (= arrears.sum).'),
    area_rented: metres('Площадь, арендованная в end_date.'),
    area_total: metres('Площадь всех ячеек.'),
    new_clients_revenue_rent: rubles(
      'Деньги диапазона по статье «Аренда» без возвратов от новых клиентов (первая аренда в сети началась в диапазоне).',
    ),
    new_clients_revenue_deposit: rubles('То же по статье «Депозит».'),
    reestr_sum_was: rubles('Реестр на начало: плата за месяц аренд, начатых до start_date и идущих в нём.'),
    reestr_sum: rubles(
      'Платежные периоды со сроком в диапазоне по договорам реестра (начатым до start_date): оплаченные, просроченные и ближайший ожидаемый платеж каждого (плата за месяц).',
    ),
    reestr_sum_past: rubles('Из reestr_sum: не оплачено, срок прошёл.'),
    reestr_sum_future: rubles('Из reestr_sum: не оплачено, срок сегодня или впереди.'),
    rest_in_reestr: rubles('reestr_sum_past + reestr_sum_future.'),
    reestr_revenue: rubles('Деньги диапазона по статье «Аренда» без возвратов по договорам реестра.'),
    reestr_sum_extra: rubles(
      'reestr_revenue − (reestr_sum − rest_in_reestr): получено сверх сроков диапазона (вперёд или за прошлые долги); может быть меньше нуля.',
    ),
    total_reestr: rubles('reestr_sum + reestr_sum_extra = reestr_revenue + rest_in_reestr.'),
    economic_occupancy_rate: percent(
      'Экономическая занятость по деньгам: revenue_rent / аренда всех ячеек в эксплуатации по нынешнему прейскуранту за дни диапазона (цена × 12 / 365 в день).',
    ),
    revenue_per_available_m2: rubles(
      'revenue_rent на 1 м² ячеек в эксплуатации за месяц (365/12 дня) диапазона.',
    ),
    avg_price_per_m2: rubles('Плата за 1 м² в месяц по арендам, идущим в end_date.'),
    arrears: told(
      z.object({
        cnt: z.int(),
        sum: rublesOut(),
        ended: countAndSum('Долги оконченных договоров: сверх cnt, sum и buckets.'),
        buckets: z.array(z.object({ from: z.int(), to: z.int().nullable(), cnt: z.int(), sum: rublesOut() })),
      }),
      `Долги действующих договоров на сегодня по возрасту: 1–10, 11–30, 31–60, больше 60 дней. ${ARREARS_NOTE}`,
    ),
  }),
});

export const RENT_ROLL_COLUMNS = [
  'agrid',
  'fullname',
  'warehouse_id',
  'room_name',
  'area',
  'rentstartdate',
  'rentplanenddate',
  'price',
  'price_1m',
  'list_price',
  'variance',
  'deposit',
  'balance',
  'days_left',
] as const;

const rentRollTotals = told(
  z.object({
    rooms: z.int(),
    area: z.number(),
    price: rublesOut(),
    list_price: rublesOut(),
    variance: rublesOut(),
    deposit: rublesOut(),
  }),
  'По всем строкам, подходящим под фильтр, а не по странице.',
);

export const rentRoll = endpoint({
  method: 'GET',
  path: '/_desk_/rent_roll',
  title: 'Получение ведомости аренды: кто, что, с какого дня и почём снимает',
  input: z.strictObject({
    warehouse_id: warehouseIn,
    floor: told(optionalIntIn(), 'Этаж; 0 или не указан: все.'),
    search_str: told(optionalTextIn(), 'Начала слов имени клиента или часть номера ячейки.'),
    ...listIn(RENT_ROLL_COLUMNS),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        agrid: z.int(),
        user_id: z.int(),
        fullname: z.string(),
        user_type: userTypeOut(),
        room_id: z.int(),
        room_name: z.string(),
        warehouse_id: z.int(),
        warehouse_name: z.string(),
        floor: z.int(),
        area: z.number(),
        rentstartdate: dayOut(),
        rentplanenddate: dayOut(),
        price: rubles('Плата за месяц сегодня.'),
        price_1m: rubles('Плата за 1 м² в месяц.'),
        list_price: rubles('Прейскурант на 1–5 месяцев.'),
        variance: rubles('list_price − price.'),
        deposit: rubles('Депозит ячейки по договору.'),
        balance: rubles('Доля ячейки в балансе договора.'),
        days_left: z.int(),
        next_payment_date: dayOut(),
        move_out_date: told(dayOut().nullable(), 'Запланированный последний день.'),
      }),
    ),
    totals: rentRollTotals,
    ...listOut,
  }),
});
