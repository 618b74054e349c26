import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import * as contract from '../../../contract/computer.ts';
import type { ReadDb } from '../../../db/handles.ts';
import { deskState } from '../../../db/schema/exchange.ts';
import { type Route, route } from '../route.ts';

const KEY = 'computer';
const stored = contract.computerSettings.output.partial();

const read = (db: ReadDb): z.output<typeof stored> => {
  const row = db.select().from(deskState).where(eq(deskState.key, KEY)).get();
  return row === undefined ? {} : stored.catch({}).parse(JSON.parse(row.value));
};

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
];
