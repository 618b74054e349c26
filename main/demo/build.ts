import type { FileStore } from '../../db/files.ts';
import type { REPLICATED } from '../../db/schema/index.ts';
import type { priceChanges } from '../../db/schema/letting.ts';
import { type Day, dayText } from './calendar.ts';
import { buildChat, type Subjects } from './chat.ts';
import { buildClients } from './clients.ts';
import { buildCloses } from './closes.ts';
import { chooseDebtors } from './debtors.ts';
import type { Dice } from './dice.ts';
import { auditPayments, buildEdits } from './edits.ts';
import type { Row } from './insert.ts';
import { buildSettings } from './landlord.ts';
import { type SiteHistory, simulateSite } from './letting.ts';
import {
  type ClientRow,
  type Deal,
  isRunning,
  type PaymentRow,
  type Site,
  type Tenant,
  type World,
} from './model.ts';
import { buildNotices } from './notices.ts';
import { numberPayments, payDeal } from './payments.ts';
import { type Pictures, storePictures } from './pictures.ts';
import { buildEnquirers, buildPresent, freshRooms, type Present } from './present.ts';
import { priceDeal } from './prices.ts';
import { buildLocks, buildSites, warehouseRow } from './property.ts';
import { agreementRow, rentalRow } from './rentalRows.ts';
import { buildConsents, buildSchedules, buildShifts } from './shifts.ts';
import { atDesk, buildStaff, type Worker } from './staff.ts';

/** All rows of a demo, by table. Tables that stay empty (plans lay themselves out) are left out. */
export type DemoRows = {
  readonly [Name in Exclude<keyof typeof REPLICATED, 'floorPlans' | 'roomShapes'>]: Row<
    (typeof REPLICATED)[Name]
  >[];
};

interface Letting {
  readonly histories: SiteHistory[];
  readonly present: Present;
  readonly deals: Deal[];
  readonly tenants: Tenant[];
}

/** Plays the years through, warehouse by warehouse, and numbers clients and agreements in the order of time. */
const playYears = (world: World, sites: readonly Site[]): Letting => {
  const histories: SiteHistory[] = [];
  const weight = (site: Site) => site.rooms.length * (world.today - site.opened);
  const weights = sites.reduce((sum, site) => sum + weight(site), 0);
  for (const site of sites) {
    const newcomers = (world.figures.renters * weight(site)) / weights;
    const near = histories.filter((other) => other.site.plan.timeZone === site.plan.timeZone);
    const neighbours = near.flatMap((other) => other.tenants);
    histories.push(simulateSite(world, site, freshRooms(site.plan.floors), newcomers, neighbours));
  }
  const present = buildPresent(world, histories);
  const tenants = [...histories.flatMap((history) => history.tenants), ...present.tenants];
  tenants.push(...buildEnquirers(world, sites, tenants.length));
  tenants.sort((a, b) => a.since - b.since || a.site.id - b.site.id);
  tenants.forEach((tenant, i) => {
    tenant.id = i + 1;
  });
  const deals = [...histories.flatMap((history) => history.deals), ...present.deals];
  deals.sort((a, b) => a.begin - b.begin || a.site.id - b.site.id);
  deals.forEach((deal, i) => {
    deal.id = i + 1;
  });
  for (const { row, tenant } of [...present.visits, ...present.bookings]) row.clientId = tenant.id;
  return { histories, present, deals, tenants };
};

type Desks = (site: Site) => (day: Day, dice: Dice) => number;

const desksOf = (sites: readonly Site[], workers: readonly Worker[], today: Day): Desks => {
  const desks = sites.map((site) => atDesk(workers, site, today));
  return (site) => {
    const desk = desks[site.id - 1];
    if (desk === undefined) throw new RangeError(`no warehouse ${site.id}`);
    return desk;
  };
};

