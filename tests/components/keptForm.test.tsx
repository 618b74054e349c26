// @vitest-environment jsdom
import { TextInput } from '@mantine/core';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { editComment } from '../../contract/payments.ts';
import { FormModal } from '../../renderer/components/form/FormModal.tsx';
import { useKeptForm } from '../../renderer/components/form/useKeptForm.tsx';
import { openPage } from '../support/page.tsx';
import { type Heard, type Said, scriptedApi } from '../support/scriptedApi.ts';

/** What every form in a window does: keeps a draft, asks before it closes, shows a refusal at its field. */

let closed = 0;

const Form = () => {
  const { form, submit, ready, notice, refusal } = useKeptForm({
    name: 'edit-comment-7',
    endpoint: editComment,
    initialValues: { comment: '' },
    toInput: (values) => ({ ...values, payment_id: 7 }),
  });
  if (!ready) return null;
  return (
    <form onSubmit={submit}>
      {notice}
      <TextInput label="Комментарий" {...form.getInputProps('comment')} />
      <p role="alert">{refusal}</p>
      <button type="submit">Сохранить</button>
    </form>
  );
};

const Window = () => (
  <FormModal
    opened
    title="Платёж"
    onClose={() => {
      closed += 1;
    }}
  >
    <Form />
  </FormModal>
);

const DRAFT = '/_desk_/drafts/edit-comment-7';
const saved: Said = { body: { msg: 'Сохранено', msg_type: 'success' } };

/** The window over an API with this draft, which answers the write so. */
const open = async (draft: string | null, write: Said) => {
  closed = 0;
  const api = await scriptedApi(({ method, path }: Heard): Said => {
    if (path !== DRAFT) return write;
    if (method === 'POST') return saved;
    return { body: { draft: draft === null ? null : { data: { comment: draft }, saved_at: 0 } } };
  });
  onTestFinished(() => api.close());
  const router = createRouter({
    routeTree: createRootRoute({ component: Window }),
    history: createMemoryHistory(),
  });
  openPage(<RouterProvider router={router as never} />, api.url);
  const field = await screen.findByLabelText<HTMLInputElement>('Комментарий');
  const kept = () =>
    api.heard.filter(({ method, path }) => method === 'POST' && path === DRAFT).map(({ body }) => body);
  return { api, field, kept };
};
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

test('what is typed is kept at the desk, and comes back', async () => {
  const { field, kept } = await open(null, saved);
  fireEvent.change(field, { target: { value: 'до среды' } });
  await waitFor(() => expect(kept()).toEqual([{ data: { comment: 'до среды' } }]));
});

test('a draft stands in the field, says so, and is gone once it is sent', async () => {
  const { field, kept } = await open('до среды', saved);
  await waitFor(() => expect(field.value).toBe('до среды'));
  expect(screen.getByText(/Восстановлен черновик/)).toBeTruthy();
  press('Сохранить');
  await waitFor(() => expect(kept()).toEqual([{ data: null }]));
  expect(screen.queryByText(/Восстановлен черновик/)).toBeNull();
});

test('a window with something typed in it asks before it closes; an untouched one closes', async () => {
  const { field } = await open(null, saved);
  press('Закрыть');
  expect(closed).toBe(1);
  fireEvent.change(field, { target: { value: 'до среды' } });
  press('Закрыть');
  expect(closed).toBe(1);
  await waitFor(() => screen.getByText('Введённое не сохранено'));
  press('Закрыть без сохранения');
  expect(closed).toBe(2);
});

test('what the API refuses stands at its field, with the cursor there and nothing lost', async () => {
  const problem = {
    type: 'about:blank',
    title: 'x',
    status: 422,
    detail: 'Проверьте поля',
    code: 'invalid_input',
    msg: 'Проверьте поля',
    msg_type: 'danger',
    errors: [{ field: 'comment', msg: 'слишком коротко' }],
  };
  const { field } = await open(null, { status: 422, body: problem });
  fireEvent.change(field, { target: { value: 'до' } });
  press('Сохранить');
  await waitFor(() => screen.getByText('Слишком коротко.'));
  await waitFor(() => expect(document.activeElement).toBe(field));
  expect(field.value).toBe('до');
});
