import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import * as contract from '../../../contract/computer.ts';
import type { Backup } from '../../../db/backups.ts';
import type { ReadDb } from '../../../db/handles.ts';
import { deskState } from '../../../db/schema/exchange.ts';
import { refused } from '../../errors.ts';
import { exchangeRounds } from '../../queries/exchangeQueue.ts';
import { supportLog } from '../../queries/supportLog.ts';
import { type Route, route } from '../route.ts';

const KEY = 'computer';
const stored = contract.computerSettings.output.partial();

const read = (db: ReadDb): z.output<typeof stored> => {
  const row = db.select().from(deskState).where(eq(deskState.key, KEY)).get();
  return row === undefined ? {} : stored.catch({}).parse(JSON.parse(row.value));
};

const onWire = ({ name, madeAt, bytes }: Backup) => ({ name, made_at: madeAt, bytes });

/** Written past the commands, as drafts are: which camera hangs on this computer is nobody else's matter. */
export const COMPUTER_ROUTES: readonly Route[] = [
  route(contract.computerSettings, 'signedIn', ({ desk }) => ({
    camera: read(desk.connections.read).camera ?? null,
  })),
  route(contract.saveComputerSettings, 'signedIn', async ({ desk }, given) => {
    await desk.connections.exclusive((db) => {
      const value = JSON.stringify({ ...read(db), ...given });
      db.insert(deskState)
        .values({ key: KEY, value })
        .onConflictDoUpdate({ target: deskState.key, set: { value } })
        .run();
    });
    return { msg: 'Настройки сохранены', msg_type: 'success' as const };
  }),
  route(contract.backupList, 'signedIn', ({ desk: { backups } }) => ({
    folder: backups.folder,
    backups: backups.list().map(onWire),
  })),
  route(contract.makeBackup, 'signedIn', async ({ desk }) => {
    const made = await desk.backups.make(desk.clock.now());
    const msg =
      made.folder === desk.backups.folder
        ? 'Копия сделана'
        : 'Выбранная папка недоступна, поэтому копия сделана в папке данных. Проверьте диск или выберите другую папку.';
    return { msg, msg_type: 'success' as const, backup: onWire(made) };
  }),
  route(contract.restoreBackup, 'setAccesses', ({ desk }, { name }) => {
    if (!desk.backups.restoreAtStart(name))
      throw refused('backup_unusable', 'Такой копии нет или она повреждена. Выберите другую.');
    return { msg: 'Копия вернётся при следующем запуске программы', msg_type: 'success' as const };
  }),
  route(contract.diagnostics, 'signedIn', ({ desk }) => {
    const status = desk.exchange.status();
    const context = { db: desk.connections.read, now: desk.clock.now() };
    const lines = [
      `Mesto Desk ${desk.version}, ${process.platform} ${process.arch}, Node ${process.versions.node}`,
      `${new Date(context.now).toISOString()} exchange: ${status.kind}, pending ${status.pending}, attention ${status.attention}`,
      supportLog(context),
    ];
    return {
      version: desk.version,
      data_dir: desk.dataDir,
      bytes: exchangeRounds(context).replica_size,
      log: lines.join('\n'),
    };
  }),
];
