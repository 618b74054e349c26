// @vitest-environment jsdom
import { useQueryClient } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { refreshAll } from '../../renderer/api/useCommand.ts';
import { ApprovalScreen } from '../../renderer/features/approval/ApprovalScreen.tsx';
import { approvalSearch } from '../../renderer/features/approval/approvalSearch.ts';
import { openPage } from '../support/page.tsx';
import { type Heard, type Said, scriptedApi } from '../support/scriptedApi.ts';

/** Two desks over one queue: what one has decided, the other neither repeats nor overlooks. */

const NAMES = ['', 'Авдеев', 'Белов', 'Волков'];

const waiting = (user_id: number) => ({
  user_id,
  user_type: 'f',
  familyname: NAMES[user_id],
  firstname: '',
  patronymic: '',
  fullname: NAMES[user_id],
  username: `7900000000${user_id}`,
  approved: 0,
  ready: 1,
  rejected: null,
});

const FIELDS =
  'fullname_genitive gender birthday series number no issue_date issued_by subdivision passp_photo_link address inn kpp bank rs ks bik';

const client = (user_id: number) => ({
  ...waiting(user_id),
  ...Object.fromEntries(FIELDS.split(' ').map((field) => [field, null])),
  email: '',
  balance: 0,
  days_left: 0,
  missing: [],
  agreements: [],
  pending: false,
  changed_at: null,
});

/** What the event stream does when something came from the centre. */
const Frame = () => {
  const queries = useQueryClient();
  return (
    <>
      <button type="button" onClick={() => refreshAll(queries)}>
        Обновить
      </button>
      <Outlet />
    </>
  );
};

const open = async () => {
  let queue = [1, 2, 3];
  let answer = 'Подтверждено';
  const api = await scriptedApi(({ path, body }: Heard): Said => {
    const id = Number(/(\d+)$/.exec(path)?.[1]);
    if (path === '/_get_nonapproved_clients_')
      return { body: { users: queue.map(waiting), cnt_all: queue.length } };
    if (path.startsWith('/_get_client_total_'))
      return {
        body: {
          client: client(id),
          agreements: [],
          rooms: [],
          payments: [],
          returns: [],
          test_rooms: [],
        },
      };
    if (path.startsWith('/_desk_/allowed/client/')) {
      const actions = ['approveClient', 'rejectClient', 'editClient'];
      return { body: { user_id: id, allowed: actions.map((action) => ({ action, reason: null })) } };
    }
    if (path === '/_approve_client_') {
      queue = queue.filter((one) => one !== (body as { user_id: number }).user_id);
      return { body: { msg: answer, msg_type: 'success' } };
    }
    return { body: { client: client(id) } };
  });
  onTestFinished(() => api.close());
  const root = createRootRoute({ component: Frame });
  const frame = createRoute({ getParentRoute: () => root, id: 'frame' });
  const approval = createRoute({
    getParentRoute: () => frame,
    path: '/approval',
    validateSearch: (raw) => approvalSearch.parse(raw),
    component: ApprovalScreen,
  });
  const router = createRouter({
    routeTree: root.addChildren([frame.addChildren([approval])]),
    history: createMemoryHistory({ initialEntries: ['/approval'] }),
  });
  openPage(<RouterProvider router={router as never} />, api.url);
  await shown('Авдеев');
  return {
    api,
    /** A colleague decides at another desk; `heard`: this desk already knows. */
    elsewhere: (rest: number[], said: string, heard: boolean) => {
      queue = rest;
      answer = said;
      if (heard) fireEvent.click(screen.getByRole('button', { name: 'Обновить' }));
    },
    approved: () => api.heard.filter(({ path }) => path === '/_approve_client_').map(({ body }) => body),
  };
};
const shown = (name: string) => screen.findByRole('heading', { level: 2, name });
/** The button that Enter presses now. */
const underEnter = (name: string) =>
  waitFor(() => {
    expect(document.activeElement?.textContent).toBe(name);
    return document.activeElement as HTMLButtonElement;
  });

test('somebody approved elsewhere while he is on screen stays there, says so, and Enter goes on to the next', async () => {
  const { elsewhere, approved } = await open();
  await underEnter('Подтвердить');
  elsewhere([2, 3], '', true);
  expect((await screen.findByRole('alert')).textContent).toMatch(/^Авдеев: .*коллега уже принял решение/);
  await shown('Авдеев');
  fireEvent.click(await underEnter('Следующий'));
  await shown('Белов');
  await underEnter('Подтвердить');
  expect(approved()).toEqual([]);
});

test('approving whom a colleague has just approved says by whom, and the next one is shown', async () => {
  const { elsewhere, approved } = await open();
  elsewhere([2, 3], 'Уже подтверждено: Петрова Анна, 23.11.2026 12:00', false);
  fireEvent.click(await underEnter('Подтвердить'));
  await shown('Белов');
  await screen.findByText('Авдеев: уже подтверждено: Петрова Анна, 23.11.2026 12:00');
  expect(screen.queryByRole('alert')).toBeNull();
  expect(approved()).toEqual([{ user_id: 1, approved: 1 }]);
});

test('with the last one approved nobody waits', async () => {
  const { elsewhere } = await open();
  elsewhere([1], 'Подтверждено', true);
  await waitFor(() => expect(screen.queryByText('Волков')).toBeNull());
  fireEvent.click(await underEnter('Подтвердить'));
  await screen.findByText('Все клиенты подтверждены');
});
