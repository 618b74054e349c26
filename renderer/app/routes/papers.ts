import { createRoute } from '@tanstack/react-router';
import { DashboardsPrint } from '../../features/print/DashboardsPrint.tsx';
import { DayPrint } from '../../features/print/DayPrint.tsx';
import { dashboardsPaperSearch, daySearch, statementSearch } from '../../features/print/printSearch.ts';
import { ReceiptPrint } from '../../features/print/ReceiptPrint.tsx';
import { StatementPrint } from '../../features/print/StatementPrint.tsx';
import { signedIn } from './gates.ts';

/** Papers: pages of their own, for the printer. */

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

export const paperRoutes = [statementPaper, receiptPaper, dayPaper, dashboardsPaper] as const;
