import type { Route } from '../route.ts';

export const STAFF_ROUTES: readonly Route[] = [];
