import type { Route } from '../route.ts';
import { ACTION_ROUTES } from './actions.ts';
import { AGREEMENT_ROUTES } from './agreements.ts';
import { ALLOWED_ROUTES } from './allowed.ts';
import { CASH_ROUTES } from './cash.ts';
import { CLIENT_ROUTES } from './clients.ts';
import { COMPUTER_ROUTES } from './computer.ts';
import { CONVERSATION_ROUTES } from './conversations.ts';
import { DASHBOARD_ROUTES } from './dashboards.ts';
import { DOCUMENT_ROUTES } from './documents.ts';
import { DRAFT_ROUTES } from './drafts.ts';
import { EXCHANGE_ROUTES } from './exchange.ts';
import { FIND_ROUTES } from './find.ts';
import { NOTIFICATION_ROUTES } from './notifications.ts';
import { PAYMENT_ROUTES } from './payments.ts';
import { PLAN_ROUTES } from './plan.ts';
import { PROPERTY_ROUTES } from './property.ts';
import { ROOM_ROUTES } from './rooms.ts';
import { SESSION_ROUTES } from './session.ts';
import { STAFF_ROUTES } from './staff.ts';
import { WORKTIME_ROUTES } from './worktime.ts';

/** The table of contents of the API, section by section as the document prints them. */
export const ROUTES: readonly Route[] = [
  ...SESSION_ROUTES,
  ...CLIENT_ROUTES,
  ...AGREEMENT_ROUTES,
  ...ROOM_ROUTES,
  ...PLAN_ROUTES,
  ...PROPERTY_ROUTES,
  ...PAYMENT_ROUTES,
  ...DASHBOARD_ROUTES,
  ...DOCUMENT_ROUTES,
  ...ACTION_ROUTES,
  ...NOTIFICATION_ROUTES,
  ...STAFF_ROUTES,
  ...DRAFT_ROUTES,
  ...ALLOWED_ROUTES,
  ...WORKTIME_ROUTES,
  ...CONVERSATION_ROUTES,
  ...COMPUTER_ROUTES,
  ...FIND_ROUTES,
  ...CASH_ROUTES,
  ...EXCHANGE_ROUTES,
];
