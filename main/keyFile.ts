import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { UserFacingError } from './errors.ts';

/**
 * The database's key where there is no system vault: a file that only its owner reads, made if missing.
 * @throws UserFacingError key_file
 */
export const keyFromFile = (path: string): string => {
  try {
    writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw unusable(path, error);
  }
  const key = read(path);
  if (!/^[0-9a-f]{64}$/.test(key)) throw unusable(path);
  return key;
};

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw unusable(path, error);
  }
};

const unusable = (path: string, cause?: unknown) =>
  new UserFacingError(
    'key_file',
    503,
    `Файл ключа «${path}» нельзя прочитать или в нём не ключ. Верните прежний файл: без него данные не открыть.`,
    { cause },
  );
