/**
 * Browser mode: the local API and the renderer under plain Node. Prints exactly one line `READY http://HOST:PORT` on
 * standard output; everything else goes to standard error.
 */
import { join } from 'node:path';
import open from 'open';
import { startHost } from './host.ts';
import { keyFromFile } from './keyFile.ts';
import { HELP, hostArguments } from './options.ts';
import { endCleanly, reportFailure, say } from './process.ts';

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
    rebaseWorker: join(dist, 'main', 'rebaseWorker.cjs'),
    templatesDir: join(dist, 'templates'),
    log: say,
  });
  endCleanly(host);
  process.stdout.write(`READY ${host.url}\n`);
  if (options.open) await openBrowser(host.url);
};

const openBrowser = async (url: string): Promise<void> => {
  const display = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!display) return say(`Откройте в браузере: ${url}`);
  const child = await open(url);
  child.on('error', () => say(`Откройте в браузере: ${url}`));
};

main().catch(reportFailure);
