import { z } from 'zod';
import { endpoint } from './endpoint.ts';

/** Beyond the document: what this computer remembers of itself, whoever sits at it. */

const settings = {
  /** The chosen camera by the name that the system gives it; null: whichever there is. */
  camera: z.string().max(300).nullable(),
};

export const computerSettings = endpoint({
  method: 'GET',
  path: '/_desk_/computer',
  title: 'Настройки этого компьютера',
  input: z.strictObject({}),
  output: z.object(settings),
});

export const saveComputerSettings = endpoint({
  method: 'POST',
  path: '/_desk_/computer',
  title: 'Сохранить настройки этого компьютера',
  /** Absent ones stay. */
  input: z.strictObject({ camera: settings.camera.optional() }),
  output: z.object({ msg: z.string(), msg_type: z.literal('success') }),
});
