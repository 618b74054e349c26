/**
 * The central server under plain Node. Prints exactly one line `READY http://HOST:PORT` on standard output; everything else
 * goes to standard error.
 */
import { join } from 'node:path';
import { keyFromFile } from '../main/keyFile.ts';
import { CENTRAL_HELP, centralArguments } from '../main/options.ts';
import { endCleanly, reportFailure, say } from '../main/process.ts';
import { startCentral } from './host.ts';

const main = async (): Promise<void> => {
  const options = centralArguments(process.argv.slice(2));
  if (options.help) return say(CENTRAL_HELP);
  const dist = join(import.meta.dirname, '..');
  const central = await startCentral({
    ...options,
    key: options.keyFile === undefined ? undefined : keyFromFile(options.keyFile),
    rendererDir: join(dist, 'renderer'),
    migrationsDir: join(dist, 'migrations'),
    documentsWorker: join(dist, 'main', 'documentsWorker.cjs'),
    templatesDir: join(dist, 'templates'),
    log: say,
  });
  endCleanly(central);
  process.stdout.write(`READY ${central.url}\n`);
};

main().catch(reportFailure);
