import { createRootRoute, createRoute, createRouter, Outlet, redirect } from '@tanstack/react-router';
import { z } from 'zod';
import { queryClient } from '../api/queryClient.ts';
import { getSession, onSessionChange, signedOutReason } from '../api/session.ts';
import { ActionsScreen } from '../features/actions/ActionsScreen.tsx';
import { AgreementCardScreen } from '../features/agreements/card/AgreementCardScreen.tsx';
import { AgreementsScreen } from '../features/agreements/list/AgreementsScreen.tsx';
import { agreementsSearch } from '../features/agreements/list/agreementsSearch.ts';
import { ApprovalScreen } from '../features/approval/ApprovalScreen.tsx';
import { approvalSearch } from '../features/approval/approvalSearch.ts';
import { ClientCardScreen } from '../features/clients/card/ClientCardScreen.tsx';
import { ClientsScreen } from '../features/clients/list/ClientsScreen.tsx';
import { clientsSearch } from '../features/clients/list/clientsSearch.ts';
import { DashboardsScreen } from '../features/dashboards/DashboardsScreen.tsx';
import { dashboardsSearch, rollSearch } from '../features/dashboards/dashboardsSearch.ts';
import { RollScreen } from '../features/dashboards/RollScreen.tsx';
import { ExchangeScreen } from '../features/exchange/ExchangeScreen.tsx';
import { IndexationScreen } from '../features/indexation/IndexationScreen.tsx';
import { indexationSearch } from '../features/indexation/indexationSearch.ts';
import { LettingScreen } from '../features/letting/LettingScreen.tsx';
import { lettingSearch } from '../features/letting/lettingSearch.ts';
import { LocksScreen } from '../features/locks/LocksScreen.tsx';
import { locksSearch } from '../features/locks/locksSearch.ts';
import { MessagesScreen } from '../features/messages/MessagesScreen.tsx';
import { messagesSearch } from '../features/messages/messagesSearch.ts';
import { MoveOutScreen } from '../features/moveOut/MoveOutScreen.tsx';
import { moveOutSearch } from '../features/moveOut/moveOutSearch.ts';
import { DayScreen } from '../features/payments/day/DayScreen.tsx';
import { FuturePaymentsScreen } from '../features/payments/future/FuturePaymentsScreen.tsx';
import { futureSearch } from '../features/payments/future/futureSearch.ts';
import { PaymentsScreen } from '../features/payments/list/PaymentsScreen.tsx';
import { paymentsSearch } from '../features/payments/list/paymentsSearch.ts';
import { DashboardsPrint } from '../features/print/DashboardsPrint.tsx';
import { DayPrint } from '../features/print/DayPrint.tsx';
import { dashboardsPaperSearch, daySearch, statementSearch } from '../features/print/printSearch.ts';
import { ReceiptPrint } from '../features/print/ReceiptPrint.tsx';
import { StatementPrint } from '../features/print/StatementPrint.tsx';
import { EditorScreen } from '../features/rooms/editor/EditorScreen.tsx';
import { RoomsScreen } from '../features/rooms/RoomsScreen.tsx';
import { editorSearch, roomsSearch } from '../features/rooms/roomsSearch.ts';
import { SettingsScreen } from '../features/settings/SettingsScreen.tsx';
import { SignInScreen } from '../features/signIn/SignInScreen.tsx';
import { AccessScreen } from '../features/staff/access/AccessScreen.tsx';
import { StaffLayout } from '../features/staff/StaffLayout.tsx';
import { staffSearch, timeSearch } from '../features/staff/staffSearch.ts';
import { TimeScreen } from '../features/staff/time/TimeScreen.tsx';
import { TreeScreen } from '../features/staff/tree/TreeScreen.tsx';
import { TodayScreen } from '../features/today/TodayScreen.tsx';
import { backParam, dayParam, parseSearch, stringifySearch, wholeParam, wordParam } from './address.ts';
import { CrashScreen } from './CrashScreen.tsx';
import { Frame } from './frame/Frame.tsx';
import { NotFoundScreen } from './NotFoundScreen.tsx';
import { nameWarehouse } from './warehouseChoice.ts';

/** All addresses of the program. Screens come in one piece: one that is fetched later can't be opened once the API is gone. */

const HOME = '/today';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundScreen });

/** The frame shows the warehouse of whatever screen is open. */
const frameSearch = z.object({ warehouse: wholeParam(0) });

const signInSearch = z.object({ back: backParam(), why: wordParam(['expired']) });

const signInRoute = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: (raw) => signInSearch.parse(raw),
  beforeLoad: ({ search }) => {
    if (getSession() !== null) throw redirect({ href: search.back ?? HOME, replace: true });
  },
  component: SignInScreen,
});

/** Who isn't signed in is sent to sign in and comes back after. */
const signedInOnly = ({ location }: { location: { pathname: string; href: string } }) => {
  if (getSession() !== null) return;
  const why = signedOutReason();
  throw redirect({
    to: '/login',
    search: {
      back: why === 'left' || location.pathname === '/' ? undefined : location.href,
      why: why === 'expired' ? 'expired' : undefined,
    },
    replace: true,
  });
};

/** Everything behind the sign-in. */
const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  validateSearch: (raw) => frameSearch.parse(raw),
  beforeLoad: signedInOnly,
  component: Frame,
});

