// @vitest-environment jsdom
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { EmptyChain } from '../../renderer/components/EmptyChain.tsx';
import { LoadScreen } from '../../renderer/features/property/LoadScreen.tsx';
import { openPage } from '../support/page.tsx';
import { type Heard, type Said, scriptedApi } from '../support/scriptedApi.ts';

/** What loading from Excel shows of the API's answers: faults by cell, a preview, and who may not. */

const FAULT = { sheet: 'Ячейки', cell: 'I3', value: 'дорого', msg: 'Нужно число, например 6500.' };
const GOOD = {
  faults: [],
  cnt_faults: 0,
  unused: [{ sheet: 'Ячейки', cell: 'O1', title: 'Примечание' }],
  cnt_rooms: 2,
  warehouses: [
    {
      warehouse_name: 'Дмитровка',
      warehouse_id: null,
      cnt_rooms: 2,
      area: 10,
      min_price: 4000,
      max_price: 6500,
      floors: [1, 2],
    },
  ],
};

const open = async (reason: string | null, answers: Said[], path = '/rooms/load') => {
  const api = await scriptedApi(({ path: asked }: Heard): Said => {
    if (asked.startsWith('/_desk_/allowed'))
      return { body: { allowed: [{ action: 'loadProperty', reason }] } };
    return answers.shift() ?? 'lost';
  });
  onTestFinished(() => api.close());
  const root = createRootRoute();
  const router = createRouter({
    routeTree: root.addChildren([
      createRoute({ getParentRoute: () => root, path: '/', component: EmptyChain }),
      createRoute({ getParentRoute: () => root, path: '/rooms/load', component: LoadScreen }),
    ]),
    history: createMemoryHistory({ initialEntries: [path] }),
  });
  openPage(<RouterProvider router={router} />, api.url);
  return api;
};

const choose = async () => {
  const input = await waitFor(() => {
    const found = document.querySelector('input[type="file"]');
    if (found === null) throw new Error('no field for a file yet');
    return found;
  });
  fireEvent.change(input, { target: { files: [new File(['PK'], 'склады.xlsx')] } });
};

test('faults stand by their cells, how many more there are is said, and there is nothing to load with', async () => {
  await open(null, [{ body: { ...GOOD, faults: [FAULT], cnt_faults: 700 } }]);
  await choose();
  expect((await screen.findByRole('alert')).textContent).toContain('В файле 700 ошибок');
  expect(screen.getByRole('row', { name: /Ячейки!I3 дорого Нужно число, например 6500/ })).toBeTruthy();
  expect(screen.getByText(/Показаны первые 1\. И ещё 699\./)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Загрузить/ })).toBeNull();
});

test('a right workbook is shown by warehouse, with what isn’t used of it; a load that is refused is checked anew', async () => {
  const refused = { code: 'property_faults', msg: 'Файл не загружен.', msg_type: 'danger', errors: [] };
  const api = await open(null, [
    { body: GOOD },
    { status: 409, body: refused },
    { body: { ...GOOD, faults: [FAULT], cnt_faults: 1 } },
  ]);
  await choose();
  const load = await screen.findByRole('button', { name: 'Загрузить 2 ячейки' });
  expect(screen.getByRole('row', { name: /Дмитровка.*новый 1, 2 2 10 4\s000 – 6\s500/ })).toBeTruthy();
  expect(screen.getByText(/«Примечание» \(Ячейки!O1\)/)).toBeTruthy();
  fireEvent.click(load);
  await screen.findByRole('row', { name: /Ячейки!I3/ });
  expect(screen.getAllByRole('alert').map((one) => one.textContent)).toContain('Файл не загружен.');
  expect(api.heard.map(({ path }) => path).filter((path) => path.includes('property'))).toEqual(
    ['check', 'load', 'check'].map((what) => `/_desk_/property/${what}`),
  );
});

test('who may not load sees the button and why not', async () => {
  const why = 'Склады и ячейки загружают те, у кого есть право назначать доступы.';
  await open(why, [], '/');
  const button = await screen.findByRole('button', { name: 'Загрузить из Excel' });
  await waitFor(() => expect(button.getAttribute('aria-description')).toBe(why));
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect(screen.getByText('В сети ещё нет складов и ячеек')).toBeTruthy();
});
