import type { Day } from './calendar.ts';
import { type Dice, urn } from './dice.ts';
import type { ManagerRow, Site, World } from './model.ts';
import { drawName } from './names.ts';

/** Employees: head office, regional heads, and the people of each warehouse, those who have left too. */

export interface Worker {
  readonly row: ManagerRow;
  readonly isMale: boolean;
  /** His warehouse; null: head office. */
  readonly site: Site | null;
  readonly from: Day;
  /** His last day; null: he works here. */
  readonly to: Day | null;
}

type Rights = Pick<
  ManagerRow,
  'canAddClientsAgreements' | 'canApproveClients' | 'canEditClients' | 'canAddEditPayments' | 'canSetAccesses'
>;

const rights = (given: readonly (keyof Rights)[]): Rights => ({
  canAddClientsAgreements: given.includes('canAddClientsAgreements'),
  canApproveClients: given.includes('canApproveClients'),
  canEditClients: given.includes('canEditClients'),
  canAddEditPayments: given.includes('canAddEditPayments'),
  canSetAccesses: given.includes('canSetAccesses'),
});

const FRONT_DESK = ['canAddClientsAgreements', 'canApproveClients', 'canEditClients'] as const;
const WAREHOUSE = [...FRONT_DESK, 'canAddEditPayments'] as const;
const ALL = [...WAREHOUSE, 'canSetAccesses'] as const;

/** Phones by which one signs in to the demo; their password is `demo` (running.md). */
export const DEMO_LOGINS = { all: '79000000001', frontDesk: '79000000002', readOnly: '79000000003' } as const;
export const DEMO_PASSWORD = 'demo';

/** Accounts of staff stand far above the clients' in the one register of users. */
const FIRST_USER = 9_000_000;
const drawTenure = urn<readonly [number, number]>([[30, 300], 3], [[300, 900], 4], [[900, 2000], 3]);

interface Hire {
  readonly role: string;
  readonly level: number;
  readonly chief: Worker | null;
  readonly given: readonly (keyof Rights)[];
  readonly site?: Site;
  readonly phone?: string;
  readonly timeControl?: boolean;
  /** He left so many days ago. */
  readonly leftDaysAgo?: number;
}

type Office = (hire: Hire) => Worker;

const openOffice = (world: World, dice: Dice, workers: Worker[]): Office => {
  const first = Math.min(...workers.map((worker) => worker.from), world.today - 2800);
  return ({ role, level, chief, given, site, phone, timeControl = true, leftDaysAgo }) => {
    const id = workers.length + 1;
    const isMale = dice.chance(level === 4 ? 0.35 : 0.6);
    const name = drawName(isMale, level >= 3 ? 1990 : 1976, dice);
    const left = leftDaysAgo !== undefined;
    const row: ManagerRow = {
      id,
      userId: left ? null : FIRST_USER + id,
      // The codes of clients are never 7900: no phone of the demo stands twice.
      phone: left ? null : (phone ?? `7900${String(1_000_000 + id * 7919).padStart(7, '0')}`),
      lastName: name.lastName,
      firstName: name.firstName,
      patronymic: name.patronymic ?? '',
      role,
      level,
      chiefId: chief?.row.id ?? null,
      warehouseId: site?.id ?? null,
      ...rights(given),
      needsTimeControl: timeControl && !left,
      passwordChangedAt: null,
      active: !left,
    };
    const to = left ? world.today - leftDaysAgo : null;
    const from = level < 3 ? first : left ? first : world.today - dice.int(...drawTenure(dice));
    const worker: Worker = { row, isMale, site: site ?? null, from, to };
    workers.push(worker);
    return worker;
  };
};

/** Regional heads and the warehouses under each: by town in a chain, one for all in a small demo. */
const regionsOf = (sites: readonly Site[]): (readonly [string, Site[]])[] => {
  if (sites.length <= 3) return [['Руководитель региона', [...sites]]];
  const inMoscow = sites.filter((site) => site.plan.region === 'moscow');
  const around = sites.filter((site) => site.plan.region === 'oblast');
  const far = sites.filter((site) => site.plan.region === 'ural' || site.plan.region === 'siberia');
  return [
    ['Руководитель региона «Москва»', inMoscow],
    ['Руководитель региона «Подмосковье»', around],
    ['Руководитель региона «Урал и Сибирь»', far],
  ];
};

const staffSite = (site: Site, head: Worker, hire: Office, dice: Dice): void => {
  const chief = hire({ role: 'Управляющий складом', level: 3, chief: head, given: WAREHOUSE, site });
  const count = site.rooms.length > 700 ? 4 : 3;
  for (let i = 0; i < count; i++) {
    const isDemo = site.id === 1 && i === 0;
    hire({
      role: i === 0 ? 'Старший администратор' : 'Администратор',
      level: 4,
      chief,
      given: isDemo || i === count - 1 ? FRONT_DESK : WAREHOUSE,
      site,
      ...(isDemo ? { phone: DEMO_LOGINS.frontDesk } : {}),
    });
  }
  hire({ role: 'Администратор', level: 4, chief, given: [], site, leftDaysAgo: dice.int(40, 400) });
};

/** All employees, chiefs before those under them. */
export const buildStaff = (world: World, sites: readonly Site[]): Worker[] => {
  const dice = world.dice('staff');
  const workers: Worker[] = [];
  const hire = openOffice(world, dice, workers);
  const director = hire({
    role: 'Генеральный директор',
    level: 1,
    chief: null,
    given: ALL,
    phone: DEMO_LOGINS.all,
    timeControl: false,
  });
  const hireIn = (role: string, level: number, chief: Worker | null, given: Hire['given'], phone?: string) =>
    hire({ role, level, chief, given, timeControl: level > 2, ...(phone ? { phone } : {}) });
  hireIn('Системный администратор (подрядчик)', -1, null, []);
  hireIn('Аналитик', 3, director, [], DEMO_LOGINS.readOnly);
  hireIn('Бухгалтер', 3, director, ['canAddEditPayments']);
  for (const [role, under] of regionsOf(sites)) {
    const head = hireIn(role, 2, director, ALL);
    for (const site of under) staffSite(site, head, hire, dice);
  }
  return workers;
};

/** Who was at the desk of a warehouse on a day; the manager himself where nobody else was hired yet. */
export const atDesk = (
  workers: readonly Worker[],
  site: Site,
  today: Day,
): ((day: Day, dice: Dice) => number) => {
  const here = workers.filter((worker) => worker.site === site);
  const byDay = new Map<Day, number[]>();
  return (day, dice) => {
    let ids = byDay.get(day);
    if (ids === undefined) {
      const there = here.filter((worker) => worker.from <= day && day <= (worker.to ?? today));
      ids = (there.length > 0 ? there : here.slice(0, 1)).map((worker) => worker.row.id);
      byDay.set(day, ids);
    }
    return dice.pick(ids);
  };
};
