import type { Route } from '../route.ts';

export const DASHBOARD_ROUTES: readonly Route[] = [];
