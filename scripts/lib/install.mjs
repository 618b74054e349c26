import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// This file runs on whatever Node the machine has (20 and newer) before anything is installed: node's own modules only.

/** Installs the locked dependencies into `root` when they are missing or of another lock. */
export const ensureInstalled = (root) => {
  if (isInstalled(root)) return;
  process.stderr.write('Устанавливаются зависимости…\n');
  const { status } = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], root);
  if (status !== 0) {
    process.stderr.write('Зависимости не установились: проверьте доступ к реестру npm и повторите.\n');
    process.exit(1);
  }
};

/** Whether npm's own record of what it installed says the same as the lock, other platforms' packages aside. */
const isInstalled = (root) => {
  const installed = packagesIn(join(root, 'node_modules/.package-lock.json'));
  const locked = packagesIn(join(root, 'package-lock.json'));
  return (
    installed !== null &&
    Object.entries(locked).every(([path, { version, optional, devOptional }]) =>
      path === '' || installed[path] === undefined
        ? path === '' || optional || devOptional
        : installed[path].version === version,
    )
  );
};

const packagesIn = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null);

/** Runs npm through this Node, so that no shell and no `npm.cmd` is needed on Windows. */
const npm = (args, cwd) => {
  const cli = process.env.npm_execpath;
  const stdio = ['ignore', process.stderr, process.stderr];
  return cli && /\.[cm]?js$/.test(cli)
    ? spawnSync(process.execPath, [cli, ...args], { cwd, stdio })
    : spawnSync('npm', args, { cwd, stdio, shell: process.platform === 'win32' });
};

/** @returns {string} the Node that the project brings along (package `node`) */
export const projectNode = (root) =>
  join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