/** Papers: behind the sign-in too, but with nothing around them. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signedIn',
  beforeLoad: signedInOnly,
  component: Outlet,
});

const statementPaper = createRoute({
  getParentRoute: () => signedIn,
  path: '/print/statement/$agrid',
  validateSearch: (raw) => statementSearch.parse(raw),
  component: StatementPrint,
});

const receiptPaper = createRoute({
  getParentRoute: () => signedIn,
  path: '/print/receipt/$paymentId',
  component: ReceiptPrint,
});

const dayPaper = createRoute({
  getParentRoute: () => signedIn,
  path: '/print/day',
  validateSearch: (raw) => daySearch.parse(raw),
  component: DayPrint,
});

const dashboardsPaper = createRoute({
  getParentRoute: () => signedIn,
  path: '/print/dashboards',
  validateSearch: (raw) => dashboardsPaperSearch.parse(raw),
  component: DashboardsPrint,
});

const home = createRoute({
  getParentRoute: () => frame,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: HOME, replace: true });
  },
});

const today = createRoute({
  getParentRoute: () => frame,
  path: '/today',
  validateSearch: (raw) => frameSearch.parse(raw),
  beforeLoad: nameWarehouse,
  component: TodayScreen,
});

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

const locks = createRoute({
  getParentRoute: () => frame,
  path: '/locks',
  validateSearch: (raw) => locksSearch.parse(raw),
  beforeLoad: nameWarehouse,
  component: LocksScreen,
});

const clients = createRoute({
  getParentRoute: () => frame,
  path: '/clients',
  validateSearch: (raw) => clientsSearch.parse(raw),
  beforeLoad: nameWarehouse,
  component: ClientsScreen,
});

const clientCard = createRoute({
  getParentRoute: () => frame,
  path: '/clients/$clientId',
  component: ClientCardScreen,
});

const agreements = createRoute({
  getParentRoute: () => frame,
  path: '/agreements',
  validateSearch: (raw) => agreementsSearch.parse(raw),
  beforeLoad: nameWarehouse,
  component: AgreementsScreen,
});

const agreementCard = createRoute({
  getParentRoute: () => frame,
  path: '/agreements/$agrid',
  component: AgreementCardScreen,
});

const payments = createRoute({
  getParentRoute: () => frame,
  path: '/payments',
  validateSearch: (raw) => paymentsSearch.parse(raw),
  beforeLoad: nameWarehouse,
  component: PaymentsScreen,
});

const futurePayments = createRoute({
  getParentRoute: () => frame,
  path: '/payments/future',
  validateSearch: (raw) => futureSearch.parse(raw),
  beforeLoad: nameWarehouse,
  component: FuturePaymentsScreen,
});

const paymentsDay = createRoute({
  getParentRoute: () => frame,
  path: '/payments/day',
  validateSearch: (raw) => z.object({ warehouse: wholeParam(0), day: dayParam() }).parse(raw),
  beforeLoad: nameWarehouse,
  component: DayScreen,
});

const rooms = createRoute({
  getParentRoute: () => frame,
  path: '/rooms',
  validateSearch: (raw) => roomsSearch.parse(raw),
  beforeLoad: nameWarehouse,
  component: RoomsScreen,
});

const approval = createRoute({
  getParentRoute: () => frame,
  path: '/approval',
  validateSearch: (raw) => approvalSearch.parse(raw),
  component: ApprovalScreen,
});

const settings = createRoute({ getParentRoute: () => frame, path: '/settings', component: SettingsScreen });

const exchange = createRoute({ getParentRoute: () => frame, path: '/exchange', component: ExchangeScreen });
const messages = createRoute({
  getParentRoute: () => frame,
  path: '/messages',
  validateSearch: (raw) => messagesSearch.parse(raw),
  component: MessagesScreen,
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

const planEditor = createRoute({
  getParentRoute: () => frame,
  path: '/rooms/plan',
  validateSearch: (raw) => editorSearch.parse(raw),
  beforeLoad: nameWarehouse,
  component: EditorScreen,
});

const letting = createRoute({
  getParentRoute: () => frame,
  path: '/letting',
  validateSearch: (raw) => lettingSearch.parse(raw),
  beforeLoad: nameWarehouse,
  component: LettingScreen,
});

const moveOut = createRoute({
  getParentRoute: () => frame,
  path: '/move-out',
  validateSearch: (raw) => moveOutSearch.parse(raw),
  beforeLoad: nameWarehouse,
  component: MoveOutScreen,
});

const indexation = createRoute({
  getParentRoute: () => frame,
  path: '/indexation',
  validateSearch: (raw) => indexationSearch.parse(raw),
  beforeLoad: nameWarehouse,
  component: IndexationScreen,
});

const actions = createRoute({
  getParentRoute: () => frame,
  path: '/actions',
  component: ActionsScreen,
});

const routeTree = root.addChildren([
  signInRoute,
  frame.addChildren([
    staff.addChildren([staffTree, staffAccess, staffTime]),
    messages,
    home,
    today,
    dashboards,
    rentRoll,
    locks,
    clients,
    clientCard,
    agreements,
    agreementCard,
    payments,
    futurePayments,
    paymentsDay,
    rooms,
    planEditor,
    approval,
    letting,
    actions,
    indexation,
    exchange,
    settings,
    moveOut,
  ]),
  signedIn.addChildren([statementPaper, receiptPaper, dayPaper, dashboardsPaper]),
]);

export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultErrorComponent: CrashScreen,
  defaultPreload: false,
  defaultPendingMs: 300,
});

/** A sign-in or sign-out sends the open screen through its guard again; the next person starts with nothing of the last one's. */
onSessionChange(() => {
  if (getSession() === null) queryClient.clear();
  void router.invalidate();
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
