import { and, eq, sql } from 'drizzle-orm';
import { backupsOf } from '../db/backups.ts';
import type { Connections } from '../db/handles.ts';
import { managers } from '../db/schema/people.ts';
import { buildServer } from '../main/api/server.ts';
import { localAccounts } from '../main/auth/signIn.ts';
import { machineTokens } from '../main/auth/tokens.ts';
import { backUpDaily } from '../main/backups.ts';
import { type Clock, systemClock } from '../main/clock.ts';
import {
  assertMayHold,
  type DataOptions,
  filesOf,
  listening,
  openConnections,
  prepareDemo,
  sentenceOf,
} from '../main/dataDir.ts';
import { documentsOf } from '../main/documents/documents.ts';
import type { PlainDate } from '../main/domain/dates.ts';
import { noExchange } from '../main/sync/standalone.ts';
import packageJson from '../package.json' with { type: 'json' };
import { startCentre } from './centre.ts';
import { incomingIn } from './files.ts';
import { addFirstManager } from './firstManager.ts';
import { startNotices } from './notices/sender.ts';
import { noticeTexts, ownNotices } from './notices/texts.ts';
import { registerExchange } from './routes.ts';

export interface CentralOptions extends DataOptions {
  readonly host: string;
  readonly port: number;
  readonly today?: PlainDate | undefined;
  readonly allowOrigins: readonly string[];
  /** Phone of the first manager of an empty centre. */
  readonly firstManager?: string | undefined;
  readonly offlineDays?: number | undefined;
  readonly rendererDir?: string | undefined;
  readonly documentsWorker: string;
  readonly templatesDir: string;
  /** Texts of this version for SMS and e-mail. */
  readonly noticesDir: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface CentralHost {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * The central server: opens its data directory, begins an epoch, serves API, renderer and exchange.
 * @throws UserFacingError, whose sentence is for the user
 */
export const startCentral = async (options: CentralOptions): Promise<CentralHost> => {
  const clock = systemClock(options.today);
  const connections = opened(options);
  const backups = backupsOf(connections, options);
  const documents = documentsOf({ ...options, workerFile: options.documentsWorker });
  try {
    const demo = prepareDemo(connections, clock, options);
    assertMayHold(demo, options.key);
    await prepareManagers(connections, clock, options);
    const files = filesOf(options);
    const { offlineDays, log } = options;
    const centre = await startCentre({ connections, files, now: clock.now, demo, offlineDays, log });
    const exchange = noExchange('centre', connections);
    centre.onChanged(exchange.poke);
    const app = await buildServer({
      ...options,
      desk: {
        connections,
        backups,
        dataDir: options.dataDir,
        writer: centre.writer,
        accounts: localAccounts(connections),
        tokens: machineTokens(connections.write),
        version: packageJson.version,
        documents,
        exchange,
        files,
        clock,
        demo,
      },
    });
    await registerExchange(app, { centre, files, incoming: incomingIn(options.dataDir, options.key, files) });
    const url = await listening(() => app.listen({ host: options.host, port: options.port }), options.port);
    // Last: what fails before has nothing to take back.
    const notices = startNotices({
      ...options,
      centre,
      connections,
      texts: noticeTexts(options.noticesDir, ownNotices(options.dataDir)),
      now: clock.now,
    });
    const stopBackups = demo === null ? backUpDaily(backups, clock.now, options.log) : () => {};
    return {
      url,
      close: async () => {
        stopBackups();
        await notices.close();
        await app.close();
        await documents.close();
        connections.close();
      },
    };
  } catch (error) {
    await documents.close();
    connections.close();
    throw sentenceOf(error, options.dataDir);
  }
};

const opened = (options: CentralOptions): Connections => {
  try {
    return openConnections(options);
  } catch (error) {
    throw sentenceOf(error, options.dataDir);
  }
};

const prepareManagers = async (
  connections: Connections,
  clock: Clock,
  { firstManager, log }: CentralOptions,
): Promise<void> => {
  const known = connections.read
    .select({ n: sql<number>`count(*)` })
    .from(managers)
    .where(and(eq(managers.active, true), eq(managers.canSetAccesses, true)))
    .get();
  if ((known?.n ?? 0) > 0) return;
  if (firstManager === undefined) {
    log('В центре ещё нет сотрудников. Добавьте первого: --first-manager 79001234567.');
    return;
  }
  const password = await connections.exclusive((db) => addFirstManager(db, firstManager, clock.now()));
  log(
    `Первый сотрудник: телефон ${firstManager}, пароль ${password}. Запишите его: больше он показан не будет.`,
  );
};
