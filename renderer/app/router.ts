import { createRouter } from '@tanstack/react-router';
import { queryClient } from '../api/queryClient.ts';
import { getSession, onSessionChange } from '../api/session.ts';
import { parseSearch, stringifySearch } from './address.ts';
import { CrashScreen } from './CrashScreen.tsx';
import { frame, root, signedIn, signInRoute } from './routes/gates.ts';
import { houseRoutes } from './routes/house.ts';
import { listRoutes } from './routes/lists.ts';
import { paperRoutes } from './routes/papers.ts';
import { workRoutes } from './routes/work.ts';

/** All addresses of the program. Screens come in one piece: one that is fetched later can't be opened once the API is gone. */
const routeTree = root.addChildren([
  signInRoute,
  frame.addChildren([...workRoutes, ...listRoutes, ...houseRoutes]),
  signedIn.addChildren([...paperRoutes]),
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
