/** A warehouse of the demo chain before its rooms are drawn. All but the first are invented. */
export interface SitePlan {
  readonly name: string;
  readonly city: string;
  readonly street: string;
  readonly mailIndex: string;
  readonly metro: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly timeZone: string;
  readonly floors: number;
  /** Rooms in the demo of each size; 0: not in it. */
  readonly rooms: { readonly small: number; readonly chain: number };
  /** Level of list prices, rubles a m² a month for a room of 5 m². */
  readonly level: number;
  /** Share of rooms let when all is as usual. */
  readonly occupancy: number;
  /** Months before today when the first room was let, as far as the books tell. */
  readonly opened: { readonly small: number; readonly chain: number };
  readonly region: RegionCode;
}

export type RegionCode = 'moscow' | 'oblast' | 'ural' | 'siberia';

const MOSCOW = 'Europe/Moscow';

const site = (
  [name, city, street, mailIndex, metro]: readonly [string, string, string, string, string],
  [latitude, longitude]: readonly [number, number],
  rest: Pick<SitePlan, 'floors' | 'rooms' | 'level' | 'occupancy' | 'opened'> &
    Partial<Pick<SitePlan, 'timeZone' | 'region'>>,
): SitePlan => ({
  name,
  city,
  street,
  mailIndex,
  metro,
  latitude,
  longitude,
  timeZone: MOSCOW,
  region: city === 'Москва' ? 'moscow' : 'oblast',
  ...rest,
});

const chainOnly = (chain: number, opened: number) => ({
  rooms: { small: 0, chain },
  opened: { small: 0, chain: opened },
});

/** The first one is the document's example; the small demo has the first two. */
export const SITE_PLANS: readonly SitePlan[] = [
  site(
    ['Борисовские пруды', 'Москва', 'Борисовские Пруды, 22к4с1', '117292', 'Борисово'],
    [55.637967, 37.753613],
    {
      floors: 2,
      rooms: { small: 340, chain: 707 },
      opened: { small: 36, chain: 90 },
      level: 1950,
      occupancy: 0.785,
    },
  ),
  site(['Медведково', 'Москва', 'Чермянский проезд, 9с6', '127081', 'Медведково'], [55.890318, 37.640247], {
    floors: 3,
    rooms: { small: 260, chain: 1040 },
    opened: { small: 31, chain: 90 },
    level: 1850,
    occupancy: 0.775,
  }),
  site(
    ['Автозаводская', 'Москва', 'ул. Ленинская Слобода, 31к7', '115280', 'Автозаводская'],
    [55.70692, 37.653481],
    {
      ...chainOnly(860, 90),
      floors: 3,
      level: 2200,
      occupancy: 0.83,
    },
  ),
  site(['Мытищи', 'Мытищи', 'Осташковское шоссе, 14с3', '141008', 'Медведково'], [55.916834, 37.720195], {
    ...chainOnly(640, 90),
    floors: 1,
    level: 1650,
    occupancy: 0.77,
  }),
  site(['Химки', 'Химки', 'Вашутинское шоссе, 18с2', '141401', 'Планерная'], [55.904217, 37.428633], {
    ...chainOnly(575, 86),
    floors: 2,
    level: 1750,
    occupancy: 0.79,
  }),
  site(['Люберцы', 'Люберцы', 'ул. Котельническая, 29Б', '140002', 'Котельники'], [55.679128, 37.886904], {
    ...chainOnly(912, 90),
    floors: 3,
    level: 1650,
    occupancy: 0.76,
  }),
  site(['Одинцово', 'Одинцово', 'ул. Внуковская, 17с1', '143005', 'Одинцово'], [55.666543, 37.283417], {
    ...chainOnly(480, 78),
    floors: 1,
    level: 1700,
    occupancy: 0.75,
  }),
  site(['Очаково', 'Москва', 'ул. Рябиновая, 47с9', '121471', 'Озёрная'], [55.693622, 37.432215], {
    ...chainOnly(760, 90),
    floors: 2,
    level: 2000,
    occupancy: 0.81,
  }),
  site(
    ['Хорошёво', 'Москва', '3-я Хорошёвская ул., 26с4', '123298', 'Октябрьское Поле'],
    [55.786901, 37.494238],
    {
      ...chainOnly(690, 84),
      floors: 3,
      level: 2250,
      occupancy: 0.8,
    },
  ),
  site(['Подольск', 'Подольск', 'Домодедовское шоссе, 35', '142116', 'Подольск'], [55.431256, 37.566742], {
    ...chainOnly(540, 72),
    floors: 1,
    level: 1650,
    occupancy: 0.73,
  }),
  site(['Уктус', 'Екатеринбург', 'ул. Щербакова, 142к3', '620085', 'Ботаническая'], [56.779812, 60.639734], {
    ...chainOnly(720, 80),
    floors: 2,
    level: 1650,
    occupancy: 0.76,
    timeZone: 'Asia/Yekaterinburg',
    region: 'ural',
  }),
  site(
    ['Станционная', 'Новосибирск', 'ул. Станционная, 60к17', '630071', 'Площадь Маркса'],
    [54.987134, 82.831256],
    {
      ...chainOnly(576, 66),
      floors: 2,
      level: 1650,
      occupancy: 0.77,
      timeZone: 'Asia/Novosibirsk',
      region: 'siberia',
    },
  ),
];

