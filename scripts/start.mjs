/** `npm start`: the app in Electron where its runtime and a display are there, else in the browser, saying in one line why. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { findElectronForStart } from './electron-runtime.mjs';

const root = join(import.meta.dirname, '..');
const args = process.argv.slice(2);

const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
const electron = hasDisplay ? await findElectronForStart(root) : { reason: 'нет графического экрана' };

if ('executablePath' in electron) {
  const child = spawn(electron.executablePath, [...electron.args, ...args], { stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
} else {
  process.stderr.write(`Открывается в браузере: ${electron.reason}.\n`);
  // Without a server of one's own the embedded demo chain is shown, as in Electron.
  const demo = args.some((arg) => /^--(demo|key-file|help)\b/.test(arg)) ? [] : ['--demo'];
  process.argv = [process.argv[0], join(root, 'dist/main/web.mjs'), ...demo, ...args];
  await import('../dist/main/web.mjs');
}
