/** The Electron entry: the order of start on one page. Each step lives in main/shell/, all business in main/host.ts. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { app, powerMonitor, session } from 'electron';
import { startHost } from './host.ts';
import { backupChoice } from './shell/backupChoice.ts';
import { captureScreen } from './shell/captureScreen.ts';
import { centreChoice, chosenCentre } from './shell/centreChoice.ts';
import { installChannels } from './shell/channels.ts';
import { closeCleanly } from './shell/closing.ts';
import { findDataPlace, homeOf, makeHome } from './shell/dataPlace.ts';
import { failStart } from './shell/failure.ts';
import { installGuard } from './shell/guard.ts';
import { installMenu } from './shell/menu.ts';
import { notices } from './shell/notices.ts';
import { shellOptions } from './shell/options.ts';
import { installPermissions } from './shell/permissions.ts';
import { keptPort } from './shell/portChoice.ts';
import { pagePrinter } from './shell/printing.ts';
import { fileSaver } from './shell/saveFile.ts';
import { openWindow, showWindow } from './shell/window.ts';

const underTest = process.env.MESTO_DESK_TEST === '1';
const development = !app.isPackaged;
/** Options on the command line count while developing and testing only. */
const mayBeTold = development || underTest;
const inApp = (...path: string[]): string => join(app.getAppPath(), ...path);

const start = async (): Promise<void> => {
  // Before anything is written: whose data is this start about, and does another one hold it?
  const options = shellOptions(process.argv, mayBeTold);
  if (options.dataDir) app.setPath('userData', join(options.dataDir, 'electron'));
  const home = options.dataDir ?? app.getPath('userData');
  makeHome(home);
  if (!app.requestSingleInstanceLock()) return app.exit(0);

  // Before the first page exists.
  const launch = { apiUrl: '', launchToken: randomBytes(32).toString('hex'), appVersion: app.getVersion() };
  const capture = captureScreen();
  // It takes --no-sandbox off the command line, without which root, as in a test machine, cannot run Chromium at all.
  if (!mayBeTold || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  installGuard(() => launch.apiUrl);
  await app.whenReady();
  installMenu(development);
  installPermissions(session.defaultSession, () => ({
    ownOrigin: launch.apiUrl,
    captureScreenOpen: capture.isOpen(),
  }));

  // Until somebody names a centre, every start shows the embedded demo chain.
  const centre = chosenCentre(home);
  const place = options.dataDir ? { dir: homeOf(home, centre) } : await findDataPlace(home, centre);
  const host = await startHost({
    dataDir: place.dir,
    ...(place.key === undefined ? {} : { key: place.key }),
    ...(centre === null ? { demo: options.demo ?? 'small' } : { central: centre }),
    ...(options.today === undefined ? {} : { today: options.today }),
    host: '127.0.0.1',
    port: await keptPort(home),
    allowOrigins: [],
    launchToken: launch.launchToken,
    rendererDir: inApp('dist', 'renderer'),
    migrationsDir: inApp('dist', 'migrations'),
    documentsWorker: inApp('dist', 'main', 'documentsWorker.cjs'),
    rebaseWorker: inApp('dist', 'main', 'rebaseWorker.cjs'),
    templatesDir: inApp('dist', 'templates'),
    log: (line) => process.stderr.write(`${line}\n`),
  });
  // What was written before the lid was closed must not wait for a timer that slept too.
  powerMonitor.on('resume', host.exchange);
  closeCleanly(() => host.close());
  launch.apiUrl = new URL(host.url).origin;
  const saver = fileSaver();
  installChannels(() => launch, {
    capture,
    saver,
    printer: pagePrinter(saver),
    notices: notices(),
    centre: centreChoice(home),
    backups: backupChoice(host.backups),
  });

  const window = await openWindow({
    url: `${launch.apiUrl}/`,
    preload: inApp('dist', 'preload', 'index.cjs'),
    icon: inApp('assets', 'icons', 'icon.png'),
    devTools: development,
  });
  app.on('second-instance', () => showWindow(window));
};

const fail = (error: unknown): void => void failStart(error, underTest);
process.on('uncaughtException', fail);
start().catch(fail);
