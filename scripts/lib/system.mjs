import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What end-to-end tests need of a Debian-like machine: the program that tells whether it is there, and its packages. */
const NEEDS = {
  browser: { programs: ['/usr/bin/chromium'], packages: ['chromium'] },
  display: { programs: ['/usr/bin/Xvfb'], packages: ['xvfb', 'xauth'] },
  electron: {
    libraries: [
      'libnss3.so',
      'libgtk-3.so.0',
      'libgbm.so.1',
      'libasound.so.2',
      'libsecret-1.so.0',
      'libatk-bridge-2.0.so.0',
    ],
    packages: ['libnss3', 'libatk-bridge2.0-0', 'libgtk-3-0', 'libgbm1', 'libasound2', 'libsecret-1-0'],
  },
  // The vault's test speaks to a real keyring.
  vault: {
    programs: ['/usr/bin/dbus-run-session', '/usr/bin/gnome-keyring-daemon'],
    packages: ['dbus', 'gnome-keyring'],
  },
  // Xvfb draws no Cyrillic without one; the app brings its own font, the browser's own pages don't.
  fonts: { programs: ['/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'], packages: ['fonts-dejavu-core'] },
};

/**
 * Installs by apt-get what end-to-end tests lack.
 * @returns {string[]} what is still missing, each with its reason; empty: all there
 */
export const ensureSystem = () => {
  if (process.platform !== 'linux') return [];
  const lacking = () => Object.keys(NEEDS).filter((name) => !isThere(NEEDS[name]));
  const first = lacking();
  if (first.length === 0) return [];
  const packages = first.flatMap((name) => NEEDS[name].packages);
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    return first.map(
      (name) => `${name}: root needed to run apt-get install ${NEEDS[name].packages.join(' ')}`,
    );
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => spawnSync('apt-get', ['-qq', '-y', ...args], { env, stdio: ['ignore', 2, 2] });
  apt('update');
  apt('install', '--no-install-recommends', ...packages);
  return lacking().map((name) => `${name}: apt-get could not install ${NEEDS[name].packages.join(' ')}`);
};

const isThere = ({ programs = [], libraries = [] }) =>
  programs.every((path) => existsSync(path)) && libraries.every(isLibrary);

let cache;
const isLibrary = (name) => {
  cache ??= spawnSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' }).stdout ?? '';
  const found = cache.includes(`${name} `);
  if (!found) cache = undefined;
  return found;
};
