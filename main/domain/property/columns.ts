/**
 * The workbook from which warehouses and rooms are loaded, said once: the template is made of these columns, and the
 * reader takes them by their titles. Lengths in metres, areas in m², volumes in m³, prices in rubles a month.
 */

export const SHEETS = { warehouses: 'Склады', rooms: 'Ячейки', sample: 'Образец' } as const;

/** The most of one file: as many ids as a desk always has at hand. */
export const WAREHOUSES_MAX = 200;
export const ROOMS_MAX = 10_000;

export interface SheetColumn<Key extends string = string> {
  readonly key: Key;
  readonly title: string;
  /** Further titles that mean the same; case, «ё», punctuation and units don't count. */
  readonly also?: readonly string[];
  /** What is to stand in it, for the note at the title. */
  readonly note: string;
  readonly required?: true;
  /** The only values there are. */
  readonly choices?: readonly string[];
  /** In characters. */
  readonly width: number;
  /** Excel's format; absent: as it comes. */
  readonly format?: string;
  readonly samples: readonly [string | number | null, string | number | null];
}

/** Time zones by what they are called; the clocks of Russia. */
export const TIME_ZONES: Readonly<Record<string, string>> = {
  'Калининград (МСК−1)': 'Europe/Kaliningrad',
  'Москва (МСК)': 'Europe/Moscow',
  'Самара (МСК+1)': 'Europe/Samara',
  'Екатеринбург (МСК+2)': 'Asia/Yekaterinburg',
  'Омск (МСК+3)': 'Asia/Omsk',
  'Новосибирск (МСК+4)': 'Asia/Novosibirsk',
  'Красноярск (МСК+4)': 'Asia/Krasnoyarsk',
  'Иркутск (МСК+5)': 'Asia/Irkutsk',
  'Якутск (МСК+6)': 'Asia/Yakutsk',
  'Владивосток (МСК+7)': 'Asia/Vladivostok',
  'Магадан (МСК+8)': 'Asia/Magadan',
  'Камчатка (МСК+9)': 'Asia/Kamchatka',
};
export const DEFAULT_ZONE = 'Europe/Moscow';

export type WarehouseKey =
  | 'name'
  | 'shortName'
  | 'city'
  | 'street'
  | 'mailIndex'
  | 'metro'
  | 'floors'
  | 'zone'
  | 'latitude'
  | 'longitude';

export const WAREHOUSE_COLUMNS: readonly SheetColumn<WarehouseKey>[] = [
  {
    key: 'name',
    title: 'Название',
    also: ['Склад', 'Название склада', 'Наименование'],
    note: 'Как склад называют между собой. По этому названию его находят строки листа «Ячейки».',
    required: true,
    width: 26,
    samples: ['Дмитровка', 'Тверской'],
  },
  {
    key: 'shortName',
    title: 'Краткое название',
    also: ['Сокращение', 'Коротко'],
    note: 'Для узких мест на экране. Пусто — будет название.',
    width: 18,
    samples: ['Дмитр.', null],
  },
  {
    key: 'city',
    title: 'Город',
    note: 'Для договора: «г. Москва».',
    required: true,
    width: 20,
    samples: ['г. Москва', 'г. Тверь'],
  },
  {
    key: 'street',
    title: 'Адрес',
    also: ['Адрес без города', 'Улица и дом', 'Улица'],
    note: 'Улица и дом без города.',
    required: true,
    width: 36,
    samples: ['Дмитровское ш., д. 100, стр. 2', 'ул. Складская, д. 5'],
  },
  {
    key: 'mailIndex',
    title: 'Индекс',
    also: ['Почтовый индекс'],
    note: 'Шесть цифр. Можно не указывать.',
    width: 10,
    format: '@',
    samples: ['127247', null],
  },
  {
    key: 'metro',
    title: 'Метро',
    also: ['Станция метро'],
    note: 'Ближайшая станция. Можно не указывать.',
    width: 22,
    samples: ['Верхние Лихоборы', null],
  },
  {
    key: 'floors',
    title: 'Этажей',
    also: ['Этажи', 'Число этажей', 'Количество этажей'],
    note: 'Сколько этажей с ячейками, целое число от 1.',
    required: true,
    width: 9,
    format: '0',
    samples: [2, 1],
  },
  {
    key: 'zone',
    title: 'Часовой пояс',
    note: 'По нему на складе наступает новый день. Пусто — Москва.',
    choices: Object.keys(TIME_ZONES),
    width: 32,
    samples: ['Москва (МСК)', null],
  },
  {
    key: 'latitude',
    title: 'Широта',
    note: 'В градусах, для карты на сайте. Можно не указывать.',
    width: 11,
    samples: [55.8841, null],
  },
  {
    key: 'longitude',
    title: 'Долгота',
    note: 'В градусах, для карты на сайте. Можно не указывать.',
    width: 11,
    samples: [37.5487, null],
  },
];

