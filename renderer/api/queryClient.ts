import { QueryClient } from '@tanstack/react-query';
import type { ApiError } from './apiError.ts';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiError;
  }
}

/**
 * Reads go to a program on the same computer, so they run whether or not the browser believes to be online. Only an
 * answer that didn't come is asked for again by itself, once.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 15_000,
      gcTime: 10 * 60_000,
      retry: (failures, error) => error.status === 0 && failures < 1,
      retryDelay: 600,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
