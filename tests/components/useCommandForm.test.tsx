// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { addPayment } from '../../contract/payments.ts';
import { useCommandForm } from '../../renderer/components/form/useCommandForm.ts';
import { openPage } from '../support/page.tsx';
import { scriptedApi } from '../support/scriptedApi.ts';

/** What a form says of its fields, and when. */

const Pay = () => {
  const { form, submit, isPending } = useCommandForm({
    endpoint: addPayment,
    initialValues: { amount: '', comment: '' },
    toInput: (values) => ({
      ...values,
      agrid: 1,
      payment_date: '2026-11-23',
      payment_type: 'Наличными',
      account_article: 'Аренда',
    }),
    onDone: () => form.reset(),
  });
  const { error, ...amount } = form.getInputProps('amount');
  return (
    <form onSubmit={submit} noValidate aria-busy={isPending}>
      <input aria-label="Сумма" {...amount} />
      <input aria-label="Комментарий" {...form.getInputProps('comment')} />
      <output>{error}</output>
    </form>
  );
};

const open = async () => {
  const api = await scriptedApi(() =>
    Promise.resolve({ body: { msg: 'Платёж принят', msg_type: 'success', payment_id: 7 } }),
  );
  onTestFinished(() => api.close());
  openPage(<Pay />, api.url);
  const amount = screen.getByLabelText<HTMLInputElement>('Сумма');
  const leave = () => {
    fireEvent.focus(amount);
    fireEvent.blur(amount);
  };
  const send = () => fireEvent.submit(amount.closest('form') ?? amount);
  return { api, amount, leave, send, said: () => screen.getByRole('status').textContent };
};

test('a blank field that is only passed through is not called wrong; sent so, it is, and stays so when left', async () => {
  const { leave, send, said, api } = await open();
  leave();
  expect(said()).toBe('');
  send();
  await waitFor(() => expect(said()).not.toBe(''));
  leave();
  expect(said()).not.toBe('');
  expect(api.heard).toHaveLength(0);
});

test('what is typed wrong is said when the field is left', async () => {
  const { amount, leave, said } = await open();
  fireEvent.change(amount, { target: { value: '-5' } });
  leave();
  await waitFor(() => expect(said()).not.toBe(''));
});

test('after its answer the form is blank, and leaving a field says nothing', async () => {
  const { amount, leave, send, said, api } = await open();
  fireEvent.change(amount, { target: { value: '500' } });
  send();
  await waitFor(() => expect(api.heard).toHaveLength(1));
  await waitFor(() => expect(amount.value).toBe(''));
  leave();
  expect(said()).toBe('');
});