export type RoomKey =
  | 'warehouse'
  | 'floor'
  | 'name'
  | 'length'
  | 'width'
  | 'height'
  | 'area'
  | 'volume'
  | 'price'
  | 'price6m'
  | 'price11m'
  | 'inService'
  | 'lock'
  | 'charge';

export const ROOM_COLUMNS: readonly SheetColumn<RoomKey>[] = [
  {
    key: 'warehouse',
    title: 'Склад',
    also: ['Название склада'],
    note: 'Название склада с листа «Склады» или того, что уже есть в программе.',
    required: true,
    width: 26,
    samples: ['Дмитровка', 'Дмитровка'],
  },
  {
    key: 'floor',
    title: 'Этаж',
    note: 'Целое число от 1.',
    required: true,
    width: 8,
    format: '0',
    samples: [1, 2],
  },
  {
    key: 'name',
    title: 'Номер',
    also: ['Номер ячейки', 'Ячейка', '№', '№ ячейки', 'Бокс', 'Номер бокса'],
    note: 'Номер на двери: 15 или А-15. На одном этаже не повторяется.',
    required: true,
    width: 12,
    samples: [101, 'А-15'],
  },
  {
    key: 'length',
    title: 'Длина, м',
    also: ['Глубина'],
    note: 'В метрах: 2,5. Достаточно двух величин из трёх: длина, ширина, площадь.',
    width: 11,
    samples: [2.5, null],
  },
  {
    key: 'width',
    title: 'Ширина, м',
    note: 'В метрах: 1,8. Достаточно двух величин из трёх: длина, ширина, площадь.',
    width: 11,
    samples: [2, 1.5],
  },
  {
    key: 'height',
    title: 'Высота, м',
    note: 'В метрах. Можно указать вместо неё объём.',
    width: 11,
    samples: [2.7, null],
  },
  {
    key: 'area',
    title: 'Площадь, м²',
    note: 'Пусто — длина на ширину.',
    width: 13,
    samples: [null, 3],
  },
  {
    key: 'volume',
    title: 'Объём, м³',
    note: 'Пусто — площадь на высоту.',
    width: 12,
    samples: [null, 7.5],
  },
  {
    key: 'price',
    title: 'Цена, ₽ в месяц',
    also: ['Цена 1-5 месяцев', 'Стоимость', 'Стоимость аренды', 'Цена аренды'],
    note: 'Цена за месяц при сроке до 6 месяцев, в рублях.',
    required: true,
    width: 16,
    samples: [6500, 4200],
  },
  {
    key: 'price6m',
    title: 'Цена от 6 месяцев',
    also: ['Цена 6-10 месяцев'],
    note: 'Цена за месяц при сроке от 6 до 10 месяцев. Пусто — обычная цена.',
    width: 18,
    samples: [6100, null],
  },
  {
    key: 'price11m',
    title: 'Цена от 11 месяцев',
    note: 'Цена за месяц при сроке от 11 месяцев. Пусто — цена от 6 месяцев.',
    width: 18,
    samples: [5600, null],
  },
  {
    key: 'inService',
    title: 'Сдаётся',
    also: ['Выставлена', 'В продаже'],
    note: 'Нет — ячейка есть в здании, но пока не сдаётся. Пусто — да.',
    choices: ['да', 'нет'],
    width: 10,
    samples: ['да', null],
  },
  {
    key: 'lock',
    title: 'Номер замка',
    also: ['Замок', 'Электронный замок', '№ замка'],
    note: 'Целое число, если на двери электронный замок. Один замок — одна ячейка.',
    width: 13,
    format: '0',
    samples: [70001, null],
  },
  {
    key: 'charge',
    title: 'Заряд замка, %',
    also: ['Заряд'],
    note: 'От 0 до 100. Нужен, если указан номер замка.',
    width: 15,
    format: '0',
    samples: [100, null],
  },
];

/** Words that say a unit and no more: «Длина, м» is «Длина», «Цена за месяц, руб.» is «Цена». */
const UNITS = new Set(
  'м м2 м² м3 м³ кв куб метр метры метров руб р рубль рублей в за мес месяц месяца месяцев'.split(' '),
);

/** The form in which two titles are the same one. */
export const titleKey = (title: string): string => {
  const words = title
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll('№', ' номер ')
    .replace(/\p{M}+/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !UNITS.has(word));
  return words.join(' ');
};
