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

const backup = z.object({
  name: z.string(),
  /** Milliseconds since 1970 UTC. */
  made_at: z.int(),
  bytes: z.int(),
});

export const backupList = endpoint({
  method: 'GET',
  path: '/_desk_/backups',
  title: 'Резервные копии базы этого компьютера',
  input: z.strictObject({}),
  output: z.object({ folder: z.string(), backups: z.array(backup) }),
});

export const makeBackup = endpoint({
  method: 'POST',
  path: '/_desk_/backups',
  title: 'Сделать резервную копию сейчас',
  input: z.strictObject({}),
  output: z.object({ msg: z.string(), msg_type: z.literal('success'), backup }),
});

export const restoreBackup = endpoint({
  method: 'POST',
  path: '/_desk_/backups/:name/restore',
  title: 'Вернуть резервную копию при следующем запуске',
  input: z.strictObject({ name: z.string().max(60) }),
  output: z.object({ msg: z.string(), msg_type: z.literal('success') }),
});

export const diagnostics = endpoint({
  method: 'GET',
  path: '/_desk_/diagnostics',
  title: 'О программе на этом компьютере и журнал для поддержки: без персональных данных',
  input: z.strictObject({}),
  output: z.object({
    version: z.string(),
    data_dir: z.string(),
    /** Of the database. */
    bytes: z.int(),
    /** For support: what the exchange did, what waits and what was refused, by codes. */
    log: z.string(),
  }),
});