const agreementRows = (world: World, deals: readonly Deal[], desks: Desks, pictures: Pictures) => {
  const dice = world.dice('agreements');
  const { today } = world;
  const rentals = deals.flatMap((deal) =>
    deal.leases.map((lease) => rentalRow(deal, lease, today, desks(deal.site), pictures.rooms, dice)),
  );
  const agreements = deals.map((deal) => agreementRow(deal, today, desks(deal.site), dice));
  const changes: Row<typeof priceChanges>[] = deals.flatMap((deal) =>
    deal.leases.flatMap((lease) =>
      lease.steps.map(({ day, sum }) => ({
        agreementId: deal.id,
        roomId: lease.room.id,
        rentalStart: dayText(lease.start),
        day: dayText(day),
        sum,
      })),
    ),
  );
  return { agreements, rentals, priceChanges: changes };
};

const payAll = (world: World, deals: readonly Deal[], desks: Desks): PaymentRow[] => {
  const prices = world.dice('prices');
  const payments = world.dice('payments');
  for (const deal of deals) priceDeal(world, deal, prices);
  const stops = chooseDebtors(world, deals);
  const rows: PaymentRow[] = [];
  for (const deal of deals) {
    const stop = stops.get(deal) ?? Number.POSITIVE_INFINITY;
    rows.push(...payDeal(world, deal, stop, desks(deal.site), payments));
  }
  return numberPayments(rows);
};

const shortName = (client: ClientRow | undefined): string =>
  client?.companyName ?? [client?.lastName, client?.firstName].filter(Boolean).join(' ');

/** What the people of a warehouse (or of head office: the first one's) have to talk about. */
const subjectsOf = (
  world: World,
  sites: readonly Site[],
  deals: readonly Deal[],
  clients: readonly ClientRow[],
) => {
  const subjects = sites.map((site): Subjects => {
    const running = deals.filter(
      (deal) => deal.site === site && deal.leases.some((lease) => isRunning(lease, world.today)),
    );
    return {
      rooms: running.flatMap((deal) =>
        deal.leases.map((lease) => Number(lease.room.name.replace(/\D+/, ''))),
      ),
      deals: running.map((deal) => deal.id),
      clients: running.map((deal) => shortName(clients[deal.tenant.id - 1])),
    };
  });
  const [first = { rooms: [1], deals: [1], clients: [''] }] = subjects;
  return (worker: Worker): Subjects => subjects[(worker.site?.id ?? 1) - 1] ?? first;
};

/** Thinks up the whole demo; stores its pictures on the way. The same world gives the same rows. */
export const buildDemo = (world: World, store: FileStore): DemoRows => {
  const sites = buildSites(world);
  const workers = buildStaff(world, sites);
  const desks = desksOf(sites, workers, world.today);
  const pictures = storePictures(world, store);
  const { present, deals, tenants } = playYears(world, sites);
  const payments = payAll(world, deals, desks);
  const clients = buildClients(world, tenants, pictures.passports);
  const edits = buildEdits(world, clients, tenants, (tenant, day, dice) => desks(tenant.site)(day, dice));
  const messages = buildChat(world, workers, pictures, subjectsOf(world, sites, deals, clients));
  const audit = [...edits.audit, ...auditPayments(world, payments)];
  return {
    warehouses: sites.map(warehouseRow),
    rooms: sites.flatMap((site) => [...site.rooms]),
    files: pictures.rows(),
    managers: workers.map((worker) => worker.row),
    clients,
    clientHistory: edits.history,
    ...agreementRows(world, deals, desks, pictures),
    payments,
    dayCloses: buildCloses(world, sites, deals, payments, desks),
    guestVisits: present.visits.map((visit) => visit.row),
    bookings: present.bookings.map((booking) => booking.row),
    locks: buildLocks(world, sites),
    workSchedules: buildSchedules(world, workers),
    consents: buildConsents(world, workers),
    timePoints: buildShifts(world, workers, pictures),
    messages,
    notifications: buildNotices(world, present.visits, present.bookings, (id) => clients[id - 1]),
    settings: buildSettings(),
    auditEntries: audit.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
  };
};
