import { createRoute } from '@tanstack/react-router';
import { DashboardsScreen } from '../../features/dashboards/DashboardsScreen.tsx';
import { dashboardsSearch, rollSearch } from '../../features/dashboards/dashboardsSearch.ts';
import { RollScreen } from '../../features/dashboards/RollScreen.tsx';
import { ExchangeScreen } from '../../features/exchange/ExchangeScreen.tsx';
import { MessagesScreen } from '../../features/messages/MessagesScreen.tsx';
import { messagesSearch } from '../../features/messages/messagesSearch.ts';
import { SettingsScreen } from '../../features/settings/SettingsScreen.tsx';
import { AccessScreen } from '../../features/staff/access/AccessScreen.tsx';
import { StaffLayout } from '../../features/staff/StaffLayout.tsx';
import { staffSearch, timeSearch } from '../../features/staff/staffSearch.ts';
import { TimeScreen } from '../../features/staff/time/TimeScreen.tsx';
import { TreeScreen } from '../../features/staff/tree/TreeScreen.tsx';
import { nameWarehouse } from '../warehouseChoice.ts';
import { frame } from './gates.ts';

/** The house behind the desk: dashboards, staff, messages, exchange, settings. */

const dashboards = createRoute({
  getParentRoute: () => frame,
  path: '/dashboards',
  validateSearch: (raw) => dashboardsSearch.parse(raw),
  beforeLoad: nameWarehouse,
  component: DashboardsScreen,
});

const rentRoll = createRoute({
  getParentRoute: () => frame,
  path: '/dashboards/roll',
  validateSearch: (raw) => rollSearch.parse(raw),
  beforeLoad: nameWarehouse,
  component: RollScreen,
});

const staff = createRoute({ getParentRoute: () => frame, path: '/staff', component: StaffLayout });

const staffTree = createRoute({
  getParentRoute: () => staff,
  path: '/',
  validateSearch: (raw) => staffSearch.parse(raw),
  component: TreeScreen,
});

const staffAccess = createRoute({
  getParentRoute: () => staff,
  path: '/access',
  validateSearch: (raw) => staffSearch.parse(raw),
  component: AccessScreen,
});

const staffTime = createRoute({
  getParentRoute: () => staff,
  path: '/time',
  validateSearch: (raw) => timeSearch.parse(raw),
  beforeLoad: nameWarehouse,
  component: TimeScreen,
});

const messages = createRoute({
  getParentRoute: () => frame,
  path: '/messages',
  validateSearch: (raw) => messagesSearch.parse(raw),
  component: MessagesScreen,
});

const exchange = createRoute({ getParentRoute: () => frame, path: '/exchange', component: ExchangeScreen });

const settings = createRoute({ getParentRoute: () => frame, path: '/settings', component: SettingsScreen });

export const houseRoutes = [
  dashboards,
  rentRoll,
  staff.addChildren([staffTree, staffAccess, staffTime]),
  messages,
  exchange,
  settings,
] as const;
