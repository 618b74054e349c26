/**
 * The central server under plain Node. Prints exactly one line `READY http://HOST:PORT` on standard output; everything else
 * goes to standard error.
 */
import { join } from 'node:path';
import { keyFromFile } from '../main/keyFile.ts';
import { CENTRAL_HELP, centralArguments } from '../main/options.ts';
import { endCleanly, reportFailure, say } from '../main/process.ts';
import { startCentral } from './host.ts';
import { checkSending } from './notices/check.ts';
import { noticeTexts, ownNotices } from './notices/texts.ts';

const main = async (): Promise<void> => {
  const options = centralArguments(process.argv.slice(2));
  if (options.help) return say(CENTRAL_HELP);
  const dist = join(import.meta.dirname, '..');
  const noticesDir = join(dist, 'notices');
  const { env } = process;
  if (options.checkMail !== undefined || options.checkSms !== undefined) {
    const texts = noticeTexts(noticesDir, ownNotices(options.dataDir));
    if (!(await checkSending(options, texts, env, say))) process.exitCode = 1;
    return;
  }
  const central = await startCentral({
    ...options,
    key: options.keyFile === undefined ? undefined : keyFromFile(options.keyFile),
    rendererDir: join(dist, 'renderer'),
    migrationsDir: join(dist, 'migrations'),
    documentsWorker: join(dist, 'main', 'documentsWorker.cjs'),
    templatesDir: join(dist, 'templates'),
    noticesDir,
    env,
    log: say,
  });
  endCleanly(central);
  process.stdout.write(`READY ${central.url}\n`);
};

main().catch(reportFailure);
