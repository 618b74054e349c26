import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { AgreementCardScreen } from '../../features/agreements/card/AgreementCardScreen.tsx';
import { AgreementsScreen } from '../../features/agreements/list/AgreementsScreen.tsx';
import { agreementsSearch } from '../../features/agreements/list/agreementsSearch.ts';
import { ClientCardScreen } from '../../features/clients/card/ClientCardScreen.tsx';
import { ClientsScreen } from '../../features/clients/list/ClientsScreen.tsx';
import { clientsSearch } from '../../features/clients/list/clientsSearch.ts';
import { IndexationScreen } from '../../features/indexation/IndexationScreen.tsx';
import { indexationSearch } from '../../features/indexation/indexationSearch.ts';
import { LocksScreen } from '../../features/locks/LocksScreen.tsx';
import { locksSearch } from '../../features/locks/locksSearch.ts';
import { DayScreen } from '../../features/payments/day/DayScreen.tsx';
import { FuturePaymentsScreen } from '../../features/payments/future/FuturePaymentsScreen.tsx';
import { futureSearch } from '../../features/payments/future/futureSearch.ts';
import { PaymentsScreen } from '../../features/payments/list/PaymentsScreen.tsx';
import { paymentsSearch } from '../../features/payments/list/paymentsSearch.ts';
import { dayParam, wholeParam } from '../address.ts';
import { nameWarehouse } from '../warehouseChoice.ts';
import { frame } from './gates.ts';

/** The lists of the front desk and their cards. */

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

const locks = createRoute({
  getParentRoute: () => frame,
  path: '/locks',
  validateSearch: (raw) => locksSearch.parse(raw),
  beforeLoad: nameWarehouse,
  component: LocksScreen,
});

const indexation = createRoute({
  getParentRoute: () => frame,
  path: '/indexation',
  validateSearch: (raw) => indexationSearch.parse(raw),
  beforeLoad: nameWarehouse,
  component: IndexationScreen,
});

export const listRoutes = [
  clients,
  clientCard,
  agreements,
  agreementCard,
  payments,
  futurePayments,
  paymentsDay,
  locks,
  indexation,
] as const;
