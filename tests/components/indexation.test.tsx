// @vitest-environment jsdom
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import type { IndexationRow } from '../../renderer/api/indexation.ts';
import { useMarks } from '../../renderer/components/table/useMarks.ts';
import { RisePanel } from '../../renderer/features/indexation/RisePanel.tsx';
import { useChosen } from '../../renderer/features/indexation/useChosen.ts';
import { useRise } from '../../renderer/features/indexation/useRise.tsx';
import { openPage } from '../support/page.tsx';
import { type Heard, type Said, scriptedApi } from '../support/scriptedApi.ts';

/** A rise for several marked rentals: those that can't be raised are named, and the rest go on. */

const row = (room_id: number): IndexationRow => ({
  agrid: 29,
  user_id: 1,
  fullname: 'Соболев Игорь',
  user_type: 'f',
  room_id,
  room_name: `Ячейка ${room_id}`,
  warehouse_id: 1,
  warehouse_name: 'Север',
  floor: 1,
  area: 4,
  price: 9000,
  price_1m: 2250,
  list_price: 10_000,
  price_since: '2025-01-10',
  last_index_sum: null,
  future_index_date: null,
  future_index_sum: null,
  move_out_date: null,
});
const ROWS = [row(1), row(2), row(3)];

const Panel = () => {
  const marks = useMarks([1, 2, 3]);
  const form = useRise(marks, undefined);
  const chosen = useChosen(ROWS, marks.ids);
  return <RisePanel today="2026-11-23" ids={marks.ids} chosen={chosen} form={form} mark={marks.mark} />;
};

const DRAFT = '/_desk_/drafts/indexation';
const REASON = 'Ячейка 2 сейчас не сдана: действующей аренды нет.';
const done: Said = { body: { msg: 'Готово', msg_type: 'success' } };

interface Script {
  readonly draft?: object;
  /** Rooms that can't be raised. */
  readonly out?: readonly number[];
  readonly write?: (room: number) => Said;
}

const open = async ({ draft, out = [], write = () => done }: Script) => {
  const api = await scriptedApi(({ method, path, body }: Heard): Said => {
    if (path === DRAFT)
      return method === 'POST'
        ? done
        : { body: { draft: draft === undefined ? null : { data: draft, saved_at: 0 } } };
    if (path.startsWith('/_desk_/allowed/rooms')) {
      const asked = new URL(path, 'http://x').searchParams.getAll('room_ids').map(Number);
      const told = {
        reason: out.length > 0 ? REASON : null,
        room_ids: asked.filter((id) => !out.includes(id)),
        refused: asked.filter((id) => out.includes(id)).map((room_id) => ({ room_id, reason: REASON })),
      };
      return {
        body: { allowed: ['let', 'planIndexation'].map((action) => ({ action, ...told })) },
      };
    }
    return write((body as { room_id: number }).room_id);
  });
  onTestFinished(() => api.close());
  const router = createRouter({
    routeTree: createRootRoute({ component: Panel }),
    history: createMemoryHistory(),
  });
  openPage(<RouterProvider router={router as never} />, api.url);
  const value = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Изменение' });
  const day = screen.getByRole<HTMLInputElement>('textbox', { name: 'С какого дня' });
  const plan = (rooms: number) => screen.findByRole('button', { name: `Запланировать (${rooms})` });
  const type = (sum: string, from: string) => {
    fireEvent.change(value, { target: { value: sum } });
    fireEvent.change(day, { target: { value: from } });
  };
  const planned = () => api.heard.filter(({ path }) => path === '/_plan_indexation_').map(({ body }) => body);
  return { api, value, day, plan, type, planned };
};

test('rooms that can’t be raised are named with their reason, the others are planned', async () => {
  const { plan, type, planned } = await open({ out: [2] });
  const button = await plan(2);
  expect(within(screen.getByRole('list')).getAllByText(REASON)).toHaveLength(1);
  type('10', '01.01.2027');
  await waitFor(() => expect(button.getAttribute('aria-disabled')).toBeNull());
  fireEvent.click(button);
  await screen.findByText(/Готово: 2 из 2/);
  expect(planned()).toEqual([1, 3].map((room_id) => ({ room_id, index_date: '2027-01-01', index_sum: 900 })));
});

test('without a day the field says so before anything is sent, and has the cursor', async () => {
  const { plan, value, day, planned } = await open({});
  fireEvent.change(value, { target: { value: '5' } });
  const button = await plan(3);
  await waitFor(() => expect(button.getAttribute('aria-disabled')).toBeNull());
  fireEvent.click(button);
  await screen.findByText('Укажите день, с которого изменится цена.');
  await waitFor(() => expect(document.activeElement).toBe(day));
  expect(planned()).toEqual([]);
});

test('what the API refuses stays marked with what was typed, its field in red and under the cursor', async () => {
  const msg = 'Ячейка 3: индексация планируется на будущее. Укажите более поздний день.';
  const { plan, day, type } = await open({
    write: (room) =>
      room === 3
        ? { status: 422, body: { code: 'x', msg, detail: msg, errors: [{ field: 'index_date', msg }] } }
        : done,
  });
  type('10', '01.12.2026');
  const button = await plan(3);
  await waitFor(() => expect(button.getAttribute('aria-disabled')).toBeNull());
  fireEvent.click(button);
  await screen.findByText(
    'Ячейка 3, Соболев Игорь: индексация планируется на будущее. Укажите более поздний день.',
  );
  await plan(1);
  await waitFor(() => expect(document.activeElement).toBe(day));
  expect([day.value, day.getAttribute('aria-invalid')]).toEqual(['01.12.2026', 'true']);
});

test('a rise and its marks come back after a crash, and are gone once they are planned', async () => {
  const draft = { by: 'rubles', value: '500', day: '01.01.2027', rooms: [1, 3] };
  const { api, value, plan } = await open({ draft });
  const button = await plan(2);
  expect(value.value).toBe('500');
  await waitFor(() => expect(button.getAttribute('aria-disabled')).toBeNull());
  fireEvent.click(button);
  await screen.findByText(/Готово: 2 из 2/);
  await waitFor(() => expect(value.value).toBe(''));
  const kept = () =>
    api.heard.filter(({ method, path }) => method === 'POST' && path === DRAFT).map(({ body }) => body);
  await waitFor(() => expect(kept()).toEqual([{ data: null }]));
});
