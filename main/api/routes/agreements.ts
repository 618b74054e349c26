import type { Route } from '../route.ts';

export const AGREEMENT_ROUTES: readonly Route[] = [];
