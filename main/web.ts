/**
 * Browser mode: the local API and the renderer under plain Node. Prints exactly one line `READY http://HOST:PORT` on
 * standard output; everything else goes to standard error.
 */
import { join } from 'node:path';
import open from 'open';
import { UserFacingError } from './errors.ts';
import { type Host, startHost } from './host.ts';
import { keyFromFile } from './keyFile.ts';
import { HELP, hostArguments } from './options.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const main = async (): Promise<void> => {
  const options = hostArguments(process.argv.slice(2));
  if (options.help) return say(HELP);
  const dist = join(import.meta.dirname, '..');
  const host = await startHost({
    ...options,
    key: options.keyFile === undefined ? undefined : keyFromFile(options.keyFile),
    rendererDir: join(dist, 'renderer'),
    migrationsDir: join(dist, 'migrations'),
    documentsWorker: join(dist, 'main', 'documentsWorker.cjs'),
    templatesDir: join(dist, 'templates'),
    log: say,
  });
  endCleanly(host);
  process.stdout.write(`READY ${host.url}\n`);
  if (options.open) await openBrowser(host.url);
};

const CLOSE_WITHIN_MS = 4500;

const endCleanly = (host: Host): void => {
  let closing = false;
  const end = () => {
    if (closing) return;
    closing = true;
    // Who waits for the process must not wait for a request that never ends.
    setTimeout(() => process.exit(0), CLOSE_WITHIN_MS).unref();
    void host.close().then(() => process.exit(0));
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
};

const openBrowser = async (url: string): Promise<void> => {
  const display = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!display) return say(`Откройте в браузере: ${url}`);
  const child = await open(url);
  child.on('error', () => say(`Откройте в браузере: ${url}`));
};

main().catch((error: unknown) => {
  if (error instanceof UserFacingError) say(error.message);
  else
    say(`Программа не запустилась из-за внутренней ошибки: ${error instanceof Error ? error.stack : error}`);
  process.exitCode = 1;
});