/** What a region's people have in common: passports, tax offices, towns. */
export interface Region {
  /** First two digits of a passport's series. */
  readonly passport: readonly string[];
  /** First three digits of a subdivision's code. */
  readonly subdivision: readonly string[];
  /** First four digits of a firm's INN and KPP: region and tax office. */
  readonly taxOffices: readonly string[];
  /** Who issues passports since 2017, and by which local office before (genitive, filled into OFFICES). */
  readonly issuer: string;
  readonly districts: readonly string[];
  /** Town as an address writes it, and its first digits of the post index. */
  readonly towns: readonly (readonly [string, string])[];
  readonly streets: readonly string[];
}

const list = (text: string): string[] => text.split(',').map((item) => item.trim());

export const REGIONS: Readonly<Record<RegionCode, Region>> = {
  moscow: {
    passport: ['45'],
    subdivision: ['770', '771', '772'],
    taxOffices: ['7701', '7714', '7715', '7721', '7723', '7724', '7725', '7728', '7734', '7743'],
    issuer: 'ГУ МВД России по г. Москве',
    districts: list(
      'Братеево, Зябликово, Марьино, Медведково, Бибирево, Даниловский, Очаково-Матвеевское, Хорошёво-Мнёвники, Щукино, Люблино, Царицыно, Нагатино',
    ).map((name) => `по району ${name} гор. Москвы`),
    towns: ['109', '111', '115', '117', '119', '121', '123', '125', '127', '129'].map(
      (index) => ['г. Москва', index] as const,
    ),
    streets: list(
      'ул. Братеевская, Каширское шоссе, ул. Шипиловская, Ореховый бульвар, ул. Мусы Джалиля, Широкая ул., ул. Молодцова, ул. Полярная, ул. Велозаводская, ул. Мастеркова, Мичуринский проспект, ул. Озёрная, ул. Народного Ополчения, проспект Маршала Жукова, ул. Люблинская, Новочеркасский бульвар, ул. Перерва, Алтуфьевское шоссе, ул. Лескова, Ясный проезд',
    ),
  },
  oblast: {
    passport: ['46'],
    subdivision: ['500', '501'],
    taxOffices: ['5027', '5029', '5032', '5036', '5047', '5074'],
    issuer: 'ГУ МВД России по Московской области',
    districts: list(
      'в городе Мытищи, в городе Химки, в городе Люберцы, в городе Одинцово, в городе Подольске',
    ).map((name) => `по Московской обл. ${name}`),
    towns: [
      ['Московская обл., г. Мытищи', '1410'],
      ['Московская обл., г. Химки', '1414'],
      ['Московская обл., г. Люберцы', '1400'],
      ['Московская обл., г. Одинцово', '1430'],
      ['Московская обл., г. Подольск', '1421'],
    ],
    streets: list(
      'ул. Юбилейная, ул. Мира, Октябрьский проспект, ул. Кирова, ул. Молодёжная, ул. Летная, Новомытищинский проспект, ул. Победы, ул. Маршала Неделина, ул. Вокзальная, ул. Инициативная, ул. Лавочкина',
    ),
  },
  ural: {
    passport: ['65'],
    subdivision: ['660', '661'],
    taxOffices: ['6658', '6670', '6671', '6679', '6685'],
    issuer: 'ГУ МВД России по Свердловской области',
    districts: list('в Чкаловском районе, в Октябрьском районе, в Ленинском районе').map(
      (name) => `по Свердловской обл. ${name} гор. Екатеринбурга`,
    ),
    towns: [['г. Екатеринбург', '620']],
    streets: list(
      'ул. Белинского, ул. 8 Марта, ул. Щорса, ул. Фрунзе, ул. Родонитовая, ул. Крестинского, ул. Самолётная, ул. Малышева, ул. Шварца',
    ),
  },
  siberia: {
    passport: ['50'],
    subdivision: ['540', '541'],
    taxOffices: ['5401', '5403', '5404', '5406', '5407'],
    issuer: 'ГУ МВД России по Новосибирской области',
    districts: list('в Ленинском районе, в Кировском районе, в Октябрьском районе').map(
      (name) => `по Новосибирской обл. ${name} гор. Новосибирска`,
    ),
    towns: [['г. Новосибирск', '630']],
    streets: list(
      'проспект Карла Маркса, ул. Титова, ул. Блюхера, ул. Ватутина, ул. Станиславского, ул. Немировича-Данченко, ул. Зорге, ул. Кирова, Красный проспект',
    ),
  },
};

/** Regions a newcomer's passport was issued in: series and subdivision, with the issuer of today. */
export const ELSEWHERE: readonly (readonly [passport: string, subdivision: string, issuer: string])[] = [
  ['20', '360', 'ГУ МВД России по Воронежской области'],
  ['22', '520', 'ГУ МВД России по Нижегородской области'],
  ['28', '690', 'УМВД России по Тверской области'],
  ['36', '630', 'ГУ МВД России по Самарской области'],
  ['40', '780', 'ГУ МВД России по г. Санкт-Петербургу и Ленинградской области'],
  ['60', '610', 'ГУ МВД России по Ростовской области'],
  ['61', '620', 'УМВД России по Рязанской области'],
  ['70', '710', 'УМВД России по Тульской области'],
  ['75', '740', 'ГУ МВД России по Челябинской области'],
  ['92', '160', 'МВД по Республике Татарстан'],
];
