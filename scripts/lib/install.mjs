import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// This file runs on whatever Node the machine has (20 and newer) before anything is installed: node's own modules only.

/** @param {string} root project folder; installs the locked dependencies when they are missing or of another lock */
export const ensureInstalled = (root) => {
  const marker = join(root, 'node_modules/.mesto-lock');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === lock) return;
  process.stderr.write('Устанавливаются зависимости…\n');
  const { status } = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], root);
  if (status !== 0) {
    process.stderr.write('Зависимости не установились: проверьте доступ к реестру npm и повторите.\n');
    process.exit(1);
  }
  writeFileSync(marker, lock);
};

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
