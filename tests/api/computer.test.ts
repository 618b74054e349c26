import { expect, test } from 'vitest';
import { deskState } from '../../db/schema/exchange.ts';
import { testDesk } from '../support/testDesk.ts';

test('this computer remembers its camera, whoever sits at it; what can’t be read counts as nothing', async () => {
  const desk = await testDesk();
  const camera = async () => (await desk.get('/_desk_/computer')).body.camera;
  expect(await camera()).toBeNull();
  expect((await desk.post('/_desk_/computer', { camera: 'Logitech C270' })).body.msg_type).toBe('success');
  await desk.post('/_desk_/computer', {});
  expect(await camera()).toBe('Logitech C270');
  await desk.post('/_desk_/computer', { camera: null });
  expect(await camera()).toBeNull();
  const value = JSON.stringify({ camera: 5 });
  desk.db
    .insert(deskState)
    .values({ key: 'computer', value })
    .onConflictDoUpdate({ target: deskState.key, set: { value } })
    .run();
  expect(await camera()).toBeNull();
  expect((await desk.post('/_desk_/computer', { printer: 'x' })).status).toBe(422);
});
