import { createRootRoute, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { z } from 'zod';
import { getSession, signedOutReason } from '../../api/session.ts';
import { SignInScreen } from '../../features/signIn/SignInScreen.tsx';
import { backParam, wholeParam, wordParam } from '../address.ts';
import { Frame } from '../frame/Frame.tsx';
import { NotFoundScreen } from '../NotFoundScreen.tsx';

/** The sign-in, and what stands behind it: within the frame or without. */

/** Where somebody who names no address begins. */
export const HOME = '/today';

export const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundScreen });

/** The frame shows the warehouse of whatever screen is open. */
export const frameSearch = z.object({ warehouse: wholeParam(0) });

const signInSearch = z.object({ back: backParam(), why: wordParam(['expired']) });

export const signInRoute = createRoute({
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
export const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  validateSearch: (raw) => frameSearch.parse(raw),
  beforeLoad: signedInOnly,
  component: Frame,
});

/** Papers: behind the sign-in too, but with nothing around them. */
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signedIn',
  beforeLoad: signedInOnly,
  component: Outlet,
});
