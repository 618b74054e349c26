// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { addPayment } from '../../contract/payments.ts';
import { useCommand } from '../../renderer/api/useCommand.ts';
import { openPage } from '../support/page.tsx';
import { type Heard, type Said, scriptedApi } from '../support/scriptedApi.ts';

/** One press, two or twenty: one command, under one `Idempotency-Key`. */

const written = {
  body: { msg: 'Платёж принят', msg_type: 'success', payment_id: 7 },
};
const INPUT = {
  agrid: 1,
  payment_date: '2026-11-23',
  payment_type: 'Наличными',
  account_article: 'Аренда',
  amount: 100,
  comment: undefined,
} as const;

/** What each press came to, in their order. */
let presses: Promise<unknown>[];
beforeEach(() => {
  presses = [];
});

const Pay = () => {
  const command = useCommand(addPayment);
  const [amount, setAmount] = useState('100');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        presses.push(command.run({ ...INPUT, amount: Number(amount) }));
      }}
    >
      <input aria-label="Сумма" value={amount} onChange={(event) => setAmount(event.currentTarget.value)} />
      <button type="submit">Принять</button>
      <output>{command.error?.code ?? (command.answer === undefined ? '' : 'written')}</output>
    </form>
  );
};

/** The form, over an API that answers when and what `next` says. */
const open = async () => {
  const waiting: ((said: Said) => void)[] = [];
  const api = await scriptedApi(() => new Promise((resolve) => waiting.push(resolve)));
  onTestFinished(() => api.close());
  openPage(<Pay />, api.url);
  const next = async (said: Said) => {
    await waitFor(() => expect(waiting.length).toBeGreaterThan(0));
    waiting.shift()?.(said);
  };
  const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Принять' });
  return { api, next, button, form: button.closest('form') ?? button };
};
const become = (state: string) => waitFor(() => expect(screen.getByRole('status').textContent).toBe(state));
const keys = (heard: readonly Heard[]) => heard.map(({ key }) => key);

test('two clicks in the same tick send one command, and both hear its answer', async () => {
  const { api, next, button } = await open();
  act(() => {
    button.click();
    button.click();
  });
  await next(written);
  await become('written');
  expect(await Promise.all(presses)).toEqual([written.body, written.body]);
  expect(api.heard).toHaveLength(1);
});

test('Enter held down sends one command, before its answer and just after it', async () => {
  const { api, next, form } = await open();
  for (let i = 0; i < 20; i++) fireEvent.submit(form);
  await next(written);
  await become('written');
  for (let i = 0; i < 20; i++) fireEvent.submit(form);
  await act(() => Promise.all(presses));
  expect(presses).toHaveLength(40);
  expect(api.heard).toHaveLength(1);
});

test('a try without an answer is repeated under the same key', async () => {
  const { api, next, button } = await open();
  for (const lost of ['lost', 'lost'] as const) {
    fireEvent.click(button);
    await next(lost);
    await act(() => Promise.all(presses));
    await become('network');
  }
  fireEvent.click(button);
  await next(written);
  await become('written');
  const [first] = keys(api.heard);
  expect(first).toMatch(/^[0-9a-f-]{36}$/);
  expect(keys(api.heard)).toEqual([first, first, first]);
});

test('what is sent after an answer is another command, under a key of its own', async () => {
  const { api, next, button } = await open();
  fireEvent.click(button);
  await next(written);
  await become('written');
  fireEvent.change(screen.getByLabelText('Сумма'), { target: { value: '250' } });
  fireEvent.click(button);
  await next(written);
  await act(() => Promise.all(presses));
  expect(api.heard).toHaveLength(2);
  expect(new Set(keys(api.heard)).size).toBe(2);
});
