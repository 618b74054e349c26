// @vitest-environment jsdom
import { useQueryClient } from '@tanstack/react-query';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { useComputerSettings, useSaveComputerSettings } from '../../renderer/api/computer.ts';
import { refreshAll } from '../../renderer/api/useCommand.ts';
import { openPage } from '../support/page.tsx';
import { type Heard, type Said, scriptedApi } from '../support/scriptedApi.ts';

/** What somebody has just chosen for this computer is not taken back by an answer that was asked for before. */

const Choice = () => {
  const queries = useQueryClient();
  const { data, refetch } = useComputerSettings();
  const save = useSaveComputerSettings();
  return (
    <>
      <output>{data === undefined ? 'ещё не известно' : (data.camera ?? 'любая')}</output>
      <button type="button" onClick={() => void refetch()}>
        Спросить
      </button>
      <button type="button" onClick={() => save.mutate({ camera: 'Вторая камера' })}>
        Выбрать
      </button>
      <button type="button" onClick={() => refreshAll(queries)}>
        Что-то изменилось
      </button>
    </>
  );
};

/** The API knows of no camera until it is told; its answers after the first are held back until `release`. */
const open = async () => {
  const gate = Promise.withResolvers<void>();
  let reads = 0;
  const api = await scriptedApi(async ({ method }: Heard): Promise<Said> => {
    if (method === 'POST') return { body: { msg: 'Сохранено', msg_type: 'success' } };
    reads += 1;
    if (reads > 1) await gate.promise;
    return { body: { camera: null } };
  });
  onTestFinished(() => api.close());
  openPage(<Choice />, api.url);
  const chosen = () => screen.getByRole('status').textContent;
  await waitFor(() => expect(chosen()).toBe('любая'));
  const heard = (method: string, times: number) =>
    waitFor(() => expect(api.heard.filter((one) => one.method === method)).toHaveLength(times));
  const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
  return { api, gate, chosen, heard, press };
};

test('an answer that was asked for before the choice does not overwrite it', async () => {
  const { gate, chosen, heard, press } = await open();
  press('Спросить');
  await heard('GET', 2);
  press('Выбрать');
  await waitFor(() => expect(chosen()).toBe('Вторая камера'));
  await heard('POST', 1);
  gate.resolve();
  // Whatever is asked now has its answer after the late one.
  press('Выбрать');
  await heard('POST', 2);
  expect(chosen()).toBe('Вторая камера');
});

test('a change of the data under the screens asks nothing of what only this computer changes', async () => {
  const { api, gate, chosen, heard, press } = await open();
  press('Выбрать');
  press('Что-то изменилось');
  await heard('POST', 1);
  gate.resolve();
  press('Выбрать');
  await heard('POST', 2);
  expect([chosen(), api.heard.filter(({ method }) => method === 'GET').length]).toEqual(['Вторая камера', 1]);
});
