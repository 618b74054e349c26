import * as cash from './cash.ts';
import * as centre from './centre.ts';
import * as draft from './drafts.ts';
import * as exchange from './exchange.ts';
import * as letting from './letting.ts';
import * as office from './office.ts';
import * as people from './people.ts';
import * as property from './property.ts';
import * as worktime from './worktime.ts';

/** Every table that replicates, parents before children: the order of a first fill. */
export const REPLICATED = {
  warehouses: property.warehouses,
  rooms: property.rooms,
  files: people.files,
  managers: people.managers,
  clients: people.clients,
  clientHistory: people.clientHistory,
  agreements: letting.agreements,
  rentals: letting.rentals,
  priceChanges: letting.priceChanges,
  payments: letting.payments,
  dayCloses: cash.dayCloses,
  guestVisits: letting.guestVisits,
  bookings: letting.bookings,
  locks: property.locks,
  floorPlans: property.floorPlans,
  roomShapes: property.roomShapes,
  workSchedules: worktime.workSchedules,
  consents: worktime.consents,
  timePoints: people.timePoints,
  messages: people.messages,
  notifications: office.notifications,
  settings: office.settings,
  auditEntries: office.auditEntries,
} as const;

/** Tables of this machine alone. */
export const LOCAL = {
  outbox: exchange.outbox,
  undoImages: exchange.undoImages,
  undoScope: exchange.undoScope,
  idRanges: exchange.idRanges,
  tombstones: exchange.tombstones,
  deskState: exchange.deskState,
  credentials: exchange.credentials,
  signInFailures: exchange.signInFailures,
  stagedPages: exchange.stagedPages,
  keptFields: exchange.keptFields,
  exchangeLog: exchange.exchangeLog,
  centreState: centre.centreState,
  epochs: centre.epochs,
  devices: centre.devices,
  decisions: centre.decisions,
  leases: centre.leases,
  noticeAttempts: centre.noticeAttempts,
  links: centre.links,
  drafts: draft.drafts,
} as const;

export const schema = { ...REPLICATED, ...LOCAL };
export type Schema = typeof schema;
