import type { Route } from '../route.ts';

export const ACTION_ROUTES: readonly Route[] = [];
