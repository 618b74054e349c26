import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the built files are made of. */
const SOURCES = [
  'contract',
  'db',
  'main',
  'preload',
  'renderer',
  'assets',
  'scripts/build.mjs',
  'package-lock.json',
  'package.json',
];

/** @returns {string} a fingerprint of all sources: content, not time, so that a checkout or a touch rebuilds nothing */
export const fingerprint = (root) => {
  const hash = createHash('sha256');
  for (const source of SOURCES) hashPath(hash, root, source);
  return hash.digest('hex');
};

const hashPath = (hash, root, path) => {
  const full = join(root, path);
  if (!existsSync(full)) return;
  const entries = listDirectory(full);
  if (entries === null) hash.update(`${path}\n`).update(readFileSync(full));
  else for (const entry of entries) hashPath(hash, root, `${path}/${entry}`);
};

const listDirectory = (path) => {
  try {
    return readdirSync(path).sort();
  } catch (error) {
    if (error.code === 'ENOTDIR') return null;
    throw error;
  }
};

const stamp = (root) => join(root, 'dist/.built-from');
export const isBuilt = (root) =>
  existsSync(stamp(root)) && readFileSync(stamp(root), 'utf8') === fingerprint(root);
export const markBuilt = (root, print) => writeFileSync(stamp(root), print);
