// @vitest-environment jsdom
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { fireEvent, screen } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { SignInScreen } from '../../renderer/features/signIn/SignInScreen.tsx';
import { openPage } from '../support/page.tsx';
import { type Heard, type Said, scriptedApi } from '../support/scriptedApi.ts';

/** The page of the sign-in at a computer that knows no centre yet. */

const open = async (demo: 'small' | null, status: object) => {
  const api = await scriptedApi(
    ({ path }: Heard): Said =>
      path.startsWith('/_desk_/about')
        ? { body: { version: '0.0.0', demo } }
        : { body: { pending: 0, attention: 0, warehouse_id: null, ...status } },
  );
  onTestFinished(() => api.close());
  const root = createRootRoute();
  const login = createRoute({ getParentRoute: () => root, path: '/login', component: SignInScreen });
  const router = createRouter({
    routeTree: root.addChildren([login]),
    history: createMemoryHistory({ initialEntries: ['/login'] }),
  });
  openPage(<RouterProvider router={router} />, api.url);
};
const ways = () => screen.queryAllByRole('button', { name: /примере|свой центр|свою сеть/ });

test('with nothing on the computer nobody is asked to sign in: the three ways are shown, with the commands', async () => {
  await open(null, { kind: 'standalone' });
  await screen.findByRole('heading', { name: 'Первый запуск' });
  expect(screen.queryByLabelText('Пароль')).toBeNull();
  expect(ways()).toHaveLength(3);
  fireEvent.click(screen.getByRole('button', { name: 'Начать свою сеть' }));
  expect(screen.getByText(/npm run central -- .*--first-manager/)).toBeTruthy();
});

test('beside a demo the form stays, with the demo’s logins in sight', async () => {
  await open('small', { kind: 'standalone' });
  fireEvent.click(await screen.findByRole('button', { name: /Администратор/ }));
  expect((screen.getByLabelText('Телефон') as HTMLInputElement).value.replace(/\D/g, '')).toBe('79000000002');
  expect(ways()).toHaveLength(3);
});

test('a desk that knows its centre offers no other beginning', async () => {
  await open(null, { kind: 'not-enrolled', centre: 'http://127.0.0.1:4880' });
  await screen.findByLabelText('Телефон');
  expect(ways()).toHaveLength(0);
});
